"""Organisations: the tree of trusts, hospitals, practices and partners, with the people in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest
from textwrap import shorten
from typing import Final

from outreach_desktop.db import segment_organisations, segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.knowing import our_listings
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_below import people_below
from outreach_desktop.db.segment_organisation_orders import in_order
from outreach_desktop.db.subjects import events, interactions, organisations, roles, senders
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.events import Event
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.knowing.house_rules import HouseRule
from outreach_desktop.domain.knowing.referral_routes import told
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    TreeLine,
    above,
    problems,
    town_of,
)
from outreach_desktop.domain.roles import Role, is_current
from outreach_desktop.domain.segments import parse
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services import contacts
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.knowing import house_rules, needs, referral_routes
from outreach_desktop.services.knowing.needs import NeedAt
from outreach_desktop.services.knowing.people import Named, lead
from outreach_desktop.services.knowing.referral_routes import RouteAt
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.words import say, say_many

_NAMED: Final = 3
"""Ways to refer that are named before they go; of the others, there is a sign."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """A line of the tree; `people` counts those with a current role there, not below."""

    organisation: Organisation
    depth: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationListed:
    """An organisation with what a list says of it beside its own entry.

    `people` counts those with a current role there, not below; `champions` and `last_contact` are of those below too.
    """

    organisation: Organisation
    belongs_to: str
    town: str
    """Its own, else that of what it belongs to."""
    people: int
    champions: int
    last_contact: date | None
    lead: str
    """Who of us keeps in touch, by name."""
    successor: str
    """Who took over from it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """One organisation whole: `parents` from the outermost in, people by surname with what they do."""

    organisation: Organisation
    parents: tuple[Organisation, ...]
    children: tuple[Organisation, ...]
    people: tuple[tuple[ContactRow, Role], ...]
    events: tuple[Event, ...]
    lead: Named | None
    """Who of us keeps in touch."""
    successor: Organisation | None
    """Who took over from it, where it closed."""
    rules: tuple[HouseRule, ...]
    """Its own house rules, by topic."""
    rules_above: tuple[tuple[str, str], ...]
    """What it belongs to that has house rules: the name, and the rules."""
    routes: tuple[RouteAt, ...]
    """How people are referred: its own ways, then those of what it belongs to, the nearest first."""
    needs: tuple[NeedAt, ...]
    """What it needs, then what those it belongs to need, the nearest first."""
    timeline: tuple[Interaction, ...]
    """What passed between the group and the organisation as such, newest first."""


def tree(db: Data, words: str = "", *, today: date) -> list[OrganisationRow]:
    """Parents before children, those on one level by name.

    With `words`, only those that meet these conditions, and what they belong to.
    """
    lines = outline(db, words, today=today)
    shown = organisations.some(db, [line.id for line in lines])
    people = roles.people_counts(db, today)
    return [
        OrganisationRow(organisation=shown[one.id], depth=one.depth, people=people.get(one.id, 0))
        for one in lines
    ]


def outline(
    db: Data, words: str = "", *, today: date, order: str = "", descending: bool = False
) -> list[TreeLine]:
    """The same tree by names alone, which is all that a list needs to know of what is not in view.

    In an `order`, a field of theirs or one that `db.segment_organisation_orders` knows, all found stand on one level.
    """
    lines = segments.outline(db, parse(words, ORGANISATIONS), today=today)
    if not order:
        return lines
    names = {line.id: line.name for line in lines if line.is_found}
    ids = in_order(db, list(names), order, today=today, descending=descending)
    return [TreeLine(one, names[one], 0) for one in ids]


def find(db: Data, words: str = "", *, today: date) -> list[str]:
    """The ids of those that meet the conditions in `words`, in the order of the tree."""
    return [one.id for one in outline(db, words, today=today) if one.is_found]


def read_ahead(db: Data, orders: Sequence[str], *, today: date) -> Iterator[None]:
    """What the first search by each rule, and the first look in one of these orders, would wait for; in steps."""
    return segments.read_ahead_of_organisations(db, orders, today=today)


def gone(db: Data, ids: Sequence[str]) -> list[str]:
    """Those of these that are not there any more."""
    there = organisations.some(db, ids) if ids else {}
    return [one for one in ids if one not in there]


def count(db: Data) -> int:
    """How many there are."""
    return segment_organisations.count(db)


