"""Columns of a subject and choices of its rows, read once and kept until they are changed: what people and organisations are chosen by alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import (
    NO_ONE,
    Choice,
    Everyone,
    GrowingColumn,
    Kept,
    ValueColumn,
)

T = TypeVar("T")
_RECENT: Final = 6
_AT_ONCE: Final = 5_000


class RowFacts:
    """What is known of all rows of a `table` on a day."""

    table = ""

    def __init__(self, db: Data, today: date, everyone: Everyone) -> None:
        self.everyone = everyone
        self.db = db
        self.day = today
        self.today = today.isoformat()

    def fact(self, name: Any, depends_on: Mapping[str, Sequence[str]], read: Callable[[], T]) -> T:
        """What `read` gives, kept under this name until one of these columns is changed."""
        kept = self.everyone.facts.get(name)
        as_of = since.unchanged(self.db, kept.as_of, depends_on) if kept else None
        if kept is None or as_of is None:
            as_of = since.mark(self.db)
            kept = Kept(read(), as_of)
        self.everyone.facts[name] = kept._replace(as_of=as_of)
        fact: T = kept.fact
        return fact

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

        def read() -> ValueColumn:
            rows = self.db.execute(f"SELECT rowid, {joined(columns)} FROM {self.table}")
            return ValueColumn.read(rows, self.everyone.numbers, len(self.everyone.ids))

        return self.fact(columns, {self.table: columns}, read)

    def read_columns(self, names: Sequence[tuple[str, ...]]) -> Iterator[None]:
        """Get to know columns, or several with a blank between them, some rows at a time; one that is changed meanwhile is left to who asks for it."""
        missing = [name for name in names if not self._is_kept(name)]
        if not missing:
            return
        begun, last = since.mark(self.db), 0
        growing = [GrowingColumn(len(self.everyone.ids)) for _ in missing]
        sql = (
            f"SELECT rowid, {', '.join(map(joined, missing))} FROM {self.table}"
            " WHERE rowid > ? ORDER BY rowid LIMIT ?"
        )
        while found := self.db.execute(sql, [last, _AT_ONCE]).fetchall():
            numbers, *columns = zip(*found, strict=True)
            places = list(map(self.everyone.numbers.get, numbers))
            for one, values in zip(growing, columns, strict=True):
                one.add(zip(places, values, strict=True))
            last = numbers[-1]
            yield
        for name, one in zip(missing, growing, strict=True):
            as_of = since.unchanged(self.db, begun, {self.table: name})
            if as_of is not None:
                self.everyone.facts[name] = Kept(one.whole(), as_of)

    def _is_kept(self, name: tuple[str, ...]) -> bool:
        kept = self.everyone.facts.get(name)
        return kept is not None and bool(since.unchanged(self.db, kept.as_of, {self.table: name}))

    def senders(self) -> dict[str, str]:
        """Who of us there is, by id: names as texts are compared."""

        def read() -> dict[str, str]:
            rows = self.db.execute("SELECT id, name FROM senders WHERE deleted_at IS NULL")
            return {one: plain(name) for one, name in rows}

        return self.fact("senders", {"senders": ("name", "deleted_at")}, read)

    def flag(self, condition: str, columns: Sequence[str]) -> Choice:
        """Those of whom a condition of SQL is true that looks at these columns."""

        def read() -> Choice:
            rows = self.db.execute(f"SELECT rowid FROM {self.table} WHERE {condition}")
            return self.everyone.these(self.everyone.numbers.get(row, NO_ONE) for (row,) in rows)

        return self.fact(condition, {self.table: columns}, read)


def joined(columns: Sequence[str]) -> str:
    """SQL for several columns with a blank between them."""
    return " || ' ' || ".join(columns)


def first(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """The first column of these rows."""
    return [one for (one,) in rows]
