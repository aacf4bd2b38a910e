"""Days of a list that its fields cannot hold, such as a champion since 2099: they go to the notes under the name of their field, and are told."""

from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from outreach_desktop.domain import contacts, organisations
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import FieldKind, Fields, in_short
from outreach_desktop.domain.knowing.day_bounds import beyond
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.words import say

D = TypeVar("D", ContactDraft, OrganisationDraft)


def _days(fields: Fields) -> tuple[str, ...]:
    return tuple(name for name, field in fields.items() if field.kind is FieldKind.DATE)


_OF_PEOPLE: Final = _days(contacts.FIELDS)
_OF_PLACES: Final = _days(organisations.FIELDS)


def with_days_that_can_be(entry: Entry, today: date) -> Entry:
    """The row without days that its fields cannot hold. Who died on such a day has died."""
    told: list[str] = []
    contact = _settled(entry.contact, contacts.FIELDS, _OF_PEOPLE, today, told)
    place, at = (
        _settled(one, organisations.FIELDS, _OF_PLACES, today, told) if one else None
        for one in (entry.place, entry.at)
    )
    if not told:
        return entry
    return replace(entry, contact=contact, place=place, at=at, notes=(*entry.notes, *told))


def _settled(draft: D, fields: Fields, names: tuple[str, ...], today: date, told: list[str]) -> D:
    left: list[tuple[str, str]] = []
    for name in names:
        day = getattr(draft, name)
        if day is not None and (why := beyond(fields[name], day, today)):
            left.append((name, day.isoformat()))
            told.append(
                say(
                    "\u201c{day}\u201d cannot be for \u201c{name}\u201d; it is in the notes. {why}",
                    day=day.isoformat(),
                    name=in_short(fields[name]),
                    why=why,
                )
            )
    if not left:
        return draft
    notes = "\n".join(
        [draft.notes] * bool(draft.notes)
        + [f"{in_short(fields[name])}: {text}" for name, text in left]
    )
    empty: dict[str, Any] = dict.fromkeys(name for name, _ in left)
    return replace(draft, notes=notes, **empty)
