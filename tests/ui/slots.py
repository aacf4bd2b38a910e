"""Reads the window's sources: which signal is connected to which slot, and what each of the two is.

PySide hands a function or a method as many values as it has parameters, those with a default of their own
included; a partial gets every value there is. So `accepted(QPrinter*)` breaks a partial of a method that
needs nothing more, and `clicked(bool)` turns `open(self, path=None)` into `open(False)`.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtWidgets
from PySide6.QtCore import Signal

import outreach_desktop.ui
from tests.sources import tree

UI = Path(outreach_desktop.ui.__path__[0])
_QT = (QtCore, QtGui, QtWidgets, QtPrintSupport, QtNetwork)
_OPEN = float("inf")
_CALLED = {"QString": "str", "double": "float"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What may still be handed to a slot: so many values it needs, so many it can take."""

    least: int
    most: float
    kinds: tuple[str, ...] = ()
    """What its values are, as far as it says."""
    is_partial: bool = False


def forms(signal: Any) -> list[tuple[str, ...]]:
    """The values a signal comes with, as their kinds; two forms where it may do without one."""
    found = []
    for form in str(signal).split("; "):
        within = form[form.index("(") + 1 : form.rindex(")")]
        found.append(tuple(within.split(",")) if within else ())
    return found


def fault(signal: Any, slot: Takes) -> str:
    """What goes wrong when the signal comes; "" where each value has its place."""
    every = forms(signal)
    full = max(every, key=len)
    may_be_bare = () in every
    given = 0 if slot.is_partial and may_be_bare else len(full)
    if not slot.is_partial:
        given = int(min(given, slot.most))
    if given < slot.least:
        return f"needs {slot.least} and is given {given}"
    if given > slot.most:
        return f"takes {slot.most} and is given {given}"
    for place in range(slot.least, given):  # these have a default of their own
        meant = slot.kinds[place] if place < len(slot.kinds) else ""
        if meant != "_" and slot.most != _OPEN and (may_be_bare or not _fits(full[place], meant)):
            return f"is given the {full[place]} of the signal for its {meant or 'default'}"
    return ""


def _fits(carried: str, meant: str) -> bool:
    word = _CALLED.get(carried, carried.rstrip("*"))
    return carried == "PyObject" or word in meant


def takes(function: Any, *, bound: int = 0, names: frozenset[str] = frozenset()) -> Takes | None:
    """The same of a function, some of whose parameters are filled in; None for one of Qt's own."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):  # Qt compares its own slots with the signal itself
        return None
    places = [one for one in parameters if one.kind <= inspect.Parameter.POSITIONAL_OR_KEYWORD]
    free = [one for one in places[bound:] if one.name not in names]
    is_open = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in parameters)
    return Takes(
        least=sum(one.default is inspect.Parameter.empty for one in free),
        most=_OPEN if is_open else len(free),
        kinds=tuple("_" if one.name.startswith("_") else str(one.annotation) for one in free),
    )


def _written(of: ast.arguments, bound: int = 0) -> Takes:
    """The same of a function that only stands in the source."""
    places = [*of.posonlyargs, *of.args]
    return Takes(
        least=max(len(places) - len(of.defaults) - bound, 0),
        most=_OPEN if of.vararg else len(places) - bound,
        kinds=tuple("_" if one.arg.startswith("_") else "" for one in places[bound:]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A signal and what it is connected to; several of either where the source does not say which."""

    place: str
    signals: list[Any]
    slots: list[Takes | None]
    is_known: bool

    @property
    def fault(self) -> str:
        """What is wrong with all that it could be; "" where it may be right."""
        found = [
            "" if slot is None else fault(signal, slot)
            for signal in self.signals
            for slot in self.slots
        ]
        return "" if not all(found) else next(iter(found), "")


