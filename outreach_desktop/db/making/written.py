"""When people were last written to: letters and emails of ours, and documents made for them."""

import json
from collections.abc import Iterable
from datetime import date

from outreach_desktop.db.engine.connection import Data


def since(db: Data, ids: Iterable[str], day: date, today: date) -> dict[str, tuple[date, str]]:
    """The newest of each of these people from `day` until today: when, and what it was; nothing of who got none."""
    found = db.execute(
        "SELECT contact_id, max(date), summary FROM interactions"
        " WHERE contact_id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL"
        " AND kind IN ('letter', 'email', 'document') AND direction = 'out'"
        " AND date BETWEEN :day AND :today GROUP BY contact_id",
        {"ids": json.dumps(list(ids)), "day": day.isoformat(), "today": today.isoformat()},
    )
    return {one: (date.fromisoformat(when), what) for one, when, what in found.fetchall()}
