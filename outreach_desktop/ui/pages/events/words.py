"""How events read in lists and on cards."""

import datetime as dt

from outreach_desktop.domain.events import EventDraft
from outreach_desktop.services.events import EventRow

ROLES = (
    ("guest", "Guest"),
    ("speaker", "Speaker"),
    ("host", "Host"),
    ("volunteer", "Volunteer"),
    ("attendee", "Attendee"),
)
REPLIES = (
    ("not invited", "Not asked yet"),
    ("invited", "Asked"),
    ("accepted", "Coming"),
    ("declined", "Not coming"),
)
CAME = (("", "\u2013"), ("attended", "Came"), ("no-show", "Did not come"))


def hours(event: EventDraft) -> str:
    """“18:30 to 20:00”, “from 18:30”; "" where no time is known."""
    if event.starts_at and event.ends_at:
        return f"{_time(event.starts_at)} to {_time(event.ends_at)}"
    return f"from {_time(event.starts_at)}" if event.starts_at else ""


def _time(time: dt.time) -> str:
    return time.strftime("%H:%M")


def takings(row: EventRow) -> str:
    """“12 came”, “5 of 12 coming”, “12 asked”; "" while nobody was asked."""
    if row.attended:
        return f"{row.attended:,} came"
    if row.accepted:
        return f"{row.accepted:,} of {row.invited:,} coming"
    return f"{row.invited:,} asked" if row.invited else ""


def meaning(choices: tuple[tuple[str, str], ...], value: str) -> str:
    """How a stored value reads."""
    return dict(choices).get(value, value)
