"""Organisations in another order than that of their names, by any column that a list of them shows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress
from typing import Any, Final

from outreach_desktop.db import segment_own
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.segment_orders import EMPTY, postal_towns, ranked
from outreach_desktop.db.segment_organisations import OrganisationFacts
from outreach_desktop.db.segment_people import NO_ONE
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.fields import kept
from outreach_desktop.domain.organisations import FIELDS
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.segments import OWN


def in_order(
    db: Data, ids: Sequence[str], name: str, *, today: date, descending: bool = False
) -> list[str]:
    """These organisations by a column; those without a value come last either way, those of one value by their names."""
    facts = OrganisationFacts(db, today)
    field = described.get(db, name.removeprefix(OWN)) if name.startswith(OWN) else None
    values = _own_field(facts, field) if field else _WAYS.get(name, _own)(facts, name)
    first = field.every_word if field else kept(FIELDS[name]) if name in FIELDS else ()
    every = {values.get(one) for one in ids}
    ranks = ranked(every, first)
    places = facts.everyone.places
    found = sorted(ids, key=lambda one: (ranks[values.get(one)], places.get(one, 0)))
    if not descending:
        return found
    valued = [one for one in found if ranks[values.get(one)] != EMPTY]
    return [*reversed(valued), *found[len(valued) :]]


def _own(facts: OrganisationFacts, name: str) -> Mapping[str, Any]:
    column = facts.column(name)
    values = [column.values[code] for code in column.codes]
    return dict(zip(facts.everyone.ids, values, strict=True))


def _own_field(facts: OrganisationFacts, field: OwnField) -> Mapping[str, Any]:
    column = segment_own.values(facts, field)
    values = [column.values[code] for code in column.codes]
    return dict(zip(facts.everyone.ids, values, strict=True))


def _lead(facts: OrganisationFacts, name: str) -> Mapping[str, Any]:
    names = facts.senders()
    return {one: names.get(lead, "") for one, lead in _own(facts, name).items()}


def _parent(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    sites = {one.id: one for one in facts.of_people.places()}
    return {one.id: sites[one.parent].name if one.parent in sites else "" for one in sites.values()}


def _town(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    return postal_towns({one.id: one for one in facts.of_people.places()})


def _people(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    return roles.people_counts(facts.db, facts.day)


def _champions(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    """How many work there or at a part of it; one who works in two parts counts once."""
    people = facts.of_people
    champions = people.people.chosen(people.column("champion").one_of([CHAMPION]))
    flags = people.people.flags(champions) + b"\0"
    there = {(place, one) for place, at in _held(facts, flags) for one in _line(facts, at)}
    return Counter(one for _, one in there)


def _last_contact(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    days = facts.of_people.in_touch().days(facts.db, facts.today)
    own: dict[str, str] = {}
    for at, _, day in facts.entries():
        own[at] = max(own.get(at, ""), day)
    for place, at in _held(facts, bytes([1]) * len(days) + b"\0"):
        own[at] = max(own.get(at, ""), days[place])
    found: dict[str, str] = {}
    for at, day in own.items():
        for one in _line(facts, at):
            found[one] = max(found.get(one, ""), day)
    return found


def _held(facts: OrganisationFacts, flags: bytes) -> Iterator[tuple[int, str]]:
    """The place of each of these people, and an organisation where they work now."""
    _, whose = facts.of_people.held()
    column = facts.of_people.of_roles("organisation_id")
    chosen = [place != NO_ONE and flags[place] for place in whose]
    for place, code in compress(zip(whose, column.codes, strict=True), chosen):
        yield place, column.values[code]


def _line(facts: OrganisationFacts, one: str) -> Iterator[str]:
    """It, and what it belongs to."""
    wholes, seen = facts.of_people.wholes(), set[str]()
    while one and one not in seen:
        seen.add(one)
        yield one
        one = wholes.get(one, "")


_WAYS: Final[dict[str, Callable[[OrganisationFacts, str], Mapping[str, Any]]]] = {
    "lead_id": _lead,
    "parent_id": _parent,
    "town": _town,
    "people": _people,
    "champions": _champions,
    "last_contact": _last_contact,
}
