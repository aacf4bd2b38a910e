"""What is connected to something that lives longer ends with the part that connected it.

Qt takes a connection to a method of a QObject away with that object. A lambda, a partial or a function
within belongs to nobody: it is called for as long as the sender lives, on parts that are gone by then. So is
a slot of Qt's, such as `reject`, that the class has made anew.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import outreach_desktop.ui
from tests.sources import tree

UI = Path(outreach_desktop.ui.__path__[0])
SOURCES = sorted(UI.rglob("*.py"))
QT_SLOTS = {"accept", "reject", "done", "close", "hide", "show", "open", "update", "raise_"}


def classes() -> dict[str, ast.ClassDef]:
    return {
        node.name: node
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }


def handed_in(name: str, known: dict[str, ast.ClassDef]) -> set[str]:
    """The attributes of a class, its bases included, that hold what its `__init__` was given."""
    found: set[str] = set()
    node = known.get(name)
    if node is None:
        return found
    for base in node.bases:
        found |= handed_in(getattr(base, "id", ""), known)
    for method in node.body:
        if isinstance(method, ast.FunctionDef):
            given = parameters(method)
            for one in ast.walk(method):
                if (
                    isinstance(one, ast.Assign)
                    and isinstance(one.value, ast.Name)
                    and one.value.id in given
                    and isinstance(one.targets[0], ast.Attribute)
                ):
                    found.add(one.targets[0].attr)
    return found


def parameters(function: ast.FunctionDef | ast.Lambda) -> set[str]:
    of = function.args
    return {one.arg for one in (*of.posonlyargs, *of.args, *of.kwonlyargs)} - {"self"}


def outliving(path: Path, known: dict[str, ast.ClassDef]) -> Iterator[str]:
    """Connections of a lambda, a partial or a function within to a signal of what was handed in."""
    for scope in ast.walk(tree(path)):
        if isinstance(scope, ast.ClassDef):
            owned = handed_in(scope.name, known)
            anew = {one.name for one in scope.body if isinstance(one, ast.FunctionDef)} & QT_SLOTS
            for method in scope.body:
                if isinstance(method, ast.FunctionDef):
                    yield from _within(path, method, owned, anew)
        elif isinstance(scope, ast.Module):
            for function in scope.body:
                if isinstance(function, ast.FunctionDef):
                    yield from _within(path, function, set(), set())


def _within(
    path: Path, function: ast.FunctionDef, borrowed: set[str], anew: set[str]
) -> Iterator[str]:
    given = parameters(function)
    for one in ast.walk(function):  # runner = self._runner
        match one:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() as value):
                if _is_borrowed(value, given, borrowed, least=1):
                    given |= {name}
    inner = {one.name for one in ast.walk(function) if isinstance(one, ast.FunctionDef)}
    for call in ast.walk(function):
        match call:
            case ast.Call(func=ast.Attribute(attr="connect", value=signal), args=[slot, *_]):
                if _is_borrowed(signal, given, borrowed) and _belongs_to_nobody(slot, inner, anew):
                    yield f"{path.relative_to(UI)}:{call.lineno}"


def _is_borrowed(signal: ast.expr, given: set[str], borrowed: set[str], *, least: int = 2) -> bool:
    """Whether the signal is of what was handed in, or of the program as a whole."""
    first, chain = signal, []
    while isinstance(first, ast.Attribute | ast.Call):
        if isinstance(first, ast.Attribute):
            chain.append(first.attr)
            first = first.value
        else:
            first = first.func
    if isinstance(first, ast.Name) and first.id == "self":
        return len(chain) >= least and chain[-1] in borrowed
    return isinstance(first, ast.Name) and (first.id in given or first.id[:1].isupper())


def _belongs_to_nobody(slot: ast.expr, inner: set[str], anew: set[str]) -> bool:
    match slot:
        case ast.Lambda():
            return True
        case ast.Call():  # partial(...)
            return True
        case ast.Attribute(attr=name):
            return name in anew
        case ast.Name(id=name):
            return name in inner
    return False


class Made(QObject):
    opened = Signal()


class Anew(QDialog):
    """Notes each call of a slot of Qt's that it has made anew."""

    calls = 0

    def reject(self) -> None:
        Anew.calls += 1


def test_a_slot_of_qt_made_anew_is_called_for_as_long_as_the_sender_lives(qtbot: QtBot) -> None:
    """PySide knows it as Qt's, and does not take the connection away; when it does, the rule may go."""
    sender, dialog = Made(), Anew()
    sender.opened.connect(dialog.reject)

    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert sender.receivers("2opened()") == 1


def test_nothing_that_belongs_to_nobody_is_connected_to_what_lives_longer() -> None:
    known = classes()
    assert [place for path in SOURCES for place in outliving(path, known)] == []
