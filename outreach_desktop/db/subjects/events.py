"""Events, and which of them are still to come."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.events import Event, EventDraft

_LIVE = "SELECT * FROM events WHERE deleted_at IS NULL"
_SOONEST_FIRST = " ORDER BY date, coalesce(starts_at, ''), title, id"


def add(db: Data, draft: EventDraft) -> Event:
    """Keep a new event."""
    return get(db, rows.keep(db, "events", to_row(draft)))


def change(db: Data, event: Event) -> Event:
    """Keep what an event has become."""
    rows.change(db, "events", event.id, to_row(event))
    return get(db, event.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put events into the bin."""
    rows.put_in_bin(db, "events", list(ids))


def get(db: Data, event_id: str) -> Event:
    """The event with this id."""
    return from_row(Event, rows.one(db, "events", event_id))


def get_all(db: Data, ids: Sequence[str]) -> list[Event]:
    """The events with these ids, in that order; what is in the bin is left out."""
    found = {
        row["id"]: row
        for row in db.query(
            "SELECT e.* FROM json_each(?) wanted JOIN events e ON e.id = wanted.value"
            " WHERE e.deleted_at IS NULL",
            [json.dumps(list(ids))],
        )
    }
    return [from_row(Event, found[key]) for key in ids if key in found]


def upcoming(db: Data, today: date) -> list[Event]:
    """Events from `today` on, soonest first."""
    return _read(db, _LIVE + " AND date >= ?" + _SOONEST_FIRST, [today.isoformat()])


def past(db: Data, today: date) -> list[Event]:
    """Events before `today`, latest first."""
    return _read(db, _LIVE + " AND date < ?" + _SOONEST_FIRST, [today.isoformat()])[::-1]


def every(db: Data) -> list[Event]:
    """All events, soonest first."""
    return _read(db, _LIVE + _SOONEST_FIRST, [])


def hosted_by(db: Data, organisation_ids: Iterable[str]) -> list[Event]:
    """The events that these organisations hold, soonest first."""
    ids = json.dumps(list(organisation_ids))
    chosen = " AND organisation_id IN (SELECT value FROM json_each(?))"
    return _read(db, _LIVE + chosen + _SOONEST_FIRST, [ids])


def count(db: Data) -> int:
    """How many events there are."""
    number: int = db.execute("SELECT count(*) FROM events WHERE deleted_at IS NULL").fetchone()[0]
    return number


def _read(db: Data, sql: str, values: list[str]) -> list[Event]:
    return [from_row(Event, row) for row in db.query(sql, values)]
