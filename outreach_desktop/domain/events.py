"""Events, and the people who take part in them."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.problems import Problem

KINDS = (
    "open session",
    "support group",
    "open evening",
    "talk",
    "workshop",
    "lunch and learn",
    "webinar",
    "visit",
    "review meeting",
    "networking",
    "campaign",
    "celebration",
    "other",
)
RSVP = ("not invited", "invited", "accepted", "declined")
ATTENDANCE = ("", "attended", "no-show")


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
    role: str = "guest"
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
        found.append(Problem("title", "Type a title."))
    if draft.date is None:
        found.append(Problem("date", "Choose a date."))
    if draft.starts_at and draft.ends_at and draft.ends_at <= draft.starts_at:
        found.append(Problem("ends_at", "Choose an end that is after the start."))
    return tuple(found)


def participant_problems(draft: ParticipantDraft) -> tuple[Problem, ...]:
    """What stops this participation from being saved, in reading order."""
    found = []
    if draft.rsvp not in RSVP:
        found.append(Problem("rsvp", f"Choose an RSVP: {', '.join(RSVP)}."))
    if draft.attendance not in ATTENDANCE:
        sentence = "Choose attended, no-show, or leave the attendance open."
        found.append(Problem("attendance", sentence))
    return tuple(found)
