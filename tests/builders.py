"""Rows that tests need, kept through the services; a test names only what matters to it."""

import base64
import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document as WordFile

from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.events import Event, EventDraft
from outreach_desktop.domain.interactions import Interaction, InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRule, HouseRuleDraft
from outreach_desktop.domain.knowing.households import Household, HouseholdDraft
from outreach_desktop.domain.knowing.needs import Need, NeedDraft
from outreach_desktop.domain.knowing.our_listings import OurListing, OurListingDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, ReferralRouteDraft
from outreach_desktop.domain.memberships import Membership, MembershipDraft
from outreach_desktop.domain.offering.content import ContentDraft, ContentText
from outreach_desktop.domain.offering.our_services import OurService, OurServiceDraft
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, OwnField, OwnFieldDraft
from outreach_desktop.domain.roles import Role, RoleDraft
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    memberships,
    organisations,
    sample,
    timeline,
)
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import (
    house_rules,
    households,
    needs,
    our_listings,
    referral_routes,
)
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.services.own_fields import own_fields

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
"""A whole picture, of one dot."""


def sample_group(db: Data, today: date) -> None:
    """The sample group, copied from one that was filled before: to fill one takes most of a second."""
    _filled(today).conn.backup(db.conn)


@cache
def _filled(today: date) -> Data:
    db = data_file.open_in_memory()
    sample.fill(db, today=today)
    return db


def person(db: Data, last_name: str = "O'Neil", **fields: Any) -> Contact:
    """Somebody, by default Dr Ann O'Neil."""
    fields = {"title": "Dr", "first_name": "Ann", **fields}
    return contacts.add(db, ContactDraft(last_name=last_name, **fields))


def changed(contact: Contact, **fields: Any) -> Contact:
    """The same person with other values, to be kept."""
    return replace(contact, **fields)


def organisation(db: Data, name: str = "Lakeside General", **fields: Any) -> Organisation:
    """A hospital that belongs to nothing."""
    return organisations.add(db, OrganisationDraft(name=name, **fields))


def role(db: Data, contact: Contact, at: Organisation, **fields: Any) -> Role:
    """A role that began at no known time and goes on."""
    draft = RoleDraft(contact_id=contact.id, organisation_id=at.id, **fields)
    return contacts.add_role(db, draft)


def house_rule(db: Data, at: Organisation, rule: str = "no leaflets", **fields: Any) -> HouseRule:
    """A rule about nothing in particular that nobody is to ask about again."""
    draft = HouseRuleDraft(organisation_id=at.id, rule=rule, **fields)
    return house_rules.add(db, draft)


def route(db: Data, at: Organisation, how: str = "by letter", **fields: Any) -> ReferralRoute:
    """A way in which they refer to the group."""
    return referral_routes.add(db, ReferralRouteDraft(organisation_id=at.id, how=how, **fields))


def need(db: Data, of: Organisation | Contact, text: str = "a name to ring", **fields: Any) -> Need:
    """A need of an organisation or a person."""
    fields["organisation_id" if isinstance(of, Organisation) else "contact_id"] = of.id
    return needs.add(db, NeedDraft(text=text, **fields))


def listing(
    db: Data, name: str = "Library noticeboard", *, today: date, **fields: Any
) -> OurListing:
    """A place where our details appear, which nobody looked at yet."""
    return our_listings.add(db, OurListingDraft(name=name, **fields), today=today)


def service(db: Data, name: str = "Newcomers’ hour", *, today: date, **fields: Any) -> OurService:
    """A service that goes on."""
    return our_services.add(db, OurServiceDraft(name=name, **fields), today=today)


def text(db: Data, heading: str = "Open evening", *, today: date, **fields: Any) -> ContentText:
    """A text of the content bank, news that may be printed."""
    return content.add(db, ContentDraft(heading=heading, **fields), today=today)


def household(db: Data, *people: Contact, **fields: Any) -> Household:
    """These people live together."""
    draft = HouseholdDraft(**fields)
    first, *others = people
    for other in others:
        found = households.put_together(db, first.id, other.id, draft)
    return found


def membership(db: Data, contact: Contact, body: str = "BAUS", **fields: Any) -> Membership:
    """A membership that began at no known time."""
    return memberships.add(db, MembershipDraft(contact_id=contact.id, body=body, **fields))


def open_evening(db: Data, on: date, title: str = "Open evening", **fields: Any) -> Event:
    """An event on a day."""
    return events.add(db, EventDraft(title=title, date=on, **fields))


def call(db: Data, contact: Contact, on: date, summary: str = "Rang", **fields: Any) -> Interaction:
    """A telephone call with somebody."""
    draft = InteractionDraft(
        **{"contact_id": contact.id, "kind": "phone", "date": on, "summary": summary, **fields}
    )
    return timeline.log(db, draft)


def template(path: Path, *paragraphs: str) -> Path:
    """A Word template that says `paragraphs`: of the same words the same bytes, as of one that is passed on."""
    path.write_bytes(_saying(paragraphs))
    return path


@cache
def _saying(paragraphs: tuple[str, ...]) -> bytes:
    document, written = WordFile(), io.BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(written)
    return written.getvalue()


def personal(db: Data) -> set[str]:
    """Whatever is in a data file of anybody: names, addresses, telephones, notes, as long as a word is."""
    columns = (
        ("contacts", "first_name last_name email phone mobile street town postcode notes"),
        ("organisations", "name email phone street town postcode policy notes"),
        ("interactions", "summary detail thanks_for"),
        ("events", "title place address description"),
        ("senders", "name email phone"),
    )
    asked = [
        f"SELECT {column} FROM {table}" for table, names in columns for column in names.split()
    ]
    return {text for (text,) in db.execute(" UNION ".join(asked)) if len(text or "") > _A_WORD}


_A_WORD = 3


def own_field(db: Data, name: str = "Meal", **fields: Any) -> OwnField:
    """A text about people, unless `fields` say otherwise."""
    return own_fields.add(db, OwnFieldDraft(**{"about": PEOPLE, "name": name, **fields}))
