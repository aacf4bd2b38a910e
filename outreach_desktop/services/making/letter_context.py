"""What a template is filled with: plain data about each person, as the field catalogue says.

What everybody should have is None where we do not know it, so that a document stops for want of it:
a telephone number, an organisation, a surname. What many rightly lack (a title, letters after the
name, a department) is "" and prints nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import islice
from types import MappingProxyType
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import (
    contacts,
    events,
    files,
    group,
    interactions,
    list_items,
    participants,
    roles,
    senders,
)
from outreach_desktop.db.subjects.places import needs
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import thanks_for_part, thanks_owed
from outreach_desktop.domain.documents.readers.recipients import Recipient, Thanks
from outreach_desktop.domain.events import Event, Participant
from outreach_desktop.domain.group import GroupProfile, Sender
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.knowing.came_back import came_back
from outreach_desktop.domain.knowing.needs import Need, short_of
from outreach_desktop.domain.names import together
from outreach_desktop.domain.own_fields.own_fields import PEOPLE
from outreach_desktop.domain.post import address_block, ready_lines
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.services.group import home_country
from outreach_desktop.services.making.facts import around
from outreach_desktop.services.making.facts.offering import offering_facts
from outreach_desktop.services.making.facts.places_written_to import others
from outreach_desktop.services.making.facts.wishes_of_places import PlaceRefusal
from outreach_desktop.services.making.letter_places import LetterPlaces, lines_of
from outreach_desktop.services.own_fields import facts as own_facts
from outreach_desktop.words import local, unbroken
from outreach_desktop.words.country_names import plain_country

Facts = dict[str, Any]

MOST_EVENTS = 12  # in a packet's table: more than that is a calendar
_SLICE = 200


def recipients(
    db: Data,
    contact_ids: Iterable[str],
    *,
    today: dt.date,
    event: Event | None,
    thanks: Thanks | None = None,
) -> Iterator[Recipient]:
    """Everybody as they are today, in the order of the ids, nobody twice: people, organisations, and `NOBODY`.

    `thanks` are the same for all; without them each is thanked for what they did.
    """
    parts = {one.contact_id: one for one in participants.of_event(db, event.id)} if event else {}
    event_roles = list_items.listed(db, "event_role").meanings() if event else {}
    for some in in_slices(dict.fromkeys(contact_ids)):
        held = roles.of_all(db, some)
        noted = interactions.thanks_owed(db, some, event_id=event.id if event else None)
        people = contacts.get_all(db, some)
        found = others(db, some, thanks) if len(people) < len(some) else {}
        for contact in people:
            part = parts.get(contact.id)
            found[contact.id] = Recipient(
                contact=contact,
                role=main_role(held[contact.id], today),
                part=part,
                thanks=thanks or _earned(noted.get(contact.id), event, part, today, event_roles),
            )
        yield from (found[one] for one in some if one in found)


def in_slices(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, some at a time: the rows of ten thousand at once need more memory than their letters."""
    rest = iter(ids)
    while some := list(islice(rest, _SLICE)):
        yield some


def _earned(
    noted: Interaction | None,
    event: Event | None,
    part: Participant | None,
    today: dt.date,
    event_roles: Mapping[str, str],
) -> Thanks | None:
    """What somebody is thanked for: what was noted of them, at the event if there is one, else their part."""
    if noted is not None:
        return thanks_owed(noted)
    return thanks_for_part(event, part, today, event_roles) if event and part else None


