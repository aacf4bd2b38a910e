"""Drafts, the batches that may have to be gone on with, the copies made, and a journal that may be cut short."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    # What is being typed: the form it is typed into, the row that is edited or it hangs on, "" where there
    # is none, and what stood in the form before.
    """
    CREATE TABLE drafts (
        id TEXT NOT NULL PRIMARY KEY,
        form TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        title TEXT NOT NULL,
        typed TEXT NOT NULL CHECK (json_valid(typed)),
        before TEXT NOT NULL CHECK (json_valid(before)),
        kept_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    # One press of Make: what was asked for, so that it can be gone on with after a crash, and the number
    # of the action that makes it.
    """
    CREATE TABLE batches (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        asked TEXT NOT NULL CHECK (json_valid(asked)),
        documents INTEGER NOT NULL,
        begun_at TEXT NOT NULL,
        ended_at TEXT,
        action INTEGER NOT NULL,
        device TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "ALTER TABLE documents ADD COLUMN batch_id TEXT REFERENCES batches (id)",
    "CREATE INDEX documents_by_batch ON documents (batch_id) WHERE batch_id IS NOT NULL",
    # Every copy of the file: a backup beside it, or one on another disk. `journal_number` is the last
    # change that is in the copy, `undone` which actions stood taken back then (that is off the record).
    """
    CREATE TABLE copies (
        number INTEGER PRIMARY KEY,
        made_at TEXT NOT NULL,
        path TEXT NOT NULL,
        elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere IN (0, 1)),
        locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
        journal_number INTEGER NOT NULL,
        undone TEXT NOT NULL DEFAULT '',
        contacts INTEGER NOT NULL
    ) STRICT
    """,
    # How many entries an action touched, kept when the details are no longer.
    "ALTER TABLE actions ADD COLUMN touched INTEGER",
    # Asked after every change: among a hundred thousand actions, what redo would bring again.
    "CREATE INDEX actions_undone ON actions (undone_as) WHERE state = 'undone'",
)


def m003_nothing_is_lost(db: Data) -> None:
    """Make the tables for what keeps work from being lost."""
    for statement in _STATEMENTS:
        db.execute(statement)
