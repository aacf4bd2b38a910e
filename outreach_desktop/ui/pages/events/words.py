"""How events read in lists and on cards."""

import datetime as dt

from outreach_desktop.domain.events import PARTICIPANT_FIELDS, EventDraft
from outreach_desktop.domain.fields import Field, begun
from outreach_desktop.services.events import EventRow
from outreach_desktop.words import say, say_many


def _alone(field: Field) -> tuple[tuple[str, str], ...]:
    """The words for a field's values where no sentence is around them."""
    return tuple((value, begun(words)) for value, words in field.values)


ROLES = _alone(PARTICIPANT_FIELDS["role"])
REPLIES = _alone(PARTICIPANT_FIELDS["rsvp"])
CAME = (("", "\u2013"), *_alone(PARTICIPANT_FIELDS["attendance"]))


def hours(event: EventDraft) -> str:
    """“18:30 to 20:00”, “from 18:30”; "" where no time is known."""
    if event.starts_at and event.ends_at:
        return say("{start} to {end}", start=_time(event.starts_at), end=_time(event.ends_at))
    return say("from {time}", time=_time(event.starts_at)) if event.starts_at else ""


def _time(time: dt.time) -> str:
    return time.strftime("%H:%M")


def takings(row: EventRow) -> str:
    """“12 came”, “5 of 12 coming”, “12 asked”; "" while nobody was asked."""
    if row.attended:
        return say_many("{count} came", "{count} came", row.attended)
    if row.accepted:
        return say_many(
            "{count} of {asked} coming",
            "{count} of {asked} coming",
            row.accepted,
            asked=row.invited,
        )
    return say_many("{count} asked", "{count} asked", row.invited) if row.invited else ""


def meaning(choices: tuple[tuple[str, str], ...], value: str) -> str:
    """How a stored value reads."""
    return dict(choices).get(value, value)
