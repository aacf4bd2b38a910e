"""The backups that are there: what is in each, whether it is still good, and which may go."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from outreach_desktop import given, opened
from outreach_desktop.db.backups import backup_state as state
from outreach_desktop.db.backups.backup import folder_of
from outreach_desktop.db.beside.seal import digest
from outreach_desktop.db.file import header, swap
from outreach_desktop.domain.safety import backups as rules
from outreach_desktop.domain.safety.backups import Backup
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import this_computer
from outreach_desktop.words import say

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup as a list shows it; `why` is what it was made before ("an import"), `problem` a sentence or "".

    What is in a locked one is not known without its passphrase.
    """

    path: Path
    made_at: datetime
    why: str = ""
    size: int
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many there are in it by table, of what lists of backups tell."""
    locked: bool = False
    problem: str = ""

    @property
    def contacts(self) -> int:
        """How many people are in it."""
        return self.counts.get("contacts", 0)


def backups(path: Path) -> list[BackupRow]:
    """Those of the data file at `path`, newest first; it need not be open for that, or sound, or there at all."""
    found = there(path)
    rows = []
    for backup in sorted(found, reverse=True):
        with suppress(FileNotFoundError):  # thinned out in this moment
            rows.append(_row(found[backup], backup))
    return rows


def backup_at(path: Path) -> BackupRow:
    """A backup from anywhere, such as a stick. OutreachError where there is no such file, or it is the one that is open."""
    opened.see_that_it_is_another(path)
    try:
        given.see_that_it_is_a_file(path)
        changed_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except PermissionError as error:
        raise header.unreadable(path) from error
    except OSError as error:
        raise OutreachError(
            say("There is no file \u201c{path}\u201d.", path=path),
            hint=say("Check that its disk is connected, then choose it again."),
        ) from error
    named = rules.understood(path.name, rules.series_in(path.name))
    locked = path.suffix == rules.LOCKED
    return _row(path, named or Backup(made_at=changed_at, locked=locked))


def test(path: Path) -> Iterator[BackupRow]:
    """Each of `backups`, read whole: one as it was made was proven then, any other is proven now."""
    for row in backups(path):
        problem = row.problem or state.problem_of(
            row.path, locked=row.locked, secret=this_computer.secret()
        )
        if row.path.exists():  # else it was thinned out meanwhile
            yield replace(row, problem=problem)


def thin(path: Path, made: Path, now: datetime) -> None:
    """After the backup `made`: those go that need not stay, unless people were lost since they were made.

    For a day after a restore all of them stay.
    Only what is bit for bit as it was made goes: whoever worked on in a backup keeps it.
    """
    found = there(path)
    may_go = set(found) - rules.to_keep(found, now)
    newest = rules.understood(made.name, rules.group_of(path.name))
    if not may_go or newest is None or swap.was_lately(path, now):
        return
    earlier = (_people(found[one]) for one in rules.compared_with(found, newest))
    if rules.has_fallen(_people(made), earlier):
        _log.warning("Backups stay: fewer than half as many people as before.")
        return
    known = state.hashes(made)
    for backup in may_go:
        if not backup.locked:
            _throw_away(found[backup], known)


def there(path: Path) -> dict[Backup, Path]:
    """The backups of the data file at `path`, by what their names say; none is opened."""
    path = header.real(path)  # the backups are beside the file, not beside what leads to it
    folder = folder_of(path)
    try:
        files = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise OutreachError(
            say(
                "You do not have permission to read the folder \u201c{folder}\u201d.", folder=folder
            ),
            hint=say("Ask the person who looks after it to give you access."),
        ) from error
    group = rules.group_of(path.name)
    named = ((rules.understood(file.name, group), file) for file in files)
    return {backup: file for backup, file in named if backup}


def _row(path: Path, backup: Backup) -> BackupRow:
    row = BackupRow(
        path=path,
        made_at=backup.made_at,
        why=backup.why,
        size=path.stat().st_size,
        locked=backup.locked,
    )
    if backup.locked:
        return row
    counts, problem = state.looked_at(path)
    return replace(row, problem=problem, counts=counts)


def _people(path: Path) -> int:
    return state.looked_at(path)[0].get("contacts", 0)


def _throw_away(path: Path, known: dict[str, str]) -> None:
    if opened.is_open(path):
        return
    try:
        if digest(path) == known.get(path.name):
            path.unlink()
    except OSError as error:  # somebody looks at it; it goes another time
        _log.warning("A backup could not be thrown away: %s", type(error).__name__)
