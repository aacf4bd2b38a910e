"""What people say about hearing from us, channel by channel; who has died; and who is entered as a couple."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    # A wish stands while `lifted_on` is NULL. `do_not_contact` of the person stays the latch over everything:
    # it means that somebody asked for no contact at all, and lifting one wish lifts no other.
    """
    CREATE TABLE wishes (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL REFERENCES contacts (id),
        channel TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'no',
        asked_on TEXT CHECK (asked_on IS date(asked_on)),
        reason TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '',
        lifted_on TEXT CHECK (lifted_on IS date(lifted_on)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX wishes_by_contact ON wishes (contact_id)",
    # Kept and marked, and never written to.
    "ALTER TABLE contacts ADD COLUMN deceased INTEGER NOT NULL DEFAULT 0 CHECK (deceased IN (0, 1))",
    # The two people of an entry that is of a couple, one a line: "Dr|John|Fennick".
    "ALTER TABLE contacts ADD COLUMN couple TEXT NOT NULL DEFAULT ''",
)


def m004_wishes(db: Data) -> None:
    """Make the table of wishes, and the columns beside it."""
    for statement in _STATEMENTS:
        db.execute(statement)
