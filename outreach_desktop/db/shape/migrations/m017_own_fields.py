"""Fields that a group makes for itself, of people and of organisations, and what stands in them."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE own_fields (
        id TEXT NOT NULL PRIMARY KEY,
        about TEXT NOT NULL CHECK (about IN ('contacts', 'organisations')),
        name TEXT NOT NULL CHECK (trim(name) <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('text', 'date', 'tick', 'list')),
        words TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0,
        is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    # One row for each field of each owner, for good: what is emptied lies in the bin with nothing in it.
    """
    CREATE TABLE own_values (
        id TEXT NOT NULL PRIMARY KEY,
        owner_id TEXT NOT NULL,
        field_id TEXT NOT NULL REFERENCES own_fields (id),
        value TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE UNIQUE INDEX own_values_of_owner ON own_values (owner_id, field_id)",
    "CREATE INDEX own_values_by_field ON own_values (field_id)",
)


def m017_own_fields(db: Data) -> None:
    """Make both tables."""
    for statement in _STATEMENTS:
        db.execute(statement)
