"""Days of which only the month or the year is known: “2019-03”, “2019”, as ISO 8601 writes what is known of one."""

import datetime as dt
import re
from typing import Any, Final

KNOWN_IN_PART: Final = frozenset(
    (
        ("contacts", "champion_since"),
        ("contacts", "deceased_on"),
        ("memberships", "since"),
        ("roles", "starts_on"),
        ("roles", "ends_on"),
    )
)
"""Table and column of days of which often no more is known; in all others a day is a whole day."""
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR: Final = re.compile(r"[0-9]{4}")


class PartDate(dt.date):
    """A month, or a year, where a day could stand; it is compared as its first day.

    `month_known` is 0 where only the year is known.
    """

    month_known: int

    def __new__(cls, year: int, month: int = 0, _day: int = 1) -> "PartDate":
        """The month of a year, or the whole year."""
        made = super().__new__(cls, year, month or 1, 1)
        made.month_known = month
        return made

    def isoformat(self) -> str:
        """As much of it as is known."""
        return f"{self.year:04}-{self.month:02}" if self.month_known else f"{self.year:04}"

    __str__ = isoformat

    def __repr__(self) -> str:
        return f"PartDate({self.year}, {self.month_known})"

    def __eq__(self, other: object) -> bool:
        """A year is not its first day."""
        return isinstance(other, PartDate) and self.isoformat() == other.isoformat()

    def __ne__(self, other: object) -> bool:
        """Said by itself, as a day has its own answer to this."""
        return not self == other

    def __hash__(self) -> int:
        return hash(self.isoformat())

    def __reduce__(self) -> tuple[Any, ...]:
        return PartDate, (self.year, self.month_known)


def day(text: str) -> dt.date:
    """The day, month or year that stands in a column; ValueError where it is none."""
    if _YEAR.fullmatch(text):
        return PartDate(int(text))
    if found := _MONTH.fullmatch(text):
        return PartDate(int(found[1]), _a_month(int(found[2])))
    return dt.date.fromisoformat(text)


def ends_before(start: dt.date, end: dt.date) -> bool:
    """Whether an end is before the start as far as both are known: \u201cMarch 2019 to 2019\u201d is not."""
    last = end.isoformat()
    return last < start.isoformat()[: len(last)]


def _a_month(number: int) -> int:
    if not number:
        raise ValueError("a year has no month of this number")
    return number
