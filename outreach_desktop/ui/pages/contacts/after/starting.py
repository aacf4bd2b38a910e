"""What the card of a person does with their letters: note that one went out, or came back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.after import coming_back, going_out
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

    def came_back(self, contact_id: str, document_id: str = "") -> None:
        """Ask when and why mail for this person came back."""
        from outreach_desktop.ui.pages.contacts.after.came_back import CameBackDialog  # nor for it

        CameBackDialog(self._card, self._runner, self._today, contact_id, document_id).open()

    def is_right(self, contact_id: str) -> None:
        """Their address is right after all."""

        def change(db: Data) -> None:
            coming_back.right(db, contact_id)

        self._runner.do(self._card, change)

    def posted_otherwise(self, document_id: str) -> None:
        """Ask on which day it went out, and how."""
        from outreach_desktop.ui.printing.posted import PostedDialog  # which no start waits for

        PostedDialog(self._card, self._runner, self._today, [document_id]).open()
