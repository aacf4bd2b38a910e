"""Undo and redo in the Edit menu: called by what they would do, and told when they have."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.undo import Undone
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, take_back
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.ui.widgets.shortening import in_a_line
from outreach_desktop.words import say

_IN_A_MENU = 40
"""Letters of what was done: at 200 % more of them push the keys off the screen. The line at the bottom says all of it."""


class Undoing(QObject):
    """Takes the newest action back, or does it again."""

    said = Signal(str)

    def __init__(self, window: QWidget, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner

    def undo(self) -> None:
        """Take back what was done last."""
        self._take_back(TakeBack())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take_back(TakeBack(again=True))

    def _take_back(self, wanted: TakeBack) -> None:
        said = partial(self._say, again=wanted.again)
        take_back(self._window, self._runner, wanted, said, stopped=self.said.emit)

    def _say(self, undone: Undone, *, again: bool) -> None:
        from outreach_desktop.ui.safety.history import in_a_sentence

        self.said.emit(in_a_sentence(undone, again=again))


def show_history(window: QWidget, runner: Runner, tell: Callable[[str], object]) -> None:
    """The list of everything that was done, which no start waits for; `tell` is given what was undone."""
    from outreach_desktop.ui.safety import history

    history.show_history(window, runner, tell)


def name_undo(action: QAction, of: str | None) -> None:
    """“Undo “Add contact Dr Ann O'Neil””; only the verb, and not offered, where there is nothing."""
    action.setEnabled(of is not None)
    action.setText(say("&Undo \u201c{deed}\u201d", deed=_in_a_menu(of)) if of else say("&Undo"))


def name_redo(action: QAction, of: str | None) -> None:
    """The same for what was taken back last."""
    action.setEnabled(of is not None)
    action.setText(say("&Redo \u201c{deed}\u201d", deed=_in_a_menu(of)) if of else say("&Redo"))


def _in_a_menu(deed: str) -> str:
    return mnemonic_free(in_a_line(deed, _IN_A_MENU))
