"""What somebody needs to know before and after a data file is exchanged for another: in names, not in numbers alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from outreach_desktop.domain.subjects import SUBJECTS, counted, stand_in
from outreach_desktop.words import say, say_many

AT_MOST: Final = 20
"""How many names a list of them has; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is in a data file, without its bin, and the last thing that was done in it."""

    rows: Mapping[str, int]
    """By table, of what lists of backups tell."""
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
    subject = SUBJECTS[table]
    if not subject.is_named:
        return [counted(table, len(names))] if names else []
    shown = sorted(names, key=str.casefold)[:AT_MOST]
    more = len(names) - len(shown)
    return [*shown, _and_more(table, more)] if more else shown


def _and_more(table: str, more: int) -> str:
    match table:
        case "contacts":
            return say_many("and {count} more person", "and {count} more people", more)
        case "organisations":
            return say_many("and {count} more organisation", "and {count} more organisations", more)
        case "events":
            return say_many("and {count} more event", "and {count} more events", more)
        case _:
            return say("and {counted} more", counted=counted(table, more))


def rescued(
    read: Mapping[str, int], lost: Mapping[str, int], made: Mapping[str, int], loosened: int
) -> Iterator[str]:
    """What a person wants to know of a salvage: how much was read, what is missing, what stands in for it."""
    *most, last = (
        counted(table, read.get(table, 0))
        for table, subject in SUBJECTS.items()
        if subject.in_backups
    )
    yield say("{most} and {last} could be read.", most=", ".join(most), last=last)
    for table in SUBJECTS:
        if lost.get(table) and table in read:
            yield say(
                "{lost} of {counted} could not be read.",
                lost=lost[table],
                counted=counted(table, read[table] + lost[table]),
            )
        elif lost.get(table):
            yield say("{counted} could not be read.", counted=counted(table, lost[table]))
    for table in SUBJECTS:
        if made.get(table):
            yield (
                say(
                    "\u201c{stand_in}\u201d stands for {counted} that other entries name and "
                    "that could not be read.",
                    stand_in=stand_in(table),
                    counted=counted(table, made[table]),
                )
            )
    if loosened:
        yield say_many(
            "What {count} entry belonged to could not be read.",
            "What {count} entries belonged to could not be read.",
            loosened,
        )
    yield say("What was done before can no longer be undone in this file.")
