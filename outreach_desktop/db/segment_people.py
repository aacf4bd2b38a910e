"""Everyone, and choices of them: what is kept in memory so that a letter typed is answered at once.

To find half of 100,000 people and to put them in order takes SQLite a third of a second, for every letter typed. Here a column
is read once, and of what is changed later those rows alone; who has some of its values is a matter of a few milliseconds.
Everyone has a place, which stays theirs. A choice of people is a number with a byte for each place, 1 or 0, the lowest for the first,
so that choices are put together by `&`, `|` and `^`, and those made before someone came are of use still.
"""

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark

Choice = int
"""Some of the people: a byte for each."""
NO_ONE: Final = -1
"""The place of a person who is not there."""
MANY: Final = 5_000
"""More rows than these are not followed one by one."""
_BYTE: Final = 256


class Kept(NamedTuple):
    """Something that was read, and of when it is."""

    fact: Any
    as_of: HistoryMark
    order: int = 0
    """Of which order of everyone, where it depends on that."""


class ValueColumn:
    """A column: its different values, and which of them each row has."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self.codes: bytearray | array[int] = array("I")
        self._known: dict[str, int] = {}
        self._spelt: dict[Callable[[str], str], list[str]] = {}

    @classmethod
    def read(
        cls, rows: Iterable[tuple[str, str]], places: Mapping[str, int], size: int
    ) -> "ValueColumn":
        """`rows` are a row, by its id, and a value each; `places` has where its value goes, unless nowhere. The first value is that of rows of which nothing is said."""
        column = cls()
        column.add(((places.get(row), value) for row, value in rows), size)
        column.settle()
        return column

    def add(self, values: Iterable[tuple[int | None, str]], size: int) -> None:
        """More of it while it is read: where a value goes, unless nowhere, and the value."""
        known, codes = self._known, self.codes
        codes.extend(repeat(0, size - len(codes)))
        for place, value in values:
            code = known.setdefault(value, len(known))
            if place is not None:
                codes[place] = code

    def settle(self) -> None:
        """All was read."""
        self.values = list(self._known)
        if len(self.values) <= _BYTE:
            self.codes = bytearray(iter(self.codes))

    def change(self, values: Iterable[tuple[int, str]], size: int) -> None:
        """What was written since it was read, of rows that were there, and of new ones."""
        self.codes.extend(repeat(0, size - len(self.codes)))
        left = set[int]()
        for place, value in values:
            left.add(self.codes[place])
            code = self._known.get(value)
            if code is None:
                code = self._known[value] = len(self.values)
                self._say(code, value)
                if code == _BYTE:
                    self.codes = array("I", self.codes)
            self.codes[place] = code
        for code in left and left - set(self.codes):  # as if their values had never been there
            if self._known.get(self.values[code]) == code:
                del self._known[self.values[code]]
            self._say(code, self.values[self.codes[0]])

    def _say(self, code: int, value: str) -> None:
        """What a code stands for, the next one or one that there was."""
        self.values[code : code + 1] = [value]
        for spelt, texts in self._spelt.items():
            texts[code : code + 1] = [spelt(value)]

    def flags(self, fits: Iterable[bool]) -> bytes:
        """1 for each row whose value fits, 0 for the others; `fits` is said of each of the values."""
        wanted = bytes(map(bool, fits))
        if isinstance(self.codes, bytearray):
            return bytes(self.codes.translate(wanted.ljust(_BYTE, b"\0")))
        return bytes(map(wanted.__getitem__, self.codes))

    def one_of(self, values: Iterable[str]) -> bytes:
        """The rows with one of these values, whole."""
        wanted = set(values)
        return self.flags(value in wanted for value in self.values)

    def holding(self, part: str, spelt: Callable[[str], str]) -> bytes:
        """The rows that have `part` in their value, once that is `spelt`."""
        if spelt not in self._spelt:
            self._spelt[spelt] = [spelt(value) for value in self.values]
        return self.flags(part in value for value in self._spelt[spelt])

    def filled(self) -> bytes:
        """The rows with any value."""
        return self.flags(self.values)  # type: ignore[arg-type]  # "" is false


def lower(text: str) -> str:
    """As SQLite has it: letters of English alone."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


class NameOrder(NamedTuple):
    """How the rows of a table are put in order."""

    table: str
    column: str
    collation: str = ""
    key: Callable[[str], str] = str
    """What is compared of a name, as SQLite does by that collation."""


