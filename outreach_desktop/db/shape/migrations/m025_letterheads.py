"""A group's own letterhead: a Word file whose header and footer letters have."""

from outreach_desktop.db.engine.connection import Data


def m025_letterheads(db: Data) -> None:
    """Nobody has one yet."""
    db.execute("ALTER TABLE group_profile ADD COLUMN letterhead_id TEXT REFERENCES files (id)")
