"""A document's row carries its reference, so that an entry made after a crash can name it."""

from outreach_desktop.db.engine.connection import Data


def m002_documents_keep_their_reference(db: Data) -> None:
    """Those made before have theirs on the timeline alone."""
    db.execute("ALTER TABLE documents ADD COLUMN reference TEXT NOT NULL DEFAULT ''")
