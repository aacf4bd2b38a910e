"""What words that the program brings along are called in this group: lists and registers bring them as they were."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import list_items
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.lists.arranging import ListedWords
from outreach_desktop.domain.lists.lists import LISTS, OfferedList
from outreach_desktop.domain.organisations import OrganisationDraft

D = TypeVar("D", ContactDraft, OrganisationDraft)


class NowCalled:
    """The words that were renamed, as they stood when this was made; a group that renamed none is asked nothing more."""

    def __init__(self, db: Data) -> None:
        self._renamed: dict[str, list[tuple[OfferedList, ListedWords]]] = defaultdict(list)
        for about in LISTS.values():
            listed = list_items.listed(db, about.key)
            for table in about.tables if listed.became else ():
                self._renamed[table].append((about, listed))

    def __bool__(self) -> bool:
        """Whether the group renamed any."""
        return bool(self._renamed)

    def person(self, draft: ContactDraft) -> ContactDraft:
        """A person with the group's own words."""
        return self._draft("contacts", draft)

    def place(self, draft: OrganisationDraft) -> OrganisationDraft:
        """An organisation with the group's own words."""
        return self._draft("organisations", draft)

    def job_title(self, word: str) -> str:
        """What somebody does at an organisation."""
        return self.row("roles", {"title": word})["title"]

    def row(self, table: str, row: Mapping[str, str]) -> dict[str, str]:
        """A row of a table, as texts by their columns."""
        return {**row, **self._changed(table, row)}

    def _draft(self, table: str, draft: D) -> D:
        names = (about.column for about, _ in self._renamed.get(table, ()))
        changed: dict[str, Any] = self._changed(
            table, {name: getattr(draft, name) for name in names}
        )
        return replace(draft, **changed) if changed else draft

    def _changed(self, table: str, row: Mapping[str, str]) -> dict[str, str]:
        return {
            about.column: now
            for about, listed in self._renamed.get(table, ())
            if (value := row.get(about.column)) and (now := _now(about, listed, value)) != value
        }


def _now(about: OfferedList, listed: ListedWords, value: str) -> str:
    for word in about.words_in(value):
        if (now := listed.now(word)) != word:
            value = about.reworded(value, word, now)
    return value
