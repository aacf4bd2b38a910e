"""New people by how they were met: what is counted is what the words of the row find."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.domain.documents.papers import PaperTable
from outreach_desktop.domain.knowing.sources import Days, search_for
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import sources
from tests import builders
from tests.added import added_on
from tests.conftest import TODAY

JANUARY, MARCH = dt.date(2026, 1, 31), dt.date(2026, 3, 1)


@pytest.fixture
def people(db: Data) -> Data:
    """Four of January, two of March, and one who was thrown away."""
    for name, source, day in (
        ("Adams", "Met at an event", JANUARY),
        ("Brown", "met at an event", JANUARY),
        ("Cole", "Practice website", JANUARY),
        ("Dean", "", JANUARY),
        ("Evans", "Met at an event", MARCH),
        ("Ford", "", MARCH),
        ("Gone", "Met at an event", MARCH),
    ):
        added_on(db, builders.person(db, name, source=source), day)
    contacts.remove(db, contacts.find(db, "Gone", today=TODAY))
    return db


@pytest.mark.parametrize(
    ("days", "rows"),
    [
        (Days(), [("Met at an event", 3), ("Practice website", 1), ("", 2)]),
        (Days(first=MARCH), [("Met at an event", 1), ("", 1)]),
        (Days(last=JANUARY), [("Met at an event", 2), ("Practice website", 1), ("", 1)]),
        (
            Days(first=JANUARY, last=JANUARY),
            [("Met at an event", 2), ("Practice website", 1), ("", 1)],
        ),
        (Days(first=dt.date(2026, 3, 2)), []),
    ],
)
def test_each_row_counts_whom_its_words_find(
    people: Data, days: Days, rows: list[tuple[str, int]]
) -> None:
    found = sources.new_by_source(people, days)

    assert [(one.source, one.people) for one in found.rows] == rows
    for one in found.rows:
        ids = contacts.find(people, search_for(one, days), today=TODAY)
        assert len(ids) == one.people


def test_days_the_wrong_way_round_are_refused(people: Data) -> None:
    with pytest.raises(OutreachError, match="The last day is before the first"):
        sources.new_by_source(people, Days(first=MARCH, last=JANUARY))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Days(), "6 people were added."),
        (Days(first=MARCH), "2 people were added since 1 Mar 2026."),
        (Days(last=JANUARY), "4 people were added up to 31 Jan 2026."),
        (Days(first=JANUARY, last=MARCH), "6 people were added from 31 Jan 2026 to 1 Mar 2026."),
    ],
)
def test_it_says_how_many_and_since_when(people: Data, days: Days, words: str) -> None:
    assert sources.told_in_words(sources.new_by_source(people, days)) == words


def test_it_becomes_a_page_and_a_table(people: Data, tmp_path: Path) -> None:
    found = sources.new_by_source(people, Days())
    paper = sources.paper(people, found, today=TODAY)
    table = paper.parts[0].blocks[-1]
    assert isinstance(table, PaperTable)
    assert table.rows == (
        ("Met at an event", "3", "50%"),
        ("Practice website", "1", "17%"),
        ("Not noted", "2", "33%"),
    )

    sources.write_csv(tmp_path / "sources.csv", found)
    with (tmp_path / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["How we met", "People", "Share"]
    assert rows[-1] == ["not noted", "2", "33%"]
    with pytest.raises(OutreachError, match="already"):
        sources.write_csv(tmp_path / "sources.csv", found)
