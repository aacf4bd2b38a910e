"""Events: what is coming, what has been, and who takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import events, organisations
from outreach_desktop.db.subjects import participants as places
from outreach_desktop.domain.events import (
    GUEST,
    Event,
    EventDraft,
    Participant,
    ParticipantDraft,
    participant_problems,
    problems,
)
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services import contacts
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event as a list shows it: `invited` counts all who were asked, whatever they replied."""

    event: Event
    invited: int
    accepted: int
    attended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """Somebody on an event's list."""

    participant: Participant
    contact: ContactRow


def find(db: Data, words: str = "", *, today: date) -> tuple[list[str], list[str]]:
    """The ids of events from `today` on, soonest first, and of those before it, latest first.

    With `words`, only those that have all of them in title, kind, place or description.
    """
    coming, gone = events.upcoming(db, today), events.past(db, today)
    if search.asks(words):
        fits = set(search.found(db, words, "events"))
        coming, gone = ([one for one in some if one.id in fits] for some in (coming, gone))
    return [one.id for one in coming], [one.id for one in gone]


def rows(db: Data, ids: Sequence[str]) -> list[EventRow]:
    """The events with these ids as a list shows them, in that order."""
    return _with_tallies(db, events.get_all(db, ids))


def upcoming(db: Data, *, today: date) -> list[EventRow]:
    """Events from `today` on, soonest first."""
    return _with_tallies(db, events.upcoming(db, today))


def past(db: Data, *, today: date) -> list[EventRow]:
    """Events before `today`, latest first."""
    return _with_tallies(db, events.past(db, today))


def count(db: Data) -> int:
    """How many events there are, past ones too."""
    return events.count(db)


def get(db: Data, event_id: str) -> Event:
    """The event with this id."""
    return events.get(db, event_id)


def titled(db: Data, title: str) -> Event:
    """The event called `title`, whatever its capitals; "Open evening 2026-03-04" chooses one of several.

    OutreachError names the likest titles where there is none, and the days where there are several.
    """
    every = events.every(db)
    wanted = _plain(title)
    chosen = [event for event in every if wanted in (_plain(event.title), _plain(_dated(event)))]
    if not chosen:
        raise OutreachError(
            say("There is no event called \u201c{title}\u201d.", title=title),
            hint=_likest(wanted, every),
        )
    if len(chosen) > 1:
        raise OutreachError(
            say(
                "There are {count} events called \u201c{title}\u201d.",
                count=len(chosen),
                title=title,
            ),
            hint=say("Add the day: {titles}.", titles=_quoted(_dated(event) for event in chosen)),
        )
    return chosen[0]


def add(db: Data, draft: EventDraft) -> Event:
    """Keep a new event."""
    _stop_for(db, draft)
    with changing(db, say("Add event {name}", name=draft.title.strip())):
        return events.add(db, draft)


def change(db: Data, event: Event) -> Event:
    """Keep what an event has become."""
    _stop_for(db, event)
    with changing(db, say("Change event {name}", name=event.title.strip())):
        return events.change(db, event)


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put events into the bin; their lists come back with them."""
    name = get(db, ids[0]).title if len(ids) == 1 else counted("events", len(ids))
    with changing(db, say("Remove {name}", name=name)):
        events.remove(db, ids)


def participants(db: Data, event_id: str, *, today: date) -> list[ParticipantRow]:
    """Everybody on an event's list, by surname."""
    listed = places.of_event(db, event_id)
    people = contacts.rows(db, [place.contact_id for place in listed], today=today)
    by_id = {person.id: person for person in people}
    return [ParticipantRow(participant=place, contact=by_id[place.contact_id]) for place in listed]


def add_participants(
    db: Data,
    event_id: str,
    contact_ids: Sequence[str],
    *,
    role: str = GUEST,
    rsvp: str = "invited",
) -> int:
    """Put people on an event's list; how many were not on it yet. Who is no longer there is passed over."""
    first = ParticipantDraft(event_id=event_id, contact_id="", role=role, rsvp=rsvp)
    stop_for(participant_problems(first))
    there = [contact.id for contact in contacts.get_all(db, contact_ids)]
    drafts = [replace(first, contact_id=contact_id) for contact_id in there]
    how_many = counted("contacts", len(drafts))
    before_many(db, len(drafts), "inviting")
    with changing(
        db, say("Add {person} to {event}", person=how_many, event=get(db, event_id).title)
    ):
        return len(places.add(db, drafts))


def change_participant(db: Data, participant: Participant) -> Participant:
    """Keep a reply, a part or whether somebody came."""
    stop_for(participant_problems(participant))
    who = contacts.get(db, participant.contact_id).name
    with changing(
        db, say("Change {person} at {event}", person=who, event=get(db, participant.event_id).title)
    ):
        return places.change(db, participant)


def change_participants(db: Data, people: Sequence[Participant]) -> None:
    """Keep what has become of several people on one event's list, in one action."""
    if not people:
        return
    for participant in people:
        stop_for(participant_problems(participant))
    how_many = counted("contacts", len(people))
    before_many(db, len(people), "changing")
    with changing(
        db,
        say("Change {person} at {event}", person=how_many, event=get(db, people[0].event_id).title),
    ):
        for participant in people:
            places.change(db, participant)


def remove_participants(db: Data, ids: Sequence[str]) -> None:
    """Take people off an event's list."""
    how_many = counted("contacts", len(ids))
    before_many(db, len(ids), "removing")
    with changing(db, say("Take {name} off an event", name=how_many)):
        places.remove(db, ids)


def _stop_for(db: Data, draft: EventDraft) -> None:
    stop_for(problems(draft))
    if draft.organisation_id is not None:
        organisations.get(db, draft.organisation_id)


def _with_tallies(db: Data, found: list[Event]) -> list[EventRow]:
    tallies = places.tallies(db)
    return [
        EventRow(event=event, **tallies.get(event.id, places.Tally())._asdict()) for event in found
    ]


def _likest(wanted: str, every: list[Event]) -> str:
    titles = {_plain(event.title): event.title for event in every}
    likest = [titles[plain] for plain in get_close_matches(wanted, titles, n=3, cutoff=0.5)]
    return (
        say("Did you mean {titles}?", titles=_quoted(likest))
        if likest
        else say("See the list of events for its title.")
    )


def _quoted(titles: Iterable[str]) -> str:
    return ", ".join(f"\u201c{title}\u201d" for title in titles)


def _dated(event: Event) -> str:
    return f"{event.title} {event.date}"


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
