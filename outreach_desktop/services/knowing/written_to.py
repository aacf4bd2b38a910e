"""Who was written to not long ago: told before another letter is made for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.making import written
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.segments import cutoff


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTo:
    """Somebody who was written to: when last, and what it was."""

    id: str
    name: str
    on: date
    what: str


def written_to(db: Data, ids: Sequence[str], *, months: int, today: date) -> tuple[WrittenTo, ...]:
    """Those of these people to whom a letter or an email went, or for whom a document was made, in so many months; in their order."""
    day, _ = cutoff(f"{months}m", today)
    found = written.since(db, ids, day, today)
    wanted = [one for one in ids if one in found]
    return tuple(
        WrittenTo(
            id=one.id, name=one.name, on=found[one.id][0], what=title_in_words(found[one.id][1])
        )
        for one in contacts.get_all(db, wanted)
    )
