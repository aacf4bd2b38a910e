"""Who is meant by labels: as in an export, and whom a saved search finds."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker

from outreach_desktop.ui.exporting.whom import WHOM, WhomField
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say

_SAVED: Final = "saved:"


class LabelWhom(WhomField):
    """Whom a saved search finds is asked only when it is chosen."""

    def __init__(
        self, in_view: PeopleInView, found_words: str = "", meant: tuple[str, str, str] = WHOM
    ) -> None:
        super().__init__(in_view, (meant[0], found_words or meant[1], meant[2]))
        self._found: dict[str, Sequence[str]] = {}
        self._names: tuple[str, ...] = ()

    @property
    def ids(self) -> Sequence[str] | None:
        """Who is meant; None while it is not known yet."""
        return self._found.get(self.saved) if self.saved else super().ids

    @property
    def saved(self) -> str:
        """The name of the saved search that is chosen; "" where none is."""
        value = self.value()
        return value.removeprefix(_SAVED) if value.startswith(_SAVED) else ""

    def know_all(self, ids: Sequence[str]) -> None:
        """These are everyone; what is chosen stays so."""
        with QSignalBlocker(self):
            super().know_all(ids)
            self._add_saved()

    def know_saved(self, names: Sequence[str]) -> None:
        """These searches can be chosen."""
        self._names = tuple(names)

    def know_found(self, name: str, ids: Sequence[str]) -> None:
        """This search finds these."""
        self._found[name] = ids

    def _add_saved(self) -> None:
        for name in self._names:
            self.offer(say("Saved search \u201c{name}\u201d", name=name), f"{_SAVED}{name}")
