"""Events, and the people who take part in them."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind, Searched, described, kept
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say, say_in

ATTENDED = "attended"
"""The attendance of who came."""
FIELDS = described(
    Field(
        "title",
        say("Title"),
        searched=Searched.WORDS,
        published="event.title",
        meaning=say("what the event is called"),
        example=say("Open evening: living well after treatment"),
    ),
    Field(
        "kind",
        say("Kind"),
        values=(
            ("open session", say("open session")),
            ("support group", say("support group")),
            ("open evening", say("open evening")),
            ("talk", say("talk")),
            ("workshop", say("workshop")),
            ("lunch and learn", say("lunch and learn")),
            ("webinar", say("webinar")),
            ("visit", say("visit")),
            ("review meeting", say("review meeting")),
            ("networking", say("networking")),
            ("campaign", say("campaign")),
            ("celebration", say("celebration")),
            ("other", say_in("event", "other")),
        ),
        searched=Searched.WORDS,
        published="event.kind",
        meaning=say("open session, talk, workshop ..."),
        example="open evening",
    ),
    Field(
        "date",
        say("Date"),
        FieldKind.DATE,
        may_come=True,
        published="event.date",
        meaning=say("the day, or the first of several"),
        example=dt.date(2026, 4, 16),
    ),
    Field(
        "starts_at",
        say("From"),
        FieldKind.TIME,
        published="event.starts_at",
        meaning=say("when it starts; may be empty"),
        example=dt.time(18, 30),
    ),
    Field(
        "ends_at",
        say("Until"),
        FieldKind.TIME,
        published="event.ends_at",
        meaning=say("when it ends; may be empty"),
        example=dt.time(20),
    ),
    Field("organisation_id", say("Host"), FieldKind.REFERENCE),
    Field(
        "place",
        say("Place"),
        searched=Searched.WORDS,
        published="event.place",
        meaning=say("the room or building"),
        example=say("Marrowby Library, Room 2"),
    ),
    Field(
        "address",
        say("Address"),
        published="event.address",
        meaning=say("the address it is held at"),
        example="2 Bridge Street, Marrowby, QX1 4AA",
    ),
    Field(
        "access",
        say("Access"),
        published="event.access",
        meaning=say("how to get in"),
        example="Step-free, hearing loop, parking behind the building",
    ),
    Field(
        "audience",
        say("Audience"),
        published="event.audience",
        meaning=say("who it is for"),
        example=say("Men, partners and anyone who works with them"),
    ),
    Field(
        "description",
        say("Description"),
        searched=Searched.WORDS,
        published="event.description",
        meaning=say("what happens there"),
        example=say("Two members and a dietitian take questions."),
    ),
    Field(
        "in_packets",
        say("List it in information packets while it is coming"),
        FieldKind.YES_NO,
        short=say("Listed in packets"),
    ),
)

GUEST = "guest"
"""What people are at an event to begin with."""

PARTICIPANT_FIELDS = described(
    Field("event_id", say("Event"), FieldKind.REFERENCE),
    Field(
        "role",
        say("Role"),
        values=(
            (GUEST, say("guest")),
            ("speaker", say("speaker")),
            ("host", say("host")),
            ("volunteer", say("volunteer")),
            ("attendee", say("attendee")),
        ),
        published="event.my_role",
        meaning=say("this person\u2019s part: guest, speaker, host ..."),
        example="speaker",
    ),
    Field(
        "rsvp",
        say("RSVP"),
        values=(
            ("not invited", say("not asked yet")),
            ("invited", say("asked")),
            ("accepted", say("coming")),
            ("declined", say("not coming")),
        ),
        published="event.rsvp",
        meaning=say("their answer"),
        example="accepted",
    ),
    Field(
        "attendance",
        say("Attendance"),
        values=((ATTENDED, say("came")), ("no-show", say("did not come"))),
        published="event.attendance",
        meaning=say("whether they came"),
        example="attended",
    ),
    Field("note", say("Note")),
)
KINDS = kept(FIELDS["kind"])
RSVP = kept(PARTICIPANT_FIELDS["rsvp"])
ATTENDANCE = ("", *kept(PARTICIPANT_FIELDS["attendance"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event as typed. `date` is the first day; times are local."""

    title: str = ""
    kind: str = ""
    date: dt.date | None = None
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    address: str = ""
    access: str = ""
    """How to get in: steps, parking, hearing loop."""
    description: str = ""
    audience: str = ""
    organisation_id: str | None = None
    """The host, where another organisation holds the event."""
    in_packets: bool = True
    """Whether information packets list it among the coming sessions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(EventDraft):
    """A saved event. `id` is UUID text."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantDraft:
    """A person's part in an event."""

    event_id: str
    contact_id: str
    role: str = GUEST
    rsvp: str = "not invited"
    attendance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(ParticipantDraft):
    """A saved participation. `id` is UUID text."""

    id: str


def problems(draft: EventDraft) -> tuple[Problem, ...]:
    """What stops this event from being saved, in reading order."""
    found = []
    if not draft.title.strip():
        found.append(Problem("title", say("Type a title.")))
    if draft.date is None:
        found.append(Problem("date", say("Choose a date.")))
    if draft.starts_at and draft.ends_at and draft.ends_at <= draft.starts_at:
        found.append(Problem("ends_at", say("Choose an end that is after the start.")))
    return (*found, *out_of_bounds(FIELDS, draft))


def participant_problems(draft: ParticipantDraft) -> tuple[Problem, ...]:
    """What stops this participation from being saved, in reading order."""
    found = []
    if not draft.role.strip():
        found.append(Problem("role", say("Choose a role, or type one.")))
    if draft.rsvp not in RSVP:
        found.append(Problem("rsvp", say("Choose an RSVP: {answers}.", answers=", ".join(RSVP))))
    if draft.attendance not in ATTENDANCE:
        sentence = say("Choose attended, no-show, or leave the attendance open.")
        found.append(Problem("attendance", sentence))
    return tuple(found)
