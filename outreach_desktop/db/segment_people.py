"""Everyone by name, and choices of them: what is kept in memory so that a letter typed is answered at once.

To find half of 100,000 people and to put them in order takes SQLite a third of a second, for every letter typed. Here a column
is read once, and again only where it was changed; who has some of its values is a matter of a few milliseconds.
A choice of people is a number with a byte for each of them, 1 or 0, so that choices are put together by `&`, `|` and `^`.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, repeat
from typing import Any, Final, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark

Row = TypeVar("Row", int, str)
Choice = int
"""Some of the people: a byte for each, the first by name first."""
NO_ONE: Final = -1
"""The place of a person who is not there."""
_ITS_ORDER: Final = {"contacts": ("sort_name", "deleted_at")}
_BYTE: Final = 256


class Kept(NamedTuple):
    """Something that was read, and of when it is."""

    fact: Any
    as_of: HistoryMark


class GrowingColumn:
    """A column while it is read: its different values so far, and which of them each row has."""

    def __init__(self, size: int) -> None:
        self._known: dict[str, int] = {}
        self._codes = array("I", bytes(array("I").itemsize * size))

    def add(self, values: Iterable[tuple[int | None, str]]) -> None:
        """More of it: where a value goes, unless nowhere, and the value."""
        known, codes = self._known, self._codes
        for place, value in values:
            code = known.setdefault(value, len(known))
            if place is not None:
                codes[place] = code

    def whole(self) -> "ValueColumn":
        """All that was read."""
        return ValueColumn(list(self._known), self._codes)


class ValueColumn:
    """A column: its different values, and which of them each row has."""

    def __init__(self, values: list[str], codes: "array[int]") -> None:
        self.values = values
        self.codes: bytes | array[int] = bytes(codes.tolist()) if len(values) <= _BYTE else codes
        self._spelt: dict[Callable[[str], str], list[str]] = {}

    @classmethod
    def read(
        cls, rows: Iterable[tuple[Row, str]], places: Mapping[Row, int], size: int
    ) -> "ValueColumn":
        """`rows` are a row, by number or id, and a value each; `places` has where its value goes, unless nowhere."""
        growing = GrowingColumn(size)
        growing.add((places.get(number), value) for number, value in rows)
        return growing.whole()

    def flags(self, fits: Iterable[bool]) -> bytes:
        """1 for each row whose value fits, 0 for the others; `fits` is said of each of the values."""
        wanted = bytes(map(bool, fits))
        if isinstance(self.codes, bytes):
            return self.codes.translate(wanted.ljust(_BYTE, b"\0"))
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


class Everyone:
    """Everyone by name, and what was read about them."""

    def __init__(self, rows: Sequence[tuple[str, int]], as_of: HistoryMark) -> None:
        self.ids = [one for one, _ in rows]
        self._numbers = [number for _, number in rows]
        self.places = {one: place for place, one in enumerate(self.ids)}
        self.as_of = as_of
        self.facts: dict[Any, Kept] = {}
        self.recent: tuple[HistoryMark, dict[Any, Choice]] = (as_of, {})
        self.all: Choice = int.from_bytes(b"\1" * len(rows), "big")

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The place of each by the number of their row."""
        return {number: place for place, number in enumerate(self._numbers)}

    def chosen(self, flags: bytes | bytearray) -> Choice:
        """Those with 1; what comes behind the last person is not looked at."""
        return int.from_bytes(flags[: len(self.ids)], "big")

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
        """1 or 0 for each, in the order of their names."""
        return choice.to_bytes(len(self.ids), "big")

    def by_name(self, choice: Choice) -> list[str]:
        """The ids of those chosen, in the order of their names."""
        return list(compress(self.ids, self.flags(choice)))

    def by(self, order: Sequence[int], choice: Choice) -> list[str]:
        """The ids of those chosen, in an order of their places."""
        flags, ids = self.flags(choice), self.ids
        return [ids[place] for place in order if flags[place]]


_people: WeakKeyDictionary[Data, Everyone] = WeakKeyDictionary()


def people(db: Data) -> Everyone:
    """Everyone; asked again only where one came or went, or is called otherwise."""
    kept = _people.get(db)
    as_of = since.unchanged(db, kept.as_of, _ITS_ORDER) if kept else None
    if kept is None or as_of is None:
        as_of = since.mark(db)
        rows = db.execute(
            "SELECT id, rowid FROM contacts WHERE deleted_at IS NULL ORDER BY sort_name, id"
        )
        kept = _people[db] = Everyone(rows.fetchall(), as_of)
    kept.as_of = as_of
    return kept
