"""Days as people and spreadsheets write them, read only where they can be no other: \u201c15/03/2019\u201d, \u201c15 Mar 2019\u201d."""

import datetime as dt
import re
from typing import Final

from outreach_desktop.domain.knowing.day_bounds import FIRST_YEAR
from outreach_desktop.domain.knowing.part_dates import PartDate, day
from outreach_desktop.domain.own_fields.targets import MONTHS

_YEAR: Final = r"([12]\d{3})"
_MIDNIGHT: Final = re.compile(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?$")
_YEAR_FIRST: Final = re.compile(rf"{_YEAR}([./-])(\d{{1,2}})\2(\d{{1,2}})")
_YEAR_LAST: Final = re.compile(rf"(\d{{1,2}})\s*([./-])\s*(\d{{1,2}})\s*\2\s*{_YEAR}")
_DAY_IN_WORDS: Final = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+([^\W\d_]{{3,}})[\s.,-]+{_YEAR}", re.IGNORECASE
)
_MONTH_BEFORE_DAY: Final = re.compile(
    rf"([^\W\d_]{{3,}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE
)
_MONTH_IN_WORDS: Final = re.compile(rf"([^\W\d_]{{3,}})[\s.,-]+{_YEAR}")
_MONTH_AND_YEAR: Final = re.compile(rf"(\d{{1,2}})[./-]{_YEAR}")


def read(text: str, *, in_part: bool = False) -> dt.date | None:
    """The day that can be meant and no other; a month or a year only where a part may be known. None for all else, and before 1900.

    Neither \u201c03/04/2019\u201d nor \u201cMar-19\u201d is read: each may be two days.
    """
    text = _MIDNIGHT.sub("", " ".join(text.split()))
    try:
        found = _as_kept(text, in_part) or _whole(text) or (_part(text) if in_part else None)
    except ValueError:  # no month has such a day
        return None
    return found if found and found.year >= FIRST_YEAR else None


def month(word: str) -> int:
    """The number of a month by its English or German name, whole or begun: \u201cSept\u201d; 0 for another word."""
    letters = word.casefold().replace("\u00e4", "ae")
    if len(letters) < 3:
        return 0
    return next(
        (
            number
            for number, names in enumerate(MONTHS, 1)
            if any(name.startswith(letters) for name in names)
        ),
        0,
    )


def _as_kept(text: str, in_part: bool) -> dt.date | None:
    try:
        return day(text) if in_part else dt.date.fromisoformat(text)
    except ValueError:
        return None


def _whole(text: str) -> dt.date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return dt.date(int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if first <= 12 and second <= 12 and first != second:
            return None
        return dt.date(int(found[4]), min(first, second), max(first, second))
    if found := _DAY_IN_WORDS.fullmatch(text):
        return dt.date(int(found[3]), month(found[2]), int(found[1]))
    if found := _MONTH_BEFORE_DAY.fullmatch(text):
        return dt.date(int(found[3]), month(found[1]), int(found[2]))
    return None


def _part(text: str) -> dt.date | None:
    if (found := _MONTH_IN_WORDS.fullmatch(text)) and (number := month(found[1])):
        return PartDate(int(found[2]), number)
    if (found := _MONTH_AND_YEAR.fullmatch(text)) and (number := int(found[1])):
        return PartDate(int(found[2]), number)
    return None
