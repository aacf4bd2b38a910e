"""What the filters above a list of people offer."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.subjects import contacts, tags

Counted = tuple[tuple[str, int], ...]
_DEPEND_ON: Final = {
    "contacts": ("profession", "deleted_at"),
    "contact_tags": ("tag_id", "deleted_at"),
    "tags": ("name", "deleted_at"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """Every profession and tag, with how many have it, as of a moment."""

    professions: Counted
    tags: Counted
    as_of: HistoryMark


def choices(db: Data, known: FilterChoices | None = None) -> FilterChoices:
    """What there is to filter by; `known` itself, where nothing of it was changed since."""
    if known is not None and since.unchanged(db, known.as_of, _DEPEND_ON):
        return known
    now, professions = since.mark(db), tuple(contacts.professions(db))
    return FilterChoices(professions=professions, tags=tuple(tags.counts(db)), as_of=now)
