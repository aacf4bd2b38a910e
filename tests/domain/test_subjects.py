"""What rows of a table are called: one, many, counted, and what stands in for one that is lost."""

from outreach_desktop.domain.subjects import (
    SUBJECTS,
    counted,
    field_of,
    heading,
    in_backups,
    in_short,
    stand_in,
)


def test_rows_are_counted_in_words() -> None:
    assert counted("contacts", 1) == "1 person"
    assert counted("contacts", 2000) == "2,000 people"
    assert counted("interactions", 0) == "0 entries on timelines"


def test_one_row_and_a_column_of_them_have_short_names() -> None:
    assert (in_short("contacts"), in_short("wishes")) == ("person", "wish")
    assert [heading(table) for table in in_backups()][-1] == "Entries"
    assert {table for table, one in SUBJECTS.items() if one.is_named} <= set(in_backups())


def test_what_stands_in_for_a_lost_row_has_a_name() -> None:
    assert stand_in("contacts") == "Unknown person"
    assert stand_in("tags") == "unknown tag"
    assert stand_in("roles") == ""


def test_a_column_that_nobody_fills_in_has_no_field() -> None:
    assert field_of("contacts", "sort_name") is None
    assert field_of("pigeons", "ring") is None
    found = field_of("events", "access")
    assert found is not None
    assert found.label == "Access"
