"""What the program's own modules say, for tests that read it."""

import ast
import inspect
from functools import cache
from pathlib import Path
from typing import Any

Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def tree(path: Path) -> ast.Module:
    """The module at this path.

    Nobody keeps it: with the trees of all modules in memory, every look for circles in the rest of a run takes longer.
    """
    return ast.parse(path.read_text(encoding="utf-8"))


def defined(one: Any) -> Defined:
    """Where a function or a class of the program is written, with its decorators."""
    path = Path(str(inspect.getsourcefile(one)))
    return _definitions(path)[one.__qualname__]


def forget() -> None:
    """Let go of what `defined` has read."""
    _definitions.cache_clear()


@cache
def _definitions(path: Path) -> dict[str, Defined]:
    """By their names, those within others as Python calls them; of two of one name, the last counts."""
    found: dict[str, Defined] = {}

    def look(node: ast.AST, within: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Defined):
                name = f"{within}{child.name}"
                found[name] = child
                between = "." if isinstance(child, ast.ClassDef) else ".<locals>."
                look(child, name + between)
            else:
                look(child, within)

    look(tree(path), "")
    return found
