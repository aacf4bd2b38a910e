"""Moments, days and times of day, as the data file notes them: “2026-11-22T10:30:00.000Z”, “2026-11-22”, “10:30”."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final, Literal

from outreach_desktop.domain.knowing import part_dates
from outreach_desktop.domain.knowing.part_dates import KNOWN_IN_PART

_WRITTEN: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# Letters go by the clock they are given, which may be that of this place; the rest can be compared with any other.
_BY_A_CLOCK: Final = frozenset({"documents", "batches"})
# Moments at the very ends of the calendar are in no year at all once they are told in the time of another place.
_FIRST, _LAST = 2, 9998
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN_PART: Final = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
_DAYS: Final = frozenset({"date", "since", "champion_since", "until"})
_TIMES_OF_DAY: Final = frozenset({"starts_at", "ends_at"})

When = Literal["moment", "day", "time", ""]
"""What a column tells; "" where it tells of no time."""


def moment(text: object) -> datetime | None:
    """The moment that `text` tells; None where it tells none that can be compared with others and shown anywhere."""
    found = _read(text)
    return found if found is not None and found.tzinfo is not None else None


def told_by(column: str) -> When:
    """What a column of this name tells, in every table."""
    if column in _TIMES_OF_DAY:
        return "time"
    if column in _DAYS or column.endswith("_on"):
        return "day"
    return "moment" if column.endswith("_at") else ""


def may_stand_in(table: str, column: str, text: object) -> bool:
    """Whether such a value can be read where it stands: whatever reads it would stop at another.

    SQLite takes more than a calendar has, such as days before the first year, and words such as “now”.
    """
    match told_by(column):
        case "moment":
            return (_read(text) if table in _BY_A_CLOCK else moment(text)) is not None
        case "day":
            if (table, column) in KNOWN_IN_PART and _is(_IN_PART, text, part_dates.day):
                return True
            return _is(_DAY, text, date.fromisoformat)
        case "time":
            return _is(_TIME, text, time.fromisoformat)
        case _:
            return True


def _is(form: re.Pattern[str], text: object, read: Callable[[str], object]) -> bool:
    if not isinstance(text, str) or form.fullmatch(text) is None:
        return False
    try:
        read(text)
    except ValueError:
        return False
    return True


def _read(text: object) -> datetime | None:
    if not isinstance(text, str) or _WRITTEN.fullmatch(text) is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if _FIRST <= found.year <= _LAST else None
