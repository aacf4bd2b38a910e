"""What a template is filled with: plain data about each person, as the field catalogue says.

What everybody should have is None where we do not know it, so that a document stops for want of it:
a telephone number, an organisation, a surname. What many rightly lack (a title, letters after the
name, a department) is "" and prints nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import (
    contacts,
    events,
    files,
    group,
    interactions,
    list_items,
    organisations,
    participants,
    roles,
    senders,
)
from outreach_desktop.db.subjects.places import needs, referral_routes
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import (
    Recipient,
    Thanks,
    thanks_for_part,
    thanks_owed,
)
from outreach_desktop.domain.events import Event, Participant
from outreach_desktop.domain.fields import in_words
from outreach_desktop.domain.group import POINT_KINDS, GroupProfile, Sender
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.knowing.needs import FIELDS as NEED_FIELDS
from outreach_desktop.domain.knowing.needs import Need, short_of
from outreach_desktop.domain.knowing.referral_routes import FIELDS as ROUTE_FIELDS
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, in_one_text
from outreach_desktop.domain.lists.meanings import BACKGROUND, PART
from outreach_desktop.domain.names import together
from outreach_desktop.domain.organisations import (
    Organisation,
    above,
    institution,
    postal_address,
    reached,
)
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.services.group import home_country
from outreach_desktop.services.own_fields import facts as own_facts
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
    """Everybody as they are today, in the order of the ids, nobody twice.

    `thanks` are the same for all; without them each is thanked for what they did.
    """
    parts = {one.contact_id: one for one in participants.of_event(db, event.id)} if event else {}
    event_roles = list_items.listed(db, "event_role").meanings() if event else {}
    for some in in_slices(dict.fromkeys(contact_ids)):
        held = roles.of_all(db, some)
        noted = interactions.thanks_owed(db, some, event_id=event.id if event else None)
        for contact in contacts.get_all(db, some):
            part = parts.get(contact.id)
            yield Recipient(
                contact=contact,
                role=main_role(held[contact.id], today),
                part=part,
                thanks=thanks or _earned(noted.get(contact.id), event, part, today, event_roles),
            )


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
    asked for, which keeps ten thousand people small.
    """

    def __init__(
        self, db: Data, *, today: dt.date, event: Event | None, sender: Sender | None
    ) -> None:
        self._shared = _shared(db, today, sender)
        self.own_fields = own_facts.fields(db)
        self.removed_fields = own_facts.removed(db)
        self._places = _Places(db, self.own_fields)
        self._needs = needs.every(db, needs.OF_PEOPLE)
        self.event = event
        self.today = today

    def address_of(self, recipient: Recipient) -> tuple[str, ...]:
        """The lines of the address that a letter to this person has."""
        return _address(recipient.contact, recipient.role, self._places).lines(
            home_country=self._places.home_country
        )

    def of(self, recipient: Recipient) -> Facts:
        """Everything a document may say to this person, but for its reference."""
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
                **own_facts.facts(self.own_fields, PEOPLE, recipient.contact.own),
            },
            "organisation": self._places.facts(role.organisation_id) if role else {},
            "event": _chosen_event(self.event, recipient.part),
            "thanks": _thanks_facts(recipient.thanks),
        }


def _shared(db: Data, today: dt.date, sender: Sender | None) -> Facts:
    profile = group.profile(db)
    coming = [one for one in events.upcoming(db, today) if one.in_packets]
    return {
        "events": [_event(one) for one in coming[:MOST_EVENTS]],
        "group": _group(db, profile),
        "sender": _sender(sender)
        | {"signature": _picture(db, sender.signature_id if sender else None)},
        "people": [_sender(one) for one in senders.every(db)],
        "today": today,
        "language": profile.language,
    }


