"""Backups: a copy made while the file is in use, proven good before it gets its name."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.connection import APPLICATION_ID, Data, connect
from outreach_desktop.db.trouble import in_plain_words
from outreach_desktop.errors import OutreachError

# Their numbers must be the same in the copy; what is missing from it would be missed.
_COUNTED: Final = ("contacts", "organisations", "roles", "events", "interactions", "journal")


def copy(db: Data, path: Path) -> None:
    """Copy the data file to `path`, which must be free. Raises OutreachError, and leaves nothing then."""
    part = writing.part_of(path)
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        with in_plain_words(f"The backup \u201c{path.name}\u201d"):
            _with_copy(part, lambda copied: db.conn.backup(copied.conn))
            _with_copy(part, lambda copied: _prove(copied, _counts(db)))
        _bring_to_disk(part)
        writing.put_in_place(part, path)
    except OSError as error:
        raise writing.trouble(error, path) from error
    finally:
        part.unlink(missing_ok=True)


def _with_copy(part: Path, do: Callable[[Data], object]) -> None:
    copied = connect(part)
    try:
        do(copied)
    finally:
        copied.close()


def _prove(copied: Data, counts: dict[str, int]) -> None:
    """Read the whole copy anew: only what opens, holds together and has everybody in it is a backup."""
    ours = copied.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    sound = copied.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    strays = copied.execute("PRAGMA foreign_key_check").fetchone()
    if not ours or not sound or strays or _counts(copied) != counts:
        raise OutreachError(
            "The backup was made but does not hold together, so it was thrown away.",
            hint="Try again, to another disk if need be; the data file itself was not touched.",
        )


def _counts(db: Data) -> dict[str, int]:
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED}


def _bring_to_disk(part: Path) -> None:
    with part.open("r+b") as file:
        os.fsync(file.fileno())
