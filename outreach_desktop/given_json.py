"""JSON that somebody hands over, taken as plain data that every part of the program can work with.

Python's own reader takes more than that: halves of characters that nothing can print, numbers that are
none, two values of one name (and forgets the first), and nesting as deep as its stack.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, NoReturn

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

DEEPEST = 100
LONGEST_NUMBER = 40
"""Digits. What has more is the name of something, written without quotation marks."""
_ODD_ESCAPE = re.compile(r"\\u(?:d[89a-f]|0000)", re.IGNORECASE)
_ODD = re.compile("[\x00\ud800-\udfff]")
_FIX = say("Fix it there, then try again.")


def parsed(data: bytes, name: str) -> Any:
    """What stands in `data`. OutreachError with the place, where it calls the file `name`."""
    text = _text(data, name)
    values = _Values(name)
    try:
        found = json.loads(
            text,
            parse_int=values.whole,
            parse_float=values.broken,
            parse_constant=values.no_number,
            object_pairs_hook=values.object_of,
        )
    except json.JSONDecodeError as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is not JSON: line {line}, character {character}: {reason}.",
                name=name,
                line=str(error.lineno),
                character=str(error.colno),
                reason=error.msg,
            ),
            hint=_FIX,
        ) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    _see_that_it_is_shallow(found, name)
    if _ODD_ESCAPE.search(text):
        _see_that_all_can_be_printed(found, name)
    return found


@dataclass(frozen=True, slots=True)
class _Values:
    """What becomes of numbers and objects in the file called `name`."""

    name: str

    def refuse(self, what: str, hint: str = _FIX) -> NoReturn:
        raise OutreachError(f"\u201c{self.name}\u201d: {what}", hint=hint)

    def whole(self, digits: str) -> int:
        if len(digits) > LONGEST_NUMBER:
            self.refuse(
                say(
                    "the number {digits}\u2026 has {count} digits.",
                    digits=digits[:12],
                    count=len(digits),
                ),
                say("If it is not an amount, put it in quotation marks."),
            )
        return int(digits)

    def broken(self, digits: str) -> float:
        found = float(digits)
        if abs(found) >= 10**LONGEST_NUMBER:  # or without end
            self.refuse(
                say(
                    "the number {digits} is larger than any that can be printed.",
                    digits=digits[:20],
                )
            )
        return found

    def no_number(self, word: str) -> NoReturn:
        self.refuse(
            say("{word} is not a number that JSON knows.", word=word),
            say("Write a number, or null for none."),
        )

    def object_of(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice = next(key for key, count in counts.items() if count > 1)
            self.refuse(
                say("\u201c{name}\u201d has two values in the same object.", name=_shown(twice)),
                say("Leave one of them out."),
            )
        return made


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise OutreachError(
            say("\u201c{name}\u201d is not text in UTF-8, as JSON is.", name=name),
            hint=say("Save it again from the program it came from."),
        ) from error


def _too_deep(name: str) -> OutreachError:
    return OutreachError(
        say(
            "\u201c{name}\u201d has lists or objects within each other more than {limit} deep.",
            name=name,
            limit=DEEPEST,
        ),
        hint=say("Save it again from the program it came from."),
    )


def _see_that_it_is_shallow(found: object, name: str) -> None:
    level = [found] if isinstance(found, dict | list) else []
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(name)
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]


def _see_that_all_can_be_printed(found: object, name: str) -> None:
    """Walk to the place of a character that is none."""
    waiting: list[tuple[str, object]] = [("", found)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str) and _ODD.search(value):
            raise OutreachError(
                say(
                    "\u201c{name}\u201d: {place} has a character in it that cannot be printed:"
                    " \u201c{text}\u201d.",
                    name=name,
                    place=place or say("the text"),
                    text=_shown(value),
                ),
                hint=say("Type it again there."),
            )
        if isinstance(value, dict):
            waiting += [
                (_place(place, say("the name \u201c{name}\u201d", name=_shown(key))), key)
                for key in value
            ]
            waiting += [(_place(place, _shown(key)), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [
                (_place(place, say("item {number}", number=str(n))), inner)
                for n, inner in enumerate(value, 1)
            ]


def _place(before: str, name: str) -> str:
    return f"{before}, {name}" if before else name


def _shown(text: str) -> str:
    """A beginning of it that every terminal and window can show."""
    return _ODD.sub("\ufffd", text[:40])
