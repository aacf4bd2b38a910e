"""How a data file came to its present shape: steps that are never edited once released."""

from sqlite_utils import Migrations

from outreach_desktop.db import journal, search
from outreach_desktop.db.connection import APPLICATION_ID, Data
from outreach_desktop.db.migrations.m001_first_tables import m001_first_tables
from outreach_desktop.db.migrations.m002_documents_keep_their_reference import (
    m002_documents_keep_their_reference,
)
from outreach_desktop.db.migrations.m003_nothing_is_lost import m003_nothing_is_lost

STEPS = (m001_first_tables, m002_documents_keep_their_reference, m003_nothing_is_lost)
NEWEST = len(STEPS)

_migrations = Migrations("outreach")
for _step in STEPS:
    # Every step is given the data file, which is more than the library asks of a step.
    _migrations()(_step)  # type: ignore[type-var]


def migrate(db: Data) -> None:
    """Bring `db` to the newest shape, all steps or none; triggers are made anew from that shape.

    What was done before can no longer be undone then: the journal speaks of the old columns.
    """
    if version(db) == NEWEST:
        return
    with db.atomic():
        _drop_triggers(db)
        _migrations.apply(db)
        journal.make_triggers(db)
        search.make_triggers(db)
        db.execute("UPDATE actions SET undoable = 0")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {NEWEST}")


def _drop_triggers(db: Data) -> None:
    """A step is nobody's action, and may change the columns that triggers name."""
    for trigger in db.triggers:
        db.execute(f'DROP TRIGGER "{trigger.name}"')


def version(db: Data) -> int:
    """How many steps `db` has taken; 0 is a file with nothing in it."""
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number