def listed(db: Data, ids: Sequence[str], *, today: date) -> list[OrganisationListed]:
    """What a list shows of these, in the order of `ids`; what is no longer there is left out."""
    found = organisations.some(db, ids)
    every = organisations.with_those_above(db, found)
    people = roles.people_counts(db, today, ids)
    below = people_below(db, ids, today=today)
    ours = {sender.id: sender.name for sender in senders.every(db)}
    later = organisations.some(db, [one.successor_id for one in found.values() if one.successor_id])
    rows = []
    for one in (found[row_id] for row_id in ids if row_id in found):
        parent = every.get(one.parent_id or "")
        champions, day = below.get(one.id, (0, ""))
        rows.append(
            OrganisationListed(
                organisation=one,
                belongs_to=parent.name if parent else "",
                town=town_of(one, above(one.id, every)),
                people=people.get(one.id, 0),
                champions=champions,
                last_contact=date.fromisoformat(day) if day else None,
                lead=ours.get(one.lead_id or "", ""),
                successor=later[one.successor_id].name if one.successor_id in later else "",
            )
        )
    return rows


def get(db: Data, organisation_id: str) -> Organisation:
    """The organisation with this id."""
    return organisations.get(db, organisation_id)


def named(db: Data, name: str) -> Organisation | None:
    """The organisation of this name, whatever its capitals and spaces."""
    return organisations.named(db, name)


def names(db: Data) -> list[tuple[str, str]]:
    """Id and name of every organisation, to choose from: "Urology, Lakeside General", by name."""
    return sorted(organisations.names(db), key=lambda pair: pair[1].casefold())


def names_with(db: Data, words: str, *, at_most: int) -> list[str]:
    """The names, each once, that have `words` somewhere in them, capitals and accents aside; as `names` has and orders them."""
    wanted = plain(words)
    found = {name for _, name in organisations.names(db) if wanted in plain(name)}
    return nsmallest(at_most, found, key=lambda name: (name.casefold(), name))


def card(db: Data, organisation_id: str, *, today: date) -> OrganisationCard:
    """One organisation with what it belongs to, what is below it, its people now and its events."""
    organisation = organisations.get(db, organisation_id)
    parents = tuple(organisations.above(db, organisation_id))
    return OrganisationCard(
        organisation=organisation,
        parents=parents,
        children=tuple(organisations.children(db, organisation_id)),
        people=tuple(_people(db, organisation_id, today)),
        events=tuple(events.hosted_by(db, [organisation_id])),
        lead=lead(db, organisation.lead_id),
        successor=organisations.some(db, [organisation.successor_id]).get(organisation.successor_id)
        if organisation.successor_id
        else None,
        rules=tuple(house_rules.of(db, organisation_id)),
        rules_above=house_rules.told(db, parents, today),
        routes=referral_routes.at(db, (*parents, organisation)),
        needs=needs.at(db, (*parents, organisation)),
        timeline=tuple(interactions.of_organisation(db, organisation_id)),
    )


def add(db: Data, draft: OrganisationDraft) -> Organisation:
    """Keep a new organisation."""
    stop_for(problems(draft))
    for other in filter(None, (draft.parent_id, draft.successor_id)):
        organisations.get(db, other)
    with changing(db, say("Add organisation {name}", name=draft.name.strip())):
        return organisations.add(db, draft)


def change(db: Data, organisation: Organisation) -> Organisation:
    """Keep what an organisation has become. OutreachError where it would belong to itself."""
    stop_for(problems(organisation))
    _refuse_circle(db, organisation)
    with changing(db, say("Change organisation {name}", name=organisation.name.strip())):
        return organisations.change(db, organisation)


def removal(db: Data, ids: Sequence[str]) -> list[str]:
    """What removing these organisations does besides, in sentences to show before it is done."""
    moved, parts, hosted = _hanging_on(db, ids)
    people = len({role.contact_id for role in parts})
    found = []
    if moved:
        found.append(
            say_many(
                "{count} organisation below will move up a level.",
                "{count} organisations below will move up a level.",
                len(moved),
            )
        )
    if people:
        found.append(
            say_many(
                "{count} person will no longer have a role there.",
                "{count} people will no longer have a role there.",
                people,
            )
        )
    if hosted:
        found.append(
            say_many(
                "{count} event will no longer name a host.",
                "{count} events will no longer name a host.",
                len(hosted),
            )
        )
    if listed := our_listings.at(db, ids):
        found.append(
            say_many(
                "{count} listing of your group will no longer name it.",
                "{count} listings of your group will no longer name it.",
                len(listed),
            )
        )
    return [*found, *_goes_along(db, ids)]


