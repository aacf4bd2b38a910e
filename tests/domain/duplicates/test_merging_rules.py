"""What is chosen beforehand of two entries, and what comes of a choice."""

from typing import Any

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import FIELDS, Contact
from outreach_desktop.domain.duplicates.merging import Side, merge_fields, merged, parent
from outreach_desktop.domain.organisations import FIELDS as PLACE_FIELDS
from outreach_desktop.domain.organisations import Organisation, TreeNode


def person(**fields: Any) -> Contact:
    return Contact(id=fields.pop("id", "1"), **{"last_name": "Orpen", **fields})


@pytest.mark.parametrize(
    ("one", "other", "side"),
    [
        ({"email": ""}, {"email": "a@x.example"}, Side.OTHER),
        ({"email": "b@x.example"}, {"email": "a@x.example"}, Side.ONE),
        ({"first_name": "A."}, {"first_name": "Ann"}, Side.OTHER),
        ({"last_name": "ORPEN"}, {"last_name": "Orpen"}, Side.OTHER),
        ({"notes": "One"}, {"notes": "Two"}, Side.BOTH),
        ({"tier": "wider"}, {"tier": "core"}, Side.OTHER),
        ({"champion": "champion"}, {"champion": "prospect"}, Side.ONE),
        ({"large_print": False}, {"large_print": True}, Side.OTHER),
        ({"address": Address(town="Ash")}, {"address": Address(street="1 Elm Rd", town="Ash")}, Side.OTHER),
    ],
)  # fmt: skip
def test_what_says_more_is_chosen_beforehand(
    one: dict[str, Any], other: dict[str, Any], side: Side
) -> None:
    fields = merge_fields(person(**one), person(id="2", **other), FIELDS, {})
    chosen = {field.name: field for field in fields}[next(iter(one))]
    assert (chosen.chosen, chosen.differs) == (side, True)


def test_only_what_one_of_them_has_is_shown_and_what_is_equal_is_no_choice() -> None:
    fields = merge_fields(person(profession="nurse"), person(profession="nurse"), FIELDS, {})
    assert [(field.name, field.differs) for field in fields] == [("last_name", False), ("profession", False)]  # fmt: skip


def test_both_texts_are_kept_and_no_line_twice() -> None:
    one, other = person(notes="Met in May\nLikes tea"), person(notes="likes tea\nPlays chess")
    assert merged(one, other, FIELDS, {}).notes == "Met in May\nLikes tea\nPlays chess"
    assert merged(one, other, FIELDS, {"notes": Side.OTHER}).notes == "likes tea\nPlays chess"


def test_another_way_to_reach_them_goes_to_the_notes_unless_it_is_the_same_or_not_wanted() -> None:
    one = person(phone="01632 960001", email="a@x.example")
    other = person(phone="+44 1632 960001", email="b@x.example")
    assert merged(one, other, FIELDS, {}).notes == "Other email: b@x.example"
    assert merged(one, other, FIELDS, {}, keep_others=False).notes == ""


def test_the_code_of_the_other_in_a_register_is_noted() -> None:
    found = merged(person(code="C1"), person(code="C2"), FIELDS, {})
    assert (found.code, found.notes) == ("C1", "Code: C2")
    places = [Organisation(id=each, name="Lakeside", code=each, e_referral_address=f"at {each}") for each in ("R1", "R2")]  # fmt: skip
    assert (
        merged(places[0], places[1], PLACE_FIELDS, {}).notes
        == "Code: R2\nAddress in the referral system: at R2"
    )


def test_no_choice_weakens_what_somebody_asked_for() -> None:
    one, other = person(), person(do_not_contact=True, do_not_contact_reason="Asked", deceased=True)
    chosen = dict.fromkeys(FIELDS, Side.ONE)
    for found in (merged(one, other, FIELDS, chosen), merged(other, one, FIELDS, chosen)):
        assert (found.do_not_contact, found.do_not_contact_reason, found.deceased) == (True, "Asked", True)  # fmt: skip


def test_a_parent_is_never_below_its_own_part() -> None:
    top, low = (
        Organisation(id="top", name="Top"),
        Organisation(id="low", name="Low", parent_id="mid"),
    )
    every = [TreeNode("top", "Top", None), TreeNode("mid", "Mid", "top"), TreeNode("low", "Low", "mid")]  # fmt: skip
    assert parent(low, top, "mid", every) is None
    circle = [TreeNode("mid", "Mid", "low"), TreeNode("low", "Low", "mid")]
    assert parent(top, low, "low", circle) is None
