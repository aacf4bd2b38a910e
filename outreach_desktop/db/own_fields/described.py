"""The fields that a group made for itself, as they are stored."""

from dataclasses import fields

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
    """Keep a new field."""
    field = with_its_id(db, draft)
    keep(db, field)
    return get(db, field.id)


def with_its_id(db: Data, draft: OwnFieldDraft) -> OwnField:
    """A field with the id that it will have: the same on every laptop, unless one of that name was there before."""
    number, row_id = 1, rows.natural_id(TABLE, draft.about, folded(draft.name))
    while db.execute(f"SELECT 1 FROM {TABLE} WHERE id = ?", [row_id]).fetchone():
        number += 1
        row_id = rows.natural_id(TABLE, draft.about, folded(draft.name), str(number))
    parts = {part.name: getattr(draft, part.name) for part in fields(OwnFieldDraft)}
    return OwnField(id=row_id, **parts)


def keep(db: Data, field: OwnField) -> None:
    """Keep a new field that has its id."""
    rows.keep(db, TABLE, {"id": field.id, **to_row(field)})


def change(db: Data, field: OwnField) -> OwnField:
    """Keep what a field has become."""
    rows.change(db, TABLE, field.id, to_row(field))
    return get(db, field.id)


def remove(db: Data, field_id: str) -> None:
    """Put a field into the bin; what stands in it stays, and comes back with it."""
    rows.put_in_bin(db, TABLE, [field_id])
