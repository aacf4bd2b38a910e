"""Letters that are written again and again, kept under a name."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE letter_runs (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (trim(name) <> ''),
        people TEXT NOT NULL DEFAULT '',
        documents TEXT NOT NULL DEFAULT '',
        event_id TEXT REFERENCES events (id),
        sender_id TEXT REFERENCES senders (id),
        thanks_for TEXT NOT NULL DEFAULT '',
        missing TEXT NOT NULL DEFAULT 'stop',
        rules TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX letter_runs_by_event ON letter_runs (event_id) WHERE event_id IS NOT NULL",
    "CREATE INDEX letter_runs_by_sender ON letter_runs (sender_id) WHERE sender_id IS NOT NULL",
)


def m028_letter_runs(db: Data) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
