"""Backups: a copy made while the file is in use, proven good before it gets its name."""

import shutil
from collections.abc import Iterator, Sequence, Set
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from outreach_desktop import writing
from outreach_desktop.db.backups import snapshot
from outreach_desktop.db.backups.backup_state import counts, note_hash, size_of
from outreach_desktop.db.backups.copies import Proven, State, state_of
from outreach_desktop.db.beside.foreign_files import journal_of
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.engine.trouble import in_plain_words
from outreach_desktop.db.shape import soundness
from outreach_desktop.domain.labour import Steps, apart, outcome
from outreach_desktop.domain.safety.backups import Backup, group_of, name_of, series, series_in
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

FOLDER: Final = "Backups"

_SPARE: Final = 1_000_000  # bytes: a backup must not take what the next change needs to be saved

_under_way: set[Path] = set()  # parts that this process is writing


class Found(NamedTuple):
    """What reading back a copy found: what is wrong with it, what must be as in the data file, and how far it has come."""

    faults: Set[str] = frozenset()
    told: Sequence[int] = ()
    state: State = State(0, "")
    people: int = 0


def folder_of(path: Path) -> Path:
    """Where the backups of the data file at `path` are."""
    return path.parent / FOLDER


def made_folder_of(path: Path) -> Path:
    """The same, made where it is not there yet; nobody can choose another one."""
    folder = folder_of(path)
    if folder.is_file():
        raise OutreachError(
            say(
                "\u201c{folder}\u201d is a file, and the backups need a folder with that name.",
                folder=folder,
            ),
            hint=say("Rename the file, or move it away, then try again."),
        )
    writing.make_folder(folder)
    return folder


def make(db: Data, path: Path, *, now: datetime, why: str = "", folder: Path | None = None) -> Path:
    """A proven backup of `db`, the data file at `path`, beside it or in `folder`; gives its path.

    `why` says before what it is made: “an update”. Raises OutreachError, and leaves nothing then.
    """
    return outcome(making(db, path, now=now, why=why, folder=folder)).path


def making(
    db: Data, path: Path, *, now: datetime, why: str = "", folder: Path | None = None
) -> Steps[Proven]:
    """As `make`, in steps, between which the data file may be read and changed."""
    if folder is None:
        folder = made_folder_of(path)
    else:
        writing.make_folder(folder)
    clear_leftovers(folder, path)
    made = free(folder, path, now, why=why)
    with only_whole(made, needs=size_of(db)) as part:
        found = yield from copying_to_part(db, part, made.name)
        secret = secret_of(db)

        def name() -> None:
            note_hash(part, made, secret)  # first, so that no backup is ever without
            writing.put_in_place(part, made)

        yield from apart(name)
    return Proven(made, found.state, found.people)


def secret_of(db: Data) -> bytes:
    """As `db.watch` knows it; none for a file that was not opened to be worked in."""
    return db.watch.secret if db.watch else b""


def free(folder: Path, path: Path, now: datetime, *, why: str = "", locked: bool = False) -> Path:
    """Where a backup of the data file at `path` goes in `folder`: numbered where another was made in the same second."""
    backup = Backup(made_at=now.astimezone().replace(microsecond=0), why=why, locked=locked)
    while (made := folder / name_of(group_of(path.name), backup)).exists() or (
        writing.part_of(made) in _under_way
    ):
        backup = replace(backup, number=backup.number + 1)
    return made


def copy(db: Data, path: Path) -> None:
    """Copy the data file to `path`, which must be free. Raises OutreachError, and leaves nothing then."""
    with only_whole(path, needs=size_of(db)) as part:
        outcome(copying_to_part(db, part, path.name))
        writing.put_in_place(part, path)


def copying_to_part(db: Data, part: Path, name: str) -> Steps[Found]:
    """Copy the data file to `part`, and read it back whole: only what opens, holds together and has everybody in it stays."""
    called = say("the backup \u201c{name}\u201d", name=name)
    writing.begin_private(part)
    told = yield from snapshot.copied(db, part, called)
    found = yield from apart(partial(read_back, part, called))
    if found.faults or found.told != told:
        raise _unproven(db)
    return found