def _contact(
    contact: Contact, role: Role | None, places: "_Places", needed: Iterable[Need]
) -> Facts:
    place = places.institution(role.organisation_id) if role else None
    unit = places.name(role.organisation_id) if role else ""
    address = _address(contact, role, places)
    lines = address.lines(home_country=places.home_country)
    return {
        "title": contact.title,
        "first_name": contact.first_name or None,
        "last_name": None if contact.is_unnamed else contact.last_name or None,
        "name": contact.name,
        "post_nominals": contact.post_nominals,
        "profession": contact.profession or None,
        "specialty": contact.specialty,
        "role": (role.title if role else "") or None,
        "department": _department(role, unit, place),
        "organisation": place,
        "email": (role.email if role else "") or contact.email or None,
        "phone": (role.phone if role else "") or contact.phone or None,
        "mobile": contact.mobile or None,
        "address_lines": list(lines),
        "address": ", ".join(lines) or None,
        **_parts(address, places.home_country),
        "tags": list(contact.tags),
        "conditions": _lines(contact.conditions),
        "challenges": _lines(contact.challenges),
        "needs": [*_lines(contact.needs), *short_of(needed, places.background)],
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


def _address(contact: Contact, role: Role | None, places: "_Places") -> Address:
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


class _Places:
    """The organisations, read once, and what a letter says of each."""

    def __init__(self, db: Data, own_fields: Sequence[OwnField]) -> None:
        self._own_fields = own_fields
        self._all = {one.id: one for one in organisations.every(db)}
        self._facts: dict[str, Facts] = {}
        self._routes = referral_routes.every(db)
        self._needs = needs.every(db)
        asked = {one.liaison_id for each in self._routes.values() for one in each}
        self._liaisons = {
            one.id: one.name for one in contacts.get_all(db, [one for one in asked if one])
        }
        self._parts = list_items.meaning(db, "organisation_kind", PART)
        self.background = list_items.meaning(db, "need_kind", BACKGROUND)
        self.home_country = home_country(group.profile(db))

    def name(self, organisation_id: str) -> str:
        return self._all[organisation_id].name

    def institution(self, organisation_id: str) -> str:
        line = above(organisation_id, self._all)
        return institution(self._all[organisation_id], line, self._parts).name

    def address(self, organisation_id: str) -> Address:
        return postal_address(self._all[organisation_id], above(organisation_id, self._all))

    def said_of(self, role: Role | None, name: str) -> str:
        """What stands in a field of where somebody works, else of what that belongs to; "" for nothing."""
        if role is None:
            return ""
        place = self._all[role.organisation_id]
        return reached(place, above(place.id, self._all), name)

    def facts(self, organisation_id: str) -> Facts:
        if organisation_id not in self._facts:
            self._facts[organisation_id] = self._described(self._all[organisation_id])
        return self._facts[organisation_id]

    def _described(self, place: Organisation) -> Facts:
        parents = above(place.id, self._all)
        phones = (one.phone for one in (place, *reversed(parents)) if one.phone)
        routes = (self._routes.get(one.id, []) for one in (place, *reversed(parents)))
        own = next((some for some in routes if in_one_text(some)), [])
        return {
            "name": place.name,
            "kind": place.kind or None,
            "area": next((one.area for one in (place, *reversed(parents)) if one.area), None),
            "address_lines": list(self.address(place.id).lines(home_country=self.home_country)),
            "phone": next(phones, None),
            "email": place.email or None,
            "needs": short_of(self._needs.get(place.id, ()), self.background),
            "profile": [
                _need(one, each.name)
                for each in (place, *reversed(parents))
                for one in self._needs.get(each.id, ())
            ],
            "shared_goals": _lines(place.shared_goals),
            "referral_route": in_one_text(own),
            "routes": [
                _route(one, each.name, self._liaisons.get(one.liaison_id or "", ""))
                for each in (place, *reversed(parents))
                for one in self._routes.get(each.id, ())
            ],
            "conditions": _lines(place.conditions),
            "audience": place.audience,
            "audience_size": place.audience_size,
            "best_times": place.best_times,
            "route_through": place.route_through,
            "secure_email": place.secure_email,
            "refers_now_to": place.refers_now_to,
            "would_refer": place.would_refer,
            "refer_criteria": place.refer_criteria,
            "parents": [one.name for one in parents],
            **own_facts.facts(self._own_fields, ORGANISATIONS, place.own),
        }


def _route(route: ReferralRoute, place: str, liaison: str) -> Facts:
    """A way to refer, as a row to be looped over; `place` is where it was written down for."""
    return {
        "direction": route.direction,
        "kind": in_words(ROUTE_FIELDS["referral_kind"], route.referral_kind),
        "method": in_words(ROUTE_FIELDS["method"], route.method),
        "how": route.how,
        "address": route.address,
        "liaison": liaison,
        "requires": route.requires,
        "criteria": route.criteria,
        "limits": route.limits,
        "turnaround_days": route.turnaround_days,
        "checked_on": route.checked_on,
        "place": place,
    }


def _need(need: Need, place: str) -> Facts:
    return {
        "kind": in_words(NEED_FIELDS["kind"], need.kind),
        "text": need.text,
        "evidence": need.evidence,
        "answer": need.answer,
        "source": need.source,
        "place": place,
    }


def _event(event: Event) -> Facts:
    return {
        "title": event.title,
        "kind": event.kind,
        "date": event.date,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "place": event.place or None,
        "address": event.address or None,
        "access": event.access,
        "description": event.description,
        "audience": event.audience,
    }


def _chosen_event(event: Event | None, part: Participant | None) -> Facts:
    if event is None:
        return {}
    return _event(event) | {
        "my_role": part.role if part else "",
        "rsvp": part.rsvp if part else "",
        "attendance": part.attendance if part else "",
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
        "phone": profile.phone or None,
        "email": profile.email or None,
        "website": profile.website,
        "charity_number": profile.charity_number,
        "referral_phone": profile.referral_phone or profile.phone or None,
        "referral_email": profile.referral_email or profile.email or None,
        "privacy_line": profile.privacy_line,
        "logo": _picture(db, profile.logo_id),
        **lists,
    }


def _sender(sender: Sender | None) -> Facts:
    """Who signs. A group that has named nobody yet still gets its documents looked at."""
    if sender is None:
        return {"name": None, "role": "", "phone": None, "email": None}
    return {
        "name": sender.name,
        "role": sender.role,
        "phone": sender.phone or None,
        "email": sender.email or None,
    }


def _picture(db: Data, file_id: str | None) -> Mapping[str, object] | None:
    if file_id is None:
        return None
    return {"picture": files.content(db, file_id), "name": files.get(db, file_id).name}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
