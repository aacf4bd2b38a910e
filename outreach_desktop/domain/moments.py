"""When something was done, as the data file notes it: “2026-11-22T10:30:00.000Z”."""

import re
from datetime import datetime
from typing import Final

_WRITTEN: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# Letters go by the clock they are given, which may be that of this place; the rest can be compared with any other.
_BY_A_CLOCK: Final = frozenset({"documents", "batches"})
# Moments at the very ends of the calendar are in no year at all once they are told in the time of another place.
_FIRST, _LAST = 2, 9998
FIRST_DAY: Final = "0001-01-01"
"""As days are kept, in the order of the calendar."""


def moment(text: object) -> datetime | None:
    """The moment that `text` tells; None where it tells none that can be compared with others and shown anywhere."""
    found = _read(text)
    return found if found is not None and found.tzinfo is not None else None


def may_stand_in(table: str, text: object) -> bool:
    """Whether a row of `table` may say of itself that it is of this moment."""
    return (_read(text) if table in _BY_A_CLOCK else moment(text)) is not None


def _read(text: object) -> datetime | None:
    if not isinstance(text, str) or _WRITTEN.fullmatch(text) is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if _FIRST <= found.year <= _LAST else None
