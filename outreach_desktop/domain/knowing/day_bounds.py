"""Which days a field can hold: of what has happened none that is to come, and none of a time of which no one alive tells."""

import datetime as dt
from calendar import monthrange
from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, Fields
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

FIRST_YEAR: Final = 1900
YEARS_AHEAD: Final = 50


def beyond(field: Field, day: dt.date | None, today: dt.date | None = None) -> str:
    """Why a field cannot hold this day, and what to type instead; "" where it can. What is to come is only seen with `today`."""
    if day is None or field.kind is not FieldKind.DATE:
        return ""
    if day.year < FIRST_YEAR:
        return say("Choose a day in {first} or later.", first=str(FIRST_YEAR))
    if today is None or day <= today:
        return ""
    if not field.may_come:
        return say("Choose today or a day before.")
    if day.year > today.year + YEARS_AHEAD:
        return say("Choose a day within the next {count} years.", count=YEARS_AHEAD)
    return ""


def out_of_bounds(
    fields: Fields, draft: object, today: dt.date | None = None
) -> tuple[Problem, ...]:
    """Which days of a draft its fields cannot hold, in their order."""
    return tuple(
        Problem(name, sentence)
        for name, field in fields.items()
        if field.kind is FieldKind.DATE
        and (sentence := beyond(field, getattr(draft, name, None), today))
    )


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
