"""Services: what is going on, in which words, and where one stands among the others."""

import datetime as dt

import pytest

from outreach_desktop.domain.offering.our_services import (
    GAP,
    Going,
    OurServiceDraft,
    between,
    goes_on,
    going,
    is_new,
    problems,
    told,
    wait_in_words,
)
from outreach_desktop.words import local

TODAY = dt.date(2026, 3, 2)


def service(**facts: object) -> OurServiceDraft:
    return OurServiceDraft(**({"name": "Helpline"} | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "stands", "words"),
    [
        ({}, Going.ON, "going on"),
        ({"starts_on": TODAY}, Going.ON, "new"),
        ({"starts_on": dt.date(2025, 11, 30)}, Going.ON, "new"),
        ({"starts_on": dt.date(2025, 11, 29)}, Going.ON, "going on"),
        ({"starts_on": dt.date(2026, 3, 3)}, Going.TO_COME, "from 3 Mar 2026"),
        ({"ends_on": TODAY}, Going.ON, "going on"),
        ({"ends_on": dt.date(2026, 3, 1)}, Going.OVER, "over since 1 Mar 2026"),
        ({"checked_on": dt.date(2025, 3, 1)}, Going.ON, "going on"),
        ({"checked_on": dt.date(2025, 2, 28)}, Going.STALE, "not checked for a year"),
    ],
)
def test_how_it_stands(facts: dict[str, object], stands: Going, words: str) -> None:
    one = service(**facts)
    assert (going(one, TODAY), told(one, TODAY, local.short_date)) == (stands, words)
    assert goes_on(one, TODAY) is (stands in (Going.ON, Going.STALE))
    assert is_new(one, TODAY) is (words == "new")


def test_what_stops_one_from_being_saved_is_told_in_reading_order() -> None:
    wrong = service(
        name=" ",
        waiting_days=10_000,
        places_free=-1,
        starts_on=dt.date(2026, 4, 1),
        ends_on=dt.date(2026, 3, 31),
        checked_on=dt.date(2026, 3, 3),
    )
    assert [(one.field, one.sentence) for one in problems(wrong, TODAY)] == [
        ("name", "Type the name of the service."),
        ("waiting_days", "Type a number from 0 to 9,999, or nothing."),
        ("places_free", "Type a number from 0 to 9,999, or nothing."),
        ("checked_on", "Choose today or a day before."),
        ("ends_on", "It cannot end before it begins."),
    ]
    assert problems(service(waiting_days=0, ends_on=dt.date(2030, 1, 1)), TODAY) == ()


def test_a_wait_is_said_in_words() -> None:
    said = [wait_in_words(days) for days in (None, 0, 1, 10, 14, 15, 21)]
    assert said == ["", "no wait", "1 day", "10 days", "2 weeks", "15 days", "3 weeks"]


def test_a_place_between_two_is_found_as_long_as_there_is_room() -> None:
    assert between(None, None) == GAP
    assert between(GAP, None) == 2 * GAP
    assert between(None, GAP) == 0
    assert between(10, 20) == 15
    assert between(10, 11) is None