class Sources:
    """All modules of the window, and the classes of what they put together."""

    def __init__(self) -> None:
        self._paths = sorted(UI.rglob("*.py"))
        self._modules = {path: importlib.import_module(_name(path)) for path in self._paths}
        self._trees = {path: tree(path) for path in self._paths}
        modules = (*_QT, *self._modules.values())
        every = (getattr(module, name, None) for module in modules for name in dir(module))
        self._classes = {one for one in every if isinstance(one, type)}
        self._made: dict[tuple[type, str], Any] = {}
        for _ in range(2):  # what one makes may be told by what another has made
            for path in self._paths:
                for owner, function in self._functions(path):
                    self._note(path, owner, function)

    def connections(self) -> Iterator[Connection]:
        """Every `signal.connect(slot)` there is."""
        for path in self._paths:
            for owner, function in self._functions(path):
                known = self._known(path, owner, function)
                for call in ast.walk(function):
                    match call:
                        case ast.Call(
                            func=ast.Attribute(attr="connect", value=ast.Attribute() as signal),
                            args=[slot, *_],
                        ):
                            place = f"{path.relative_to(UI)}:{call.lineno}"
                            yield self._connection(place, signal, slot, known, function)

    def _connection(
        self,
        place: str,
        signal: ast.Attribute,
        slot: ast.expr,
        known: dict[str, Any],
        function: ast.FunctionDef,
    ) -> Connection:
        of = self._kind(signal.value, known)
        own = getattr(of, signal.attr, None)
        slots = self._slots(slot, known, function)
        return Connection(
            place=place,
            signals=[own] if isinstance(own, Signal) else self._named(signal.attr, Signal),
            slots=slots or [None],
            is_known=isinstance(own, Signal) and bool(slots),
        )

    def _functions(self, path: Path) -> Iterator[tuple[type | None, ast.FunctionDef]]:
        for holder in self._trees[path].body:
            if isinstance(holder, ast.ClassDef):
                owner = getattr(self._modules[path], holder.name)
                yield from ((owner, one) for one in holder.body if isinstance(one, ast.FunctionDef))
            elif isinstance(holder, ast.FunctionDef):
                yield None, holder

    # -- slots -------------------------------------------------------------------------------------

    def _slots(
        self, slot: ast.expr, known: dict[str, Any], function: ast.FunctionDef
    ) -> list[Takes | None]:
        match slot:
            case ast.Lambda(args=of):
                return [_written(of)]
            case ast.Call(func=ast.Name(id="partial"), args=[called, *given], keywords=named):
                names = frozenset(one.arg for one in named if one.arg)
                found = self._targets(called, known, function, len(given), names)
                return [one and _as_partial(one) for one in found]
        return self._targets(slot, known, function, 0, frozenset())

    def _targets(
        self,
        slot: ast.expr,
        known: dict[str, Any],
        function: ast.FunctionDef,
        given: int,
        names: frozenset[str],
    ) -> list[Takes | None]:
        match slot:
            case ast.Attribute(attr="emit", value=ast.Attribute() as signal):
                own = getattr(self._kind(signal.value, known), signal.attr, None)
                free = [len(form) - given for form in forms(own)] if own else []
                return [Takes(least=one, most=one) for one in free]
            case ast.Attribute(attr=name, value=value):
                of = self._kind(value, known)
                if of is None:
                    return []
                found = getattr(of, name, None)
                if isinstance(found, Signal) or found is None:
                    return [None]  # Qt refuses one that cannot hand on what the other carries
                return [takes(found, bound=given + 1, names=names)]
            case ast.Name(id=name):
                for one in ast.walk(function):
                    if isinstance(one, ast.FunctionDef) and one.name == name:
                        return [_written(one.args, given)]
                called = known.get(name)
                return [takes(called, bound=given, names=names)] if called else []
        return []

    # -- what things are ---------------------------------------------------------------------------

    def _named(self, name: str, of: type) -> list[Any]:
        found = (getattr(one, name, None) for one in self._classes)
        return [one for one in found if isinstance(one, of)]

    def _note(self, path: Path, owner: type | None, function: ast.FunctionDef) -> None:
        if owner is None:
            return
        known = self._known(path, owner, function)
        for one in ast.walk(function):
            if isinstance(one, ast.Assign):
                for target in one.targets:
                    match target:
                        case ast.Attribute(attr=name, value=ast.Name(id="self")):
                            made = self._kind(one.value, known)
                            if made is not None:  # not the None that it begins with
                                self._made[owner, name] = made

    def _known(self, path: Path, owner: type | None, function: ast.FunctionDef) -> dict[str, Any]:
        """The names in a function: classes and functions themselves, and of all else the class."""
        module = self._modules[path]
        known: dict[str, Any] = dict(vars(module))
        known["self"] = _Of(owner)
        for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs):
            of = (
                getattr(module, one.annotation.id, None)
                if isinstance(one.annotation, ast.Name)
                else None
            )
            if one.arg != "self":
                known[one.arg] = _Of(of)
        for node in ast.walk(function):
            match node:
                case ast.ImportFrom(module=str(name), names=names):
                    there = importlib.import_module(name)
                    known.update((each.name, getattr(there, each.name, None)) for each in names)
                case ast.Assign(targets=targets, value=value):
                    of = _Of(self._kind(value, known))
                    known.update((each.id, of) for each in targets if isinstance(each, ast.Name))
                case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=[first, *_])):
                    known[name] = _Of(self._kind(first, known))
        return known

    def _kind(self, of: ast.expr, known: dict[str, Any]) -> Any:
        """The class of what an expression gives; None where the source does not say."""
        match of:
            case ast.Name(id=name):
                found = known.get(name)
                return found.of if isinstance(found, _Of) else None
            case ast.Attribute(attr=name, value=value):
                owner = self._kind(value, known)
                bases = inspect.getmro(owner) if isinstance(owner, type) else ()
                made = [self._made[base, name] for base in bases if (base, name) in self._made]
                noted = [_noted(base, name) for base in bases]
                return next((one for one in (*made, *noted) if one is not None), None)
            case ast.Call(func=ast.Name(id=name)):
                return _given_by(known.get(name))
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id=module))) if (
                inspect.ismodule(known.get(module))
            ):
                return _given_by(getattr(known[module], name, None))
            case ast.Call(func=ast.Attribute(attr=name, value=value)):
                return _given_by(getattr(self._kind(value, known), name, None))
        return None


@dataclass(frozen=True, slots=True)
class _Of:
    """Something of this class."""

    of: Any


def _as_partial(taken: Takes) -> Takes:
    return Takes(least=taken.least, most=taken.most, kinds=taken.kinds, is_partial=True)


def _noted(base: type, name: str) -> Any:
    found = inspect.get_annotations(base).get(name)
    return found if isinstance(found, type) else None


def _given_by(called: Any) -> Any:
    """The class of what a class or a function gives; Qt's functions say it in their own way."""
    if isinstance(called, type):
        return called
    given = getattr(called, "__annotations__", {}).get("return")
    if given is None:
        ways = getattr(called, "__signature__", None)
        ways = ways if isinstance(ways, list) else [ways]
        given = next((way.return_annotation for way in ways if way is not None), None)
    return given if isinstance(given, type) else None


def _name(path: Path) -> str:
    parts = path.relative_to(UI.parent.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
