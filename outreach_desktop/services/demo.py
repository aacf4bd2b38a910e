"""The main job in one go, with the sample group: nothing of the user's is opened or changed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, events, interactions, participants
from outreach_desktop.domain.documents.letters import Outcome, TemplateChoice
from outreach_desktop.domain.documents.shipped import BY_NAME, FOLDERS, EventTime, ForWhom
from outreach_desktop.domain.events import ATTENDED, Event
from outreach_desktop.services import data_file, sample
from outreach_desktop.services.contacts import find
from outreach_desktop.services.making import letters

PEOPLE = 24
"""How many get a thank-you note."""
FEW = 6
"""How many get each other document that is for people."""
_TO_PRINT = "Thank-you notes, all in one file to print.docx"
_TIME = dt.time(9)


def demo(out: Path, *, today: dt.date) -> Iterator[Outcome]:
    """Every shipped document for people of the sample group, and one file to print.

    A folder for each kind of document is made in `out`. Done again, it adds numbered files.
    """
    writing.make_folder(out)
    db = data_file.open_in_memory()
    try:
        sample.fill(db, today=today)
        people = _people(db, today)
        coming = events.upcoming(db, today)[0]
        past = max(events.past(db, today), key=lambda one: len(_there(db, one, people)))
        for choice in letters.choices():
            there = _there(db, past, people) if BY_NAME[choice.name].confirms_attendance else people
            plan = letters.plan(
                db,
                there[: how_many(choice.name)],
                [choice],
                today=today,
                event_id=_event_of(choice, coming, past),
            )
            to_print = (
                writing.free_name(out, _TO_PRINT) if choice.name == letters.THANK_YOU else None
            )
            yield from letters.make(
                db,
                plan,
                out / FOLDERS[choice.name],
                together=to_print,
                now=dt.datetime.combine(today, _TIME),
            )
    finally:
        data_file.close(db)


def _event_of(choice: TemplateChoice, coming: Event, past: Event) -> str | None:
    """What is about an event that is over has one that is."""
    if not choice.needs_event:
        return None
    return past.id if BY_NAME[choice.name].event_is is EventTime.PAST else coming.id


def _there(db: Data, event: Event, people: Sequence[str]) -> list[str]:
    """Those of them who came: nobody else is certified to have been there."""
    came = {
        one.contact_id for one in participants.of_event(db, event.id) if one.attendance == ATTENDED
    }
    return [one for one in people if one in came]


def how_many(name: str) -> int:
    """How many people get this document; what is handed out is made once."""
    if name == letters.THANK_YOU:
        return PEOPLE
    return 1 if BY_NAME[name].for_whom in (ForWhom.NOBODY, ForWhom.EVENT) else FEW


def _people(db: Data, today: dt.date) -> list[str]:
    """Those who have done something to be thanked for and may be written to, by surname."""
    owed = interactions.thanks_owed(db, find(db, today=today))
    people = [person for person in contacts.get_all(db, list(owed)) if not person.mark_on(today)]
    people.sort(key=lambda person: person.sort_name.casefold())
    return [person.id for person in people[:PEOPLE]]
