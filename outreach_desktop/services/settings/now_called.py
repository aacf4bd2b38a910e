"""What words of lists are called in this group: files and registers bring them as the program has them, or as somebody wrote them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import list_items
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.lists.arranging import ListedWords
from outreach_desktop.domain.lists.lists import LISTS, OfferedList
from outreach_desktop.domain.lists.understanding import understood
from outreach_desktop.domain.organisations import OrganisationDraft

D = TypeVar("D", ContactDraft, OrganisationDraft)


class _KnownList:
    """A list, and what its words in this file turned out to be."""

    def __init__(self, about: OfferedList, listed: ListedWords) -> None:
        self.about = about
        self._listed = listed
        self._known: dict[str, str] = {}

    def now(self, value: str) -> str:
        """A value with the group's own words."""
        found = self._known.get(value)
        if found is None:
            found = value
            for word in self.about.words_in(value):
                if (now := understood(self.about, self._listed, word)) != word:
                    found = self.about.reworded(found, word, now)
            self._known[value] = found
        return found


class NowCalled:
    """The lists as they stood when this was made; those whose words are kept as they are typed only where some were renamed."""

    def __init__(self, db: Data) -> None:
        self._lists: dict[str, list[_KnownList]] = defaultdict(list)
        for about in LISTS.values():
            listed = list_items.listed(db, about.key)
            if listed.became or about.field.values:
                known = _KnownList(about, listed)
                for table in about.tables:
                    self._lists[table].append(known)

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
        names = (one.about.column for one in self._lists.get(table, ()))
        changed: dict[str, Any] = self._changed(
            table, {name: value for name in names if (value := getattr(draft, name, ""))}
        )
        return replace(draft, **changed) if changed else draft

    def _changed(self, table: str, row: Mapping[str, str]) -> dict[str, str]:
        return {
            one.about.column: now
            for one in self._lists.get(table, ())
            if (value := row.get(one.about.column)) and (now := one.now(value)) != value
        }
