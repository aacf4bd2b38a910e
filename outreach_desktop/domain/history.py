"""What was done, in words; and how long its details are kept."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.domain import fields
from outreach_desktop.domain.fields import Field, FieldKind, in_a_sentence
from outreach_desktop.domain.knowing import part_dates
from outreach_desktop.domain.subjects import TECHNICAL, field_of
from outreach_desktop.words import say

IMPORT: Final = "Import "
"""How the names of imports begin: what one of them brought came with it alone, wishes included."""


def is_import(name: str) -> bool:
    """Whether an action of this name took in a list."""
    return name.startswith(IMPORT)


# -- what an action changed ----------------------------------------------------------------------

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one action did to one entry.

    `kind` is insert, update or delete; `before` and `after` hold the columns it changed, or the whole
    entry, with the names of what they refer to instead of ids.
    """

    table: str
    kind: str
    called: str
    before: Values
    after: Values


# Every document began so; what became of it is noted without an action of its own.
_PASSING: Final = ("documents", "state", "writing")
_LONGEST: Final = 80


def in_words(change: Change, short_date: Callable[[dt.date], str]) -> list[str]:
    """“Dr Ann O'Neil: phone 01632 960001 → 01632 960002”, a sentence for each field."""
    if change.kind == "insert":
        parts = _listed(change, change.after, short_date)
        if parts:
            return [say("{called}: added ({parts})", called=change.called, parts=parts)]
        return [say("{called}: added", called=change.called)]
    if change.kind == "delete":
        parts = _listed(change, change.before, short_date)
        if parts:
            return [say("{called}: taken away ({parts})", called=change.called, parts=parts)]
        return [say("{called}: taken away", called=change.called)]
    return [f"{change.called}: {words}" for words in _differences(change, short_date)]


def _differences(change: Change, short_date: Callable[[dt.date], str]) -> Iterator[str]:
    if "deleted_at" in change.after:
        yield say("removed") if change.after["deleted_at"] else say("brought back")
    for field in _told(change, change.after):
        called = _called(field)
        was = _said(field, change.before.get(field.name), short_date)
        now = _said(field, change.after[field.name], short_date)
        if not was:
            yield say("{value} (was empty)", value=f"{called}{now}")
        elif not now:
            yield (
                say("{field} emptied (was {value})", field=called.rstrip(), value=was)
                if called
                else say("emptied (was {value})", value=was)
            )
        else:
            yield f"{called}{was} → {now}"


def _listed(change: Change, values: Values, short_date: Callable[[dt.date], str]) -> str:
    """What an entry says of itself; where nothing was said, or no, nothing is told."""
    parts = [
        f"{_called(field)}{_said(field, values[field.name], short_date)}"
        for field in _told(change, values)
        if values[field.name] not in (None, "", 0)
        and (change.table, field.name, values[field.name]) != _PASSING
    ]
    return "; ".join(parts)


def _told(change: Change, values: Values) -> Iterable[Field]:
    """What somebody filled in, in the order in which it is stored; a column that is no longer there by its own name."""
    return (
        field_of(change.table, column) or Field(column, column.replace("_", " "))
        for column in values
        if column not in TECHNICAL
    )


def _called(field: Field) -> str:
    """The name of a field before what it holds; "" where that says it all."""
    return "" if field.says_all else f"{in_a_sentence(field)} "


def _said(field: Field, value: Any, short_date: Callable[[dt.date], str]) -> str:
    if field.kind is FieldKind.YES_NO:
        return say("yes") if value else say("no")
    text = " ".join(str("" if value is None else value).split())
    text = fields.in_words(field, text)
    if field.kind in (FieldKind.DATE, FieldKind.MOMENT) and text:
        return short_date(part_dates.day(text[:10]))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


# -- how long details are kept ---------------------------------------------------------------------

NEWEST: Final = 500
"""Actions whose details stay, however old they are."""
MONTH: Final = dt.timedelta(days=30)
YEAR: Final = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Room:
    """How much the details of many actions may take: entries of the journal, and letters in them."""

    entries: int
    letters: int

    def holds(self, entries: int, letters: int) -> bool:
        """Whether so much is within it."""
        return entries <= self.entries and letters <= self.letters


# An edit by hand takes about 600 bytes of the file, an entry of an import about 250: the usual room is
# that of an import of 100,000 people with their tags, or of many years of work by hand.
USUAL: Final = Room(300_000, 100_000_000)
# What was done lately may take more, up to here.
AT_MOST: Final = Room(1_000_000, 300_000_000)


@dataclass(frozen=True, slots=True)
class Span:
    """The details of one action: its first and last entry in the journal, how many, how long."""

    action: int
    made_at: dt.datetime
    first: int
    last: int
    entries: int
    letters: int
    can_undo: bool
    waits_for_redo: bool


def stays(
    place: int, age: dt.timedelta, entries: int, letters: int, *, newest: int = NEWEST
) -> bool:
    """Whether the details of an action stay.

    `place` counts from the newest, which is 1; `age` is how much older it is than that; `entries` and
    `letters` are what it takes together with everything newer.
    """
    if place == 1:
        return True
    if place <= newest or age <= MONTH:
        return AT_MOST.holds(entries, letters)
    return age <= YEAR and USUAL.holds(entries, letters)


def beyond(spans: Iterable[Span], *, newest: int = NEWEST) -> list[int]:
    """The actions whose details may go; `spans` are all there are, in any order.

    Undo of an action asks what was done to its entries afterwards. So an action goes only where all of
    its entries come before the first of every action that stays: one that was done in several parts,
    with others between them, holds those others.
    """
    newest_first = sorted(spans, key=lambda span: span.action, reverse=True)
    entries = letters = 0
    kept_from: int | None = None
    old: list[Span] = []
    for place, span in enumerate(newest_first, 1):
        entries, letters = entries + span.entries, letters + span.letters
        age = newest_first[0].made_at - span.made_at
        if span.waits_for_redo or (not old and stays(place, age, entries, letters, newest=newest)):
            kept_from = span.first if kept_from is None else min(kept_from, span.first)
        else:
            old.append(span)
    return [span.action for span in _before(old, kept_from)]


def _before(old: list[Span], kept_from: int | None) -> list[Span]:
    """Those of `old` that end before what stays begins; one that does not, stays with all behind it."""
    while kept_from is not None:
        overlapping = [span.first for span in old if span.can_undo and span.last >= kept_from]
        old = [span for span in old if span.last < kept_from]
        if not overlapping or min(overlapping) >= kept_from:
            break
        kept_from = min(overlapping)
    return old
