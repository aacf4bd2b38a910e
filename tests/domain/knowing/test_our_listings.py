"""Where our details appear: how a place stands, in which words, and when it is looked at again."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.knowing.our_listings import (
    OurListing,
    OurListingDraft,
    Standing,
    details_changed,
    details_of,
    look_again_on,
    problems,
    seen,
    standing,
    told,
)

TODAY = dt.date(2026, 3, 2)
US = GroupProfile(
    name="Wend Valley",
    phone="01632 960100",
    address=Address(street="14 Weir Lane", town="Marrowby"),
)


def listing(**facts: object) -> OurListing:
    fields = {"id": "1", "name": "Library", "looked_at_on": TODAY, "details_then": details_of(US)}
    return OurListing(**(fields | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "stands", "words"),
    [
        ({}, Standing.FINE, "all right"),
        ({"looked_at_on": None}, Standing.NEVER, "never looked at"),
        ({"looked_at_on": None, "every_months": None}, Standing.NEVER, "never looked at"),
        ({"looked_at_on": dt.date(2025, 9, 3)}, Standing.FINE, "all right"),
        ({"looked_at_on": dt.date(2025, 9, 2)}, Standing.OVERDUE, "not looked at for 6 months"),
        ({"looked_at_on": dt.date(2025, 5, 3)}, Standing.OVERDUE, "not looked at for 9 months"),
        (
            {"looked_at_on": dt.date(2026, 2, 2), "every_months": 1},
            Standing.OVERDUE,
            "not looked at for 1 month",
        ),
        ({"looked_at_on": dt.date(2022, 4, 1)}, Standing.OVERDUE, "not looked at for 3 years"),
        ({"looked_at_on": dt.date(1990, 1, 1), "every_months": None}, Standing.FINE, "all right"),
        (
            {"looked_at_on": None, "to_change": "Old\nnumber"},
            Standing.TO_CHANGE,
            "to be changed: Old number",
        ),
    ],
)
def test_how_it_stands(facts: dict[str, object], stands: Standing, words: str) -> None:
    one = listing(**facts)
    assert (standing(one, US, TODAY), told(one, US, TODAY)) == (stands, words)


def test_one_that_was_looked_at_before_the_details_changed_is_to_be_checked_again() -> None:
    now = replace(US, phone="01632 960199", address=Address(street="2 Mill Row", town="Marrowby"))

    assert standing(listing(), now, TODAY) is Standing.OUTDATED
    assert details_changed(listing(), now) == (
        ("Phone", "01632 960100", "01632 960199"),
        ("Address", "14 Weir Lane, Marrowby", "2 Mill Row, Marrowby"),
    )
    assert told(listing(), now, TODAY) == "check again, your details changed: Phone, Address"
    assert details_changed(listing(), replace(now, phone=US.phone, address=US.address)) == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(US, strapline="Another motto", core_most=20, paper="Letter"),
        replace(
            US, phone=" 01632  960100 ", address=Address(street="14 Weir Lane\n", town="Marrowby")
        ),
    ],
)
def test_what_no_one_else_shows_and_other_blanks_are_no_other_details(other: GroupProfile) -> None:
    assert details_changed(listing(), other) == ()


@pytest.mark.parametrize("kept", ["", "{", "[1]", '"phone"', '{"phone": 3}', '{"fax": "1"}'])
def test_of_details_that_no_one_knows_none_is_said_to_have_changed(kept: str) -> None:
    assert details_changed(listing(details_then=kept), US) == ()


def test_details_are_written_the_same_way_each_time() -> None:
    assert details_of(US) == details_of(replace(US, about="More"))
    assert json.loads(details_of(US))["address"] == "14 Weir Lane, Marrowby"


def test_once_it_is_seen_nothing_is_to_be_done_there() -> None:
    wrong = listing(looked_at_on=dt.date(2020, 1, 1), to_change="Old number", details_then="")
    now = replace(US, phone="01632 960199")

    assert standing(seen(wrong, now, TODAY), now, TODAY) is Standing.FINE
    assert seen(wrong, now, TODAY).looked_at_on == TODAY


@pytest.mark.parametrize(
    ("day", "months", "again"),
    [
        (dt.date(2025, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2025, 12, 1), 1, dt.date(2026, 1, 1)),
        (dt.date(2026, 3, 2), 120, dt.date(2036, 3, 2)),
        (dt.date(9999, 12, 1), 6, dt.date.max),
        (dt.date(2026, 3, 2), None, None),
        (None, 6, None),
    ],
)
def test_it_is_looked_at_again_on_the_same_day_some_months_later(
    day: dt.date | None, months: int | None, again: dt.date | None
) -> None:
    assert look_again_on(listing(looked_at_on=day, every_months=months)) == again


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"name": " "}, "name", "Type where you are listed."),
        ({"looked_at_on": dt.date(2026, 3, 3)}, "looked_at_on", "Choose today or a day before."),
        ({"every_months": 0}, "every_months", "Type months between 1 and 120, or nothing."),
        ({"every_months": 121}, "every_months", "Type months between 1 and 120, or nothing."),
    ],
)
def test_what_stops_one_from_being_saved(
    facts: dict[str, object], field: str, sentence: str
) -> None:
    draft = OurListingDraft(**({"name": "Library"} | facts))  # type: ignore[arg-type]
    (problem,) = problems(draft, TODAY)
    assert (problem.field, problem.sentence) == (field, sentence)
    assert problems(OurListingDraft(name="Library", looked_at_on=TODAY), TODAY) == ()
