"""WordTexts that are looked through for a word, kept in memory, and whose they are.

A word typed is looked for in all of them at once, which takes a few milliseconds among 100,000 people; of the first letters of a word, which
most people have somewhere, an index gives a hundred thousand rows one by one. What was changed since is read again, of those alone whose it is.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import repeat
from typing import Any, Final, NamedTuple
from weakref import ReferenceType, WeakKeyDictionary, ref

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import MANY, Choice, Everyone

_WORDS: Final = re.compile(r"[^\W_]+")
_AT_ONCE: Final = 5_000
_HEAD: Final = 3


class TextSource(NamedTuple):
    """A table of which each row has a text of someone: who may have several."""

    table: str
    owner: str
    """The column that says whose a row is."""
    text: str
    """SQL for the text of a row, which is called `r`; None or "" for none."""
    condition: str = "r.deleted_at IS NULL"
    """SQL for the rows that count; it may ask for `:today`."""
    values: tuple[tuple[str, str], ...] = ()
    """What else it asks for, by name."""


class WordTexts:
    """The texts of each owner: a line each, a blank before every word."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._heads = set[str]()
        """The first letters of every word, up to three; of most words typed they tell at once that they stand nowhere."""
        self._by_place: list[str] = []
        """The same by the places of everyone, so that no one has to be looked up by their id."""
        self._everyone: ReferenceType[Everyone] | None = None

    def line(self, text: str) -> str:
        """A text as it is looked through, its heads noted."""
        line = spelt(text)
        for word in line.split():
            self._heads.update(word[:end] for end in range(1, _HEAD + 1))
        return f"{line}\n"

    def add(self, owner: str, line: str) -> None:
        """One more text of an owner."""
        self._owners[owner] = self._owners.get(owner, "") + line

    def replace(self, owners: Collection[str], texts: Iterable[tuple[str, str]]) -> None:
        """Let these owners have these texts and no others."""
        for one in owners:
            self._owners.pop(one, None)
        for owner, text in texts:
            self.add(owner, self.line(text))
        if self._everyone is not None and (everyone := self._everyone()) is not None:
            self._grow(everyone)
            for one in owners & everyone.places.keys():
                self._by_place[everyone.places[one]] = self._owners.get(one, "")

    def holding(self, words: str) -> list[str]:
        """The ids of those in one of whose texts these words stand side by side, the last one begun."""
        part = self._asked(words)
        return [one for one, text in self._owners.items() if part in text] if part else []

    def chosen(self, words: str, everyone: Everyone) -> Choice:
        """The same, of everyone who is there."""
        part = self._asked(words)
        if not part:
            return 0
        if self._everyone is None or self._everyone() is not everyone:
            self._by_place, self._everyone = [], ref(everyone)
        self._grow(everyone)
        return everyone.chosen(bytes([part in text for text in self._by_place]))

    def _grow(self, everyone: Everyone) -> None:
        """As many as there are places now."""
        new = everyone.ids[len(self._by_place) :]
        self._by_place += map(self._owners.get, new, repeat(""))

    def _asked(self, words: str) -> str:
        """What is looked for; "" where a word of it begins none that is there."""
        part = spelt(words)
        return part if all(word[:_HEAD] in self._heads for word in part.split()) else ""


class _Known(NamedTuple):
    """What is known, and of when it is."""

    sources: tuple[TextSource, ...]
    day: str
    texts: WordTexts
    as_of: HistoryMark


