"""Backups: what they are called, which of them stay, and when it is time for one.

What stays is counted in days, weeks and months that have a backup, not measured from today: a clock
that is a year ahead for an hour must not make every backup old.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from outreach_desktop.words import say

SUFFIX: Final = ".outreach"
LOCKED: Final = ".age"

# Stages after the days of which everything stays, each going on where the one before ends.
EVERYTHING: Final = timedelta(days=2)
_STAGES: Final[tuple[tuple[int, Callable[[datetime], object]], ...]] = (
    (12, lambda made: made.date()),
    (8, lambda made: made.isocalendar()[:2]),
    (3, lambda made: (made.year, made.month)),
)

# What undoes the work of months in one go is regretted late.
BEFORE_AN_UPDATE: Final = "an update"
BEFORE_A_RESTORE: Final = "a restore"
BEFORE_AN_IMPORT: Final = "an import"
BEFORE_AN_UNDO: Final = "an undo"
"""As the names of files have it, in every language: a backup is understood whoever made it."""
HELD: Final = timedelta(days=90)

_BEFORE: Final = {
    BEFORE_AN_UPDATE: say("Before an update"),
    BEFORE_A_RESTORE: say("Before a restore"),
    BEFORE_AN_IMPORT: say("Before an import"),
    BEFORE_AN_UNDO: say("Before an undo"),
}
_BEFORE_MANY: Final[dict[str, Callable[[int], str]]] = {
    "removing people": lambda count: say("Before removing {count} people", count=count),
    "tagging people": lambda count: say("Before tagging {count} people", count=count),
    "changing people": lambda count: say("Before changing {count} people", count=count),
    "changing organisations": lambda count: say(
        "Before changing {count} organisations", count=count
    ),
    "inviting people": lambda count: say("Before inviting {count} people", count=count),
}

_NOTICED: Final = 14  # days of work: by then somebody has seen that people are missing
_WORK: Final = timedelta(minutes=30)
_ELSEWHERE: Final = timedelta(days=14)
_WORTH_A_SECOND_DISK: Final = 20  # people
MANY: Final = 25  # people that one change touches

_WHEN: Final = "%Y-%m-%d %H.%M.%S"
_TIME: Final = r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d"
_LONGEST: Final = 54  # bytes of a group's name: time, reason, number and endings must fit behind it


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Backup:
    """What the name of a backup says: when it was made, in local time, before what, and which of that second."""

    made_at: datetime
    number: int = 1
    why: str = ""
    locked: bool = False


def name_of(group: str, backup: Backup) -> str:
    """“My group 2026-03-02 09.05.00 before an import (2).outreach”, within the length every system takes."""
    why = f" before {backup.why}" if backup.why else ""
    number = f" ({backup.number})" if backup.number > 1 else ""
    ending = SUFFIX + (LOCKED if backup.locked else "")
    return f"{series(group)} {backup.made_at.strftime(_WHEN)}{why}{number}{ending}"


def before_what(why: str) -> str:
    """\u201cBefore an import\u201d in the reader's language; `why` is what the file's name says, in English."""
    if why in _BEFORE:
        return _BEFORE[why]
    doing, _, rest = why.partition(" ")
    count, _, whom = rest.partition(" ")
    told = _BEFORE_MANY.get(f"{doing} {whom}")
    if told is not None and count.isdecimal():
        return told(int(count))
    return say("Before {why}", why=why)


def understood(name: str, group: str) -> Backup | None:
    """What a file of this name is as a backup of `group`; None for any other file."""
    found = re.fullmatch(
        rf"{re.escape(series(group))} (?P<when>{_TIME})"
        r"(?: before (?P<why>.+?))?(?: \((?P<number>\d+)\))?"
        rf"{re.escape(SUFFIX)}(?P<locked>{re.escape(LOCKED)})?",
        unicodedata.normalize("NFC", name),
    )
    if not found:
        return None
    try:
        made_at = datetime.strptime(found["when"], _WHEN).astimezone()
    except (ValueError, OverflowError, OSError):  # the 31st of February, or no year of any calendar
        return None
    return Backup(
        made_at=made_at,
        number=int(found["number"] or 1),
        why=found["why"] or "",
        locked=bool(found["locked"]),
    )


def series_in(name: str) -> str:
    """What stands before the time in the name of a backup; "" where no time is in it."""
    found = re.match(rf"(.+) {_TIME}", unicodedata.normalize("NFC", name), re.DOTALL)
    return found[1] if found else ""


def group_of(file: str) -> str:
    """What the backups of the data file of this name are called after: all of it but “.outreach”.

    “My group.old” is another file than “My group.outreach”, and has other backups.
    """
    return file[: -len(SUFFIX)] if file.casefold().endswith(SUFFIX) else file


def series(group: str) -> str:
    """What the backups of a group begin with; a long name is cut, and told from others by a mark."""
    name = unicodedata.normalize("NFC", group)
    if len(name.encode()) <= _LONGEST:
        return name
    mark = hashlib.sha256(name.encode()).hexdigest()[:4]
    cut = name.encode()[: _LONGEST - 5].decode("utf-8", "ignore").rstrip(". ")
    return f"{cut}~{mark}"


def to_keep(backups: Collection[Backup], now: datetime) -> set[Backup]:
    """Those that stay: all of two days, then 12 daily, 8 weekly and 3 monthly ones, each the newest of its time.

    Those made before an update or a restore stay 90 days besides. One from the future was made under a wrong
    clock, then or now: it stays, and stands for no other. Where there are any, the newest always stays.
    """
    ahead = {backup for backup in backups if backup.made_at > now}
    held = {backup for backup in backups if _is_held(backup, now)} - ahead
    rest = sorted(set(backups) - ahead - held, reverse=True)
    kept = [backup for backup in rest if now - backup.made_at <= EVERYTHING]
    rest = rest[len(kept) :]
    for at_most, period in _STAGES:
        chosen, rest = _newest_of_each(rest, period, at_most, {period(one.made_at) for one in kept})
        kept += chosen
    return ahead | held | set(kept)


def _is_held(backup: Backup, now: datetime) -> bool:
    asked = backup.why in (BEFORE_AN_UPDATE, BEFORE_A_RESTORE)
    return asked and now - backup.made_at <= HELD


def _newest_of_each(
    newest_first: list[Backup],
    period: Callable[[datetime], object],
    at_most: int,
    served: set[object],
) -> tuple[list[Backup], list[Backup]]:
    """The newest of each period that is not served yet, and those older than all of these."""
    chosen: list[Backup] = []
    older: list[Backup] = []
    for backup in newest_first:
        this = period(backup.made_at)
        if this in served:
            continue
        if len(chosen) == at_most:
            older.append(backup)
            continue
        served.add(this)
        chosen.append(backup)
    return chosen, older


def compared_with(backups: Collection[Backup], newest: Backup) -> set[Backup]:
    """Those that a new backup must not fall far behind: of the fourteen days before that have any, and from the future."""
    others = {backup for backup in backups if backup != newest and not backup.locked}
    days = sorted({one.made_at.date() for one in others if one <= newest}, reverse=True)
    return {one for one in others if one > newest or one.made_at.date() in days[:_NOTICED]}


def has_fallen(people: int, earlier: Iterable[int]) -> bool:
    """Whether there are less than half as many people as there were: then nothing older is thrown away."""
    return any(2 * people < before for before in earlier)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether what was changed since the `last` backup is worth another; one from the future does not count."""
    return last is None or not timedelta(0) <= now - last < _WORK


def is_due_elsewhere(last: datetime | None, now: datetime, people: int) -> bool:
    """Whether a copy on another disk is called for; `last` is None where there never was one."""
    if last is None:
        return people >= _WORTH_A_SECOND_DISK
    return abs(now - last) > _ELSEWHERE


def is_bulk(people: int) -> bool:
    """Whether a change touches so many people that nobody could mend it by hand."""
    return people >= MANY
