"""Which public functions of the services change what people made: found by following the calls."""

import ast
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any

from outreach_desktop import services
from outreach_desktop.db.history import journal
from outreach_desktop.services.making import letter_settle
from tests import sources

# The triggers of the journal refuse every change that is made outside of these.
_DOORS = (journal.changing, journal.carrying_on, journal.off_the_record)
# Whoever settles first changes nothing by it: it is the end of what was done before.
_NOT_FOLLOWED = (letter_settle.settle,)


def changing_functions() -> set[str]:
    """“contacts.add”, “files.attach” ...: public, and with a change somewhere behind them."""
    found = set()
    for info in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(info.name)
        for name, one in vars(module).items():
            own = inspect.isfunction(one) and one.__module__ == module.__name__
            if own and not name.startswith("_") and _changes(one):
                found.add(f"{info.name.rpartition('.')[2]}.{name}")
    sources.forget()
    _called_by.cache_clear()
    return found


def _changes(one: Callable[..., Any]) -> bool:
    seen: set[Any] = set()
    waiting: list[Any] = [one]
    while waiting:
        present = waiting.pop()
        if present in _DOORS:
            return True
        followed = present is one or present not in _NOT_FOLLOWED
        if followed and present not in seen:
            seen.add(present)
            waiting += _called_by(present)
    return False


@cache
def _called_by(one: Any) -> tuple[Any, ...]:
    """The functions and classes of the program that the source of this one names."""
    tree = sources.defined(inspect.unwrap(one))
    known = dict(vars(sys.modules[one.__module__]))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            known |= dict(_imported(node))
    found = (_meant(node, known) for node in ast.walk(tree))
    return tuple(each for each in found if _is_ours(each))


def _imported(node: ast.ImportFrom) -> Iterator[tuple[str, Any]]:
    """What an import within a function brings: from the program alone, nothing else is looked into."""
    module = str(node.module)
    if module.startswith("outreach_desktop"):
        for alias in node.names:
            home = importlib.import_module(module)
            brought = getattr(home, alias.name, None)
            if brought is None:
                brought = importlib.import_module(f"{module}.{alias.name}")
            yield alias.asname or alias.name, brought


def _meant(node: ast.AST, known: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        home = known.get(node.value.id)
        return getattr(home, node.attr, None) if isinstance(home, ModuleType) else None
    return None


def _is_ours(one: Any) -> bool:
    there = inspect.isfunction(one) or inspect.isclass(one)
    return there and str(one.__module__).startswith("outreach_desktop.")
