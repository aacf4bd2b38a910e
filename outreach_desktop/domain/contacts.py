"""People: what is kept of a contact, and what is wrong with a draft of one."""

import datetime as dt
from dataclasses import dataclass, field

from outreach_desktop.domain import addresses
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import Field, FieldKind, ReachedBy, Searched, described
from outreach_desktop.domain.knowing import both
from outreach_desktop.domain.knowing import people as knowing
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.reach import unkept
from outreach_desktop.domain.wishes.wishes import WishDraft, stops
from outreach_desktop.words import say

CHAMPION = "champion"
"""Who speaks up for the group now; who may yet, or did once, is none."""

FIELDS = described(
    Field(
        "title",
        say("Title"),
        searched=Searched.WORDS,
        imported_as="title",
        published="contact.title",
        meaning=say("Dr, Mr, Sister ..."),
        example="Dr",
    ),
    Field(
        "first_name",
        say("First name"),
        searched=Searched.WORDS,
        imported_as="first_name",
        published="contact.first_name",
        meaning=say("first name"),
        example="Ann",
    ),
    Field(
        "last_name",
        say("Surname"),
        searched=Searched.SURNAME,
        imported_as="last_name",
        published="contact.last_name",
        meaning=say("surname"),
        example="O\u2019Neil",
    ),
    Field(
        "post_nominals",
        say("Letters after the name"),
        searched=Searched.WORDS,
        imported_as="post_nominals",
        published="contact.post_nominals",
        meaning=say("letters after the name"),
        example="FRCS (Urol)",
    ),
    Field(
        "salutation",
        say("Letters begin: Dear"),
        short=say("Greeting"),
        help=say("Leave it empty, unless the grey text is wrong."),
        imported_as="salutation",
        published="contact.salutation",
        meaning=say("what follows \u201cDear\u201d"),
        example="Dr O\u2019Neil",
    ),
    Field(
        "profession",
        say("Profession"),
        searched=Searched.WORDS,
        imported_as="profession",
        published="contact.profession",
        meaning=say("what they are"),
        example="urologist",
    ),
    Field(
        "specialty",
        say("Specialty"),
        searched=Searched.WORDS,
        imported_as="specialty",
        published="contact.specialty",
        meaning=say("what they specialise in"),
        example="uro-oncology",
    ),
    Field(
        "email",
        say("Email"),
        reached_by=ReachedBy.EMAIL,
        searched=Searched.WORDS,
        imported_as="email",
        published="contact.email",
        meaning=say("email, of the role if it has one"),
        example="ann.oneil@wendvalleyhospitals.example",
    ),
    Field(
        "phone",
        say("Phone"),
        reached_by=ReachedBy.PHONE,
        searched=Searched.NUMBER,
        imported_as="phone",
        published="contact.phone",
        meaning=say("phone, of the role if it has one"),
        example="01632 960202",
    ),
    Field(
        "mobile",
        say("Mobile"),
        reached_by=ReachedBy.PHONE,
        searched=Searched.NUMBER,
        imported_as="mobile",
        published="contact.mobile",
        meaning=say("mobile phone"),
        example="07700 900321",
    ),
    both.preferred_channel(),
    *addresses.FIELDS.values(),
    Field(
        "tier",
        say("Priority"),
        values=(
            ("core", say("core")),
            ("active", say("active")),
            ("wider", say("wider circle")),
            ("dormant", say("dormant")),
        ),
        imported_as="tier",
    ),
    Field(
        "champion",
        say("Champion"),
        values=(
            ("prospect", say("prospect")),
            (CHAMPION, say("champion")),
            ("lapsed", say("lapsed")),
        ),
        imported_as="champion",
    ),
    Field("source", say("How we met"), imported_as="source"),
    *knowing.FIELDS.values(),
    Field(
        "notes",
        say("Notes"),
        help=say("Never name a patient here."),
        searched=Searched.WORDS,
        imported_as="notes",
    ),
    Field(
        "large_print",
        say("Documents in large print"),
        FieldKind.YES_NO,
        short=say("Large print"),
        imported_as="large_print",
        published="contact.large_print",
        meaning=say("they asked for large print"),
        example=False,
    ),
    Field("deceased", say("Has died"), FieldKind.YES_NO),
    Field("deceased_on", say("Died on"), FieldKind.DATE),
    Field("do_not_contact", say("Do not contact"), FieldKind.YES_NO),
    Field(
        "do_not_contact_reason",
        say("Reason"),
        short=say("Why not to be contacted"),
        example=say("asked on the phone, 3 March"),
    ),
)
TAG_FIELDS = described(Field("name", say("Tag")))
MARK_FIELDS = described(Field("tag_id", say("Tag"), FieldKind.REFERENCE))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A person as typed, before or after it has been saved."""

    title: str = ""
    first_name: str = ""
    last_name: str = ""
    post_nominals: str = ""
    salutation: str = ""
    """What stands after "Dear" when the rule would be wrong; empty means: use the rule."""
    profession: str = ""
    specialty: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    address: Address = field(default=Address())
    """The person's own address, used where no current role gives one."""
    tier: str = ""
    champion: str = ""
    preferred_channel: str = ""
    large_print: bool = False
    do_not_contact: bool = False
    do_not_contact_reason: str = ""
    deceased: bool = False
    deceased_on: dt.date | None = None
    source: str = ""
    notes: str = ""
    code: str = ""
    """As a register has them."""
    conditions: str = ""
    """What they work with, one a line."""
    stage: str = ""
    target: str = ""
    target_why: str = ""
    lead_id: str | None = None
    """Who of us keeps in touch: one of the senders."""
    champion_since: dt.date | None = None
    introduced_by_id: str | None = None
    """Another person."""
    fit: str = ""
    """What of the fit is true of them, one a line."""
    fit_note: str = ""
    aim: str = ""
    challenges: str = ""
    needs: str = ""
    best_times: str = ""
    route_through: str = ""
    secure_email: str = ""
    checked_on: dt.date | None = None
    household_id: str | None = None
    """With whom they live: those of one household may get one letter."""
    household_place: int = 0
    """Who of a household is named first: the lowest."""
    keep_until_on: dt.date | None = None
    keep_why: str = ""
    post_back_on: dt.date | None = None
    post_back_why: str = ""
    post_back_from: str = ""
    couple: str = ""
    """Where the entry is of two people: each on a line of their own, as `domain.couples` writes them."""
    tags: tuple[str, ...] = ()
    wishes: tuple[WishDraft, ...] = ()
    """What they said of single channels, those lifted since too, the oldest first."""
    own: Own = ()
    """What stands in fields of the group's own."""

    @property
    def name(self) -> str:
        """“Dr Ann O'Neil”: what a list shows and an envelope carries."""
        parts = (self.title, self.first_name, self.last_name)
        return " ".join(filter(None, map(str.strip, parts)))

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody knows their name: an email address stands where the surname would."""
        return "@" in self.last_name and not self.first_name.strip()

    def mark_on(self, today: dt.date | None) -> str:
        """Why letters leave this person out, in short: “has died”, “do not contact”, “no post”; else "".

        A wish that held until the day before leaves no one out; where no day is known, all of them do.
        """
        if self.deceased:
            return say("has died")
        if self.do_not_contact:
            return say("do not contact")
        return say("no post") if stops(self.wishes, "post", today) else ""

    @property
    def sort_name(self) -> str:
        """“O'Neil, Ann”: how a file name or an index orders people."""
        return sort_name(self.last_name, self.first_name)


def sort_name(last_name: str, first_name: str) -> str:
    """A name as an index has it, of its parts alone."""
    return ", ".join(filter(None, map(str.strip, (last_name, first_name))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(ContactDraft):
    """A saved person. `id` is UUID text."""

    id: str


def problems(draft: ContactDraft) -> tuple[Problem, ...]:
    """What stops this person from being saved, in reading order."""
    has_name = draft.first_name.strip() or draft.last_name.strip()
    nameless = () if has_name else (Problem("first_name", say("Type a first name or a surname.")),)
    introduced = (
        (Problem("introduced_by_id", say("Choose someone else: no one introduces themselves.")),)
        if isinstance(draft, Contact) and draft.introduced_by_id == draft.id
        else ()
    )
    is_alive = draft.deceased_on is not None and not draft.deceased
    alive = (
        (Problem("deceased_on", say("Tick \u201cHas died\u201d as well, or leave the day empty.")),)
        if is_alive
        else ()
    )
    return (
        *nameless,
        *alive,
        *introduced,
        *unkept(FIELDS, draft),
        *out_of_bounds(FIELDS, draft),
    )
