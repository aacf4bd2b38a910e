"""New files and folders that nobody else on this computer may read, and that nobody else has put there.

What lies under the name of a part is taken away, whatever it is, and never written through: somebody with whom a
folder is shared could have put a link there that leads to another file.
"""

import contextlib
import os
import stat
import time
from pathlib import Path
from typing import BinaryIO, TextIO

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_ONLY_MINE = 0o600
_FLAGS = (
    getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)

# What Windows says of a file that another program holds, and how long we wait for that, in seconds.
HELD = (5, 32, 33)
PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4)


def new(part: Path) -> BinaryIO:
    """An empty file at `part`, open to be written, that was not there before.

    Raises OSError as `open` does, and OutreachError where something is in the way that cannot be taken away.
    """
    for wait in (*PATIENCE, None):
        try:
            _take_away(part)
            handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, _ONLY_MINE)
            return os.fdopen(handle, "w+b")
        except FileExistsError as error:  # somebody puts it there again and again
            if wait is None:
                raise _in_the_way(part) from error
        except PermissionError as error:
            if wait is None or getattr(error, "winerror", None) not in HELD:
                raise
        time.sleep(wait or 0)
    raise AssertionError("the last round returns or raises")


def see_that_it_is_still(part: Path, written: os.stat_result) -> None:
    """Raise OutreachError where what is called `part` is not the file that was written any more."""
    if not _is_still(part, written):
        raise OutreachError(
            say(
                "Another program put something else in the place of \u201c{name}\u201d while it was being written.",
                name=part.name,
            ),
            hint=say("Choose a folder where no one else may write, or try again."),
        )


def take_away(part: Path, written: os.stat_result) -> None:
    """Leave nothing of a file that went wrong; what went wrong is what the person must hear, not this."""
    with contextlib.suppress(OSError):
        if _is_still(part, written):
            part.unlink()


def _is_still(part: Path, written: os.stat_result) -> bool:
    try:
        return os.path.samestat(part.lstat(), written)
    except OSError:  # nobody knows what is there
        return False


def to_go_on_with(path: Path) -> TextIO:
    """A text of the program's own, such as its log, to be gone on with where it ended; no link is followed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _FLAGS
    return os.fdopen(os.open(path, flags, _ONLY_MINE), "a", encoding="utf-8")


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """A folder that only this user may enter, unless it is there already. Raises OSError as `mkdir` does."""
    if parents and not folder.parent.exists():
        make_folder(folder.parent, parents=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _take_away(part: Path) -> None:
    try:
        about = part.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(about.st_mode):
        raise _in_the_way(part)
    try:
        part.unlink(missing_ok=True)
    except PermissionError as error:
        if getattr(error, "winerror", None) in HELD or not os.access(part.parent, os.W_OK):
            raise
        raise _in_the_way(
            part
        ) from error  # another user's, in a folder where each keeps what is theirs


def _in_the_way(part: Path) -> OutreachError:
    return OutreachError(
        say(
            "\u201c{name}\u201d is in the way in \u201c{parent}\u201d and cannot be removed:"
            " it is a folder, or belongs to someone else.",
            name=part.name,
            parent=part.parent,
        ),
        hint=say("Choose another folder, or ask the person who put it there to remove it."),
    )
