"""The content bank, as it is stored."""

import json
from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.offering.content import ContentDraft, ContentText

TABLE: Final = "content"


def add(db: Data, draft: ContentDraft) -> ContentText:
    """Keep a new text."""
    return get(db, rows.keep(db, TABLE, to_row(draft)))


def change(db: Data, content: ContentText) -> ContentText:
    """Keep what a text has become."""
    rows.change(db, TABLE, content.id, to_row(content))
    return get(db, content.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put texts into the bin."""
    rows.put_in_bin(db, TABLE, list(ids))


def get(db: Data, content_id: str) -> ContentText:
    """The text with this id."""
    return from_row(ContentText, rows.one(db, TABLE, content_id))


def get_all(db: Data, ids: Iterable[str]) -> list[ContentText]:
    """Those of these ids that are there, in the order of the ids."""
    return [
        from_row(ContentText, row)
        for row in db.query(
            "SELECT c.* FROM json_each(?) wanted JOIN content c ON c.id = wanted.value"
            " WHERE c.deleted_at IS NULL ORDER BY wanted.key",
            [json.dumps(list(ids))],
        )
    ]


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