class Contexts:
    """What documents are filled with, as it was when they were planned.

    Nothing is read afterwards. What is the same for all is made once, what is a person's own when it is
    asked for, which keeps ten thousand people small. `asked` are the fields that the documents print.
    """

    def __init__(
        self,
        db: Data,
        *,
        today: dt.date,
        event: Event | None,
        sender: Sender | None,
        asked: Set[str] = frozenset(),
        refused: Mapping[str, PlaceRefusal] = MappingProxyType({}),
    ) -> None:
        self.refused = refused
        """Why organisations get no letter or no email, by their ids."""
        self._shared = shared_facts(db, today, sender)
        self.own_fields = own_facts.fields(db)
        self.removed_fields = own_facts.removed(db)
        self._places = LetterPlaces(db, self.own_fields)
        self._needs = needs.every(db, needs.OF_PEOPLE)
        self._last_contacts = around.last_contacts(db, asked)
        self._listed = around.listed(db, event, asked, today=today, places=self._places)
        self.event = event
        self.today = today
        self._last: tuple[Recipient | None, Facts] = (None, {})

    @property
    def shared(self) -> Facts:
        """What is the same for everybody."""
        return self._shared

    def address_of(self, recipient: Recipient) -> tuple[str, ...]:
        """The lines of the address that a letter to this person has."""
        return _address(recipient.contact, recipient.role, self._places).lines(
            home_country=self._places.home_country
        )

    def address_block(self, recipient: Recipient) -> tuple[str, ...]:
        """To whom and where, in as few lines as an envelope\u2019s window shows, where that can be."""
        return address_block.block(
            self.addressed(recipient),
            most=self._places.most_lines,
            home_country=self._places.home_country,
            american=self._places.american,
        )

    def mail_came_back(self, recipient: Recipient) -> Contact | None:
        """Whoever of them mail came back for from where this letter goes."""
        marked = [one for one in recipient.people if one.post_back_on is not None]
        if not marked:
            return None
        address = _address(recipient.contact, recipient.role, self._places)
        return next((one for one in marked if came_back(one, address)), None)

    def fits_window(self, recipient: Recipient) -> bool:
        """Whether all of it is seen there: a line that is too long goes on in the next."""
        return address_block.height(self.address_block(recipient)) <= self._places.most_lines

    def addressed(self, recipient: Recipient) -> Addressed:
        """To whom and where it is posted."""
        role, places = recipient.role, self._places
        address = _address(recipient.contact, role, places)
        if role is None:
            return Addressed(name=recipient.name, address=address)
        place = places.institution(role.organisation_id)
        return Addressed(
            name=recipient.name,
            role=role.title,
            department=""
            if recipient.place
            else _department(role, places.name(role.organisation_id), place),
            organisation=place,
            address=address,
        )

    def of(self, recipient: Recipient) -> Facts:
        """Everything a document may say to this person, but for its reference; of the last one asked for it is known."""
        last, known = self._last
        if last is recipient:
            return known
        facts = self._of(recipient)
        self._last = recipient, facts  # in one go: several threads ask
        return facts

    def _of(self, recipient: Recipient) -> Facts:
        role = recipient.role
        return {
            **self._shared,
            "contact": {
                **_contact(
                    recipient.contact,
                    role,
                    self._places,
                    self._needs.get(recipient.contact.id, ()),
                ),
                **_of_all(recipient),
                "address_block": list(self.address_block(recipient)),
                "last_contacts": list(self._last_contacts.get(recipient.contact.id, ())),
                **own_facts.facts(self.own_fields, PEOPLE, recipient.contact.own),
            },
            "organisation": self._places.facts(role.organisation_id) if role else {},
            "event": _chosen_event(
                self.event, recipient.part, self._shared["language"], self._listed
            ),
            "thanks": _thanks_facts(recipient.thanks),
        }


def shared_facts(db: Data, today: dt.date, sender: Sender | None) -> Facts:
    """What every document may say, whoever it goes to."""
    profile = group.profile(db)
    coming = [one for one in events.upcoming(db, today) if one.in_packets]
    return {
        "events": [_event(one, profile.language) for one in coming[:MOST_EVENTS]],
        "group": _group(db, profile),
        "sender": _sender(sender)
        | {"signature": _picture(db, sender.signature_id if sender else None)},
        "people": [_sender(one) for one in senders.every(db)],
        **offering_facts(db, today, profile.language),
        "today": today,
        "language": profile.language,
    }


def _contact(
    contact: Contact, role: Role | None, places: LetterPlaces, needed: Iterable[Need]
) -> Facts:
    place = places.institution(role.organisation_id) if role else None
    unit = places.name(role.organisation_id) if role else ""
    address = _address(contact, role, places)
    lines = address.lines(home_country=places.home_country)
    return {
        "title": contact.title,
        "first_name": contact.first_name or None,
        "last_name": None if contact.is_unnamed else contact.last_name or None,
        "name": contact.name or None,
        "post_nominals": contact.post_nominals,
        "profession": contact.profession or None,
        "specialty": contact.specialty,
        "role": (role.title if role else "") or None,
        "department": _department(role, unit, place),
        "organisation": place,
        "email": (role.email if role else "") or contact.email or None,
        "phone": unbroken.number((role.phone if role else "") or contact.phone) or None,
        "mobile": unbroken.number(contact.mobile) or None,
        "address_lines": list(lines),
        "address": unbroken.postcodes(", ".join(lines)) or None,
        **_parts(address, places.home_country),
        "tags": list(contact.tags),
        "conditions": lines_of(contact.conditions),
        "challenges": lines_of(contact.challenges),
        "needs": [*lines_of(contact.needs), *short_of(needed, places.background)],
        "best_times": contact.best_times or places.said_of(role, "best_times"),
        "route_through": contact.route_through or places.said_of(role, "route_through"),
        "secure_email": contact.secure_email,
        "large_print": contact.large_print,
    }


