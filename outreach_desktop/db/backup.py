"""Backups: a copy made while the file is in use, proven good before it gets its name."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.backup_state import note_hash, size_of
from outreach_desktop.db.connection import APPLICATION_ID, Data, connect
from outreach_desktop.db.trouble import in_plain_words
from outreach_desktop.domain.backups import Backup, name_of, series
from outreach_desktop.errors import OutreachError

FOLDER: Final = "Backups"

# Their numbers must be the same in the copy; what is missing from it would be missed.
_COUNTED: Final = ("contacts", "organisations", "roles", "events", "interactions", "journal")
_SPARE: Final = 1_000_000  # bytes: a backup must not take what the next change needs to be saved


def folder_of(path: Path) -> Path:
    """Where the backups of the data file at `path` are."""
    return path.parent / FOLDER


def make(db: Data, path: Path, *, now: datetime, why: str = "", folder: Path | None = None) -> Path:
    """A proven backup of `db`, the data file at `path`, beside it or in `folder`; gives its path.

    `why` says before what it is made: “an update”. Raises OutreachError, and leaves nothing then.
    """
    folder = folder or folder_of(path)
    writing.make_folder(folder)
    _clear_leftovers(folder, path.stem)
    made = free(folder, path.stem, Backup(made_at=now.astimezone().replace(microsecond=0), why=why))
    copy(db, made)
    note_hash(made)
    return made


def free(folder: Path, group: str, backup: Backup) -> Path:
    """Where `backup` goes in `folder`: numbered where another was made in the same second."""
    number = backup.number
    while True:
        named = Backup(made_at=backup.made_at, number=number, why=backup.why, locked=backup.locked)
        path = folder / name_of(group, named)
        if not path.exists():
            return path
        number += 1


def copy(db: Data, path: Path) -> None:
    """Copy the data file to `path`, which must be free. Raises OutreachError, and leaves nothing then."""
    with only_whole(path, needs=size_of(db)) as part:
        copy_to_part(db, part, path.name)
        writing.put_in_place(part, path)


def copy_to_part(db: Data, part: Path, name: str) -> None:
    """Copy the data file to `part`, and read it back whole."""
    part.touch(mode=0o600)
    with in_plain_words(f"The backup \u201c{name}\u201d"):
        _with_copy(part, lambda copied: db.conn.backup(copied.conn))
        _with_copy(part, lambda copied: _prove(copied, _rows(db)))
    _bring_to_disk(part)


@contextmanager
def only_whole(path: Path, *, needs: int) -> Iterator[Path]:
    """The part of `path` to write `needs` bytes to; whatever goes wrong, nothing of it is left.

    OutreachError says how much room there must be where that is what is lacking.
    """
    part = writing.part_of(path)
    remove_part(part)
    _see_that_there_is_room(path.parent, needs + _SPARE)
    try:
        yield part
    except (OSError, OutreachError) as error:
        _see_that_there_is_room(path.parent, needs, error)
        if isinstance(error, OSError):
            raise writing.trouble(error, path) from error
        raise
    finally:
        remove_part(part)


def remove_part(part: Path) -> None:
    """Take away what was not finished, with the journal it may have had."""
    for each in (part, part.with_name(f"{part.name}-journal")):
        each.unlink(missing_ok=True)


def _clear_leftovers(folder: Path, group: str) -> None:
    begun = writing.part_of(folder / series(group)).name.removesuffix(".part")
    for left in folder.iterdir():
        if left.name.startswith(f"{begun} ") and left.name.endswith((".part", ".part-journal")):
            left.unlink(missing_ok=True)


def _see_that_there_is_room(folder: Path, needs: int, error: BaseException | None = None) -> None:
    free = shutil.disk_usage(folder).free
    if free < needs:
        from outreach_desktop import words

        raise OutreachError(
            f"There is not enough room for a backup in \u201c{folder}\u201d: it needs {words.size(needs)},"
            f" and there is {words.size(free)}.",
            hint="Free some space, then try again. The data file and the older backups are as they were.",
        ) from error


def _with_copy(part: Path, do: Callable[[Data], object]) -> None:
    copied = connect(part)
    try:
        do(copied)
    finally:
        copied.close()


def _prove(copied: Data, rows: dict[str, int]) -> None:
    """Read the whole copy anew: only what opens, holds together and has everybody in it is a backup."""
    ours = copied.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    sound = copied.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    strays = copied.execute("PRAGMA foreign_key_check").fetchone()
    if not ours or not sound or strays or _rows(copied) != rows:
        raise OutreachError(
            "The backup was made but does not hold together, so it was thrown away.",
            hint="Try again, to another disk if need be; the data file itself was not touched.",
        )


def _rows(db: Data) -> dict[str, int]:
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED}


def _bring_to_disk(part: Path) -> None:
    with part.open("r+b") as file:
        os.fsync(file.fileno())
