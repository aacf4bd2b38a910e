"""Rows of two entries that are one once these are, and what the one gets of the other."""

from typing import Any

import pytest

from outreach_desktop.domain.duplicates.same_rows import are_one, filled

ROLE = {"contact_id": "1", "organisation_id": "2", "title": "Nurse", "department": "", "phone": "", "email": "", "decision": "", "starts_on": None, "ends_on": None}  # fmt: skip
PLACE = {"role": "guest", "rsvp": "not invited", "attendance": "", "note": ""}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ({}, {"title": "nurse", "phone": "01632 960001"}, True),
        ({"phone": "+44 1632 960001"}, {"phone": "01632 960001"}, True),
        ({"phone": "01632 960002"}, {"phone": "01632 960001"}, False),
        ({"email": "ann@x.example"}, {"email": "ANN@x.example"}, True),
        ({"email": "ann@x.example"}, {"email": "ward@x.example"}, False),
        ({"decision": "decides"}, {"decision": "advises"}, False),
        ({"starts_on": "2010-01-01"}, {"starts_on": "2015-01-01"}, False),
        ({}, {"ends_on": "2020-01-01"}, False),
    ],
)
def test_two_roles_are_one_only_where_neither_says_what_the_other_would_lose(
    one: dict[str, Any], other: dict[str, Any], is_one: bool
) -> None:
    assert are_one("roles", ROLE | one, ROLE | other) is is_one


@pytest.mark.parametrize(
    ("one", "other", "gets"),
    [
        ({"rsvp": "invited"}, {"rsvp": "declined"}, {"rsvp": "declined"}),
        ({"rsvp": "accepted"}, {"rsvp": "invited"}, {}),
        ({"rsvp": "accepted"}, {"rsvp": "declined"}, {}),
        ({"attendance": "no-show"}, {"attendance": "attended"}, {"attendance": "attended"}),
        ({"attendance": "attended"}, {"attendance": "no-show"}, {}),
        ({"note": "Brings cake"}, {"note": "Needs a ramp"}, {"note": "Brings cake; Needs a ramp"}),
        ({"note": "Brings cake"}, {"note": "brings CAKE"}, {}),
        ({}, {"role": "speaker", "note": "Talks at 3"}, {"role": "speaker", "note": "Talks at 3"}),
    ],
)
def test_one_place_on_a_list_has_the_answer_and_the_notes_of_both(
    one: dict[str, Any], other: dict[str, Any], gets: dict[str, Any]
) -> None:
    assert filled("participants", PLACE | one, PLACE | other, PLACE) == gets