class Everyone:
    """Everyone of a table, those in the bin too, each at a place that stays theirs; and what was read about them."""

    def __init__(self, db: Data, order: NameOrder) -> None:
        self._order = order
        self.as_of = since.mark(db)
        self.facts: dict[Any, Kept] = {}
        self.recent: tuple[HistoryMark, dict[Any, Choice]] = (self.as_of, {})
        columns = f"id, {order.column} FROM {order.table}"
        by_name = f"ORDER BY {order.column} {order.collation}, id"
        rows = db.execute(f"SELECT {columns} WHERE deleted_at IS NULL {by_name}").fetchall()
        self.in_order = list(range(len(rows)))
        """The places of those who are there, by name."""
        self._there = bytearray(b"\1" * len(rows))
        rows += db.execute(f"SELECT {columns} WHERE deleted_at IS NOT NULL").fetchall()
        self._there.extend(bytes(len(rows) - len(self._there)))
        self.ids = [one for one, _ in rows]
        self._names = [order.key(name) for _, name in rows]
        self.places = {one: place for place, one in enumerate(self.ids)}
        self.all: Choice = int.from_bytes(self._there, "little")
        self.order = 0
        """How often the order became another."""

    def keep_up(self, db: Data) -> bool:
        """Follow who came and went, and who is called otherwise; False where that is too much."""
        now = since.mark(db)
        written = since.written(db, self.as_of, now, self._order.table, at_most=MANY)
        if written is None:
            return False
        if written:
            found = db.execute(
                f"SELECT id, {self._order.column}, deleted_at IS NULL FROM {self._order.table}"
                " WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(written)],
            ).fetchall()
            for one in set(written) - {one for one, *_ in found}:
                self._put(one, "", is_there=False)
            for one, name, is_there in found:
                self._put(one, self._order.key(name), is_there=bool(is_there))
            self.all = int.from_bytes(self._there, "little")
        self.as_of = now
        return True

    def _put(self, one: str, name: str, *, is_there: bool) -> None:
        place = self.places.get(one)
        if place is None:
            place = self.places[one] = len(self.ids)
            self.ids.append(one)
            self._names.append(name)
            self._there.append(0)
        was_there = bool(self._there[place])
        if was_there == is_there and (not is_there or self._names[place] == name):
            return
        if was_there:
            del self.in_order[self._where(place)]
        self._names[place], self._there[place] = name, is_there
        if is_there:
            self.in_order.insert(self._where(place), place)
        self.order += 1

    def _where(self, place: int) -> int:
        """Where in the order someone stands, or would."""
        names, ids = self._names, self.ids
        wanted = (names[place], ids[place])
        return bisect_left(self.in_order, wanted, key=lambda at: (names[at], ids[at]))

    def ranks(self) -> list[int]:
        """Where in the order each place stands; `NO_ONE` for those who are not there."""
        ranks = [NO_ONE] * len(self.ids)
        for rank, place in enumerate(self.in_order):
            ranks[place] = rank
        return ranks

    def chosen(self, flags: bytes | bytearray) -> Choice:
        """Those with 1; what comes behind the last place is not looked at.

        Who is in the bin may be among them, and counts for nothing until they come back: so a choice can be kept meanwhile.
        """
        return int.from_bytes(flags[: len(self.ids)], "little")

    def these(self, places: Iterable[int]) -> Choice:
        """Those who stand at these places, which may come more than once; `NO_ONE` is none of them."""
        flags = bytearray(len(self.ids) + 1)
        for place in places:
            flags[place] = 1
        return self.chosen(flags)

    def with_ids(self, ids: Iterable[str]) -> Choice:
        """Those with these ids; others may be among them."""
        return self.these(map(self.places.get, ids, repeat(NO_ONE)))

    def flags(self, choice: Choice) -> bytes:
        """1 or 0 for each place; 0 for who is not there."""
        return (choice & self.all).to_bytes(len(self.ids), "little")

    def by_name(self, choice: Choice) -> list[str]:
        """The ids of those chosen, in the order of their names."""
        return self.by(self.in_order, choice)

    def by(self, order: Sequence[int], choice: Choice) -> list[str]:
        """The ids of those chosen, in an order of their places."""
        flags, ids = self.flags(choice), self.ids
        return [ids[place] for place in order if flags[place]]


def _up_to_date(known: WeakKeyDictionary[Data, Everyone], db: Data, order: NameOrder) -> Everyone:
    """Everyone as they are now; asked again only where too many came or went, or are called otherwise."""
    kept = known.get(db)
    if kept is None or not kept.keep_up(db):
        kept = known[db] = Everyone(db, order)
    return kept


_people: WeakKeyDictionary[Data, Everyone] = WeakKeyDictionary()
_organisations: WeakKeyDictionary[Data, Everyone] = WeakKeyDictionary()
_PEOPLE: Final = NameOrder("contacts", "sort_name")
_PLACES: Final = NameOrder("organisations", "name", "COLLATE NOCASE", lower)


def people(db: Data) -> Everyone:
    """All people."""
    return _up_to_date(_people, db, _PEOPLE)


def organisations(db: Data) -> Everyone:
    """All organisations."""
    return _up_to_date(_organisations, db, _PLACES)
