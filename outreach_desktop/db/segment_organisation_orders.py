"""Organisations in another order than that of their names, by any column that a list of them shows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from outreach_desktop.db import segment_below, segment_own
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.segment_orders import EMPTY, ranked, towns
from outreach_desktop.db.segment_organisations import OrganisationFacts
from outreach_desktop.db.subjects import roles
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
    first = field.every_word if field else _first(facts, name)
    every = {values.get(one) for one in ids}
    ranks = ranked(every, first)
    places, by_name = facts.everyone.places, facts.everyone.ranks()
    found = sorted(ids, key=lambda one: (ranks[values.get(one)], by_name[places[one]]))
    if not descending:
        return found
    valued = [one for one in found if ranks[values.get(one)] != EMPTY]
    return [*reversed(valued), *found[len(valued) :]]


def _first(facts: OrganisationFacts, name: str) -> Sequence[str]:
    """Words that have an order of their own; of those that are not the program\u2019s, that is the alphabet."""
    return facts.in_list_order(FIELDS[name]) if name in FIELDS and FIELDS[name].values else ()


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
    return towns({one.id: one for one in facts.of_people.places()})


def _people(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    return roles.people_counts(facts.db, facts.day)


def _champions(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    return segment_below.champions(facts)


def _last_contact(facts: OrganisationFacts, _: str) -> Mapping[str, Any]:
    return segment_below.last_days(facts)


_WAYS: Final[dict[str, Callable[[OrganisationFacts, str], Mapping[str, Any]]]] = {
    "lead_id": _lead,
    "parent_id": _parent,
    "town": _town,
    "people": _people,
    "champions": _champions,
    "last_contact": _last_contact,
}
