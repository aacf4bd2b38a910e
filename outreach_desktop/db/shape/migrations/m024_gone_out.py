"""Documents know when they were printed and when they went out."""

from typing import Final

from outreach_desktop.db.engine.connection import Data

_WENT_OUT: Final = """
    UPDATE documents SET sent_on = (
        SELECT min(i.date) FROM interactions i
        WHERE i.document_id = documents.id AND i.kind <> 'document' AND i.deleted_at IS NULL
    ) WHERE state = 'made'
"""
"""Until now only the entry on the timeline said so: it was changed into a letter or a visit by hand."""


def m024_gone_out(db: Data) -> None:
    """What nobody printed with the program, or posted, has no day."""
    for name in ("printed_on", "sent_on"):
        db.execute(f"ALTER TABLE documents ADD COLUMN {name} TEXT CHECK ({name} IS date({name}))")
    db.execute(_WENT_OUT)
