"""Searches that a group saved under a name."""

from outreach_desktop.db.engine.connection import Data


def m007_segments(db: Data) -> None:
    """Make the table of segments."""
    db.execute(
        """
        CREATE TABLE segments (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL CHECK (trim(name) <> ''),
            words TEXT NOT NULL CHECK (trim(words) <> ''),
            position INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            device TEXT NOT NULL DEFAULT '',
            deleted_at TEXT
        ) STRICT
        """
    )