def read_back(part: Path, called: str) -> Found:
    """All of a copy, and what is in it; it is safe on the disk then."""
    with closing(connect(part, called)) as copied, in_plain_words(called):
        if faults := _faults(copied):
            return Found(faults=faults)
        found = Found(
            told=snapshot.told(copied), state=state_of(copied), people=counts(copied)["contacts"]
        )
    writing.bring_to_disk(part)
    return found


def _faults(db: Data) -> set[str]:
    """The index for searching is made anew from the rest, so it keeps nobody from having a backup."""
    return set(soundness.faults(db)) - {soundness.SEARCH}


def _unproven(db: Data) -> OutreachError:
    """Either the copy went wrong, or the data file is not what it should be: then a copy cannot be."""
    path = db.conn.path
    if path and _faults(db):
        db.conn.is_damaged = True  # the seal will say so, and the next start reads it whole
        return DamagedError(
            path,
            say(
                "No backup was made, because the data file itself is damaged. The older backups were kept."
            ),
            hint=say("Restore the newest of them: File > Backups > Restore a backup."),
        )
    return OutreachError(
        say("The backup was made but is damaged, so it was deleted."),
        hint=say("Try again, or use another disk. The data file itself was not changed."),
    )


@contextmanager
def only_whole(path: Path, *, needs: int) -> Iterator[Path]:
    """The part of `path` to write `needs` bytes to; whatever goes wrong, nothing of it is left.

    OutreachError says how much room there must be where that is what is lacking.
    """
    part = writing.part_of(path)
    _under_way.add(part)
    try:
        remove_part(part)
        _see_that_there_is_room(path.parent, needs)
        yield part
    except OSError as error:
        _see_whether_it_was_room(part, needs, error)
        raise writing.trouble(error, path) from error
    except OutreachError as error:
        _see_whether_it_was_room(part, needs, error)
        raise
    finally:
        _under_way.discard(part)
        with suppress(
            OSError
        ):  # its disk is gone; what went wrong first is what the person must hear
            remove_part(part)


def remove_part(part: Path) -> None:
    """Take away what was not finished, with the journal it may have had."""
    for each in (part, journal_of(part)):
        each.unlink(missing_ok=True)


def clear_leftovers(folder: Path, path: Path) -> None:
    """Take away what a crash left of backups of the data file at `path`; that of another may be under way just now."""
    begun = writing.part_of(folder / series(group_of(path.name))).name.removesuffix(".part")
    for left in folder.iterdir():
        if left.with_name(left.name.removesuffix("-journal")) in _under_way:
            continue
        if series_in(left.name) == begun and left.name.endswith((".part", ".part-journal")):
            left.unlink(missing_ok=True)


def _see_that_there_is_room(folder: Path, needs: int, taken: int = 0) -> None:
    """`taken` is what of it is written already."""
    free = shutil.disk_usage(folder).free + taken
    if free >= needs + _SPARE:
        return
    from outreach_desktop.words import local  # brings the languages of the world

    raise OutreachError(
        say(
            "There is not enough space in \u201c{folder}\u201d for a copy of your data file: it "
            "needs {size}, and {free} is free.",
            folder=folder,
            size=local.size(needs + _SPARE),
            free=local.size(free),
        ),
        hint=say(
            "Free some space, then try again. The data file and the backups you have are as they were."
        ),
    )


def _see_whether_it_was_room(part: Path, needs: int, error: Exception) -> None:
    """A full disk has as many names as there are ways to write to it."""
    try:
        _see_that_there_is_room(part.parent, needs, part.stat().st_size if part.exists() else 0)
    except OutreachError as lacking:
        raise lacking from error
    except OSError:
        return  # the disk itself is gone, which `error` says
