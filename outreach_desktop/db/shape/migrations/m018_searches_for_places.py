"""Saved searches of organisations, beside those of people."""

from outreach_desktop.db.engine.connection import Data


def m018_searches_for_places(db: Data) -> None:
    """Every search that was saved before is one of people."""
    db.execute("ALTER TABLE segments ADD COLUMN about TEXT NOT NULL DEFAULT 'contacts'")
