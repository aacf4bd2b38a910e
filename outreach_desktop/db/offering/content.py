"""The content bank, as it is stored."""

from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.kept_rows import KeptRows
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.offering.content import ContentDraft, ContentText

TABLE: Final = "content"

_KEPT = KeptRows[ContentDraft, ContentText](TABLE, ContentText)
add, change, remove, get, get_all = _KEPT.add, _KEPT.change, _KEPT.remove, _KEPT.get, _KEPT.get_all


def every(db: Data) -> list[ContentText]:
    """All of them: of each kind what comes first, then the newest, then by heading."""
    return [
        from_row(ContentText, row)
        for row in db.query(
            "SELECT * FROM content WHERE deleted_at IS NULL"
            " ORDER BY kind, comes_first DESC, coalesce(dated_on, '') DESC, topic COLLATE NOCASE,"
            " heading COLLATE NOCASE, id"
        )
    ]