class KeptTexts:
    """The texts of some sources; which these are is asked each time, as a group may change it."""

    def __init__(self, sources: Callable[[Data], tuple[TextSource, ...]]) -> None:
        self._sources = sources
        self._known: WeakKeyDictionary[Data, _Known] = WeakKeyDictionary()

    def known(self, db: Data, today: date) -> WordTexts | None:
        """All of them as they stand now, if that is known."""
        known = self._known.get(db)
        if known is None or (known.sources, known.day) != (self._sources(db), today.isoformat()):
            return None
        now = _kept_up(db, known)
        if now is None:
            return None
        self._known[db] = known._replace(as_of=now)
        return known.texts

    def read(self, db: Data, today: date) -> WordTexts:
        """All of them as they stand now; where that is not known they are read."""
        texts = self.known(db, today)
        if texts is None:
            for _ in self.read_ahead(db, today):
                pass
            texts = self._known[db].texts
        return texts

    def read_ahead(self, db: Data, today: date) -> Iterator[None]:
        """Get to know all of them, some at a time; what is changed meanwhile is added."""
        if self.known(db, today) is not None:
            return
        sources, begun, texts = self._sources(db), since.mark(db), WordTexts()
        for source in sources:
            yield from _read(db, source, today, texts)
        known = _Known(sources, today.isoformat(), texts, begun)
        now = _kept_up(db, known)
        if now is not None and self._sources(db) == sources:
            self._known[db] = known._replace(as_of=now)

    def forget(self, db: Data) -> None:
        """Know nothing."""
        self._known.pop(db, None)


def spelt(text: str) -> str:
    """\u201c ab 12\u201d for \u201cAB-12\u201d: its words as they are compared, a blank before each; "" where it has none."""
    return "".join(f" {word}" for word in _WORDS.findall(plain(text)))


def _read(db: Data, source: TextSource, today: date, texts: WordTexts) -> Iterator[None]:
    """Add what a source has, some rows at a time."""
    lines: dict[str, str] = {}
    last = 0
    sql = (
        f"SELECT r.rowid, r.{source.owner}, {source.text} FROM {source.table} r"
        f" WHERE r.rowid > :last AND {source.condition} ORDER BY r.rowid LIMIT :many"
    )
    while True:
        values = _values(source, today.isoformat(), last=last, many=_AT_ONCE)
        found = db.execute(sql, values).fetchall()
        for _, owner, value in found:
            if owner and value:
                line = lines.get(value)
                if line is None:
                    line = lines[value] = texts.line(value)
                texts.add(owner, line)
        yield
        if len(found) < _AT_ONCE:
            return
        last = found[-1][0]


def _kept_up(db: Data, known: _Known) -> HistoryMark | None:
    """Read again what was changed since; None where that is too much, or where it cannot be told whose it was."""
    now = since.mark(db)
    if now == known.as_of:
        return now
    owners = set[str]()
    for source in known.sources:
        written = _written(db, source, known.as_of)
        if written is None or not all(any(one) for one in written):
            return None
        owners.update(one for _, *whose in written for one in whose if one)
    if owners:
        known.texts.replace(owners, _texts_of(db, known, owners))
    return now


def _written(db: Data, source: TextSource, as_of: HistoryMark) -> list[tuple[Any, ...]] | None:
    """Of each row written since: its number if it is there, and whose it was, is now, and was when it was taken back."""
    owner = source.owner
    whose = f"j.before ->> '$.{owner}', r.{owner}, j.after ->> '$.{owner}'"
    join = f"LEFT JOIN {source.table} r ON r.id = j.row"
    return since.entries(db, as_of, source.table, f"r.rowid, {whose}", join, at_most=MANY)


def _texts_of(db: Data, known: _Known, owners: Collection[str]) -> Iterator[tuple[str, str]]:
    for source in known.sources:
        found = db.execute(
            f"SELECT r.{source.owner}, {source.text} FROM json_each(:ids) wanted"
            f" JOIN {source.table} r ON r.{source.owner} = wanted.value WHERE {source.condition}",
            _values(source, known.day, ids=json.dumps(list(owners))),
        )
        yield from (pair for pair in found.fetchall() if pair[1])


def _values(source: TextSource, today: str, **values: str | int) -> dict[str, str | int]:
    """For its condition, beside those of the question itself."""
    if ":today" in source.condition:
        values["today"] = today
    return {**values, **dict(source.values)}
