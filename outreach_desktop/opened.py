"""The data files that this process has open: nobody else in it may read their bytes.

On POSIX, closing any handle to a file gives up every lock that the process has on it. A data file that was attached to a
person, imported as a list or taken for a template while it was open could be opened by another program from
then on, without a word, until both had written into it.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_ENDINGS = ("-journal", "-wal", "-shm")
_NOTES = ("lock", "seal")


@dataclass(eq=False, frozen=True, slots=True)
class Held:
    """A file that is open, by what stays the same when it gets another name."""

    path: Path
    identity: tuple[int, int]


_held: list[Held] = []


def hold(path: Path) -> Held:
    """From here on the file at `path` is open, until it is released."""
    about = path.stat()
    held = Held(path, (about.st_dev, about.st_ino))
    _held.append(held)
    return held


def release(held: Held) -> None:
    """It is closed."""
    _held.remove(held)


def is_open(path: Path) -> bool:
    """Whether `path` leads, by any name, to a data file that this process has open."""
    about = _about(path)
    return about is not None and any(
        (about.st_dev, about.st_ino) == each.identity for each in _held
    )


def see_that_it_is_another(path: Path) -> None:
    """Raise OutreachError where `path` leads, by any name, to a data file that is open, or to what belongs to it."""
    about = _about(path)
    if about is None or not stat.S_ISREG(about.st_mode):
        return
    beside = (each for held in _held for each in _beside(held.path))
    if is_open(path) or any(
        os.path.samestat(about, other) for other in map(_about, beside) if other
    ):
        raise OutreachError(
            say(
                "\u201c{name}\u201d is the data file that is open, or belongs to it.",
                name=path.name,
            ),
            hint=say("Choose another file. For a copy of the data file, use File > Back up now."),
        )


def _beside(path: Path) -> list[Path]:
    by_sqlite = [path.with_name(f"{path.name}{ending}") for ending in _ENDINGS]
    return by_sqlite + [path.with_name(f".~{path.name}.{note}") for note in _NOTES]


def _about(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):  # it is not there, or no file has such a name
        return None
