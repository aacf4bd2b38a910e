"""Everyone in another order than that of their names, by any column that a list of people shows; kept until it is changed."""

import json
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from outreach_desktop.db import segment_own
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import LISTED
from outreach_desktop.db.segment_facts import ADDRESS, HELD, TOUCH, PeopleFacts, Site
from outreach_desktop.db.segment_people import NO_ONE, Choice, Everyone, ValueColumn
from outreach_desktop.db.segment_touch import COUNTED
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind
from outreach_desktop.domain.segments import OWN

Columns = Mapping[str, Sequence[str]]
_OF_WORK: Final[Columns] = {"roles": (*HELD, "organisation_id", "is_main")}
_BY_DEFAULT: Final = ("tier", "champion", "target", "stage", "preferred_channel")
"""Columns whose words have an order of their own: that in which they are offered."""
_MANY_VALUES: Final = 5_000
EMPTY: Final = sys.maxsize
"""The rank of what has no value: it comes last, upwards and downwards."""


class Ordered(NamedTuple):
    """The places of everyone by a column, and at the end those who have no value there."""

    places: Sequence[int]
    valued: int
    """How many have one."""

    def of(self, everyone: Everyone, chosen: Choice, *, descending: bool) -> list[str]:
        """The ids of those chosen; downwards those without a value come last too."""
        if not descending:
            return everyone.by(self.places, chosen)
        valued = everyone.by(self.places[: self.valued], chosen)
        return [*reversed(valued), *everyone.by(self.places[self.valued :], chosen)]


def ordered(facts: PeopleFacts, name: str) -> Ordered:
    """Everyone by this column; who was never contacted counts as longer ago than anything."""
    depends_on: Columns = {"interactions": TOUCH, **COUNTED}
    if name == "last_contact":
        return facts.fact(
            (name, facts.today), depends_on, lambda: _by_last_contact(facts), in_order=True
        )
    key, depends_on, ranks = _way(facts, name)
    return facts.fact(key, depends_on, lambda: _in_order(facts, ranks(facts)), in_order=True)


def slow(facts: PeopleFacts) -> list[str]:
    """Orders that are long to work out, so that whoever asks for one first would wait: by what differs from person to person, and by where they work."""
    columns = [name for name in FIELDS if (name,) in facts.people.facts]
    many = [name for name in columns if len(facts.column(name).values) > _MANY_VALUES]
    own = described.every(facts.db, "contacts")
    return [*_WAYS, *many, *(f"{OWN}{one.id}" for one in own if one.kind is OwnKind.TEXT)]


def _way(
    facts: PeopleFacts, name: str
) -> tuple[object, Columns, Callable[[PeopleFacts], list[int]]]:
    """Under which name an order is kept, on which columns it depends, and what ranks everyone."""
    if name in _WAYS:
        ranks, columns = _WAYS[name]
        return ("by", name, facts.today), columns, ranks
    if name in FIELDS:
        listed = LISTED if name in _BY_DEFAULT else {}
        return ("by", name), {"contacts": (name,), **listed}, partial(_own, name=name)
    if name.startswith(OWN):
        field = described.get(facts.db, name.removeprefix(OWN))
        columns = {entered.TABLE: ("owner_id", "field_id", "value", "deleted_at")}
        return ("by", name), columns, partial(_of_own_field, field=field)
    raise ValueError(name)


def _in_order(facts: PeopleFacts, ranks: Sequence[int]) -> Ordered:
    found = sorted(facts.people.in_order, key=ranks.__getitem__)
    return Ordered(found, bisect_left(found, EMPTY, key=ranks.__getitem__))


def _own(facts: PeopleFacts, name: str) -> list[int]:
    """By a column of their own."""
    return _of_each(
        facts.column(name), facts.in_list_order(FIELDS[name]) if name in _BY_DEFAULT else ()
    )


def _of_own_field(facts: PeopleFacts, field: OwnField) -> list[int]:
    """By a field of the group's own; the words of a list in their order."""
    return _of_each(segment_own.values(facts, field), field.every_word)


def _of_each(column: ValueColumn, first: Sequence[str] = ()) -> list[int]:
    by_code = _ranks(column.values, first)
    return [by_code[code] for code in column.codes]


def ranked(values: Collection[object], first: Sequence[str] = ()) -> dict[object, int]:
    """Which of these, each there once, comes first; equal words have one rank, accents and capitals aside, and what is empty comes last."""
    return dict(zip(values, _ranks(values, first), strict=True))


def _ranks(values: Collection[object], first: Sequence[str]) -> list[int]:
    """The rank of each, in their order."""
    own: dict[object, int] = {word: place for place, word in enumerate(first)}
    texts = [_spelt(value) for value in values]
    ranks = [EMPTY] * len(texts)
    rank, before = len(own), ""
    for place in sorted(range(len(texts)), key=texts.__getitem__):
        if text := texts[place]:
            rank += text != before
            ranks[place], before = rank, text
    if own:
        for place, value in enumerate(values):
            ranks[place] = own.get(value, ranks[place])
    return ranks


def _spelt(value: object) -> str:
    """A text as it is compared; numbers by their size, and no is as good as nothing."""
    if isinstance(value, int):
        return f"{value:020}" if value else ""
    return plain(value) if isinstance(value, str) else ""


def _by_last_contact(facts: PeopleFacts) -> Ordered:
    days = facts.in_touch().days(facts.db, facts.today)
    found = sorted(facts.people.in_order, key=days.__getitem__)
    return Ordered(found, len(found))


