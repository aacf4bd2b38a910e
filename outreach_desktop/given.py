"""Files that somebody hands over are read here: ordinary files of a bounded size, and nothing else.

A pipe never ends, a device may give bytes for ever, and either would hold the program until it is
killed. What a name leads to may change between a look and the reading, so the open file itself is
asked, and it is opened without waiting for whoever is at the other end of it.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from outreach_desktop import opened
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_AT_ONCE = 1 << 20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_KINDS = (
    (stat.S_ISDIR, say("a folder")),
    (stat.S_ISFIFO, say("a pipe")),
    (stat.S_ISSOCK, say("a connection between programs")),
)


class TooLargeError(Exception):
    """A file has more bytes than whoever asked for it takes: `size`, as far as that is known."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def read(path: Path, *, at_most: int, is_note: bool = False) -> bytes:
    """The bytes of the ordinary file at `path`, of which there may be `at_most`.

    A data file that is open is not read, nor what belongs to it, save by who kept it there as a note.
    Raises OutreachError for what is no ordinary file, TooLargeError before more than `at_most` bytes were
    read, and OSError as `open` does, also for a name that no file can have.
    """
    see_that_it_is_a_file(path)
    if not is_note:
        opened.see_that_it_is_another(path)
    handle = os.open(path, _FLAGS)
    try:
        about = os.fstat(handle)
        _see_that_it_is_a_file(path, about)
        if about.st_size > at_most:
            raise TooLargeError(about.st_size)
        return _all_of(handle, about.st_size, at_most)
    finally:
        os.close(handle)


@contextlib.contextmanager
def stream(path: Path) -> Iterator[BinaryIO]:
    """The ordinary file at `path`, to be read bit by bit: for what may be larger than memory.

    Raises as `read` does, save that no size is too large.
    """
    see_that_it_is_a_file(path)
    opened.see_that_it_is_another(path)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        _see_that_it_is_a_file(path, os.fstat(file.fileno()))
        yield file


def see_that_it_is_a_file(path: Path) -> None:
    """Raise OutreachError where `path` leads to what is no ordinary file: to open a pipe is to wait. OSError as `stat` does."""
    _see_that_it_is_a_file(path, _about(path))


def _about(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:  # a zero in the name, or half a character
        raise OSError(errno.EINVAL, say("no file has such a name"), str(path)) from error


def _all_of(handle: int, expected: int, at_most: int) -> bytes:
    """What stands in the open file, which may grow meanwhile, or say that it is empty and not be."""
    parts: list[bytes] = []
    size = 0
    while part := os.read(handle, max(_AT_ONCE, expected - size)):
        parts.append(part)
        size += len(part)
        if size > at_most:
            raise TooLargeError(size)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _see_that_it_is_a_file(path: Path, about: os.stat_result) -> None:
    if stat.S_ISREG(about.st_mode):
        return
    kind = next((named for test, named in _KINDS if test(about.st_mode)), say("a device"))
    raise OutreachError(
        say("\u201c{path}\u201d is {kind}, not a file.", path=path, kind=kind),
        hint=say(
            "Choose the file itself. What comes from another program is saved in a file first."
        ),
    )
