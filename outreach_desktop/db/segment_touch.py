"""When each person was last in touch, and in which ways ever, kept in memory."""

import json
from collections.abc import Sequence
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.segment_people import NO_ONE, Everyone
from outreach_desktop.db.subjects.contacts import IN_TOUCH

COUNTED: Final = {"list_items": ("list", "word", "means", "became", "deleted_at")}
"""What else it depends on which kinds of entry count."""
_MANY: Final = 500


class Touch:
    """It takes a second or two to ask among a million entries, so what is new is added to what is known."""

    def __init__(self, people: Everyone) -> None:
        self.asked = 0
        self._people = people
        self._days: list[str] | None = None
        self._by: dict[str, bytearray] = {}

    def days(self, db: Data, today: str) -> Sequence[str]:
        """The last day of each, "" where there was none."""
        if self._days is None:
            found = db.execute(
                f"SELECT contact_id, max(date) FROM interactions i WHERE {IN_TOUCH}"
                " GROUP BY contact_id",
                {"today": today},
            )
            last = dict(found.fetchall())
            self._days = [last.get(one, "") for one in self._people.ids]
        return self._days

    def by(self, db: Data, today: str, kind: str) -> bytearray:
        """1 for each who was in touch in this way."""
        if kind not in self._by:
            found = db.execute(
                f"SELECT i.contact_id FROM interactions i WHERE i.kind = :kind AND {IN_TOUCH}",
                {"today": today, "kind": kind},
            )
            flags = self._by[kind] = bytearray(len(self._people.ids) + 1)
            for (one,) in found:
                flags[self._people.places.get(one, NO_ONE)] = 1
        return self._by[kind]

    def keep_up(self, db: Data, today: str, number: int) -> bool:
        """Ask again about those of whom an entry was written down after this number of the journal; False where they are too many."""
        written = db.execute(
            "SELECT j.before ->> '$.contact_id', i.contact_id FROM journal j"
            " LEFT JOIN interactions i ON i.id = j.row"
            " WHERE j.number > ? AND j.tbl = 'interactions' LIMIT ?",
            [number, _MANY + 1],
        ).fetchall()
        if len(written) > _MANY:
            return False
        touched = {one for pair in written for one in pair} & self._people.places.keys()
        for place in (self._people.places[one] for one in touched):
            if self._days is not None:
                self._days[place] = ""
            for flags in self._by.values():
                flags[place] = 0
        found = db.execute(
            "SELECT i.contact_id, i.kind, max(i.date) FROM json_each(:ids) wanted"
            f" JOIN interactions i ON i.contact_id = wanted.value AND {IN_TOUCH} GROUP BY 1, 2",
            {"today": today, "ids": json.dumps(list(touched))},
        )
        for one, kind, day in found:
            place = self._people.places[one]
            if self._days is not None:
                self._days[place] = max(self._days[place], day)
            if kind in self._by:
                self._by[kind][place] = 1
        return True
