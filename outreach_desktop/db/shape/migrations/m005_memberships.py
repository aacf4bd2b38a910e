"""The professional bodies that people belong to."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE memberships (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL REFERENCES contacts (id),
        body TEXT NOT NULL CHECK (trim(body) <> ''),
        since TEXT CHECK (since IS date(since)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX memberships_by_contact ON memberships (contact_id)",
)


def m005_memberships(db: Data) -> None:
    """Make the table of memberships."""
    for statement in _STATEMENTS:
        db.execute(statement)
