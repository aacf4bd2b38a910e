"""Filling in what a letter lacks of a person, from where it is found missing."""

from dataclasses import replace
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.contacts import FIELDS, Contact
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.services import contacts

_COLUMNS = {
    field.published: field.name
    for field in FIELDS.values()
    if field.published and field.kind is FieldKind.TEXT
}


def can_fill_in(field: str) -> bool:
    """Whether this field of a letter is one of the person\u2019s own, in a line of text."""
    return field in _COLUMNS


def fill_in(db: Data, contact_id: str, field: str, text: str) -> Contact:
    """Keep it with the person, as editing them does: checked, and undone by one undo."""
    filled: dict[str, Any] = {_COLUMNS[field]: text.strip()}
    return contacts.change(db, replace(contacts.get(db, contact_id), **filled))
