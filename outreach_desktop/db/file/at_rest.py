"""Reading a data file that is not open, as far as it can be read, without a change to it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from outreach_desktop import opened, writing
from outreach_desktop.db.backups.backup_state import fault_of
from outreach_desktop.db.beside import foreign_files
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.engine.pages import on_disk
from outreach_desktop.db.file import header
from outreach_desktop.db.rescue.damaged_file import UNREADABLE, Wreck
from outreach_desktop.db.shape.shape import open_to_read

T = TypeVar("T")


def read(path: Path, what: Callable[[Data | Wreck], T]) -> tuple[T, bool]:
    """What `what` finds in the file at `path`, and whether all of it could be read.

    Where SQLite gives up, or somebody built something into the file, it is asked again of what the pages hold. A
    file that is not there holds nothing.
    """
    if not path.exists():
        return what(Wreck(b"")), False
    with still(path) as file:
        try:
            with closing(open_to_read(file)) as db:
                return what(db), True
        except UNREADABLE:
            with wrecked(file) as wreck:
                return what(wreck), False


@contextmanager
def wrecked(path: Path) -> Iterator[Wreck]:
    """What the pages of the file at `path` hold, read as they are asked for."""
    opened.see_that_it_is_another(path)
    try:
        with on_disk(path) as content:
            yield Wreck(content)
    except OSError as error:
        raise header.unreadable(path) from error


@contextmanager
def still(path: Path) -> Iterator[Path]:
    """The file after an interrupted change was taken back: itself, else a copy beside it in which that was done.

    A journal that spoils what is sound without it is not of this file, and is left out of account.
    """
    journals = foreign_files.journals(path)
    if not journals or opened.is_open(path):  # whose journal is of a change under way
        yield path
        return
    try:
        with tempfile.TemporaryDirectory(prefix=".~", dir=path.parent) as folder:
            copy = Path(folder) / "copy.outreach"
            writing.copy(path, copy)
            writing.copy(journals[0], foreign_files.journal_of(copy))
            _take_back(copy, path)
            yield path if fault_of(copy) and not fault_of(path) else copy
    except OSError as error:
        raise writing.trouble(error, path) from error


def _take_back(copy: Path, path: Path) -> None:
    """SQLite does so when it first reads; a file too damaged for that stays as it is."""
    try:
        with closing(connect(copy)) as db:
            db.execute("BEGIN IMMEDIATE")  # which looks at nothing that is in it
            db.execute("COMMIT")
    except UNREADABLE:
        writing.copy(path, copy)
