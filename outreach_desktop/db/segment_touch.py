"""When each person was last in touch, and in which ways ever, kept in memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.segment_people import MANY, Everyone
from outreach_desktop.db.subjects.contacts import IN_TOUCH

COUNTED: Final = {"list_items": ("list", "word", "means", "became", "deleted_at")}
"""What else it depends on which kinds of entry count."""
_AT_ONCE: Final = 2_000


class Touch:
    """It takes a second or two to ask among a million entries, so what is new is added to what is known."""

    def __init__(self, people: Everyone) -> None:
        self.asked = 0
        self._people = people
        self._days: list[str] | None = None
        self._by: dict[str, bytearray] = {}
        self.knows_all = False
        """Whether every way is known that anyone was in touch by."""

    def read(self, db: Data, today: str) -> Iterator[None]:
        """Get to know all of it, some people at a time."""
        days, by = [""] * len(self._people.ids), dict[str, bytearray]()
        for first in range(0, len(days), _AT_ONCE):
            for one, kind, day in _last_of(db, today, self._people.ids[first : first + _AT_ONCE]):
                place = self._people.places[one]
                days[place] = max(days[place], day)
                flags = by.get(kind)
                if flags is None:
                    flags = by[kind] = bytearray(len(days))
                flags[place] = 1
            yield
        self._days, self._by, self.knows_all = days, by, True

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
            self._by[kind] = bytearray(len(self._people.ids))
            if not self.knows_all:
                found = db.execute(
                    f"SELECT i.contact_id FROM interactions i WHERE i.kind = :kind AND {IN_TOUCH}",
                    {"today": today, "kind": kind},
                )
                for place in self._places(one for (one,) in found):
                    self._by[kind][place] = 1
        return self._by[kind]

    def keep_up(self, db: Data, today: str, as_of: HistoryMark, now: HistoryMark) -> bool:
        """Ask again about those of whom an entry was written down since; False where they are too many."""
        whose = "j.before ->> '$.contact_id', i.contact_id, j.after ->> '$.contact_id'"
        join = "LEFT JOIN interactions i ON i.id = j.row"
        written = since.entries(
            db, as_of, now, "interactions", f"i.rowid, {whose}", join, at_most=MANY
        )
        if written is None or not all(any(one) for one in written):
            return False
        self._grow()
        touched = {one for _, *whose in written for one in whose if one}
        if not touched:
            return True
        for place in self._places(touched):
            if self._days is not None:
                self._days[place] = ""
            for flags in self._by.values():
                flags[place] = 0
        for one, kind, day in _last_of(db, today, list(touched)):
            place = self._people.places[one]
            if self._days is not None:
                self._days[place] = max(self._days[place], day)
            if kind in self._by or self.knows_all:
                self.by(db, today, kind)[place] = 1
        return True

    def _grow(self) -> None:
        """As many as there are places now."""
        size = len(self._people.ids)
        for flags in self._by.values():
            flags.extend(bytes(size - len(flags)))
        if self._days is not None:
            self._days.extend([""] * (size - len(self._days)))

    def _places(self, ids: Iterable[str]) -> Iterator[int]:
        places = self._people.places
        return (places[one] for one in ids if one in places)


def _last_of(db: Data, today: str, ids: Sequence[str]) -> Sequence[tuple[str, str, str]]:
    """The last day of each of these people in each way."""
    return db.execute(
        "SELECT i.contact_id, i.kind, max(i.date) FROM json_each(:ids) wanted"
        f" JOIN interactions i ON i.contact_id = wanted.value AND {IN_TOUCH} GROUP BY 1, 2",
        {"today": today, "ids": json.dumps(ids)},
    ).fetchall()
