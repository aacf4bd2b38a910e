"""The field catalogue of a group: what every template can say, and the fields that the group made for itself."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, OwnField, OwnKind
from outreach_desktop.templates.library.entries import CatalogueEntry
from outreach_desktop.templates.library.fields import CATALOGUE, in_catalogue
from outreach_desktop.words import say

OWN: Final = "own"
_KINDS: Final = {
    OwnKind.TEXT: FieldKind.TEXT,
    OwnKind.LIST: FieldKind.TEXT,
    OwnKind.DATE: FieldKind.DATE,
    OwnKind.TICK: FieldKind.YES_NO,
}
_EXAMPLES: Final = {
    OwnKind.TEXT: "B12, by the north gate",
    OwnKind.DATE: dt.date(2026, 3, 9),
    OwnKind.TICK: True,
}


def catalogue(fields: Sequence[OwnField]) -> tuple[CatalogueEntry, ...]:
    """The whole catalogue with these fields in `contact.own` and `organisation.own`."""
    return tuple(
        replace(entry, entries=(*entry.entries, *_own(one)))
        if (one := [each for each in fields if subject_of(each) == entry.name])
        else entry
        for entry in CATALOGUE
    )


def subject_of(field: OwnField) -> str:
    """In which subject of templates a field stands."""
    return "contact" if field.about == PEOPLE else "organisation"


def kinds(fields: Sequence[OwnField]) -> dict[str, FieldKind]:
    """Every path that a template of this group may use, with its kind."""
    return {path: one.kind for path, one in in_catalogue(catalogue(fields))}


def meanings(fields: Sequence[OwnField]) -> dict[str, str]:
    """What each of those paths means, for people."""
    return {path: one.meaning for path, one in in_catalogue(catalogue(fields))}


def _own(fields: Sequence[OwnField]) -> tuple[CatalogueEntry, ...]:
    entries = tuple(
        CatalogueEntry(
            name=one.key,
            kind=_KINDS[one.kind],
            meaning=one.name,
            example=_EXAMPLES.get(one.kind) or (one.offered or ("",))[0],
        )
        for one in fields
    )
    return (
        CatalogueEntry(
            name=OWN,
            kind=FieldKind.SUBJECT,
            meaning=say("fields that your group made for itself"),
            entries=entries,
        ),
    )
