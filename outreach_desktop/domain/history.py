"""What was done, in words; and how long its details are kept."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.domain.interactions import kind_in_words

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

    kind: str
    called: str
    before: Values
    after: Values


# What nobody typed: stamps, keys, what is worked out from something else; and whose it is, which is said before.
_UNSAID: Final = frozenset(
    [
        "id",
        "contact_id",
        "created_at",
        "updated_at",
        "device",
        "deleted_at",
        "sort_name",
        "folded",
        "sha256",
        "template_sha256",
        "position",
        "is_sample",
        "media_type",
        "owner_id",
        "batch_id",
        "couple",
    ]
)
_FIELDS: Final = {
    "phone": "phone",
    "email": "email",
    "referral_phone": "phone for referrals",
    "referral_email": "email for referrals",
    "post_nominals": "letters after the name",
    "preferred_channel": "prefers",
    "large_print": "large print",
    "do_not_contact": "do not contact",
    "do_not_contact_reason": "why not to be contacted",
    "asked_on": "asked on",
    "lifted_on": "lifted on",
    "is_main": "letters go here",
    "is_default": "signs by default",
    "in_packets": "listed in packets",
    "parent_id": "part of",
    "organisation_id": "place",
    "event_id": "event",
    "tag_id": "tag",
    "document_id": "document",
    "logo_id": "logo",
    "signature_id": "signature",
    "thanks_id": "thanks for",
    "starts_on": "since",
    "ends_on": "until",
    "starts_at": "begins at",
    "ends_at": "ends at",
    "rsvp": "reply",
    "detail": "more",
    "direction": "",
    "path": "file",
    "thanks_for": "to be thanked for",
}
# What the program keeps in a word of its own, as people say it; one whose field has no name says all.
_WORDS: Final = {
    ("direction", "out"): "we turned to them",
    ("direction", "in"): "they turned to us",
    ("state", "writing"): "being written",
    ("state", "made"): "written",
    ("state", "lost"): "could not be written",
}
# Every document began so; what became of it is noted without an action of its own.
_PASSING: Final = frozenset({("state", "writing")})
_YES_OR_NO: Final = frozenset(
    {"large_print", "do_not_contact", "deceased", "is_main", "is_default", "in_packets"}
)
_DAYS: Final = frozenset(
    {"date", "starts_on", "ends_on", "thanked_on", "made_at", "asked_on", "lifted_on"}
)
_LONGEST: Final = 80


def in_words(change: Change, short_date: Callable[[dt.date], str]) -> list[str]:
    """“Dr Ann O'Neil: phone 01632 960001 → 01632 960002”, a sentence for each field."""

    def said(field: str, value: Any) -> str:
        return _said(field, value, short_date)

    if change.kind == "insert":
        return [f"{change.called}: added{_listed(change.after, said)}"]
    if change.kind == "delete":
        return [f"{change.called}: taken away{_listed(change.before, said)}"]
    return [f"{change.called}: {words}" for words in _differences(change, said)]


def _differences(change: Change, said: Callable[[str, Any], str]) -> Iterator[str]:
    if "deleted_at" in change.after:
        yield "removed" if change.after["deleted_at"] else "brought back"
    for field in _told(change.after):
        was, now = said(field, change.before.get(field)), said(field, change.after[field])
        if not was:
            yield f"{_called(field)}{now} (was empty)"
        elif not now:
            yield f"{_called(field)}emptied (was {was})"
        else:
            yield f"{_called(field)}{was} \u2192 {now}"


def _listed(values: Values, said: Callable[[str, Any], str]) -> str:
    """What an entry says of itself; where nothing was said, or no, nothing is told."""
    parts = [
        f"{_called(field)}{said(field, values[field])}"
        for field in _told(values)
        if values[field] not in (None, "", 0) and (field, values[field]) not in _PASSING
    ]
    return f" ({'; '.join(parts)})" if parts else ""


def _told(values: Values) -> Iterable[str]:
    return (field for field in values if field not in _UNSAID)


def _called(column: str) -> str:
    """The name of a field before what it holds; "" where that says it all."""
    name = _FIELDS.get(column, column.replace("_", " "))
    return f"{name} " if name else ""


def _said(field: str, value: Any, short_date: Callable[[dt.date], str]) -> str:
    if field in _YES_OR_NO:
        return "yes" if value else "no"
    text = " ".join(str("" if value is None else value).split())
    text = kind_in_words(text) if field == "kind" else _WORDS.get((field, text), text)
    if field in _DAYS and text:
        return short_date(dt.date.fromisoformat(text[:10]))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}\u2026"


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
