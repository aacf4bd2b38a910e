"""People: choosing them, their cards, and what can be changed about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import (
    contacts,
    documents,
    group,
    interactions,
    list_items,
    memberships,
    organisations,
    participants,
    roles,
    senders,
)
from outreach_desktop.db.subjects import tags as kept_tags
from outreach_desktop.domain import contacts as rules
from outreach_desktop.domain import roles as role_rules
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.documents.documents import Document
from outreach_desktop.domain.events import Event, Participant
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.lists.meanings import PART
from outreach_desktop.domain.memberships import Membership
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    above,
    town_of,
)
from outreach_desktop.domain.roles import Role, RoleDraft, main_role
from outreach_desktop.domain.segments import parse
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services.after import coming_back
from outreach_desktop.services.group import home_country
from outreach_desktop.services.knowing import house_rules, there
from outreach_desktop.services.knowing.people import Ties, ties
from outreach_desktop.services.knowing.there import KnownThere
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, settled
from outreach_desktop.words import say

R = TypeVar("R", bound=RoleDraft)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """A person in a list. `role` and `organisation` are the main ones today."""

    id: str
    name: str
    sort_name: str
    profession: str
    specialty: str
    role: str
    organisation: str
    town: str
    tags: tuple[str, ...]
    tier: str
    champion: str
    do_not_contact: bool
    mark: str
    """Why letters leave them out, in short; "" where they do not."""
    last_contact: date | None
    contact: Contact
    work: Role | None
    place: Organisation | None
    lead: str
    """Who of us keeps in touch, by name; `introduced_by` is another person's."""
    introduced_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAt:
    """A role with the organisation it is held at."""

    role: Role
    organisation: Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands after "Dear" in a person's letters, and the lines of the address above it."""

    dear: str
    address_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """Everything there is about one person; `policies` are the house rules where they work."""

    contact: Contact
    salutation: str
    main: RoleAt | None
    roles: tuple[RoleAt, ...]
    address_lines: tuple[str, ...]
    policies: tuple[tuple[str, str], ...]
    there: KnownThere
    timeline: tuple[Interaction, ...]
    events: tuple[tuple[Event, Participant], ...]
    documents: tuple[Document, ...]
    memberships: tuple[Membership, ...]
    ties: Ties
    post_is_back: bool
    """Whether mail came back from where letters to them go."""


def count(db: Data) -> int:
    """How many people there are."""
    return segments.count(db)


def gone(db: Data, ids: Sequence[str]) -> set[str]:
    """Those of these people who are no longer there."""
    return set(ids) - contacts.there(db, ids) if ids else set()


