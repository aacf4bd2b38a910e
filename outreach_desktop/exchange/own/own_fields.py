"""The columns of our own exports for the fields that a group made for itself, and how an import speaks of them."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind, as_day
from outreach_desktop.exchange.own.listing import OwnColumn
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

HEADING = say("Own field: {name}")


def heading(field: OwnField) -> str:
    """\u201cOwn field: Parking permit\u201d: no name of a field can be taken for another column's."""
    return HEADING.format(name=field.name)


def column(field: OwnField) -> OwnColumn:
    """Its column in an export."""
    kind = FieldKind.DATE if field.kind is OwnKind.DATE else FieldKind.TEXT
    return OwnColumn(key=f"own.{field.key}", heading=heading(field), path="", kind=kind)


def values(fields: Sequence[OwnField], own: Own) -> list[str | date]:
    """What stands in the columns of these fields for somebody."""
    kept = dict(own)
    return [_value(one, kept.get(one.id, "")) for one in fields]


def _value(field: OwnField, value: str) -> str | date:
    return as_day(value) or value if field.kind is OwnKind.DATE else value


def name_in(heading: str) -> str:
    """The name of the field that a column of an export is of; "" for another column. In every language."""
    words = " ".join(heading.split())
    for begins, ends in _around():
        if words.startswith(begins) and words.endswith(ends) and len(words) > len(begins + ends):
            return words[len(begins) : len(words) - len(ends)]
    return ""


@cache
def _around() -> tuple[tuple[str, str], ...]:
    parts = (words.partition("{name}") for words in (HEADING, *elsewhere("Own field: {name}")))
    return tuple((begins, ends) for begins, _, ends in parts)
