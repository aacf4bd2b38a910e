"""Whom a list makes one of the core people: said before it comes in."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.knowing import core
from outreach_desktop.services.importing.matching import Known
from outreach_desktop.services.knowing import promoting


class CoreComing:
    """Sees each person of a list once before and once after what it tells of them."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._words = promoting.core_words(db)
        self._coming: dict[Known, None] = {}

    def see(self, known: Known, before: ContactDraft) -> None:
        """Somebody whom a row is about, and what they were before it; a later row of theirs may come too."""
        if self._is_core(known.contact) and not self._is_core(before):
            self._coming[known] = None

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
