"""What a group changed about the lists that fields offer words from."""

from outreach_desktop.db.engine.connection import Data


def m006_lists(db: Data) -> None:
    """Make the table of words; the lists that the program brings along need no rows."""
    db.execute(
        """
        CREATE TABLE list_items (
            id TEXT NOT NULL PRIMARY KEY,
            list TEXT NOT NULL CHECK (list <> ''),
            word TEXT NOT NULL CHECK (trim(word) <> ''),
            means TEXT NOT NULL DEFAULT '',
            position INTEGER NOT NULL DEFAULT 0,
            became TEXT NOT NULL DEFAULT '',
            is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            device TEXT NOT NULL DEFAULT '',
            deleted_at TEXT
        ) STRICT
        """
    )
