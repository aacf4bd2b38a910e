"""Undo and redo in the Edit menu: called by what they would do, and told when they have."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from outreach_desktop.services import undo as deeds
from outreach_desktop.services.undo import Undone
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.safety.history import in_a_sentence
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.ui.widgets.shortening import in_a_line
from outreach_desktop.words import say


class Undoing(QObject):
    """Takes the newest action back, or does it again."""

    said = Signal(str)

    def __init__(self, window: QObject, runner: Runner) -> None:
        super().__init__(window)
        self._runner = runner

    def undo(self) -> None:
        """Take back what was done last."""
        self._runner.do(self, lambda db: deeds.undo(db), partial(self._say, say("Undone")))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._runner.do(self, lambda db: deeds.redo(db), partial(self._say, say("Done again")))

    def _say(self, verb: str, undone: Undone) -> None:
        self.said.emit(in_a_sentence(verb, undone))


def name(action: QAction, verb: str, of: str | None) -> None:
    """“Undo “Add contact Dr Ann O'Neil””; only the verb, and not offered, where there is nothing."""
    action.setEnabled(of is not None)
    action.setText(f"{verb} \u201c{mnemonic_free(in_a_line(of))}\u201d" if of else verb)
