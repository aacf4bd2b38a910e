"""New people by how they were met, over a span of days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.segments import NO, cutoff, term
from outreach_desktop.words import say


class SourceSpan(StrEnum):
    """Since when people are counted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TWELVE = "12 months"
    ALL = "all"
    CHOSEN = "chosen"


SPANS: Final = (
    (SourceSpan.MONTH, say("this month")),
    (SourceSpan.QUARTER, say("this quarter")),
    (SourceSpan.YEAR, say("this year")),
    (SourceSpan.TWELVE, say("the last 12 months")),
    (SourceSpan.ALL, say("all the time")),
    (SourceSpan.CHOSEN, say("from one day to another")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From the first day to the last; None where there is no end."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """How many people were met in one way; "" where no one noted how."""

    source: str
    people: int
    share: float
    """Of all who were added in the span, from 0 to 1."""

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return folded(self.source) or "\0"

    @property
    def shown(self) -> str:
        """As people read it."""
        return self.source or say("not noted")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBySource:
    """The ways in which people were met, that of most first and what is not noted last."""

    days: Days
    rows: tuple[SourceRow, ...]
    people: int


def days_of(span: SourceSpan, today: dt.date) -> Days:
    """The days of a span that is none of one's own choice."""
    match span:
        case SourceSpan.MONTH:
            return Days(first=today.replace(day=1))
        case SourceSpan.QUARTER:
            return Days(first=dt.date(today.year, (today.month - 1) // 3 * 3 + 1, 1))
        case SourceSpan.YEAR:
            return Days(first=dt.date(today.year, 1, 1))
        case SourceSpan.TWELVE:
            return Days(first=cutoff("12m", today)[0] + dt.timedelta(days=1))
        case _:
            return Days()


def by_source(days: Days, counts: Iterable[tuple[str, int]]) -> NewBySource:
    """`counts` has how many hold each spelling; spellings of one word are counted together, by that of most."""
    spelt: dict[str, tuple[str, int]] = {}
    for word, count in sorted(counts, key=lambda one: -one[1]):
        known, before = spelt.get(folded(word), (word.strip(), 0))
        spelt[folded(word)] = (known, before + count)
    people = sum(count for _, count in spelt.values())
    rows = [
        SourceRow(source=word, people=count, share=count / people)
        for word, count in spelt.values()
        if count
    ]
    rows.sort(key=lambda one: (not one.source, -one.people, folded(one.source)))
    return NewBySource(days=days, rows=tuple(rows), people=people)


def search_for(row: SourceRow, days: Days) -> str:
    """What finds these people in the list."""
    found = [term("source", row.source or NO)]
    if days.first or days.last:
        first, last = (day.isoformat() if day else "" for day in (days.first, days.last))
        found.append(term("added", f"{first}..{last}"))
    return " ".join(found)
