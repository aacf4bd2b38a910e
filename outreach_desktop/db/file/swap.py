"""Another file in the place of a data file: what is there goes into a folder beside it, whole, and nothing is ever gone.

Before the first step everything is noted, so that whoever finds the note, perhaps after the power failed,
can go on with it. Each step may be taken twice.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from outreach_desktop import given, private, writing
from outreach_desktop.db.beside import foreign_files, seal
from outreach_desktop.db.beside.lock import beside
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_LARGEST_NOTE: Final = 1 << 20
_TOLD: Final = "About these files.txt"
_NOTICED: Final = timedelta(days=1)


def waiting(path: Path) -> Path:
    """Where a file waits, whole and proven, to take the place of the one at `path`."""
    return beside(path, "restored")


def exchange(path: Path, *, backup: Path, now: datetime) -> Path:
    """Put the waiting file in the place of `path`; gives the folder in which that one is now.

    To be called with the lock of `path` taken and nothing of it open.
    """
    folder = foreign_files.folder_aside(path, now)
    note = {"set_aside": folder.name, "backup": backup.name, "at": now.isoformat()}
    writing.write_over(_note(path), json.dumps(note).encode())
    finish(path)
    return folder


def is_begun(path: Path) -> bool:
    """Whether an exchange was begun, or made ready, and did not come to its end."""
    return any(each.exists() for each in (_note(path), *_unfinished(path)))


def was_lately(path: Path, now: datetime) -> bool:
    """Whether another file was put in the place of `path` within a day: what it lacks may not be noticed yet."""
    return any(
        abs(now - made_at) < _NOTICED and (folder / _TOLD).exists()
        for folder, made_at in foreign_files.folders_aside(path)
    )


def clear_up(path: Path) -> None:
    """Take away a file that waits for nothing any more; one that was promised its place stays."""
    if not _note(path).exists():
        for each in _unfinished(path):
            each.unlink(missing_ok=True)


def _unfinished(path: Path) -> list[Path]:
    """What may be left of a file that was being made ready."""
    files = (waiting(path), writing.part_of(waiting(path)))
    return [each for file in files for each in (file, foreign_files.journal_of(file))]


def finish(path: Path) -> str:
    """Go on with an exchange where it stopped; a sentence says what was done, "" where none was begun."""
    path = path.resolve()
    note = _read(path)
    if note is None:
        clear_up(path)
        return ""
    folder = path.parent / _folder_in(note, path)
    try:
        _carry_out(path, folder, note)
    except OSError as error:
        raise writing.trouble(error, path) from error
    return say(
        "The program stopped while \u201c{backup}\u201d was being restored; that has been finished."
        " The file as it was before is in the folder \u201c{name}\u201d.",
        backup=note["backup"],
        name=folder.name,
    )


def _folder_in(note: dict[str, str], path: Path) -> str:
    """Where the present file goes: a folder of ours beside it, and nowhere else, whoever wrote the note."""
    name, backup = note.get("set_aside"), note.get("backup")
    try:
        datetime.fromisoformat(note["at"])
    except (KeyError, TypeError, ValueError) as error:
        raise _unclear(path) from error
    if not (
        isinstance(name, str) and isinstance(backup, str) and foreign_files.is_name_aside(name)
    ):
        raise _unclear(path)
    return name


def _carry_out(path: Path, folder: Path, note: dict[str, str]) -> None:
    if waiting(path).exists():
        private.make_folder(folder)
        for each in _belonging(path):
            _move(each, folder / each.name)
        _tell(folder / _TOLD, path, note)
        writing.sync(folder)
        _move(waiting(path), path)
        writing.sync(path.parent)
    _note(path).unlink()
    writing.sync(path.parent)


def _belonging(path: Path) -> list[Path]:
    """What would spoil another file comes before the file: changes half done, and what was known of it."""
    every = (foreign_files.journal_of(path), *foreign_files.logs(path), seal.place(path), path)
    return [each for each in every if each.exists()]


def _move(each: Path, to: Path) -> None:
    """Give `each` a new name; both are on one disk, and the new one is free."""
    if os.path.lexists(to):
        raise FileExistsError(to)
    each.rename(to)


def _tell(file: Path, path: Path, note: dict[str, str]) -> None:
    """A word to whoever opens the folder in a year."""
    when = datetime.fromisoformat(note["at"])
    told = say(
        "\u201c{file}\u201d as it was on {day} at {time}, before the backup \u201c{backup}\u201d was restored.",
        file=path.name,
        day=f"{when:%Y-%m-%d}",
        time=f"{when:%H:%M}",
        backup=note["backup"],
    )
    keep = say("Keep this folder until you are sure that nothing is missing.")
    writing.write_over(file, f"{told}\n{keep}\n".encode())


def _note(path: Path) -> Path:
    return beside(path, "restoring")


def _read(path: Path) -> dict[str, str] | None:
    try:
        note: dict[str, str] = json.loads(given.read(_note(path), at_most=_LARGEST_NOTE))
    except FileNotFoundError:
        return None
    except (OSError, OutreachError, given.TooLargeError, ValueError, RecursionError) as error:
        raise _unclear(path) from error
    if not isinstance(note, dict):
        raise _unclear(path)
    return note


def _unclear(path: Path) -> OutreachError:
    return OutreachError(
        say(
            (
                "A backup was being restored to \u201c{name}\u201d, and it is not known how far that "
                "went."
            ),
            name=path.name,
        ),
        hint=say(
            "Keep every file beside it as it is; the restored one is called \u201c{name}\u201d.",
            name=waiting(path).name,
        ),
    )
