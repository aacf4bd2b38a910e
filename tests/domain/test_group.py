"""Our own group: what is wrong with its profile, and who signs."""

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.group import (
    UNNAMED,
    Gap,
    GroupProfile,
    Point,
    Sender,
    SenderDraft,
    default_sender,
    gaps,
    on_screen,
    problems,
    sender_problems,
)
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.domain.problems import Problem
from outreach_desktop.templates.library.fields import fields

NOT_A_LINE = "Type it in one line."


def sender(key: str, name: str, *, is_default: bool = False) -> Sender:
    return Sender(id=key, name=name, is_default=is_default)


def test_a_group_needs_a_name_and_both_its_addresses_are_looked_at() -> None:
    assert problems(GroupProfile(email="x\ny", referral_email="y\nz")) == (
        Problem("name", "Type the group's name."),
        Problem("email", NOT_A_LINE),
        Problem("referral_email", NOT_A_LINE),
    )


def test_a_point_must_be_about_something_a_document_prints() -> None:
    profile = GroupProfile(name="Lakeside", points=(Point(kind="help"), Point(kind="helps")))

    assert problems(profile) == (
        Problem("points", "Choose what each point of the text bank is about."),
    )


def test_a_sender_needs_a_name() -> None:
    assert sender_problems(SenderDraft(email="x\ny")) == (
        Problem("name", "Type the name of the person who signs."),
        Problem("email", NOT_A_LINE),
    )


def test_the_marked_sender_signs_where_nobody_was_chosen() -> None:
    ann, beth = sender("1", "Ann"), sender("2", "Beth", is_default=True)

    assert default_sender([ann, beth]) == beth


def test_without_a_mark_the_first_by_name_signs() -> None:
    assert default_sender([sender("1", "beth"), sender("2", "Ann")]) == sender("2", "Ann")
    assert default_sender([]) is None


def words(found: list[Gap]) -> list[str]:
    return [gap.words for gap in found]


def test_a_new_group_is_told_everything_documents_would_leave_out() -> None:
    found = words(gaps(GroupProfile(), []))

    assert found[:2] == ["your name", "what you are for"]
    assert "\u201cHow to refer\u201d" in found


def test_the_office_telephone_serves_for_referrals_too() -> None:
    found = words(gaps(GroupProfile(phone="01632 960001"), []))

    assert "a phone number for referrals" not in found


@pytest.mark.parametrize("gap", gaps(GroupProfile(), []), ids=lambda gap: gap.field)
def test_what_is_missing_is_a_field_of_templates_and_has_a_name_on_the_screen(gap: Gap) -> None:
    assert gap.field in fields()
    if gap.field.startswith("group."):
        assert on_screen(gap.field)[0].isupper()


def test_the_name_a_new_file_gives_is_not_yet_a_name() -> None:
    assert words(gaps(GroupProfile(name=UNNAMED), []))[0] == "your name"
    assert "your name" not in words(gaps(GroupProfile(name="Lakeside"), []))


def test_a_profile_that_is_complete_has_no_gaps() -> None:
    profile = GroupProfile(
        name="Lakeside",
        purpose="We listen.",
        about="We are twelve.",
        address=Address(town="Lakeside"),
        phone="01632 960001",
        email="hello@lakeside.example",
        referral_email="refer@lakeside.example",
        privacy_line="Tell us and we stop.",
        logo_id="f1",
        points=tuple(Point(kind=kind) for kind in POINT_KINDS),
    )

    assert gaps(profile, [sender("1", "Ann")]) == []
    assert words(gaps(profile, [])) == ["someone who signs"]


def test_every_kind_of_point_has_two_or_three_columns() -> None:
    assert {len(about.columns) for about in POINT_KINDS.values()} == {2, 3}