def find(
    db: Data, segment: str = "", *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people whom `segment` describes; `order` is a field of theirs, or one that `db.segment_orders` knows."""
    return segments.find(db, parse(segment), today=today, order=order, descending=descending)


def read_ahead(db: Data, orders: Sequence[str], *, today: date) -> Iterator[None]:
    """What the first search by each rule, and the first look in one of these orders, would wait for; in steps."""
    return segments.read_ahead(db, orders, today=today)


def rows(db: Data, ids: Sequence[str], *, today: date) -> list[ContactRow]:
    """What a list shows of these people, in the order of `ids`; who is no longer there is left out."""
    return _rows(db, contacts.get_all(db, ids), roles.of_all(db, ids), today)


def _rows(
    db: Data, people: Sequence[Contact], held: Mapping[str, Sequence[Role]], today: date
) -> list[ContactRow]:
    main = {key: main_role(each, today) for key, each in held.items()}
    places = organisations.some(db, {role.organisation_id for role in main.values() if role})
    towns = _towns(db, places)
    seen = contacts.last_contacts(db, list(held), today)
    ours = {one.id: one.name for one in senders.every(db)}
    introducers = {one.introduced_by_id for one in people if one.introduced_by_id}
    by_whom = {one.id: one.name for one in contacts.get_all(db, list(introducers))}
    names = {**ours, **by_whom}
    return [
        _row(person, main[person.id], places, towns, seen.get(person.id), names, today)
        for person in people
    ]


def get(db: Data, contact_id: str) -> Contact:
    """The person with this id."""
    return contacts.get(db, contact_id)


def get_all(db: Data, ids: Sequence[str]) -> list[Contact]:
    """The people with these ids, in that order; who is no longer there is left out."""
    return contacts.get_all(db, ids)


def card(db: Data, contact_id: str, *, today: date) -> ContactCard:
    """Everything about one person, for their page and for their letters."""
    contact = contacts.get(db, contact_id)
    held = _held(db, contact_id)
    chosen = main_role([each.role for each in held], today)
    main = next((each for each in held if chosen and each.role.id == chosen.id), None)
    line = [*organisations.above(db, main.organisation.id), main.organisation] if main else []
    places = _worked_at(db, held, today)
    return ContactCard(
        contact=contact,
        salutation=salutation(contact),
        main=main,
        roles=tuple(held),
        address_lines=role_rules.address_lines(
            chosen,
            line,
            contact.address,
            home_country=_home(db, (contact, *line)),
            parts=list_items.meaning(db, "organisation_kind", PART),
        ),
        policies=house_rules.told(db, places, today),
        there=there.of(db, contact_id, places, line),
        timeline=tuple(interactions.of(db, contact_id)),
        post_is_back=coming_back.is_back(db, contact, today=today),
        events=tuple(participants.of_contact(db, contact_id)),
        documents=tuple(documents.of(db, contact_id)),
        memberships=tuple(memberships.of(db, contact_id)),
        ties=ties(db, contact, today=today),
    )


def _home(db: Data, named: Iterable[Contact | Organisation]) -> frozenset[str]:
    """What need not be named of an address; not asked where none of these names a country, as it brings the languages of the world."""
    if any(each.address.country for each in named):
        return home_country(group.profile(db))
    return frozenset()


def whole(
    db: Data, ids: Sequence[str], *, today: date
) -> list[tuple[ContactRow, Contact, Opening]]:
    """What a list shows of these people, their entries, and how letters to them open; who is no longer there is left out."""
    people, held = contacts.get_all(db, ids), roles.of_all(db, ids)
    rows = _rows(db, people, held, today)
    return list(zip(rows, people, _openings(db, people, held, today), strict=True))


def _openings(
    db: Data, people: Sequence[Contact], held: Mapping[str, Sequence[Role]], today: date
) -> Iterator[Opening]:
    """How letters to these people open and where they go."""
    every = {place.id: place for place in organisations.every(db)}
    home = _home(db, (*people, *every.values()))
    parts = list_items.meaning(db, "organisation_kind", PART)
    for person in people:
        role = main_role(held[person.id], today)
        line = [*above(role.organisation_id, every), every[role.organisation_id]] if role else []
        lines = role_rules.address_lines(role, line, person.address, home_country=home, parts=parts)
        yield Opening(dear=salutation(person), address_lines=lines)


def add(
    db: Data,
    draft: ContactDraft,
    *,
    role: RoleDraft | None = None,
    place: str = "",
    answered: Answered = NOT_ASKED,
) -> Contact:
    """Keep a new person, with a first role whose `contact_id` is filled in here.

    `place` names where it is held if `organisation_id` does not; a name that is not known yet makes a new organisation.
    OutreachError says everything that stops it, KnownBeforeError that someone like that asked to be erased, or lies in
    the bin and did not want to hear from us: `answered` is what becomes of them.
    """
    draft = settled(db, draft, roles=[role], answered=answered)
    with changing(db, say("Add person {name}", name=draft.name)):
        role = _placed(db, role, place) if role else None
        stop_for([*rules.problems(draft), *(role_rules.problems(role) if role else [])])
        made = contacts.add(db, draft)
        if role is not None:
            roles.add(db, replace(role, contact_id=made.id))
        return made


def change(db: Data, contact: Contact, *, answered: Answered = NOT_ASKED) -> Contact:
    """Keep what a person's entry has become, tags too. KnownBeforeError as in `add`, where they get another name or are reached otherwise."""
    stop_for(rules.problems(contact))
    contact = settled(db, contact, before=[contacts.get(db, contact.id)], answered=answered)
    with changing(db, say("Change person {name}", name=contact.name)):
        return contacts.change(db, contact)


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put people into the bin."""
    before_many(db, len(ids), "removing")
    with changing(db, say("Remove {name}", name=_called(db, ids))):
        contacts.remove(db, ids)


def add_tag(db: Data, ids: Sequence[str], tag: str) -> None:
    """Mark people with `tag`."""
    if not folded(tag):
        raise OutreachError(say("Type a tag."), hint=say("A word or two, such as newsletter."))
    before_many(db, len(ids), "tagging")
    with changing(db, say("Tag {people} {tag}", people=_called(db, ids), tag=tag.strip())):
        kept_tags.add(db, ids, tag)


def remove_tag(db: Data, ids: Sequence[str], tag: str) -> None:
    """Take `tag` off people; who does not have it is passed over."""
    before_many(db, len(ids), "changing")
    with changing(db, say("Take tag {tag} off {name}", tag=tag.strip(), name=_called(db, ids))):
        kept_tags.remove(db, ids, tag)


def professions(db: Data) -> list[tuple[str, int]]:
    """Every profession, with how many people have it."""
    return contacts.professions(db)


def tags(db: Data) -> list[tuple[str, int]]:
    """Every tag, with how many people have it."""
    return kept_tags.counts(db)


def role(db: Data, role_id: str) -> Role:
    """The role with this id."""
    return roles.get(db, role_id)


def add_role(
    db: Data, draft: RoleDraft, *, place: str = "", answered: Answered = NOT_ASKED
) -> Role:
    """Give a person a role; `place` is as in `add`, and so is whom its email or number may tell of."""
    with changing(db, say("Add role of {name}", name=_called(db, [draft.contact_id]))):
        draft = _placed(db, draft, place)
        stop_for(role_rules.problems(draft))
        _settle(db, draft, None, answered)
        return roles.add(db, draft)


def change_role(db: Data, role: Role, *, place: str = "", answered: Answered = NOT_ASKED) -> Role:
    """Keep what a role has become; all else is as in `add_role`."""
    with changing(db, say("Change role of {name}", name=_called(db, [role.contact_id]))):
        role = _placed(db, role, place)
        stop_for(role_rules.problems(role))
        _settle(db, role, roles.get(db, role.id), answered)
        return roles.change(db, role)


def remove_role(db: Data, role_id: str) -> None:
    """Put a role into the bin; one that has only come to an end is given its last day instead."""
    with changing(
        db, say("Remove role of {name}", name=_called(db, [roles.get(db, role_id).contact_id]))
    ):
        roles.remove(db, [role_id])


def _settle(db: Data, role: RoleDraft, was: Role | None, answered: Answered) -> None:
    """See whom the email and the number of a role tell of."""
    if role.email or role.phone:
        person = contacts.get(db, role.contact_id)
        after = settled(
            db, person, roles=[role], before=[person], roles_before=[was], answered=answered
        )
        if after != person:
            contacts.change(db, after)


def _placed(db: Data, role: R, place: str) -> R:
    """The role at its organisation, else at the one called `place`, which is added if it is new."""
    if role.organisation_id:
        organisations.get(db, role.organisation_id)
        return role
    if not place.strip():
        return role
    new = OrganisationDraft(name=place.strip())
    known = organisations.named(db, place) or organisations.add(db, new)
    return replace(role, organisation_id=known.id)


def _towns(db: Data, places: dict[str, Organisation]) -> dict[str, str]:
    """The town of each: a ward is in that of its hospital."""
    every = organisations.with_those_above(db, places)
    return {key: town_of(one, above(key, every)) for key, one in places.items()}


def _row(
    person: Contact,
    role: Role | None,
    places: dict[str, Organisation],
    towns: dict[str, str],
    seen: date | None,
    names: Mapping[str, str],
    today: date,
) -> ContactRow:
    place = places.get(role.organisation_id) if role else None
    return ContactRow(
        id=person.id,
        name=person.name,
        sort_name=person.sort_name,
        profession=person.profession,
        specialty=person.specialty,
        role=role.title if role else "",
        organisation=place.name if place else "",
        town=person.address.town or (towns[place.id] if place else ""),
        tags=person.tags,
        tier=person.tier,
        champion=person.champion,
        do_not_contact=person.do_not_contact,
        mark=person.mark_on(today),
        last_contact=seen,
        contact=person,
        work=role,
        place=place,
        lead=names.get(person.lead_id or "", ""),
        introduced_by=names.get(person.introduced_by_id or "", ""),
    )


def _held(db: Data, contact_id: str) -> list[RoleAt]:
    held = roles.of(db, contact_id)
    places = organisations.some(db, {role.organisation_id for role in held})
    return [RoleAt(role=role, organisation=places[role.organisation_id]) for role in held]


def _worked_at(db: Data, held: Sequence[RoleAt], today: date) -> list[Organisation]:
    """The places where a person works now and all they are parts of, once each, from the outermost in."""
    found = {
        place.id: place
        for each in held
        if role_rules.is_current(each.role, today)
        for place in (*organisations.above(db, each.organisation.id), each.organisation)
    }
    return list(found.values())


def _called(db: Data, ids: Sequence[str]) -> str:
    """What an action calls these people: by name where it is one, else by number."""
    if len(ids) == 1:
        return contacts.get(db, ids[0]).name
    return counted("contacts", len(ids))
