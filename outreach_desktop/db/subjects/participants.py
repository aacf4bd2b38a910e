"""Participants: who takes part in which event."""

from collections.abc import Iterable
from typing import NamedTuple

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.events import Event, Participant, ParticipantDraft

_LIVE = """
    SELECT participants.* FROM participants
    JOIN contacts ON contacts.id = participants.contact_id AND contacts.deleted_at IS NULL
    JOIN events ON events.id = participants.event_id AND events.deleted_at IS NULL
    WHERE participants.deleted_at IS NULL
"""


class Tally(NamedTuple):
    """How many people of an event have been invited, have accepted, and came."""

    invited: int = 0
    accepted: int = 0
    attended: int = 0


def add(db: Data, drafts: Iterable[ParticipantDraft]) -> list[str]:
    """Put people on the lists of events and return the new ids; who stands there already is passed over."""
    drafts = list(drafts)
    present = {
        (participant.event_id, participant.contact_id)
        for event_id in {draft.event_id for draft in drafts}
        for participant in of_event(db, event_id)
    }
    new = {(draft.event_id, draft.contact_id): draft for draft in reversed(drafts)}
    fresh = [draft for place, draft in reversed(new.items()) if place not in present]
    return rows.keep_all(db, "participants", map(to_row, fresh))


def change(db: Data, participant: Participant) -> Participant:
    """Keep what a participation has become."""
    rows.change(db, "participants", participant.id, to_row(participant))
    return get(db, participant.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Take people off an event's list."""
    rows.put_in_bin(db, "participants", list(ids))


def get(db: Data, participant_id: str) -> Participant:
    """The participation with this id."""
    return from_row(Participant, rows.one(db, "participants", participant_id))


def of_event(db: Data, event_id: str) -> list[Participant]:
    """Everybody on an event's list, by surname."""
    by_surname = " AND event_id = ? ORDER BY contacts.sort_name, contacts.id"
    return [from_row(Participant, row) for row in db.query(_LIVE + by_surname, [event_id])]


def of_contact(db: Data, contact_id: str) -> list[tuple[Event, Participant]]:
    """The events on whose list a person stands, the latest first."""
    on_lists = db.query(_LIVE + " AND contact_id = ?", [contact_id])
    places = {row["event_id"]: from_row(Participant, row) for row in on_lists}
    events = db.query(
        "SELECT * FROM events WHERE id IN (SELECT event_id FROM participants WHERE contact_id = ?)"
        " ORDER BY date DESC, starts_at DESC, id",
        [contact_id],
    )
    return [(from_row(Event, row), places[row["id"]]) for row in events if row["id"] in places]


def tallies(db: Data) -> dict[str, Tally]:
    """The tally of every event that has anybody on its list, by the event's id."""
    counted = db.query(
        "SELECT event_id, sum(rsvp <> 'not invited') AS invited, sum(rsvp = 'accepted') AS accepted,"
        f" sum(attendance = 'attended') AS attended FROM ({_LIVE}) GROUP BY event_id"
    )
    return {
        row["event_id"]: Tally(row["invited"], row["accepted"], row["attended"]) for row in counted
    }
