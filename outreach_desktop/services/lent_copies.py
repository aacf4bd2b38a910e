"""Copies of attached files that are opened to be read: gone when the program ends, however it ends."""

import atexit
import logging
import shutil
import tempfile
import uuid
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

from outreach_desktop import paths, private, writing

_log = logging.getLogger(__name__)


def place() -> Path:
    """An empty folder for one copy."""
    return Path(tempfile.mkdtemp(dir=_own_folder()))


def clear() -> None:
    """Take away what starts before this one left when they were stopped; another window's stays."""
    for held in paths.opened_files().glob("*.lock"):
        lock = FileLock(held, mode=0o600)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue  # somebody reads there still
        _end(held.with_suffix(""), lock)


@cache
def _own_folder() -> Path:
    """The folder of this start, held by a lock that goes with the process."""
    folder = paths.opened_files() / uuid.uuid4().hex
    try:
        private.make_folder(folder.parent, parents=True)
        lock = FileLock(folder.with_suffix(".lock"), mode=0o600)
        lock.acquire(timeout=0)
        private.make_folder(folder)
    except OSError as error:
        raise writing.trouble(error, folder) from error
    atexit.register(_end, folder, lock)
    return folder


def _end(folder: Path, lock: FileLock) -> None:
    try:
        for copy in folder.rglob("*"):
            copy.chmod(0o700)  # they were lent to be read, and Windows keeps such files
        if folder.exists():
            shutil.rmtree(folder)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
    except OSError as error:
        lock.release()
        _log.warning("Copies that were lent could not be taken away: %s", error)