def _by_lead(facts: PeopleFacts) -> list[int]:
    column, names = facts.column("lead_id"), facts.senders()
    ranks = ranked(set(names.values()) | {""})
    by_code = [ranks[names.get(one, "")] for one in column.values]
    return [by_code[code] for code in column.codes]


def _by_introducer(facts: PeopleFacts) -> list[int]:
    """By the name of who introduced them."""
    column, places, ranks = (
        facts.column("introduced_by_id"),
        facts.people.places,
        facts.people.ranks(),
    )
    found = (ranks[places[one]] if one in places else NO_ONE for one in column.values)
    by_code = [EMPTY if rank == NO_ONE else rank for rank in found]
    return [by_code[code] for code in column.codes]


# -- by what they mainly do now --------------------------------------------------------------------


def main_roles(facts: PeopleFacts) -> list[int]:
    """The place of each one's main role among roles, as a list of people shows it; `NO_ONE` where there is none."""

    def read() -> list[int]:
        places, whose = facts.held()
        live = {one.id for one in facts.places()}
        column = facts.of_roles("organisation_id")
        is_there = [one in live for one in column.values]
        main, several = [NO_ONE] * len(facts.people.ids), set[int]()
        for role, (place, code) in enumerate(zip(whose, column.codes, strict=True)):
            if place != NO_ONE and is_there[code]:
                if main[place] != NO_ONE:
                    several.add(place)
                main[place] = role
        found = facts.rows(
            "SELECT r.contact_id, r.id FROM json_each(:ids) wanted"
            " JOIN roles r ON r.contact_id = wanted.value"
            " JOIN organisations o ON o.id = r.organisation_id AND o.deleted_at IS NULL"
            " WHERE r.deleted_at IS NULL AND (r.starts_on IS NULL OR r.starts_on <= :today)"
            " AND (r.ends_on IS NULL OR r.ends_on >= substr(:today, 1, length(r.ends_on)))"
            " ORDER BY r.is_main, r.starts_on, r.id",
            ids=json.dumps([facts.people.ids[place] for place in several]),
        )
        for contact_id, role_id in found:
            main[facts.people.places[contact_id]] = places[role_id]
        return main

    depends_on = {**_OF_WORK, "organisations": ("deleted_at",)}
    return facts.fact(("main", facts.today), depends_on, read, in_order=True)


def _of_role(name: str) -> Callable[[PeopleFacts], list[int]]:
    def by_it(facts: PeopleFacts) -> list[int]:
        column = facts.of_roles(name)
        return _of_main(facts, _of_each(column))

    return by_it


def _of_place(
    worth: Callable[[Mapping[str, Site]], dict[str, str]],
) -> Callable[[PeopleFacts], list[int]]:
    """By something of the organisation where they mainly work now."""

    def by_it(facts: PeopleFacts) -> list[int]:
        column = facts.of_roles("organisation_id")
        values = worth({one.id: one for one in facts.places()})
        ranks = ranked({*values.values(), ""})
        by_code = [ranks[values.get(one, "")] for one in column.values]
        return _of_main(facts, [by_code[code] for code in column.codes])

    return by_it


def _of_main(facts: PeopleFacts, of_roles: Sequence[int]) -> list[int]:
    return [of_roles[role] if role != NO_ONE else EMPTY for role in main_roles(facts)]


def towns(sites: Mapping[str, Site]) -> dict[str, str]:
    """The town of each: its own, else that of the next above it with one."""
    found = {}
    for one in sites.values():
        site, seen = one, {one.id}
        while not site.town and site.parent in sites and site.parent not in seen:
            site = sites[site.parent]
            seen.add(site.id)
        found[one.id] = site.town
    return found


def _by_town(facts: PeopleFacts) -> list[int]:
    """By the town that a list shows: their own, else that of where they work."""
    own, column = facts.column("town"), facts.of_roles("organisation_id")
    there = towns({one.id: one for one in facts.places()})
    ranks = ranked({*own.values, *there.values(), ""})
    by_code = [ranks[there.get(one, "")] for one in column.values]
    at_work = [
        by_code[column.codes[role]] if role != NO_ONE else EMPTY for role in main_roles(facts)
    ]
    of_own = [ranks[value] for value in own.values]
    return [
        of_own[code] if own.values[code] else work
        for code, work in zip(own.codes, at_work, strict=True)
    ]


def _site(*columns: str) -> Columns:
    return {**_OF_WORK, "organisations": (*columns, "deleted_at")}


_WAYS: Final[dict[str, tuple[Callable[[PeopleFacts], list[int]], Columns]]] = {
    "organisation": (
        _of_place(lambda sites: {k: one.name for k, one in sites.items()}),
        _site("name"),
    ),
    "place_kind": (
        _of_place(lambda sites: {k: one.kind for k, one in sites.items()}),
        _site("kind"),
    ),
    "place_area": (
        _of_place(lambda sites: {k: one.served for k, one in sites.items()}),
        _site("area"),
    ),
    "role": (
        _of_role("title"),
        {"roles": (*_OF_WORK["roles"], "title"), "organisations": ("deleted_at",)},
    ),
    "department": (
        _of_role("department"),
        {"roles": (*_OF_WORK["roles"], "department"), "organisations": ("deleted_at",)},
    ),
    "town": (_by_town, {**_site("parent_id", *ADDRESS), "contacts": ("town",)}),
    "lead_id": (_by_lead, {"contacts": ("lead_id",), "senders": ("name", "deleted_at")}),
    "introduced_by_id": (
        _by_introducer,
        {"contacts": ("introduced_by_id", "last_name", "first_name")},
    ),
}
"""What is no column of people themselves: how it ranks everyone, and on which columns that depends."""
