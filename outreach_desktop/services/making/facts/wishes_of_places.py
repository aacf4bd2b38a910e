"""Organisations that closed, or want no letters: what keeps a letter from them, and what is told of those who worked there."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.organisations import Organisation, above
from outreach_desktop.domain.wishes.of_places import EMAILS, LETTERS, closing, is_closed
from outreach_desktop.words import say, say_many
from outreach_desktop.words.local import list_of, short_date

_NAMED = 3


def closed_one(
    place: Organisation, every: dict[str, Organisation], today: dt.date
) -> Organisation | None:
    """What of it and of all that it belongs to has closed; the nearest. A part of what closed is closed as well."""
    line = (place, *reversed(above(place.id, every)))
    return next((one for one in line if is_closed(one, today)), None)


class PlaceRefusal(NamedTuple):
    """Why an organisation as such gets no letter, and why no email; "" where it may have one."""

    letter: str = ""
    email: str = ""


def refusal(db: Data, place: Organisation, today: dt.date) -> PlaceRefusal:
    """What keeps a letter or an email from an organisation, with what to do instead; its wishes are those of what it belongs to, too."""
    every = organisations.with_those_above(db, {place.id: place})
    if (closed := closed_one(place, every, today)) is not None:
        message = say("Leave {name} out: it has closed.", name=place.name)
        return PlaceRefusal(*2 * [f"{message} {_next(db, closed, place)}"])
    line = (place, *reversed(above(place.id, every)))
    unwanted = {
        LETTERS: say("they do not want letters"),
        EMAILS: say("they do not want emails"),
    }
    held = {
        LETTERS: any(one.no_letters for one in line),
        EMAILS: any(one.no_emails for one in line),
    }
    return PlaceRefusal(
        *(
            say("Leave {name} out: {why}.", name=place.name, why=why) if held[way] else ""
            for way, why in unwanted.items()
        )
    )


def unwanted_post(place: Organisation, every: dict[str, Organisation], today: dt.date) -> str:
    """Why nothing is posted to it, in short; "" where it may be."""
    if closed_one(place, every, today) is not None:
        return say("it has closed")
    line = (place, *above(place.id, every))
    return say("they do not want letters") if any(one.no_letters for one in line) else ""


def _next(db: Data, closed: Organisation, place: Organisation) -> str:
    successor = _successor(db, closed)
    if successor:
        return say("Write to {name}, which took over.", name=successor)
    if closed.id != place.id:
        return say("It is a part of {name}, which closed.", name=closed.name)
    return say("Take the tick off it, or change the day on its page.")


def refusals(db: Data, readers: Iterable[Recipient], today: dt.date) -> dict[str, PlaceRefusal]:
    """What keeps letters or emails from these organisations, by their ids; those that get theirs are not there."""
    found = {}
    for one in readers:
        if one.place is not None and any(why := refusal(db, one.place, today)):
            found[one.place.id] = why
    return found


def told_of_closed(db: Data, readers: Sequence[Recipient], today: dt.date) -> tuple[Finding, ...]:
    """A remark for each organisation that closed and where somebody who is written to still works: it stops nothing."""
    at: dict[str, list[Recipient]] = {}
    for one in readers:
        if one.is_person and one.role is not None and not one.contact.mark_on(today):
            at.setdefault(one.role.organisation_id, []).append(one)
    if not at:
        return ()
    every = organisations.with_those_above(db, organisations.some(db, at))
    concerned: dict[str, list[Recipient]] = {}
    for place_id, some in at.items():
        closed = closed_one(every[place_id], every, today)
        if closed is not None:
            concerned.setdefault(closed.id, []).extend(some)
    return tuple(_told(db, concerned, every, today))


def _told(
    db: Data,
    concerned: Mapping[str, Sequence[Recipient]],
    every: dict[str, Organisation],
    today: dt.date,
) -> Iterator[Finding]:
    for place_id, some in concerned.items():
        place = every[place_id]
        assert place.closed_on is not None  # noqa: S101 - it would not be among them
        names = list(dict.fromkeys(one.name for one in some))
        more = len(names) - _NAMED
        shown = [*names[:_NAMED], *([say("{count} more", count=more)] if more > 0 else [])]
        closed = closing(place.closed_on, today, _successor(db, place), short_date)
        message = say_many(
            "{place}: {closed} {names} is still noted as working there. Ask where they work now, and change it on their card.",
            "{place}: {closed} {names} are still noted as working there. Ask where they work now, and change it on their cards.",
            len(names),
            place=place.name,
            closed=closed,
            names=list_of(shown),
        )
        yield Finding(
            contact_id=None,
            name="",
            message=message,
            among=tuple(dict.fromkeys(one.contact_id for one in some)),
        )


def _successor(db: Data, place: Organisation) -> str:
    if place.successor_id is None:
        return ""
    there = organisations.some(db, [place.successor_id])
    return there[place.successor_id].name if there else ""
