"""Whom a list makes one of the core people: said before it comes in."""

from dataclasses import replace
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import group, list_items
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.knowing import core
from outreach_desktop.domain.lists import arranging
from outreach_desktop.domain.lists.lists import GAP, ListItem
from outreach_desktop.domain.lists.meanings import CORE
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.importing.matching import Known
from outreach_desktop.services.knowing import promoting
from outreach_desktop.words import say

TIERS: Final = "tier"


class CoreComing:
    """Sees each person of a list once before and once after what it tells of them."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._words = promoting.core_words(db)
        self._listed = list_items.listed(db, TIERS)
        self._new: dict[str, str] = {}
        """Priorities that come along with people and count as core, by the word, folded."""
        self._coming: dict[Known, None] = {}

    def see(self, known: Known, before: ContactDraft) -> None:
        """Somebody whom a row is about, and what they were before it; a later row of theirs may come too."""
        if self._is_core(known.contact) and not self._is_core(before):
            self._coming[known] = None

    def hear(self, entry: Entry) -> Entry:
        """A row before anything is decided: a priority that counts as core where it comes from does so here too, if it is no word of the list yet."""
        word = entry.contact.tier
        if not entry.is_core or not word or core.is_core(word, self._words):
            return entry
        if arranging.find(self._listed.words, word):
            said = say(
                "\u201c{word}\u201d counts as core network where the list comes from, and does not here.",
                word=word,
            )
            return replace(entry, notes=(*entry.notes, said))
        self._new[folded(word)] = word
        self._words |= {folded(word)}
        return entry

    def write(self) -> None:
        """Put the priorities that come along into the list."""
        last = max((one.position for one in self._listed.words), default=0)
        for number, word in enumerate(self._new.values(), 1):
            item = ListItem(list=TIERS, word=word, means=CORE, position=last + number * GAP)
            list_items.keep(self._db, item)
        self._new.clear()

    def told(self) -> str:
        """Who will be new in the core network, and how many will be in it; "" where nobody is."""
        new = [one.contact for one in self._coming]
        if not new:
            return ""
        count = promoting.how_many_core(self._db, self._words) + len(new)
        most = group.profile(self._db).core_most
        return core.foretold([one.name for one in new], count, most)

    def _is_core(self, person: ContactDraft) -> bool:
        is_alive = not person.deceased
        return is_alive and core.is_core(person.tier, self._words)
