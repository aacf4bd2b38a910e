"""A data file of an older program is brought up to date, after a backup of it as it was."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from outreach_desktop.db.backups import backup
from outreach_desktop.db.backups.backup_state import looked_at, problem_of
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import ReadOnlyError
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.shape.shape import open_to_read
from outreach_desktop.domain.safety.backups import BEFORE_AN_UPDATE, group_of, understood
from outreach_desktop.domain.telling import Told
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


def bring_up_to_date(db: Data, path: Path, told: Told) -> None:
    """See that the data file has the newest shape; where no backup can be made before, it stays as it is.

    Raises ReadOnlyError then: it can be looked at until there is room for a backup.
    """
    if 0 < migrations.version(db) < migrations.NEWEST:
        if not _is_kept(db, path):
            told(
                say(
                    "Backing up \u201c{stem}\u201d before it is brought up to date \u2026",
                    stem=path.stem,
                )
            )
            _keep(db, path)
        told(say("Bringing \u201c{stem}\u201d up to date for this program \u2026", stem=path.stem))
    migrations.migrate(db)


def _keep(db: Data, path: Path) -> None:
    try:
        backup.make(db, path, now=datetime.now().astimezone(), why=BEFORE_AN_UPDATE)
    except OutreachError as error:
        raise ReadOnlyError(
            path,
            say(
                "\u201c{name}\u201d is from an older Outreach Desktop and must be brought up to date, but not"
                " without a backup, and none could be made. {reason}",
                name=path.name,
                reason=error.message,
            ),
            hint=say(
                "{hint} Until then you can open it read-only. Nothing in it was changed.",
                hint=error.hint,
            ),
        ) from error


def _is_kept(db: Data, path: Path) -> bool:
    """Whether an update that did not come to its end has left a backup of just this: a second one takes room only."""
    folder = backup.folder_of(path)
    for file in folder.iterdir() if folder.is_dir() else ():
        named = understood(file.name, group_of(path.name))
        if named and named.why == BEFORE_AN_UPDATE and not (looked_at(file)[1] or problem_of(file)):
            with closing(open_to_read(file)) as kept:
                if _state(kept) == _state(db):
                    return True
    return False


def _state(db: Data) -> list[object]:
    """The shape, the last thing that was noted, and what of it stands taken back: together they say what is in a file."""
    asked = (
        "PRAGMA user_version",
        "SELECT count(*) FROM contacts",
        "SELECT max(number) FROM journal",
        "SELECT total(undone) FROM journal",
        "SELECT max(undone_as) FROM actions",
    )
    return [db.execute(statement).fetchone()[0] for statement in asked]