def _of_all(recipient: Recipient) -> Facts:
    """What is of everybody a letter is for: how they are named and greeted, and whether it is to be large."""
    if not recipient.together:
        return {"salutation": recipient.salutation, "household": []}
    parts = together.as_one(recipient.together)
    return {
        **parts,
        "first_name": parts["first_name"] or None,
        "last_name": parts["last_name"] or None,
        "name": recipient.name,
        "salutation": recipient.salutation,
        "post_nominals": "",
        "large_print": any(one.large_print for one in recipient.together),
        "household": [one.name for one in recipient.together],
    }


def _address(contact: Contact, role: Role | None, places: LetterPlaces) -> Address:
    """Where they work, else where they live."""
    return (places.address(role.organisation_id) if role else None) or contact.address


def _parts(address: Address, home_country: frozenset[str]) -> dict[str, str]:
    """An address in its parts, for letters that set them apart."""
    parts = {name: getattr(address, name) for name in ("street", "town", "region", "postcode")}
    at_home = plain_country(address.country) in home_country
    return {**parts, "country": "" if at_home else address.country}


def _department(role: Role | None, unit: str, place: str | None) -> str:
    """What stands between the person and the institution: as typed, else the department they are in."""
    if role is None or role.department:
        return role.department if role else ""
    return unit if unit != place else ""


def _event(event: Event, language: str) -> Facts:
    return {
        "title": event.title,
        "kind": event.kind,
        "date": event.date,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "place": unbroken.postcodes(event.place) or None,
        "address": unbroken.postcodes(event.address) or None,
        "access": event.access,
        "description": event.description,
        "audience": event.audience,
        "when_line": _when_and_where(event, language),
    }


def _when_and_where(event: Event, language: str) -> str:
    """“Tuesday 10 March 2026, 19:00–21:00, The Old Corn Store”."""
    times = (event.starts_at, event.ends_at) if event.starts_at else ()
    hours = "\u2013".join(local.time_of_day(one, language) for one in times if one)
    day = unbroken.date(local.weekday_date(event.date, language))
    place = unbroken.postcodes(event.place.strip())
    return ", ".join(part for part in (day, hours, place) if part)


def _chosen_event(
    event: Event | None, part: Participant | None, language: str, listed: list[Facts]
) -> Facts:
    if event is None:
        return {}
    return _event(event, language) | {
        "my_role": part.role if part else "",
        "rsvp": part.rsvp if part else "",
        "attendance": part.attendance if part else "",
        "listed": listed,
    }


def _thanks_facts(thanks: Thanks | None) -> Facts:
    return {"reason": thanks.reason, "date": thanks.date} if thanks else {}


def _group(db: Data, profile: GroupProfile) -> Facts:
    lists: dict[str, list[Facts]] = {about.field: [] for about in POINT_KINDS.values()}
    for point in profile.points:
        row = {"heading": point.heading, "text": point.text, "more": point.more}
        lists[POINT_KINDS[point.kind].field].append(row)
    return {
        "name": profile.name or None,
        "strapline": profile.strapline,
        "purpose": profile.purpose,
        "about": profile.about,
        "address_lines": list(profile.address.lines(home_country=home_country(profile))),
        "phone": unbroken.number(profile.phone) or None,
        "email": profile.email or None,
        "website": profile.website,
        "charity_number": profile.charity_number,
        "referral_phone": unbroken.number(profile.referral_phone or profile.phone) or None,
        "referral_email": profile.referral_email or profile.email or None,
        "privacy_line": profile.privacy_line,
        "logo": _picture(db, profile.logo_id),
        "foot_line": ready_lines.joined(
            profile.name, unbroken.number(profile.phone), profile.website
        ),
        **lists,
    }


def _sender(sender: Sender | None) -> Facts:
    """Who signs. A group that has named nobody yet still gets its documents looked at."""
    if sender is None:
        return {"name": None, "role": "", "phone": None, "email": None, "contact_line": ""}
    return {
        "name": sender.name,
        "role": sender.role,
        "phone": unbroken.number(sender.phone) or None,
        "email": sender.email or None,
        "contact_line": ready_lines.joined(unbroken.number(sender.phone), sender.email),
    }


def _picture(db: Data, file_id: str | None) -> Mapping[str, object] | None:
    if file_id is None:
        return None
    return {"picture": files.content(db, file_id), "name": files.get(db, file_id).name}
