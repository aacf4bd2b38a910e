"""What documents say of the fields that a group made for itself."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import (
    ORGANISATIONS,
    PEOPLE,
    YES,
    OwnField,
    OwnKind,
    as_day,
    published,
)
from outreach_desktop.words import say


def fields(db: Data) -> tuple[OwnField, ...]:
    """Those of people, then those of organisations; hidden ones too."""
    return (*described.every(db, PEOPLE), *described.every(db, ORGANISATIONS))


def removed(db: Data) -> tuple[OwnField, ...]:
    """Those in the bin, of which a template may still speak."""
    return tuple(described.removed(db))


def facts(fields: Sequence[OwnField], about: str, own: Own) -> dict[str, Any]:
    """`own` of a person or an organisation, as templates read it; nothing where the group has no such fields.

    What nobody filled in prints nothing; a day and a yes or no are missing then, because each would have to say one.
    """
    mine = [one for one in fields if one.about == about]
    kept = dict(own)
    return {"own": {one.key: _fact(one, kept.get(one.id, "")) for one in mine}} if mine else {}


def _fact(field: OwnField, value: str) -> str | bool | dt.date | None:
    if field.kind is OwnKind.DATE:
        return as_day(value)
    if field.kind is OwnKind.TICK:
        return value == YES if value else None
    return value


def told(
    asked: Collection[str], fields: Sequence[OwnField], removed: Sequence[OwnField]
) -> Iterator[str]:
    """What to know of own fields that a template names: hidden ones, and such as were removed."""
    paths = {published(one) for one in fields}
    for one in fields:
        if one.is_hidden and published(one) in asked:
            yield say(
                "{field}: \u201c{name}\u201d is no longer offered in forms. What stands in it is printed.",
                field=published(one),
                name=one.name,
            )
    for one in removed:
        if published(one) in asked and published(one) not in paths:
            yield say(
                "{field}: your own field \u201c{name}\u201d was removed. Edit > Undo brings it back; else take it out of the template.",
                field=published(one),
                name=one.name,
            )
