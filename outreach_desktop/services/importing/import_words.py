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
    return replace(
        entry,
        contact=now.person(entry.contact),
        role=now.job_title(entry.role),
        place=now.place(entry.place) if entry.place else None,
        at=now.place(entry.at) if entry.at else None,
        told_place=told,
    )
