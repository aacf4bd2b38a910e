"""Pairs of people, and of organisations, of which somebody said that they are two."""

from outreach_desktop.db.engine.connection import Data


def m009_not_duplicates(db: Data) -> None:
    """Make the table of pairs; the smaller id stands first, so each pair is there once."""
    db.execute(
        """
        CREATE TABLE not_duplicates (
            id TEXT NOT NULL PRIMARY KEY,
            of_table TEXT NOT NULL CHECK (of_table IN ('contacts', 'organisations')),
            one_id TEXT NOT NULL,
            other_id TEXT NOT NULL CHECK (one_id < other_id),
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            device TEXT NOT NULL DEFAULT '',
            deleted_at TEXT
        ) STRICT
        """
    )
    db.execute("CREATE INDEX not_duplicates_of_one ON not_duplicates (one_id)")
    db.execute("CREATE INDEX not_duplicates_of_other ON not_duplicates (other_id)")
