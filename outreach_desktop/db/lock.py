"""One program at a time: an operating system's lock beside the data file, gone with whoever held it."""

import contextlib
from pathlib import Path

from filelock import FileLock, Timeout

from outreach_desktop import writing
from outreach_desktop.db.refusals import AlreadyOpenError


def take(path: Path) -> FileLock:
    """The lock of the data file at `path`. Raises AlreadyOpenError, or says why nothing can be written there."""
    lock = FileLock(_beside(path), thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AlreadyOpenError(
            path,
            f"Outreach Desktop has \u201c{path.name}\u201d open already.",
            hint="Go on in that window, or close it first.",
        ) from error
    except OSError as error:
        raise writing.trouble(error, path) from error
    return lock


def give_up(lock: FileLock, path: Path) -> None:
    """Let go of a file that could not be opened, and leave nothing beside it."""
    lock.release()
    with contextlib.suppress(PermissionError):  # Windows: somebody has taken it in this moment
        _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    real = path.resolve()  # two names of one file share one lock
    return real.with_name(f".~{real.name}.lock")
