"""What is typed to choose people or organisations, said back in the words of the reader: what it will find."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.choosing.own import kept as own_kept
from outreach_desktop.domain.choosing.values import KEPT
from outreach_desktop.domain.knowing import part_dates
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.segments import (
    NO,
    OWN,
    PEOPLE,
    SAVED,
    YES,
    Typed,
    Vocabulary,
    span,
    typed,
    yes_or_no,
)
from outreach_desktop.words import say, say_many

_BETWEEN: Final = "; "
_MORE: Final[Mapping[str, Callable[[int], str]]] = {
    "d": lambda n: say_many("more than {count} day ago", "more than {count} days ago", n),
    "w": lambda n: say_many("more than {count} week ago", "more than {count} weeks ago", n),
    "m": lambda n: say_many("more than {count} month ago", "more than {count} months ago", n),
    "y": lambda n: say_many("more than {count} year ago", "more than {count} years ago", n),
}
_LESS: Final[Mapping[str, Callable[[int], str]]] = {
    "d": lambda n: say_many("in the last {count} day", "in the last {count} days", n),
    "w": lambda n: say_many("in the last {count} week", "in the last {count} weeks", n),
    "m": lambda n: say_many("in the last {count} month", "in the last {count} months", n),
    "y": lambda n: say_many("in the last {count} year", "in the last {count} years", n),
}


InWords = Callable[[dt.date], str]


def said_back(
    text: str,
    vocabulary: Vocabulary = PEOPLE,
    own: Iterable[OwnField] = (),
    in_words: InWords = str,
) -> str:
    """“Priority: core; Champion: no”; "" for words alone, which say themselves, and where no condition is whole.

    `in_words` writes a day as the reader does.
    """
    fields = {f"{OWN}{one.key}": one for one in own}
    told, has_any = [], False
    for one in typed(text):
        if not one.key and one.value not in ("", "-"):
            told.append(_word(one))
        elif one.value and (one.key in vocabulary.keys or one.key in fields):
            said = _condition(one, vocabulary, fields.get(one.key), in_words)
            told.extend([said] if said else [])
            has_any = has_any or bool(said)
    return _BETWEEN.join(told) if has_any else ""


def _word(one: Typed) -> str:
    if one.negated:
        return say("without \u201c{word}\u201d", word=one.value)
    return say("with \u201c{word}\u201d", word=one.value)


def _condition(
    one: Typed, vocabulary: Vocabulary, field: OwnField | None, in_words: InWords
) -> str:
    """One condition; "" for a value that means nothing there."""
    key = vocabulary.keys.get(one.key)
    value, negated = (key.read(one.value) if key else one.value), one.negated
    if not value:
        return ""
    if negated and (other := _other_way_round(one.key, value)):
        value, negated = other, False
    kept = own_kept(field) if field else KEPT.get(one.key, ())
    words = (one.key == "added" and _days(value, in_words)) or _value(one.key, value, kept)
    if one.key == "never":
        return _never(words, negated=negated)
    name = field.name if field else key.name if key else one.key
    if negated:
        return say("{name}: not {value}", name=name, value=words)
    return say("{name}: {value}", name=name, value=words)


def _other_way_round(key: str, value: str) -> str:
    """What is asked where this is not so, because “not: no” has to be read twice; "" where there are more than two ways."""
    if answer := yes_or_no(value):
        return NO if answer == YES else YES
    asked = span(value) if key == "last" else None
    return f"{'<' if asked[0] else '>'}{asked[1]}{asked[2]}" if asked else ""


def _value(key: str, value: str, kept: Iterable[Offered]) -> str:
    wanted = yes_or_no(value) or value.casefold()
    for one in kept:
        if wanted in (one.value.casefold(), one.words.casefold()):
            return one.words
    if (asked := span(value)) and (key in ("last", "added") or key.startswith(OWN)):
        is_more, count, unit = asked
        ago = (_MORE if is_more else _LESS)[unit](count)
        return say("{span}, or never", span=ago) if is_more and key == "last" else ago
    return say("\u201c{name}\u201d", name=value) if key == SAVED else value


def _days(value: str, in_words: InWords) -> str:
    """“Mar 2026”, “since 1 Dec 2025”; "" where no days are asked for."""
    begin, dots, end = value.partition("..")
    try:
        first, last = (part_dates.day(each) if each else None for each in (begin, end))
    except ValueError:
        return ""
    if first and last:
        return say("{first} to {last}", first=in_words(first), last=in_words(last))
    if last:
        return say("until {day}", day=in_words(last))
    if first:
        return say("since {day}", day=in_words(first)) if dots else in_words(first)
    return ""


def _never(words: str, *, negated: bool) -> str:
    if negated:
        return say("at least one entry of this kind: {kind}", kind=words)
    return say("no entry of this kind yet: {kind}", kind=words)
