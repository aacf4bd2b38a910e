"""What a signal carries has its place in the slot, or does not reach it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.slots import Sources, fault, forms, takes


def test_nothing_in_the_window_is_handed_what_it_does_not_take() -> None:
    found = list(Sources().connections())

    assert [f"{one.place}: the slot {one.fault}" for one in found if one.fault] == []
    assert sum(one.is_known for one in found) > 0.85 * len(found), "the others are only guessed at"


class Slots(QObject):
    """Methods that note what they are handed."""

    carries = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.handed: list[tuple[object, ...]] = []

    def bare(self) -> None:
        self.handed.append(())

    def one(self, what: object) -> None:
        self.handed.append((what,))

    def path(self, path: str = "none") -> None:
        self.handed.append((path,))


Way = Callable[[Slots], Any]


@pytest.mark.parametrize(
    ("slot", "of_clicked", "of_carries"),
    [
        pytest.param(lambda of: of.bare, (), (), id="a method without parameters"),
        pytest.param(lambda of: of.one, (False,), ("a",), id="a method with one"),
        pytest.param(lambda of: of.path, (False,), ("a",), id="a method with a default"),
        pytest.param(lambda of: partial(of.path), ("none",), ("a",), id="a partial of it"),
        pytest.param(lambda of: partial(of.bare), (), None, id="a partial that takes nothing"),
    ],
)
def test_pyside_hands_over_what_the_rule_says(
    slot: Way, of_clicked: tuple[object, ...], of_carries: tuple[object, ...] | None, qtbot: QtBot
) -> None:
    slots, button = Slots(), QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(slot(slots))
    slots.carries.connect(slot(slots))

    button.click()
    with qtbot.captureExceptions() as raised:
        slots.carries.emit("a")

    wanted = [of_clicked] if of_carries is None else [of_clicked, of_carries]
    assert slots.handed == wanted
    assert bool(raised) == (of_carries is None)


def test_a_default_that_a_click_would_fill_is_found() -> None:
    takes_a_path = takes(Slots.path, bound=1)
    assert takes_a_path is not None

    assert (
        fault(QPushButton.clicked, takes_a_path)
        == "is given the bool of the signal for its <class 'str'>"
    )
    assert fault(Slots.carries, takes_a_path) == ""


def test_the_print_dialog_of_qt_hands_over_its_printer() -> None:
    assert forms(QPrintDialog.accepted) == [("QPrinter*",)]