def _goes_along(db: Data, ids: Sequence[str]) -> list[str]:
    """What goes into the bin with these organisations, because it says something of them alone: ways to refer by name."""
    found = []
    if routes := [route for one in ids for route in referral_routes.of(db, one)]:
        names = [
            shorten(told(route), _LONGEST_NAME, placeholder=" \u2026") for route in routes[:_NAMED]
        ]
        found.append(
            say_many(
                "{count} way to refer goes with it: {names}.",
                "{count} ways to refer go with it: {names}.",
                len(routes),
                names="; ".join([*names, *["\u2026"] * (len(routes) > _NAMED)]),
            )
        )
    counts = {
        "needs": sum(len(needs.of(db, one)) for one in ids),
        "house_rules": sum(len(house_rules.of(db, one)) for one in ids),
        "interactions": sum(len(interactions.of_organisation(db, one)) for one in ids),
    }
    if things := [counted(table, count) for table, count in counts.items() if count]:
        found.append(say("With it goes: {things}.", things=", ".join(things)))
    return found


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put organisations into the bin: what is below moves up, roles there go with them.

    People and events stay. `removal` says it beforehand; one undo brings all of it back.
    """
    moved, parts, hosted = _hanging_on(db, ids)
    name = get(db, ids[0]).name if len(ids) == 1 else counted("organisations", len(ids))
    before_many(db, len({role.contact_id for role in parts}), "changing")
    with changing(db, say("Remove {name}", name=name)):
        for below, parent_id in moved:
            organisations.change(db, replace(below, parent_id=parent_id))
        for closed in organisations.succeeded_by(db, ids):
            organisations.change(db, replace(closed, successor_id=None))
        for event in hosted:
            events.change(db, replace(event, organisation_id=None))
        roles.remove(db, [role.id for role in parts])
        for rule in (rule for one in ids for rule in house_rules.of(db, one)):
            house_rules.remove(db, rule.id)
        for route in (route for one in ids for route in referral_routes.of(db, one)):
            referral_routes.remove(db, route.id)
        for need in (need for one in ids for need in needs.of(db, one)):
            needs.remove(db, need.id)
        for listing in our_listings.at(db, ids):
            our_listings.change(db, replace(listing, organisation_id=None))
        interactions.remove(
            db, [entry.id for one in ids for entry in interactions.of_organisation(db, one)]
        )
        organisations.remove(db, ids)


def _hanging_on(
    db: Data, ids: Sequence[str]
) -> tuple[list[tuple[Organisation, str | None]], list[Role], list[Event]]:
    """Those below with the parent they would move to, the roles there, the events held there."""
    moved = []
    for organisation_id in ids:
        line = organisations.above(db, organisation_id)
        kept = next((parent.id for parent in reversed(line) if parent.id not in ids), None)
        below = organisations.children(db, organisation_id)
        moved += [(child, kept) for child in below if child.id not in ids]
    return moved, roles.at(db, ids), events.hosted_by(db, ids)


def _people(db: Data, organisation_id: str, today: date) -> list[tuple[ContactRow, Role]]:
    current = [role for role in roles.at(db, [organisation_id]) if is_current(role, today)]
    people = contacts.rows(db, list({role.contact_id for role in current}), today=today)
    by_id = {person.id: person for person in people}
    pairs = [(by_id[role.contact_id], role) for role in current]
    return sorted(pairs, key=lambda pair: (plain(pair[0].sort_name), pair[1].title))


def _refuse_circle(db: Data, organisation: Organisation) -> None:
    if organisation.successor_id == organisation.id:
        raise OutreachError(
            say("\u201c{name}\u201d cannot take over from itself.", name=organisation.name),
            hint=say("Choose another organisation, or none."),
        )
    if organisation.parent_id is None:
        return
    parent = organisations.get(db, organisation.parent_id)
    line = [parent, *organisations.above(db, parent.id)]
    if organisation.id in {one.id for one in line}:
        raise OutreachError(
            say(
                "\u201c{name}\u201d cannot belong to \u201c{parent}\u201d,"
                " which is itself part of it.",
                name=organisation.name,
                parent=parent.name,
            ),
            hint=say("Choose another organisation, or none."),
        )
