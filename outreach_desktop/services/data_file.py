"""The open data file, and which one to open when nobody says."""

import logging
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from outreach_desktop import paths, private, writing
from outreach_desktop.db.backups import backup
from outreach_desktop.db.engine import connection
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import (
    AlreadyOpenError,
    ChangedOutsideError,
    DamagedError,
    DataFileError,
    NewerError,
    NotAsClosedError,
    ReadOnlyError,
    ReplacedError,
    StrangeError,
)
from outreach_desktop.db.file import data_file as files
from outreach_desktop.db.history import journal, journal_limits
from outreach_desktop.db.shape import migrations
from outreach_desktop.domain.group import UNNAMED
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import this_computer
from outreach_desktop.services.file_place import advice, conflict_copies

__all__ = [
    "AlreadyOpenError",
    "ChangedOutsideError",
    "DamagedError",
    "Data",
    "DataFileError",
    "NewerError",
    "NotAsClosedError",
    "ReadOnlyError",
    "ReplacedError",
    "Step",
    "StrangeError",
    "advice",
    "close",
    "conflict_copies",
    "copy_to",
    "default_file",
    "doubt",
    "is_to_look_at",
    "look_at",
    "news",
    "open_data",
    "open_in_memory",
    "path_of",
]

Step = Callable[[Data], None]
SUFFIX = ".outreach"
_LAST_OPENED = "last-data-file.txt"


def default_file() -> Path:
    """The last one opened if it is still there, else the only one in the Outreach folder, else a new one there."""
    last = Path(this_computer.remembered(_LAST_OPENED) or ".")
    if paths.is_in_sight(last) and last.is_file():
        return last
    here = [path for path in paths.outreach_folder().glob(f"*{SUFFIX}") if path.is_file()]
    return here[0] if len(here) == 1 else paths.outreach_folder() / f"{UNNAMED}{SUFFIX}"


def open_data(
    path: Path,
    *,
    create: bool = True,
    remember: bool = True,
    begin: Callable[[Data], None] | None = None,
    accept: bool = False,
    told: Told = nobody,
    on_opening: Iterable[Step] = (),
    later: bool = False,
) -> Data:
    """The data file at `path`, locked, checked and in its newest shape, until `close`.

    A new one begins with the words of `first_words`, or with what `begin` writes into it instead. With
    `remember` it is the one that opens next time when nobody says which.

    Raises AlreadyOpenError while another window, command or computer has it, ChangedOutsideError where it is
    not as it was closed here, and OutreachError for everything else that a person can mend; the file is as it
    was then. With `accept` it is taken as it is, if it is whole. What takes seconds is `told` before it begins. The steps `on_opening`
    put in order what a stop left half done; where one fails, the file is closed again.

    With `later` a large file that looks as it was closed here can be read while all of it is still being hashed; a change
    waits for that. `doubt` says how to wait for it, and where it turns out badly, the file is to be closed and opened without.
    """
    if create and path.parent == paths.outreach_folder():
        _make_outreach_folder(path)

    def write_first(new: Data) -> None:
        if begin is not None:
            begin(new)
        else:
            from outreach_desktop.services import first_words

            first_words.write(new, path)

    def opened(*, later: bool) -> Data:
        db = files.open_file(
            path,
            create=create,
            begin=write_first,
            accept=accept,
            device=this_computer.name(),
            secret=this_computer.secret(),
            told=told,
            later=later,
        )
        try:
            for put_in_order in on_opening:
                put_in_order(db)
        except BaseException:
            db.close()
            raise
        return db

    try:
        db = opened(later=later)
    except NotAsClosedError:  # there was something to put in order, which waited for it
        db = opened(later=False)
    if remember:
        this_computer.remember(_LAST_OPENED, str(files.path_of(db)))
    return db


def doubt(db: Data) -> Callable[[], bool] | None:
    """How to wait, in any thread, until it is known whether the file is as it was closed; None where that is known."""
    return db.watch.is_as_closed if db.watch and db.watch.is_doubtful else None


def open_in_memory() -> Data:
    """An empty data file that is gone when it is closed: for tests and throw-away work."""
    db = connection.connect_in_memory()
    migrations.migrate(db)
    return db


def look_at(path: Path) -> Data:
    """A copy in memory of the data file at `path` that can be read and not changed; the file is not touched.

    It works for a file that another window has open, one in a read-only folder, an old one, and a backup.
    """
    from outreach_desktop.db.file import looking  # which most starts do without

    return looking.look_at(path)


def is_to_look_at(db: Data) -> bool:
    """Whether changes to `db` are refused, because it is a copy to look at."""
    return db.is_to_look_at


def copy_to(path: Path, out: Path) -> Path:
    """A data file of one's own at `out`, which must be free, from one at `path` that can perhaps only be looked at."""
    with closing(look_at(path)) as db:
        backup.copy(db, out)
    return out


def news(db: Data) -> tuple[str, ...]:
    """What was met at opening and is to be told once, in sentences."""
    return db.news


def newest_action(db: Data) -> int:
    """The number of the newest thing that was done: whether anything was done since is asked by it."""
    return journal.newest_action(db)


def close(db: Data) -> Path | None:
    """Close the data file; another program may open it from here on.

    Where another file was put in its place meanwhile, the work is kept in a new one, whose path is given.
    """
    watch = db.watch
    try:
        _tidy(db)
    finally:  # a mistake in shortening the history is told, and keeps no file open
        db.close()
    return watch.rescued if watch else None


def path_of(db: Data) -> Path | None:
    """Where the data file is; None for one in memory."""
    return files.path_of(db)


def _make_outreach_folder(path: Path) -> None:
    try:
        private.make_folder(path.parent, parents=True)
    except OSError as error:
        raise writing.trouble(error, path.parent) from error


def _tidy(db: Data) -> None:
    """The journal within its bounds. What stands in the way, such as a full disk, keeps no file open."""
    if files.path_of(db) is None:
        return
    try:
        if journal_limits.is_due(db):
            journal_limits.tidy(db)
    except OutreachError as error:
        logging.getLogger(__name__).warning("journal left as it is: %s", type(error).__name__)
