"""Columns of a subject and choices of its rows, read once and kept until they are changed: what people and organisations are chosen by alike."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import MANY, Choice, Everyone, Kept, ValueColumn
from outreach_desktop.db.subjects import list_items
from outreach_desktop.domain.fields import Field, kept
from outreach_desktop.domain.lists.arranging import ListedWords
from outreach_desktop.domain.lists.lists import list_behind

T = TypeVar("T")
_RECENT: Final = 6
LISTED: Final = {
    "list_items": ("list", "word", "means", "position", "became", "is_hidden", "deleted_at")
}
"""What the words of lists depend on, and what they mean."""
ADDED_ON: Final = ("date(created_at, 'localtime')",)
"""SQL for the day on which a row was entered, kept as a column is."""
_AT_ONCE: Final = 5_000


class RowFacts:
    """What is known of all rows of a `table` on a day, as long as nothing is changed: then it is to be asked for anew."""

    table = ""

    def __init__(self, db: Data, today: date, everyone: Everyone) -> None:
        self.everyone = everyone
        self.db = db
        self.day = today
        self.today = today.isoformat()

    def fact(
        self,
        name: Any,
        depends_on: Mapping[str, Sequence[str]],
        read: Callable[[], T],
        *,
        in_order: bool = False,
    ) -> T:
        """What `read` gives, kept under this name until one of these columns is changed, or, where it is `in_order`, who stands where."""
        order = self.everyone.order if in_order else 0
        kept = self.everyone.facts.get(name)
        as_of = since.unchanged(self.db, kept.as_of, depends_on) if kept else None
        if kept is None or as_of is None or kept.order != order:
            as_of = since.mark(self.db)
            kept = Kept(read(), as_of, order)
        self.everyone.facts[name] = kept._replace(as_of=as_of)
        fact: T = kept.fact
        return fact

    def listed(self, key: str) -> ListedWords:
        """A list as it stands now."""
        return self.fact(("list", key), LISTED, lambda: list_items.listed(self.db, key))

    def in_list_order(self, field: Field) -> Sequence[str]:
        """The words of a field as they are offered: of a list, as the group put them in order."""
        about = list_behind(self.table, field.name)
        if about is None:
            return kept(field)
        return [one.word for one in self.listed(about.key).words]

    def recent(self, name: Any, read: Callable[[], Choice]) -> Choice:
        """What was chosen lately, until anything is changed: of “ann smith” only “smith” is typed."""
        now = since.mark(self.db)
        as_of, kept = self.everyone.recent
        if as_of != now or not now.is_settled:
            kept = {}
        chosen = kept.pop(name, None)
        kept[name] = read() if chosen is None else chosen
        while len(kept) > _RECENT:
            del kept[next(iter(kept))]
        self.everyone.recent = (now, kept)
        return kept[name]

    def asked(self, sql: str, **values: str) -> Choice:
        """Those whose ids SQL gives."""
        return self.everyone.with_ids(first(self.rows(sql, **values)))

    def rows(self, sql: str, **values: str) -> list[tuple[Any, ...]]:
        """What SQL gives; `:today` is known to it."""
        today = {"today": self.today} if ":today" in sql else {}
        return self.db.execute(sql, {**values, **today}).fetchall()

    def column(self, name: str, *parts: str) -> ValueColumn:
        """A column of the table, or several with a blank between them."""
        columns = (name, *parts)
        return self.kept_column(columns, joined(columns), self.everyone.places)

    def added_on(self) -> ValueColumn:
        """The day on which each was entered, where this computer stands."""
        return self.column(*ADDED_ON)

    def kept_column(
        self, name: Any, sql: str, places: Mapping[str, int], table: str = ""
    ) -> ValueColumn:
        """What SQL says of each row of a table, by the place of its id; of what is changed those rows alone are read again."""
        table, size = table or self.table, len(places)
        now, kept = since.mark(self.db), self.everyone.facts.get(name)
        written = since.written(self.db, kept.as_of, now, table, at_most=MANY) if kept else None
        if kept is None or written is None:
            rows = self.db.execute(f"SELECT id, {sql} FROM {table}")
            kept = Kept(ValueColumn.read(rows, places, size), now)
        elif written:
            rows = self.db.execute(
                f"SELECT id, {sql} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(written)],
            )
            said = {**dict.fromkeys(written, ""), **dict(rows.fetchall())}
            there = ((places[one], value) for one, value in said.items() if one in places)
            kept.fact.change(there, size)
        self.everyone.facts[name] = kept._replace(as_of=now)
        column: ValueColumn = kept.fact
        return column

    def read_columns(self, names: Sequence[tuple[str, ...]]) -> Iterator[None]:
        """Get to know columns, or several with a blank between them, some rows at a time; what is changed meanwhile is read again by who asks for it."""
        now = since.mark(self.db)
        missing = [name for name in names if not self._can_follow(name, now)]
        if not missing:
            return
        last, places = 0, self.everyone.places
        columns = [ValueColumn() for _ in missing]
        sql = (
            f"SELECT rowid, id, {', '.join(map(joined, missing))} FROM {self.table}"
            " WHERE rowid > ? ORDER BY rowid LIMIT ?"
        )
        while found := self.db.execute(sql, [last, _AT_ONCE]).fetchall():
            numbers, ids, *read = zip(*found, strict=True)
            at = list(map(places.get, ids))
            for column, values in zip(columns, read, strict=True):
                column.add(zip(at, values, strict=True), len(places))
            last = numbers[-1]
            yield
        for name, column in zip(missing, columns, strict=True):
            column.settle()
            self.everyone.facts[name] = Kept(column, now)

    def _can_follow(self, name: Any, now: HistoryMark) -> bool:
        """Whether it is known but for a few rows."""
        kept = self.everyone.facts.get(name)
        return (
            kept is not None
            and since.written(self.db, kept.as_of, now, self.table, at_most=MANY) is not None
        )

    def senders(self) -> dict[str, str]:
        """Who of us there is, by id: names as texts are compared."""

        def read() -> dict[str, str]:
            rows = self.db.execute("SELECT id, name FROM senders WHERE deleted_at IS NULL")
            return {one: plain(name) for one, name in rows}

        return self.fact("senders", {"senders": ("name", "deleted_at")}, read)

    def flag(self, condition: str, columns: Sequence[str]) -> Choice:
        """Those of whom a condition of SQL is true that looks at these columns."""

        def read() -> Choice:
            return self.asked(f"SELECT id FROM {self.table} WHERE {condition}")

        return self.fact(condition, {self.table: columns}, read)


def joined(columns: Sequence[str]) -> str:
    """SQL for several columns with a blank between them."""
    return " || ' ' || ".join(columns)


def first(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """The first column of these rows."""
    return [one for (one,) in rows]
