"""What other pages take to Letters: people, an organisation as such, Word files that were dropped on the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from outreach_desktop.domain.documents.letter_runs import TO_ORGANISATIONS, TO_PEOPLE
from outreach_desktop.ui.widgets.screen import Screen

_LETTERS = "letters"


class ToLetters(QObject):
    """Brings Letters to the front and hands over what is meant; where it may not come, nothing is done."""

    def __init__(self, go_to: Callable[[str], Screen | None], parent: QObject) -> None:
        super().__init__(parent)
        self._go_to = go_to

    def lead_from(self, screen: Screen) -> None:
        """What this page wants to be written."""
        screen.letters_wanted.connect(self._to_people)
        screen.letters_to_places_wanted.connect(self._to_places)

    def take_documents(self, files: Sequence[Path]) -> None:
        """Offer these Word files among the documents."""
        letters = self._go_to(_LETTERS)
        if letters is not None:
            letters.take_documents(files)

    def _to_people(self, contact_ids: list[str], event_id: str) -> None:
        letters = self._go_to(_LETTERS)
        if letters is not None:
            letters.write_to(contact_ids, event_id, TO_PEOPLE)

    def _to_places(self, organisation_ids: list[str]) -> None:
        letters = self._go_to(_LETTERS)
        if letters is not None:
            letters.write_to(organisation_ids, "", TO_ORGANISATIONS)
