"""Whom a document is for: a person, a household, an organisation, or nobody."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.domain.events import Participant
from outreach_desktop.domain.names import places_greeted, together
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.roles import Role
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """What a thank-you is for. `reason` follows "Thank you for"; `interaction_id` is where it was noted."""

    reason: str
    date: dt.date | None
    interaction_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom a document is for, as they were when it was planned.

    `role` is the main current one, `part` the one they take in the event chosen. Of an organisation `contact` stands in
    for its name and its `role` says where it is; of nobody there is a `contact` without a name.
    """

    contact: Contact
    role: Role | None = None
    part: Participant | None = None
    thanks: Thanks | None = None
    together: tuple[Contact, ...] = ()
    """Everybody the one letter of a household is for, in the order they are named in; none where it is for one."""
    envelope: str = ""
    """How the household wants to be named where the rule would be wrong."""
    dear: str = ""
    unasked: tuple[str, ...] = ()
    """The names of those of them whom nobody chose."""
    place: Organisation | None = None
    """The organisation that it is for."""
    part_of: str = ""
    """The house that the organisation is a department of."""

    @property
    def is_person(self) -> bool:
        """Whether it is for people, and not for an organisation or nobody."""
        return self.place is None and not self.is_nobody

    @property
    def is_nobody(self) -> bool:
        """Whether it is for no one in particular: a sheet, a poster, a script."""
        return self.contact.id == NOBODY

    @property
    def people(self) -> tuple[Contact, ...]:
        """Everybody it is for; none where it is for an organisation or for nobody."""
        return self.together or ((self.contact,) if self.is_person else ())

    @property
    def organisation_id(self) -> str | None:
        """The id of the organisation that it is for."""
        return self.place.id if self.place else None

    @property
    def person_id(self) -> str | None:
        """The id of the person that it is for, of a household the first of them who was chosen."""
        return self.contact.id if self.is_person else None

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of those of a household whose letter it is besides the one it is kept with."""
        return tuple(one.id for one in self.people if one.id != self.contact.id)

    @property
    def large_print(self) -> bool:
        """Whether any of them asked for it."""
        return any(one.large_print for one in self.people)

    @property
    def salutation(self) -> str:
        """What follows “Dear”."""
        if self.together:
            return self.dear or together.dear(self.together)
        if self.place:
            return places_greeted.dear(self.place.name, self.part_of)
        return salutation(self.contact)

    @property
    def sort_name(self) -> str:
        """“Smith, John and Mary”: how a file of theirs is called."""
        if self.together:
            return together.sort_name(self.together)
        return self.contact.sort_name or self.contact.name

    @property
    def contact_id(self) -> str:
        """The id of the person, or of the organisation; `NOBODY` of nobody."""
        return self.contact.id

    @property
    def name(self) -> str:
        """“Dr Ann O'Neil”, “Mr John and Mrs Mary Smith”."""
        if self.together:
            return self.envelope or together.envelope(self.together)
        return say("no one in particular") if self.is_nobody else self.contact.name


def of_place(place: Organisation, part_of: str = "") -> Recipient:
    """An organisation as such; `part_of` is the house that it is a department of, or empty."""
    stands_in = Contact(
        id=place.id,
        last_name=place.name,
        email=place.email,
        phone=place.phone,
        best_times=place.best_times,
        secure_email=place.secure_email,
        route_through=place.route_through,
        preferred_channel=place.preferred_channel,
    )
    there = Role(id="", contact_id=place.id, organisation_id=place.id)
    return Recipient(contact=stands_in, role=there, place=place, part_of=part_of)


def of_nobody() -> Recipient:
    """No one in particular."""
    return Recipient(contact=Contact(id=NOBODY))
