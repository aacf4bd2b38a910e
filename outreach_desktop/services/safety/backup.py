"""Backups of the data file in a folder beside it, and copies on other disks."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import copies
from outreach_desktop.db.backups.copies import Copy
from outreach_desktop.db.backups.snapshot import until_no_change_is_open
from outreach_desktop.db.engine.connection import Ahead, Data
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.db.history.journal import doing
from outreach_desktop.domain.labour import Steps, apart, outcome
from outreach_desktop.domain.safety import backups as rules
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import is_in_sight
from outreach_desktop.services.safety.backup_elsewhere import (
    Elsewhere,
    beside_each_other,
    copy_elsewhere,
    copying_elsewhere,
    elsewhere,
    file_of,
)
from outreach_desktop.services.safety.backup_rows import (
    BackupRow,
    backup_at,
    backups,
    test,
    there,
    thin,
)
from outreach_desktop.services.safety.locked_copy import unlock
from outreach_desktop.words import say

T = TypeVar("T")

_log = logging.getLogger(__name__)

__all__ = [
    "BackupRow",
    "Elsewhere",
    "back_up",
    "back_up_if_due",
    "backing_up",
    "backing_up_if_due",
    "backup_at",
    "backups",
    "before",
    "before_many",
    "beside_each_other",
    "copy_elsewhere",
    "copying_elsewhere",
    "elsewhere",
    "last_backup",
    "made_first",
    "making_before",
    "test",
    "unlock",
]


def back_up(db: Data, *, now: datetime) -> Path:
    """Make a backup, prove it, and give its path; an older one is never written over."""
    return outcome(backing_up(db, now=now))


def backing_up(db: Data, *, now: datetime) -> Steps[Path]:
    """As `back_up`, in steps, between which the file may be read and changed; nothing that takes long is done in one."""
    return (yield from _making(db, file_of(db), now, why=""))


def back_up_if_due(db: Data, *, now: datetime, leaving: bool = False) -> Path | None:
    """A backup where something was changed since the last one, and that is half an hour ago or one is `leaving`.

    A file that has none, such as a backup that is looked at, gets its first when it is changed.
    """
    return outcome(backing_up_if_due(db, now=now, leaving=leaving))


def backing_up_if_due(db: Data, *, now: datetime, leaving: bool = False) -> Steps[Path | None]:
    """As `back_up_if_due`, in steps."""
    path = path_of(db)
    if path is None:
        return None
    last = _last(db, path)
    if last.is_of_now if last else not db.was_changed:
        return None
    if not leaving and not rules.is_due(last.made_at if last else None, now):
        return None
    return (yield from _making(db, path, now, why=""))


def before(db: Data, what: str) -> Path | None:
    """A backup before `what` ("an import") is begun; None in memory, and within another action.

    Where none can be made, OutreachError says that nothing was begun, and DamagedError why no copy is wanted. Within
    `made_first` it is made before, and found there.
    """
    ahead = db.ahead
    if ahead is None or ahead.changes != db.conn.total_changes or not _is_wanted(db):
        return outcome(making_before(db, what))
    if ahead.path is None:
        raise _FirstError(what)
    return ahead.path if ahead.what == what else outcome(making_before(db, what))


def making_before(db: Data, what: str) -> Steps[Path | None]:
    """As `before`, in steps, between which the file may be read."""
    path = path_of(db)
    if path is None or not _is_wanted(db):
        return None
    try:
        return (yield from _making(db, path, datetime.now().astimezone(), why=what))
    except DamagedError:
        raise
    except OutreachError as error:
        raise OutreachError(
            say(
                "Nothing was begun, because no backup could be made before it. {reason}",
                reason=error.message,
            ),
            hint=error.hint,
        ) from error


def made_first(db: Data, change: Callable[[Data], T]) -> Steps[T]:
    """Do `change`. Where it wants a backup `before` it has changed anything, that is made first, in steps, and it is begun again."""
    try:
        return _with(db, Ahead(db.conn.total_changes), change)
    except _FirstError as wanted:
        what = wanted.what
    made = yield from making_before(db, what)
    yield from until_no_change_is_open(db)
    return _with(db, Ahead(db.conn.total_changes, what, made), change)


def _with(db: Data, ahead: Ahead, change: Callable[[Data], T]) -> T:
    db.ahead = ahead
    try:
        return change(db)
    finally:
        db.ahead = None


def _is_wanted(db: Data) -> bool:
    return path_of(db) is not None and doing(db) is None


class _FirstError(Exception):
    """A backup before this is to be made in steps."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def before_many(db: Data, people: int, doing_what: str) -> Path | None:
    """As `before`, where a change touches many: “removing 40 people”; a few are mended by hand."""
    return before(db, f"{doing_what} {people} people") if rules.is_bulk(people) else None


def last_backup(db: Data) -> datetime | None:
    """When the last backup that is still there was made, in local time; None where none is to be seen."""
    path = path_of(db)
    if path is None:
        return None
    last = _last(db, path)
    if last:
        return last.made_at
    # The file is younger than its backups: it was restored, or begun anew.
    try:
        return max((backup.made_at for backup in there(path)), default=None)
    except (
        OutreachError
    ):  # the folder may not be read, which is told to whoever asks for what is in it
        return None


def _making(db: Data, path: Path, now: datetime, *, why: str) -> Steps[Path]:
    made = yield from copying.making(db, path, now=now, why=why)
    yield from until_no_change_is_open(db)
    try:
        copies.note(db, made, now=now)
        if not db.conn.is_damaged:
            yield from apart(partial(thin, path, made.path, now))
    except OutreachError as error:  # the backup stands, which is what was asked for
        _log.warning("a backup was made and not noted: %s", type(error).__name__)
    return made.path


def _last(db: Data, path: Path) -> Copy | None:
    """The backup made last, whatever the clock said then, of those that are still there."""
    folder = copying.folder_of(path)
    every = copies.made(db, elsewhere=False)
    return next((copy for copy in every if is_in_sight(folder / copy.path.name)), None)
