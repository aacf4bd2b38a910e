"""Undo and redo in the Edit menu: called by what they would do, and told when they have."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.undo import Undone
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, take_back
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.ui.widgets.shortening import in_a_line, within_quotes
from outreach_desktop.words import say

_IN_A_MENU = 40
"""Letters of what was done: at 200 % more of them push the keys off the screen. The line at the bottom says all of it."""


class Undoing(QObject):
    """Takes the newest action back, or does it again."""

    said = Signal(str)

    def __init__(self, window: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(window)
        self._window, self._runner, self._today = window, runner, today

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menu do, by the names of the actions."""
        return {
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.history": self.show_history,
            "edit.bin": self.show_bin,
        }

    def undo(self) -> None:
        """Take back what was done last."""
        self._take_back(TakeBack())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take_back(TakeBack(again=True))

    def show_history(self) -> None:
        """The list of everything that was done, which no start waits for."""
        from outreach_desktop.ui.safety import history

        history.show_history(self._window, self._runner, self.said.emit)

    def show_bin(self) -> None:
        """What was removed, to be brought back or to go for good."""
        from outreach_desktop.ui.safety import bin as binned

        binned.show_bin(self._window, self._runner, self.said.emit, self._erase)

    def _erase(self, parent: QWidget, person: Contact) -> None:
        from outreach_desktop.ui.pages.contacts.rights.erasing import ErasingDialog

        dialog = ErasingDialog(parent, self._runner, self._today, person)
        dialog.said.connect(self.said)
        dialog.open()

    def _take_back(self, wanted: TakeBack) -> None:
        said = partial(self._say, again=wanted.again)
        take_back(self._window, self._runner, wanted, said, stopped=self.said.emit)

    def _say(self, undone: Undone, *, again: bool) -> None:
        from outreach_desktop.ui.safety.history import in_a_sentence

        self.said.emit(in_a_sentence(undone, again=again))


def name_undo(action: QAction, of: str | None) -> None:
    """“Undo “Add contact Dr Ann O'Neil””; only the verb, and not offered, where there is nothing."""
    action.setEnabled(of is not None)
    action.setText(say("&Undo \u201c{deed}\u201d", deed=_in_a_menu(of)) if of else say("&Undo"))


def name_redo(action: QAction, of: str | None) -> None:
    """The same for what was taken back last."""
    action.setEnabled(of is not None)
    action.setText(say("&Redo \u201c{deed}\u201d", deed=_in_a_menu(of)) if of else say("&Redo"))


def _in_a_menu(deed: str) -> str:
    return mnemonic_free(within_quotes(in_a_line(deed, _IN_A_MENU)))
