"""Words of a list as the group has them, whatever the file calls them."""

from dataclasses import replace

from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.settings.now_called import NowCalled


def in_own_words(entry: Entry, now: NowCalled) -> Entry:
    """A row with what its words are called in this group."""
    told = entry.told_place
    if told is not None:
        hung = {table: tuple(now.row(table, row) for row in some) for table, some in told.hung.items()}  # fmt: skip
        told = replace(told, hung=hung)
    contact, role = now.person(entry.contact), now.job_title(entry.role) if entry.role else ""
    place = now.place(entry.place) if entry.place else None
    at = now.place(entry.at) if entry.at else None
    if (contact, role, told) == (entry.contact, entry.role, entry.told_place) and (
        (place, at) == (entry.place, entry.at)
    ):
        return entry  # most are as they were, and there may be a hundred thousand
    return replace(entry, contact=contact, role=role, place=place, at=at, told_place=told)
