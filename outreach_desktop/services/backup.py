"""Backups of the data file, in a folder beside it."""

from datetime import datetime
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.db import backup
from outreach_desktop.db.connection import Data
from outreach_desktop.db.data_file import path_of
from outreach_desktop.errors import OutreachError

FOLDER = "Backups"
_WHEN = "%Y-%m-%d %H.%M.%S"


def back_up(db: Data, *, now: datetime) -> Path:
    """Make a backup, prove it, and give its path; an older one is never written over."""
    path = _path(db)
    folder = path.parent / FOLDER
    writing.make_folder(folder)
    made = writing.free_name(folder, f"{path.stem} {now:{_WHEN}}{path.suffix}")
    backup.copy(db, made)
    return made


def last_backup(db: Data) -> datetime | None:
    """When the newest backup in the folder was made, in local time; None where there is none."""
    path = path_of(db)
    if path is None:
        return None
    found = (path.parent / FOLDER).glob(f"*{path.suffix}")
    times = (_made_at(each.stem, path.stem) for each in found)
    return max((time for time in times if time), default=None)


def _path(db: Data) -> Path:
    path = path_of(db)
    if path is None:
        raise OutreachError(
            "There is no file to back up yet.", hint="Start a data file first, then try again."
        )
    return path


def _made_at(backup_name: str, name: str) -> datetime | None:
    """The time in “My group 2026-03-02 09.05.00”; a second one of that time has " (2)" behind it."""
    if not backup_name.startswith(f"{name} "):
        return None
    words = backup_name.removeprefix(f"{name} ").split(" ")
    try:
        return datetime.strptime(" ".join(words[:2]), _WHEN).astimezone()
    except ValueError:  # another file that begins with the same words
        return None
