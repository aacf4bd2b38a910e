"""The places of a data file in which nothing stands any more: overwritten with zeros, without writing the rest anew.

`secure_delete` overwrites each row that is removed where it lies, and each page that is given up. What it leaves are the
places from which SQLite moved rows to another page: between the list of the rows of a page and the first of them. No one
reads them, so zeros can be put there at any moment, and a stop in the middle does no harm. Here they are written past
SQLite, which is told to forget what it remembers of the pages, while nothing else is being asked or changed.

On POSIX, closing any handle to a file gives up every lock that the process has on it, so the one opened here is closed
when SQLite has closed the file. The format is that of https://sqlite.org/fileformat2.html.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError

_PAGES: Final = 4096
"""So many are looked at in one step: 16 megabytes."""
_HEADER: Final = 100
_LEAVES: Final = (0x0A, 0x0D)
_BRANCHES: Final = (0x02, 0x05)
_LOCKED_FROM: Final = 0x40000000
"""From where Windows lets nobody read or write while SQLite has the file."""
_FREE: Final = "non-text filename"
"""What SQLite says where it would begin, if it were told a name."""
_TRIES: Final = 50


class BusyError(Exception):
    """Something else is being asked just now, so that pages may be remembered."""


def can_be_overwritten(path: Path) -> bool:
    """Whether zeros can be put into this file while it is open."""
    return not (sys.platform == "win32" and path.stat().st_size > _LOCKED_FROM)


def overwritten(db: Data, path: Path) -> Steps[bool]:
    """Put zeros wherever nothing stands; how many of a hundred are done after each step. False where others were always in between."""
    if db.beside is None:
        try:
            db.beside = path.open("r+b", buffering=0)
        except OSError as error:
            raise writing.trouble(error, path) from error
    number, tries = 0, 0
    size = db.execute("PRAGMA page_size").fetchone()[0]
    while number < (pages := db.execute("PRAGMA page_count").fetchone()[0]):
        try:
            _forget_pages(db)
        except BusyError:
            tries += 1
            if tries > _TRIES:
                return False
            yield number * 100 // pages
            continue
        try:
            _overwrite(db.beside.fileno(), size, number, min(number + _PAGES, pages))
        except OSError as error:
            raise writing.trouble(error, path) from error
        if db.watch:
            db.watch.note(db)
        number += _PAGES
        yield min(number, pages) * 100 // pages
    try:
        os.fsync(db.beside.fileno())
    except OSError as error:
        raise writing.trouble(error, path) from error
    return True


def _forget_pages(db: Data) -> None:
    """What SQLite remembers of pages is read again. BusyError where a question or a change is under way, which holds some."""
    try:
        db.execute("VACUUM INTO 0")  # to no file: it is asked whether anything else is under way
    except (sqlite3.OperationalError, OutreachError) as error:
        if _FREE not in str(error):
            raise BusyError from error
    db.execute("PRAGMA shrink_memory")


def _overwrite(handle: int, size: int, first: int, end: int) -> None:
    pages = _read(handle, size * first, size * (end - first))
    for at in range(0, len(pages) - size + 1, size):
        for start, stop in unused(pages, at, size, is_first=not (first or at)):
            if pages.count(0, start, stop) != stop - start:
                _write(handle, size * first + start, bytes(stop - start))


def unused(pages: bytes, at: int, size: int, *, is_first: bool) -> Iterator[tuple[int, int]]:
    """Where on the page that begins at `at` nothing stands: between the list of its rows and the first row, and in gaps between rows."""
    head = at + (_HEADER if is_first else 0)
    kind = pages[head]
    if kind not in (*_LEAVES, *_BRANCHES):
        return  # the rest of a long row, or a page that was given up, which was overwritten then
    rows = head + (8 if kind in _LEAVES else 12)
    start = rows + 2 * _number(pages, head + 3)
    stop = at + (_number(pages, head + 5) or 65536)
    if start < stop <= at + size:
        yield start, stop
    gap, seen = _number(pages, head + 1), 0
    while gap > seen and gap + 4 <= size:  # a gap says where the next is, which lies behind it
        end = gap + _number(pages, at + gap + 2)
        if end > size:
            return
        yield at + gap + 4, at + end
        gap, seen = _number(pages, at + gap), gap


def _number(pages: bytes, at: int) -> int:
    return pages[at] << 8 | pages[at + 1]


def _read(handle: int, at: int, length: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, length, at)
    os.lseek(handle, at, os.SEEK_SET)
    return os.read(handle, length)


def _write(handle: int, at: int, content: bytes) -> None:
    if hasattr(os, "pwrite"):
        os.pwrite(handle, content, at)
        return
    os.lseek(handle, at, os.SEEK_SET)
    os.write(handle, content)
