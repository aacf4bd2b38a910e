"""Where the cells of a list go that are of fields of a group's own, before anyone asked which fields there are.

Until then a person carries them by target: \u201cown.parking_permit\u201d is a field by its key, \u201cown:Parking permit\u201d one of
this name, which is made where there is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.own_fields.converting import as_tick
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind

NEW: Final = "own"
"""Where a column goes that is to become a field of its own."""
BY_KEY: Final = "own."
BY_NAME: Final = "own:"
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_IN_WORDS: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]{3,})\.?,?\s+(\d{4})")
MONTHS: Final = (
    ("january", "januar", "jaenner"), ("february", "februar", "feber"), ("march", "maerz", "mrz"), ("april",), ("may", "mai"), ("june", "juni"),
    ("july", "juli"), ("august",), ("september",), ("october", "oktober"), ("november",), ("december", "dezember"),
)  # fmt: skip
_MONTHS: Final = tuple(tuple(name[:3] for name in names) for names in MONTHS)
_ENOUGH: Final = 6
"""Cells of a column that may be words of a list: fewer say nothing."""
_MOST_WORDS: Final = 12
_LONGEST_WORD: Final = 40


def is_target(field: str) -> bool:
    """Whether a column goes to a field of the group's own, one there is or a new one."""
    return field == NEW or field.startswith(BY_KEY)


def target(field: str, column: str) -> str:
    """What a person carries a cell of this column by."""
    return BY_NAME + " ".join(column.split()) if field == NEW else field


def called(target: str) -> str:
    """What the field of a target is called: its name as it stands, or the words of its key."""
    if target.startswith(BY_NAME):  # \u201cown.x\u201d and \u201csnake_case\u201d are names as well
        return target.removeprefix(BY_NAME)
    return target.removeprefix(BY_KEY).replace("_", " ")


@dataclass(frozen=True, slots=True)
class ReadingOfDays:
    """How a column writes days in numbers: the month first, or the day."""

    month_first: bool

    def day(self, text: str) -> date | None:
        """The day that a cell tells; None for none."""
        text = " ".join(text.split())
        if match := _ISO.fullmatch(text):
            return _day(match[1], match[2], match[3])
        if match := _NUMBERS.fullmatch(text):
            first, second = (match[3], match[1]) if self.month_first else (match[1], match[3])
            return _day(match[4], second, first)
        if match := _IN_WORDS.fullmatch(text):
            return _day(match[3], str(_month(match[2])), match[1])
        return None


def days_of(cells: Iterable[str]) -> ReadingOfDays:
    """The day first, unless some cell can only be read the other way."""
    found = [match for cell in cells if (match := _NUMBERS.fullmatch(" ".join(cell.split())))]
    second = any(int(match[3]) > 12 for match in found)
    first = any(int(match[1]) > 12 for match in found)
    return ReadingOfDays(month_first=second and not first)


def likely(cells: Sequence[str]) -> tuple[OwnKind, str]:
    """What a new field with these cells holds, with the words of a list."""
    held = [cell for cell in cells if cell.strip()]
    if held and all(as_tick(cell) is not None for cell in held):
        return OwnKind.TICK, ""
    days = days_of(held)
    if held and all(days.day(cell) for cell in held):
        return OwnKind.DATE, ""
    words = {folded(cell): " ".join(cell.split()) for cell in reversed(held)}
    if (
        len(held) >= _ENOUGH
        and len(words) <= min(_MOST_WORDS, len(held) // 3)
        and max(map(len, words)) <= _LONGEST_WORD
    ):
        return OwnKind.LIST, "\n".join(sorted(words.values(), key=folded))
    return OwnKind.TEXT, ""


def read(field: OwnField, cell: str, days: ReadingOfDays) -> str | None:
    """A cell as the field keeps it; None for what it cannot hold."""
    if field.kind is OwnKind.DATE:
        day = days.day(cell)
        return day.isoformat() if day else None
    if field.kind is OwnKind.TICK:
        return as_tick(cell)
    words = {folded(word): word for word in field.every_word}
    return words.get(folded(cell), cell.strip())


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    letters = unicodedata.normalize("NFKD", word.casefold().replace("\u00e4", "ae"))
    return next((place for place, names in enumerate(_MONTHS, 1) if letters.startswith(names)), 0)
