"""Events, and which of them are still to come."""

import json
from collections.abc import Iterable
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.kept_rows import KeptRows
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.events import Event, EventDraft

_LIVE = "SELECT * FROM events WHERE deleted_at IS NULL"
_SOONEST_FIRST = " ORDER BY date, coalesce(starts_at, ''), title, id"


_KEPT = KeptRows[EventDraft, Event]("events", Event)
add, change, remove, get, get_all = (
    _KEPT.add,
    _KEPT.change,
    _KEPT.remove,
    _KEPT.get,
    _KEPT.get_all,
)


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
