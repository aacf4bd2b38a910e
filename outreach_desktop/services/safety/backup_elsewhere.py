"""Copies on another disk: a stick in a drawer outlives the computer."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from outreach_desktop import paths, writing
from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import copies
from outreach_desktop.db.backups.backup_state import size_of
from outreach_desktop.db.backups.copies import Proven
from outreach_desktop.db.backups.snapshot import until_no_change_is_open
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.db.subjects import contacts, group
from outreach_desktop.domain.labour import Steps, apart, outcome
from outreach_desktop.domain.safety import backups as rules
from outreach_desktop.domain.safety import folders, passphrases
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services.safety import locked_copy
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The last copy on another disk, and whether it is time for a new one."""

    made_at: datetime | None = None
    folder: Path | None = None
    due: bool = False


def file_of(db: Data) -> Path:
    """The data file that `db` is. OutreachError where it is in memory alone."""
    path = path_of(db)
    if path is None:
        raise OutreachError(
            say("There is no file to back up yet."),
            hint=say("Start a data file first, then try again."),
        )
    return path


def copy_elsewhere(db: Data, folder: Path, *, now: datetime, passphrase: str = "") -> Path:
    """A proven copy in `folder`, under `passphrase` where there is one; gives its path.

    OutreachError says what makes a passphrase weak, and all that a backup may meet. A folder on the data file's
    own disk is taken too, but is not elsewhere: `beside_each_other` says so.
    """
    return outcome(copying_elsewhere(db, folder, now=now, passphrase=passphrase))


def copying_elsewhere(
    db: Data, folder: Path, *, now: datetime, passphrase: str = ""
) -> Steps[Path]:
    """As `copy_elsewhere`, in steps, between which the file may be read and changed."""
    path = file_of(db)
    if not paths.is_folder(folder):
        raise OutreachError(
            say("There is no folder \u201c{folder}\u201d.", folder=folder),
            hint=say("Check that its disk is connected, then choose the folder again."),
        )
    if passphrase:
        stop_for(
            passphrases.problems(
                passphrase, known=(rules.group_of(path.name), group.profile(db).name)
            )
        )
        made = yield from _locking(db, path, folder, now, passphrase)
    else:
        made = yield from copying.making(db, path, now=now, folder=folder)
    yield from until_no_change_is_open(db)
    copies.note(db, made, now=now, elsewhere=not beside_each_other(path, folder))
    return made.path


def _locking(db: Data, path: Path, folder: Path, now: datetime, passphrase: str) -> Steps[Proven]:
    """In the clear it is only where the data file is in the clear too, and there no longer than it takes."""
    made = copying.free(folder, path, now, locked=True)
    here = copying.made_folder_of(path)
    writing.make_folder(folder)
    for each in (here, folder):
        copying.clear_leftovers(each, path)
    with copying.only_whole(here / made.name, needs=size_of(db)) as plain:
        found = yield from copying.copying_to_part(db, plain, made.name)
        secret = copying.secret_of(db)
        yield from apart(lambda: locked_copy.lock(plain, made, passphrase, secret=secret))
    return Proven(made, found.state, found.people)


def beside_each_other(path: Path, folder: Path) -> str:
    """Why a copy in `folder` is lost together with the data file at `path`, as a sentence; "" where it is not."""
    try:
        same = path.stat().st_dev == folder.stat().st_dev
    except OSError:
        return ""  # whoever writes there says it better
    synced = folders.synced_by(folder / path.name)
    if not same or (synced and synced != folders.synced_by(path)):
        return ""
    return say(
        "This folder is on the same disk as the data file: if the disk breaks or the computer is lost, both are"
        " gone. Choose a USB stick or another disk."
    )


def elsewhere(db: Data, *, now: datetime) -> Elsewhere:
    """The last copy on another disk; a new one is due after 14 days with changes, the first for 20 people."""
    last = next(copies.made(db, elsewhere=True), None)
    if last is None:
        due = path_of(db) is not None and rules.is_due_elsewhere(None, now, contacts.count(db))
        return Elsewhere(due=due)
    due = not last.is_of_now and rules.is_due_elsewhere(last.made_at, now, contacts.count(db))
    return Elsewhere(made_at=last.made_at, folder=last.path.parent, due=due)
