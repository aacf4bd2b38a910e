"""Going to anything: people, places and events found together by a few words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import events, organisations
from outreach_desktop.services import contacts

SUBJECTS = ("contacts", "organisations", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row of a subject; `about` tells it from others of its name, `day` is an event's."""

    subject: str
    id: str
    name: str
    about: str = ""
    day: date | None = None


def found(
    db: Data,
    words: str,
    *,
    today: date,
    subjects: Sequence[str] = SUBJECTS,
    at_most: int = 5,
) -> list[Hit]:
    """What has every one of `words`, subject by subject, best first, at most so many of each."""
    told: dict[str, Callable[[Data, list[str]], list[Hit]]] = {
        "contacts": partial(_people, today=today),
        "organisations": _places,
        "events": _events,
    }
    return [
        one
        for subject in subjects
        for one in told[subject](db, search.found(db, words, subject, at_most=at_most))
    ]


def _people(db: Data, ids: list[str], *, today: date) -> list[Hit]:
    return [
        Hit(
            subject="contacts",
            id=row.id,
            name=row.name,
            about=", ".join(filter(None, (row.role or row.profession, row.organisation))),
        )
        for row in contacts.rows(db, ids, today=today)
    ]


def _places(db: Data, ids: list[str]) -> list[Hit]:
    made = []
    for place in (organisations.get(db, place_id) for place_id in ids):
        above = organisations.above(db, place.id)
        about = above[-1].name if above else place.address.town
        made.append(Hit(subject="organisations", id=place.id, name=place.name, about=about))
    return made


def _events(db: Data, ids: list[str]) -> list[Hit]:
    return [
        Hit(subject="events", id=event.id, name=event.title, about=event.place, day=event.date)
        for event in (events.get(db, event_id) for event_id in ids)
    ]
