"""New people by how they were met: spans, spellings that are one, and the words that find them."""

import datetime as dt

import pytest

from outreach_desktop.domain.knowing.sources import (
    Days,
    SourceRow,
    SourceSpan,
    by_source,
    days_of,
    search_for,
)
from outreach_desktop.domain.segments import parse

TODAY = dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    ("span", "today", "first"),
    [
        (SourceSpan.MONTH, TODAY, dt.date(2026, 5, 1)),
        (SourceSpan.QUARTER, TODAY, dt.date(2026, 4, 1)),
        (SourceSpan.QUARTER, dt.date(2026, 12, 31), dt.date(2026, 10, 1)),
        (SourceSpan.QUARTER, dt.date(2026, 1, 1), dt.date(2026, 1, 1)),
        (SourceSpan.YEAR, TODAY, dt.date(2026, 1, 1)),
        (SourceSpan.TWELVE, TODAY, dt.date(2025, 6, 1)),
        (SourceSpan.TWELVE, dt.date(2024, 2, 29), dt.date(2023, 3, 1)),
        (SourceSpan.ALL, TODAY, None),
    ],
)
def test_a_span_goes_on_until_today(
    span: SourceSpan, today: dt.date, first: dt.date | None
) -> None:
    assert days_of(span, today) == Days(first=first)


def test_the_way_of_most_stands_first_and_what_is_not_noted_last() -> None:
    counts = [("", 50), ("Met at an event", 3), ("met  at an Event", 4), ("Website", 3)]
    found = by_source(Days(), counts)

    assert [(one.source, one.people) for one in found.rows] == [
        ("met  at an Event", 7),
        ("Website", 3),
        ("", 50),
    ]
    assert found.people == 60
    assert sum(one.share for one in found.rows) == pytest.approx(1)
    assert found.rows[-1].shown == "not noted"


def test_where_no_one_was_added_there_is_no_row() -> None:
    assert by_source(Days(), []).rows == ()


@pytest.mark.parametrize(
    ("source", "days", "words"),
    [
        ("Website", Days(), "source:Website"),
        ("", Days(first=dt.date(2026, 1, 1)), "source:no added:2026-01-01.."),
        (
            "Met at an event",
            Days(first=dt.date(2026, 1, 1), last=dt.date(2026, 3, 31)),
            'source:"Met at an event" added:2026-01-01..2026-03-31',
        ),
        ("Website", Days(last=dt.date(2026, 3, 31)), "source:Website added:..2026-03-31"),
    ],
)
def test_these_people_are_found_by_words_of_the_language(
    source: str, days: Days, words: str
) -> None:
    assert search_for(SourceRow(source=source, people=1, share=1), days) == words
    assert len(parse(words)) == 1 + (days != Days())
