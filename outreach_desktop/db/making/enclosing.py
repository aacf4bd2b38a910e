"""The attached files that letters may enclose: those of organisations, of events and of the group itself."""

import json
from collections.abc import Iterable

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.documents.documents import AttachedFile

_TO_ENCLOSE = (
    "SELECT f.* FROM files f WHERE f.deleted_at IS NULL AND f.media_type NOT LIKE 'image/%'"
    " AND f.id NOT IN (SELECT letterhead_id FROM group_profile WHERE letterhead_id IS NOT NULL)"
)
_FILES = (
    f"{_TO_ENCLOSE} AND f.owner_id IN ("
    "SELECT id FROM organisations WHERE deleted_at IS NULL UNION SELECT id FROM events WHERE deleted_at IS NULL"
    " UNION SELECT id FROM group_profile)"
)
_BY_NAME = "ORDER BY f.name COLLATE NOCASE, f.created_at, f.id"


def files(db: Data) -> list[AttachedFile]:
    """All of them, by name; pictures, such as the logo, and the letterhead are none."""
    found = db.query(f"{_FILES} {_BY_NAME}")
    return [from_row(AttachedFile, row) for row in found]


def group_id(db: Data) -> str:
    """What the files of the group itself hang on."""
    found: str = db.execute("SELECT id FROM group_profile LIMIT 1").fetchone()[0]
    return found


def of_group(db: Data) -> list[AttachedFile]:
    """Those of the group itself, by name."""
    found = db.query(f"{_TO_ENCLOSE} AND f.owner_id = ? {_BY_NAME}", [group_id(db)])
    return [from_row(AttachedFile, row) for row in found]


def some(db: Data, ids: Iterable[str]) -> list[AttachedFile]:
    """Those of these ids that may still be enclosed."""
    found = db.query(
        f"{_FILES} AND f.id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
    )
    return [from_row(AttachedFile, row) for row in found]
