"""One program at a time: an operating system's lock beside the data file, gone with whoever held it."""

import contextlib
import stat
from pathlib import Path

from filelock import FileLock, Timeout

from outreach_desktop import writing
from outreach_desktop.db.engine.refusals import AlreadyOpenError
from outreach_desktop.words import say


def take(path: Path) -> FileLock:
    """The lock of the data file at `path`. Raises AlreadyOpenError, or says why nothing can be written there."""
    lock = FileLock(beside(path, "lock"), mode=_mode_of(path), thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AlreadyOpenError(
            path,
            say("\u201c{name}\u201d is already open in Outreach Desktop.", name=path.name),
            hint=say("Go on in that window, or close it first."),
        ) from error
    except OSError as error:
        raise writing.trouble(error, path) from error
    return lock


def _mode_of(path: Path) -> int:
    """Whoever may open the data file may know that it is in use, and nobody else."""
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o666 | 0o600
    except OSError:  # there is none yet
        return 0o600


def give_up(lock: FileLock, path: Path) -> None:
    """Let go of a file that could not be opened, and leave nothing beside it."""
    lock.release()
    with contextlib.suppress(PermissionError):  # Windows: somebody has taken it in this moment
        beside(path, "lock").unlink(missing_ok=True)


def beside(path: Path, what: str) -> Path:
    """Where the program keeps its "lock" or "seal" of the data file at `path`; two names of one file share them."""
    real = path.resolve()
    return real.with_name(f".~{real.name}.{what}")
