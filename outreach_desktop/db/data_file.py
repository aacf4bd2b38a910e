"""Opening a data file: what may stand in its way, each with its own sentence, the file left as it is."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db import lock, migrations
from outreach_desktop.db.connection import APPLICATION_ID, Data, connect
from outreach_desktop.db.trouble import in_plain_words
from outreach_desktop.errors import OutreachError

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_CHOOSE: Final = "Choose another file, or a new name to start an empty one."
# Without these a file is not one of ours, whatever its first page says.
_TABLES: Final = ("contacts", "actions", "journal", "now_doing", "search_rows")


def open_file(path: Path, *, create: bool, begin: Callable[[Data], None] | None = None) -> Data:
    """The data file at `path` in its newest shape, locked until it is closed.

    What `begin` writes is in a new file before it gets its name. Raises OutreachError for everything a person can mend, and has changed nothing then.
    """
    path = path.expanduser().absolute()
    is_there = _look_at(path)
    if not is_there and not create:
        raise OutreachError(f"There is no data file \u201c{path}\u201d.", hint=_CHOOSE)
    held = lock.take(path)
    try:
        if is_there:
            _look_inside(path)
        else:
            _make(path, begin)
        db = _connected(path)
    except BaseException:
        lock.give_up(held, path)
        raise
    db.lock = held
    return db


def path_of(db: Data) -> Path | None:
    """Where the data file is; None for one in memory."""
    name: str = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[
        0
    ]
    return Path(name) if name else None


def _look_at(path: Path) -> bool:
    """Whether there is a file; nothing is opened yet, so that no lock of this program is lost by it."""
    try:
        has_folder = path.parent.is_dir()
        found = path.stat() if has_folder else None
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unreadable(path) from error
    if found is None:
        raise writing.trouble(FileNotFoundError(), path)
    if stat.S_ISDIR(found.st_mode):
        raise OutreachError(f"\u201c{path}\u201d is a folder, not a data file.", hint=_CHOOSE)
    if not stat.S_ISREG(found.st_mode):
        raise OutreachError(f"\u201c{path}\u201d is not a file.", hint=_CHOOSE)
    if found.st_size == 0:
        raise OutreachError(
            f"\u201c{path.name}\u201d is empty: it has not a single byte.",
            hint="A download or a copy did not finish. Copy it again, or open a backup.",
        )
    return True


def _look_inside(path: Path) -> None:
    """Refuse what is not ours to open, by the file's first bytes alone."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise _unreadable(path) from error
    name = f"\u201c{path.name}\u201d"
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise OutreachError(f"{name} is not a data file of Outreach Desktop.", hint=_CHOOSE)
    if _number(header, 68) != APPLICATION_ID:
        raise OutreachError(f"{name} was made by another program.", hint=_CHOOSE)
    if _number(header, 60) > migrations.NEWEST:
        raise OutreachError(
            f"{name} was made by a newer Outreach Desktop.",
            hint="Install the newest version on this computer, then open it again.",
        )
    if _is_cut_short(path, header):
        raise OutreachError(
            f"{name} is not complete: its end is missing.",
            hint="A download or a copy did not finish. Copy it again, or open a backup.",
        )
    _see_that_it_may_be_written(path)


def _is_cut_short(path: Path, header: bytes) -> bool:
    """Whether pages are missing that no journal beside the file can bring back."""
    if _number(header, 24) != _number(header, 92) or _has_journal(path):
        return False  # then the count of pages is not to be believed
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    return path.stat().st_size < _number(header, 28) * page_size


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _see_that_it_may_be_written(path: Path) -> None:
    try:
        path.open("r+b").close()
    except OSError as error:
        raise OutreachError(
            f"\u201c{path.name}\u201d may be read but not changed.",
            hint="Copy it to a folder of your own, and open the copy.",
        ) from error


def _unreadable(path: Path) -> OutreachError:
    return OutreachError(
        f"\u201c{path}\u201d may not be read.",
        hint="Ask who looks after the file or its folder to let you in.",
    )


def _make(path: Path, begin: Callable[[Data], None] | None) -> None:
    """A new file under its name only when it is whole: a crash leaves nothing that looks like data."""
    part = writing.part_of(path)
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
    except OSError as error:
        raise writing.trouble(error, path) from error
    try:
        with in_plain_words(f"\u201c{path.name}\u201d"):
            new = connect(part)
            try:
                migrations.migrate(new)
                if begin is not None:
                    begin(new)
            finally:
                new.close()
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
        writing.put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _connected(path: Path) -> Data:
    with in_plain_words(f"\u201c{path.name}\u201d"):
        db = connect(path)
        try:
            # The locking mode keeps what this takes: from here on, no other program gets in.
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")
            _see_that_tables_are_there(db, path)
            migrations.migrate(db)
        except BaseException:
            db.close()
            raise
    return db


def _see_that_tables_are_there(db: Data, path: Path) -> None:
    missing = set(_TABLES) - set(db.table_names())
    if missing:
        raise OutreachError(
            f"\u201c{path.name}\u201d is damaged: it has no table \u201c{min(missing)}\u201d.",
            hint="Keep it as it is, and open a backup.",
        )
