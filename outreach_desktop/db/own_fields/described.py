"""The fields that a group made for itself, as they are stored."""

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnFieldDraft

TABLE = "own_fields"


def every(db: Data, about: str) -> list[OwnField]:
    """The fields of people, or of organisations, in the order of forms; hidden ones too."""
    found = db.query(
        f"SELECT * FROM {TABLE} WHERE about = ? AND deleted_at IS NULL ORDER BY position, name, id",
        [about],
    )
    return [from_row(OwnField, row) for row in found]


def removed(db: Data) -> list[OwnField]:
    """The fields in the bin, those put there last first."""
    found = db.query(f"SELECT * FROM {TABLE} WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC")
    return [from_row(OwnField, row) for row in found]


def get(db: Data, field_id: str) -> OwnField:
    """The field with this id."""
    return from_row(OwnField, rows.one(db, TABLE, field_id))


def add(db: Data, draft: OwnFieldDraft) -> OwnField:
    """Keep a new field, with the id that it would get on another laptop too, where that is free."""
    row_id = rows.natural_id(TABLE, draft.about, folded(draft.name))
    if db.execute(f"SELECT 1 FROM {TABLE} WHERE id = ?", [row_id]).fetchone():
        row_id = rows.new_id()
    return get(db, rows.keep(db, TABLE, {"id": row_id, **to_row(draft)}))


def change(db: Data, field: OwnField) -> OwnField:
    """Keep what a field has become."""
    rows.change(db, TABLE, field.id, to_row(field))
    return get(db, field.id)


def remove(db: Data, field_id: str) -> None:
    """Put a field into the bin; what stands in it stays, and comes back with it."""
    rows.put_in_bin(db, TABLE, [field_id])
