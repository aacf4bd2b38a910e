"""Files kept inside the data file: a name for each, and the content once however often it is attached."""

import hashlib
import json
import mimetypes
from collections.abc import Iterable
from pathlib import PureWindowsPath

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.documents.documents import AttachedFile, picture_type


def add(db: Data, owner_id: str, name: str, content: bytes) -> AttachedFile:
    """Keep a file that hangs on the row `owner_id`; of a path, only the last part is its name."""
    sha256 = hashlib.sha256(content).hexdigest()
    db.execute(
        "INSERT INTO file_contents (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [sha256, content],
    )
    # Windows' rules split a path of either kind.
    name = PureWindowsPath(name.strip()).name
    columns = {
        "owner_id": owner_id,
        "name": name,
        "media_type": picture_type(content) or mimetypes.guess_type(name)[0] or "",
        "size": len(content),
        "sha256": sha256,
    }
    return get(db, rows.keep(db, "files", columns))


def get(db: Data, file_id: str) -> AttachedFile:
    """What is known of a file, without its content."""
    return from_row(AttachedFile, rows.one(db, "files", file_id))


def content(db: Data, file_id: str) -> bytes:
    """The file's bytes."""
    sha256 = get(db, file_id).sha256
    stored = db.execute("SELECT content FROM file_contents WHERE sha256 = ?", [sha256]).fetchone()
    return bytes(stored[0])


def of(db: Data, owner_id: str) -> list[AttachedFile]:
    """The files that hang on a row, by name."""
    found = db.query(
        "SELECT * FROM files WHERE owner_id = ? AND deleted_at IS NULL"
        " ORDER BY name COLLATE NOCASE, created_at, id",
        [owner_id],
    )
    return [from_row(AttachedFile, row) for row in found]


def of_each(db: Data, owner_ids: Iterable[str]) -> dict[str, list[AttachedFile]]:
    """Those of each of these rows, by name; one without any is left out."""
    found: dict[str, list[AttachedFile]] = {}
    for row in db.query(
        "SELECT f.* FROM json_each(?) wanted JOIN files f ON f.owner_id = wanted.value"
        " WHERE f.deleted_at IS NULL ORDER BY f.name COLLATE NOCASE, f.created_at, f.id",
        [json.dumps(list(owner_ids))],
    ):
        found.setdefault(row["owner_id"], []).append(from_row(AttachedFile, row))
    return found


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put files into the bin; their content stays, for undo."""
    rows.put_in_bin(db, "files", list(ids))
