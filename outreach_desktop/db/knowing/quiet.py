"""Who was entered long ago, whose day to keep them until is over, and who is invited to an event to come."""

import json
from collections.abc import Sequence
from datetime import date

from outreach_desktop.db.engine.connection import Data


def kept_too_long(db: Data, today: date) -> list[str]:
    """The ids of people whose day to keep them until is over."""
    found = db.execute(
        "SELECT id FROM contacts WHERE deleted_at IS NULL AND keep_until_on < ?",
        [today.isoformat()],
    )
    return [one for (one,) in found.fetchall()]


def entered_before(db: Data, ids: Sequence[str], day: date) -> set[str]:
    """Those of `ids` who were entered before this day."""
    found = db.execute(
        "SELECT c.id FROM json_each(?) wanted JOIN contacts c ON c.id = wanted.value"
        " WHERE c.created_at < ?",
        [json.dumps(list(ids)), day.isoformat()],
    )
    return {one for (one,) in found.fetchall()}


def ahead(db: Data, ids: Sequence[str], today: date) -> dict[str, date]:
    """Who of `ids` is on the list of an event to come, and when the first is."""
    found = db.execute(
        "SELECT p.contact_id, min(e.date) FROM json_each(?) wanted"
        " JOIN participants p ON p.contact_id = wanted.value AND p.deleted_at IS NULL"
        " JOIN events e ON e.id = p.event_id AND e.deleted_at IS NULL"
        " WHERE e.date >= ? AND p.rsvp <> 'declined' GROUP BY p.contact_id",
        [json.dumps(list(ids)), today.isoformat()],
    )
    return {person: date.fromisoformat(day) for person, day in found.fetchall()}
