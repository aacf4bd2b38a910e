"""What the card of a person does with their letters: note that one went out."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.after import going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner


class AfterMaking(QObject):
    """Does it at once where there is nothing to ask, and opens a dialog over the card where there is."""

    def __init__(self, card: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(card)
        self._card, self._runner, self._today = card, runner, today

    def posted_today(self, document_id: str) -> None:
        """Note that a document went into the post today."""
        day = self._today()

        def change(db: Data) -> None:
            going_out.posted(db, [document_id], day, today=day)

        self._runner.do(self._card, change)

    def posted_otherwise(self, document_id: str) -> None:
        """Ask on which day it went out, and how."""
        from outreach_desktop.ui.printing.posted import PostedDialog  # which no start waits for

        PostedDialog(self._card, self._runner, self._today, [document_id]).open()
