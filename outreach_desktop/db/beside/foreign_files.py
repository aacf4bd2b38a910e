"""What lies beside a data file and is not its own: a journal that must not be rolled into it, or a log of changes.

A data file that was closed has no journal, and this program never keeps a log of changes (“-wal”). SQLite
would put either into the file without a word, and with it what another file, or an older one, contained.
"""

import contextlib
import datetime as dt
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from outreach_desktop import private, writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_LOGS: Final = ("-wal", "-shm")
_ASIDE: Final = "Set aside"
_WHEN: Final = "%Y-%m-%d %H.%M.%S"
_WHEN_IS_LONG: Final = len("2026-11-22 10.30.00")
# Where SQLite's locks are in a file: one byte pending, one reserved, 510 shared.
_LOCKS_AT: Final = 0x40000000
_LOCKS: Final = 512


def logs(path: Path) -> list[Path]:
    """The logs of changes beside the file, which are never ours; nor is a journal that leads elsewhere."""
    found = [log for log in (_beside(path, ending) for ending in _LOGS) if os.path.lexists(log)]
    journal = journal_of(path)
    leads_elsewhere = os.path.lexists(journal) and not stat.S_ISREG(journal.lstat().st_mode)
    return [*found, journal] if leads_elsewhere else found


def journals(path: Path) -> list[Path]:
    """The journal beside the file, if there is one with something in it."""
    journal = journal_of(path)
    return [journal] if journal.exists() and journal.stat().st_size else []


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a change to the file at `path` has not brought to its end."""
    return _beside(path, "-journal")


def folder_aside(path: Path, now: dt.datetime) -> Path:
    """A free name beside the file for a folder “Set aside ...”, where what is in the way is kept."""
    return writing.free_name(path.parent, f"{_ASIDE} {now.strftime(_WHEN)}")


def is_name_aside(name: str) -> bool:
    """Whether a folder that keeps what is in the way may be called so."""
    return name.startswith(f"{_ASIDE} ") and Path(name).name == name


def folders_aside(path: Path) -> Iterator[tuple[Path, dt.datetime]]:
    """Those there are, each with when it was made, in local time; one that somebody has renamed is none."""
    for folder in path.parent.glob(f"{_ASIDE} *"):
        when = folder.name.removeprefix(f"{_ASIDE} ")[:_WHEN_IS_LONG]
        with contextlib.suppress(ValueError):
            yield folder, dt.datetime.strptime(when, _WHEN).astimezone()


def set_aside(path: Path, strays: Sequence[Path]) -> Path:
    """Move `strays` into a folder “Set aside ...” beside the file, and give that folder. Nothing is deleted."""
    _see_that_nobody_works_on(path)
    return _put(path, strays, lambda stray, to: stray.rename(to))


def keep_copies(path: Path, files: Sequence[Path]) -> Path:
    """As `set_aside`, of copies: for what is about to be changed by what lies beside it."""
    return _put(path, files, writing.copy)


def _put(path: Path, files: Sequence[Path], put: Callable[[Path, Path], object]) -> Path:
    folder = folder_aside(path, dt.datetime.now().astimezone())
    try:
        private.make_folder(folder)
        for file in files:
            put(file, folder / file.name)
        writing.sync(folder)
        writing.sync(path.parent)
    except OSError as error:
        raise writing.trouble(error, path) from error
    return folder


def _see_that_nobody_works_on(path: Path) -> None:
    """Refuse where another program has the file open: what lies beside it is then in use.

    Windows lets nobody rename what is in use.
    """
    if sys.platform == "win32" or not path.exists():
        return
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _LOCKS_AT)
        except OSError as error:
            raise OutreachError(
                say("Another program is using \u201c{name}\u201d.", name=path.name),
                hint=say("Close that program, then try again."),
            ) from error


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")
