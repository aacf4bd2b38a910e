"""Texts that are looked through for a word, kept in memory, and whose they are.

The search index gives the rows that a word finds one by one, and the first letter of a word most people have somewhere. Here it is known of
the first three letters of words who has one that begins so; only of those who have is the text looked at for the whole word.
What was changed since is read again, of those alone whose it is.
"""

import json
import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import MANY, Choice, Everyone

_WORDS: Final = re.compile(r"[^\W_]+")
_AT_ONCE: Final = 5_000
_HEAD: Final = 3
_WORN: Final = 10_000
_NO_ONE: Final = array("I")


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
    """The texts of everyone by their places: a line each, a blank before every word."""

    def __init__(self, everyone: Everyone) -> None:
        self.everyone = everyone
        self._texts = [""] * len(everyone.ids)
        self._begun: dict[str, array[int]] = {}
        """Who has a word that begins with one, two or three letters; some more than once."""
        self._changed = set[int]()
        """Of whom that is not known, as their texts became others since."""

    @property
    def is_worn(self) -> bool:
        """Whether so many were changed that it is better read again."""
        return len(self._changed) > _WORN

    def add(self, texts: Iterable[tuple[str, str]]) -> None:
        """More texts while they are read: whose each is, and the text."""
        lines: dict[str, tuple[str, frozenset[str]]] = {}
        places, begun = self.everyone.places, self._begun
        for owner, text in texts:
            place = places.get(owner)
            if place is None or place >= len(self._texts):
                continue  # who came meanwhile is followed as a change
            if text not in lines:
                line = spelt(text)
                heads = (word[:end] for word in line.split() for end in range(1, _HEAD + 1))
                lines[text] = f"{line}\n", frozenset(heads)
            line, beginnings = lines[text]
            self._texts[place] += line
            for one in beginnings:
                of_it = begun.get(one)
                if of_it is None:
                    of_it = begun[one] = array("I")
                of_it.append(place)

    def replace(self, owners: Collection[str], texts: Iterable[tuple[str, str]]) -> None:
        """Let these owners have these texts and no others."""
        places = self.everyone.places
        self._texts += [""] * (len(self.everyone.ids) - len(self._texts))
        there = {one: places[one] for one in owners if one in places}
        for place in there.values():
            self._texts[place] = ""
        for owner, text in texts:
            if owner in there:
                self._texts[there[owner]] += f"{spelt(text)}\n"
        self._changed.update(there.values())

    def chosen(self, words: str) -> Choice:
        """Those in one of whose texts these words stand side by side, the last one begun."""
        part, texts = spelt(words), self._texts
        if not part:
            return 0
        begun = [self._begun.get(word[:_HEAD], _NO_ONE) for word in part.split()]
        fewest, flags = min(begun, key=len), bytearray(len(self.everyone.ids))
        if len(part) <= _HEAD + 1 and len(begun) == 1:
            for place in fewest:
                flags[place] = 1
        else:
            for place in fewest:
                if part in texts[place]:
                    flags[place] = 1
        for place in self._changed:
            flags[place] = part in texts[place]
        return self.everyone.chosen(flags)


class _Known(NamedTuple):
    """What is known, and of when it is."""

    sources: tuple[TextSource, ...]
    day: str
    texts: WordTexts
    as_of: HistoryMark


class KeptTexts:
    """The texts of some sources; which these are is asked each time, as a group may change it."""

    def __init__(
        self,
        everyone: Callable[[Data], Everyone],
        sources: Callable[[Data], tuple[TextSource, ...]],
    ) -> None:
        self._everyone = everyone
        self._sources = sources
        self._known: WeakKeyDictionary[Data, _Known] = WeakKeyDictionary()

    def known(self, db: Data, today: date) -> WordTexts | None:
        """All of them as they stand now, if that is known."""
        known, everyone = self._known.get(db), self._everyone(db)
        if (
            known is None
            or known.texts.is_worn
            or known.texts.everyone is not everyone
            or (known.sources, known.day) != (self._sources(db), today.isoformat())
        ):
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
        sources, begun, texts = self._sources(db), since.mark(db), WordTexts(self._everyone(db))
        for source in sources:
            yield from _read(db, source, today, texts)
        known = _Known(sources, today.isoformat(), texts, begun)
        if self._everyone(db) is texts.everyone and self._sources(db) == sources:
            now = _kept_up(db, known)
            if now is not None:
                self._known[db] = known._replace(as_of=now)

    def forget(self, db: Data) -> None:
        """Know nothing."""
        self._known.pop(db, None)


def spelt(text: str) -> str:
    """\u201c ab 12\u201d for \u201cAB-12\u201d: its words as they are compared, a blank before each; "" where it has none."""
    return "".join(f" {word}" for word in _WORDS.findall(plain(text)))


def _read(db: Data, source: TextSource, today: date, texts: WordTexts) -> Iterator[None]:
    """Add what a source has, some rows at a time."""
    sql = (
        f"SELECT r.rowid, r.{source.owner}, {source.text} FROM {source.table} r"
        f" WHERE r.rowid > :last AND {source.condition} ORDER BY r.rowid LIMIT :many"
    )
    values = _values(source, today.isoformat(), last=0, many=_AT_ONCE)
    while found := db.execute(sql, values).fetchall():
        texts.add((owner, text) for _, owner, text in found if owner and text)
        values["last"] = found[-1][0]
        yield


def _kept_up(db: Data, known: _Known) -> HistoryMark | None:
    """Read again what was changed since; None where that is too much, or where it cannot be told whose it was."""
    now = since.mark(db)
    if now == known.as_of:
        return now
    owners = set[str]()
    for source in known.sources:
        written = _written(db, source, known.as_of, now)
        if written is None or not all(any(one) for one in written):
            return None
        owners.update(one for _, *whose in written for one in whose if one)
    if owners:
        known.texts.replace(owners, _texts_of(db, known, owners))
    return now


def _written(
    db: Data, source: TextSource, as_of: HistoryMark, now: HistoryMark
) -> list[tuple[Any, ...]] | None:
    """Of each row written since: its number if it is there, and whose it was, is now, and was when it was taken back."""
    owner = source.owner
    whose = f"j.before ->> '$.{owner}', r.{owner}, j.after ->> '$.{owner}'"
    join = f"LEFT JOIN {source.table} r ON r.id = j.row"
    return since.entries(db, as_of, now, source.table, f"r.rowid, {whose}", join, at_most=MANY)


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
