"""What would go with a person who is erased, what stays, and what is left for people to do by hand."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.safety.backups import Backup, to_keep

_LONGEST: Final = 400  # days that are looked ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedMention:
    """A text of someone else's that may name the person: what it belongs to, which field, and what it says."""

    key: str
    entry: str
    label: str
    text: str
    may_go: bool
    """Whether the name can be taken out of it here; else it is what something is called, and people change it themselves."""
    is_sure: bool
    """Whether it means the person: then the name goes, unless somebody wants it to stay."""
    is_past: bool
    """Whether only the history has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLeft:
    """A backup that still holds the person. `until` is the day on which it goes by itself; None where it stays."""

    name: str
    made_on: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """All there is to say before a person is erased."""

    person_id: str
    name: str
    goes: tuple[tuple[str, int], ...]
    """Tables, and how many rows of each."""
    same: tuple[str, ...]
    """The names of entries in the bin that were merged into this one: they go with it."""
    loosened: int
    """How many entries of others name the person as theirs, and will name no one."""
    history: int
    """How many steps of the history lose what they say."""
    mentions: tuple[ErasedMention, ...]
    papers: tuple[str, ...]
    """Word files that were made for the person, in folders: to be deleted by hand."""
    backups: tuple[BackupLeft, ...]
    elsewhere: tuple[str, ...]
    """Copies on other disks, and data files that were set aside or saved beside this one."""


def go_on(backups: Collection[Backup], today: dt.datetime) -> dict[Backup, dt.date]:
    """The day on which each backup goes by itself, if one is made on each day from now on; who stays is left out."""
    every, gone = set(backups), dict[Backup, dt.date]()
    for days in range(1, _LONGEST):
        now = today + dt.timedelta(days=days)
        every.add(Backup(made_at=now))
        kept = to_keep(every, now)
        gone |= {one: now.date() for one in every - kept if one in backups}
        every = kept
        if len(gone) == len(backups):
            break
    return gone
