"""A folder that only this user may enter, where windows of the program can hear from each other.

On Windows there is none: what is listened to there is a named pipe that only this user may open.
"""

import contextlib
import hashlib
import os
import socket
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from outreach_desktop import private

_NAME = "outreach-desktop"
_LETTERS = 24
_LONGEST = 100
"""Bytes of a whole name: Linux takes 107, macOS 103."""
_STALE_AFTER = 10
"""Seconds: whoever begins to listen may not be taken for somebody who is gone."""
_MOST_LOOKED_AT = 200


def digest_of(path: Path) -> str:
    """What windows call a data file: the same for every name that leads to it."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()


def listening_name(path: Path) -> str:
    """The name under which a window that shows `path` is heard; "" where no folder is safe for it."""
    short = digest_of(path)[:_LETTERS]
    if sys.platform == "win32":
        return f"{_NAME}-{short}"
    folder = _sound_folder()
    return f"{folder}/{short}" if folder is not None else ""


def clear_stale() -> None:
    """Take away what windows left that were killed: nobody listens there any more."""
    folder = None if sys.platform == "win32" else _sound_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for number, each in enumerate(found):
            if number >= _MOST_LOOKED_AT:
                break
            with contextlib.suppress(OSError):
                if _is_stale(each):
                    Path(each.path).unlink()


def _is_stale(each: "os.DirEntry[str]") -> bool:
    about = each.stat(follow_symlinks=False)
    if not stat.S_ISSOCK(about.st_mode) or 0 <= time.time() - about.st_mtime < _STALE_AFTER:
        return False
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(0)
        try:
            asking.connect(each.path)
        except ConnectionRefusedError:
            return True
        except OSError:  # too many wait for it: it lives
            return False
    return False


def _sound_folder() -> Path | None:
    """The first folder that is, or can be made, this user's own; None where none is."""
    return next(filter(_is_or_becomes_ours, _folders()), None)


def _folders() -> Iterator[Path]:
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        above = Path(runtime)
        if above.is_absolute() and _is_ours(above):
            yield above / _NAME
    yield Path(platformdirs.user_cache_dir(_NAME, appauthor=False)) / "windows"
    if sys.platform != "win32":
        yield Path(tempfile.gettempdir()) / f"{_NAME}-{os.getuid()}"


def _is_or_becomes_ours(folder: Path) -> bool:
    name = os.fsencode(folder)
    try:
        name.decode()  # Qt takes no other names
    except UnicodeDecodeError:
        return False
    if len(name) + 1 + _LETTERS > _LONGEST:
        return False
    with contextlib.suppress(OSError):
        private.make_folder(folder, parents=True)
    return _is_ours(folder)


def _is_ours(folder: Path) -> bool:
    """Whether it is a real folder, of this user, closed to everybody else, and may be written to."""
    if sys.platform == "win32":
        return False
    try:
        about = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(about.st_mode)
        and about.st_uid == os.geteuid()
        and not about.st_mode & 0o077
        and os.access(folder, os.W_OK | os.X_OK)
    )
