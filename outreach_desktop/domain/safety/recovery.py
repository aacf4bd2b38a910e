"""What somebody needs to know before and after a data file is exchanged for another: in names, not in numbers alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

AT_MOST: Final = 20
"""How many names a list of them has; the rest is counted."""

# What a table's rows are called where they have a name of their own to list, and one of them, and many.
NAMED: Final = {
    "contacts": ("person", "people"),
    "organisations": ("place", "places"),
    "events": ("event", "events"),
}
COUNTED: Final = {
    "interactions": ("entry on a timeline", "entries on timelines"),
    "participants": ("place on an event\u2019s list", "places on events\u2019 lists"),
    "roles": ("role", "roles"),
    "contact_tags": ("tag of a person", "tags of people"),
    "wishes": ("wish about hearing from us", "wishes about hearing from us"),
    "documents": ("document made", "documents made"),
    "files": ("attached file", "attached files"),
    "senders": ("sender", "senders"),
    "points": ("text of your group", "texts of your group"),
    "group_profile": ("page of your group", "pages of your group"),
}


# What people are called, and places and events, whose own entry could not be read.
STAND_INS: Final = {
    "contacts": "Unknown person",
    "organisations": "Unknown place",
    "events": "Unknown event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is in a data file, without its bin, and the last thing that was done in it."""

    contacts: int
    organisations: int
    events: int
    interactions: int
    last_action: str = ""
    last_change: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What would go if a backup took the place of the present file, what would come, and what would differ.

    Names come first ("Dr Ann O'Neil"), then "and 12 more people", then what has no names: "3 roles". `numbers` counts the
    entries of each of the three, `unread` says whether the present file could be read in part only.
    """

    lost: tuple[str, ...]
    gained: tuple[str, ...]
    changed: tuple[str, ...]
    numbers: tuple[int, int, int]
    present: Counts
    backup: Counts
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup has taken the place of the data file at `path`; that one, as it was, is in the folder `set_aside`.

    `kept` are sentences about wishes not to be contacted that were carried over.
    """

    path: Path
    set_aside: Path
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """A new data file beside the damaged one, with the rows that could be read; `lost` are those known to be missing."""

    path: Path
    read: int
    lost: int
    sentences: tuple[str, ...]


def named(names: Sequence[str], table: str) -> list[str]:
    """A list of names in their order, capped: "Dr Ann O'Neil", "and 12 more people"."""
    if table not in NAMED:
        return [_number(len(names), *COUNTED[table])] if names else []
    shown = sorted(names, key=str.casefold)[:AT_MOST]
    more = len(names) - len(shown)
    one, many = NAMED[table]
    return [*shown, f"and {more} more {one if more == 1 else many}"] if more else shown


def rescued(
    read: Mapping[str, int], lost: Mapping[str, int], made: Mapping[str, int], loosened: int
) -> Iterator[str]:
    """What a person wants to know of a salvage: how much was read, what is missing, what stands in for it."""
    *most, last = (
        _number(read.get(table, 0), one, many)
        for table, (one, many) in {**NAMED, "interactions": COUNTED["interactions"]}.items()
    )
    yield f"{', '.join(most)} and {last} could be read."
    for table, (one, many) in {**NAMED, **COUNTED}.items():
        if lost.get(table) and table in read:
            of = read[table] + lost[table]
            yield f"{lost[table]} of {_number(of, one, many)} could not be read."
        elif lost.get(table):
            yield f"{_number(lost[table], one, many)} could not be read."
    for table, name in STAND_INS.items():
        if made.get(table):
            yield (
                f"\u201c{name}\u201d stands for {_number(made[table], *NAMED[table])} that other entries"
                " speak of and that could not be read."
            )
    if loosened:
        yield f"What {_number(loosened, 'entry', 'entries')} belonged to could not be read."
    yield "What was done before can no longer be undone in this file."


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
