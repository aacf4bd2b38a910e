"""What an answer means by the heading above it, and words that nobody can read."""

import pytest

from outreach_desktop.domain.wishes.wish_answers import cell_says, is_about_wishes, preferred_way
from outreach_desktop.domain.wishes.wish_notes import notes_say
from outreach_desktop.domain.wishes.wishes import Said

PERMISSIVE = [
    "Mailing?",
    "Mail",
    "Newsletter",
    "Post",
    "Email ok?",
    "Contact?",
    "Happy to be contacted",
    "Keep in touch",
    "Add to mailing list",
    "Phone?",
    "Letters?",
]
ALL_BUT_POST = "email, phone, visit, text?"


def in_short(said: Said) -> str:
    """“email, post”, with a ? where somebody is to look."""
    return ", ".join(wish.channel for wish in said.wishes) + "?" * said.doubtful


@pytest.mark.parametrize("header", PERMISSIVE)
@pytest.mark.parametrize("cell", ["Y", "yes", "Yes please", "x", "prefers post", "by email", ""])
def test_a_yes_under_a_heading_that_asks_is_a_permission(header: str, cell: str) -> None:
    assert in_short(cell_says(header, cell)) == ""


@pytest.mark.parametrize("header", PERMISSIVE)
@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("post only", ALL_BUT_POST),
        ("not by email please", "email"),
        ("no emails", "email"),
        ("yes, but don't phone", "phone"),
        ("?", "?"),
    ],
)
def test_a_limit_under_it_is_a_wish_about_what_it_names(header: str, cell: str, said: str) -> None:
    assert in_short(cell_says(header, cell)) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Mailing?", "all?"),
        ("Mail", "email, post?"),
        ("Newsletter", "all?"),
        ("Post", "post?"),
        ("Post?", "post"),
        ("Email ok?", "email"),
        ("Phone?", "phone?"),
        ("Contact?", "all"),
        ("Happy to be contacted", "all"),
        ("Keep in touch", "all"),
        ("Mailing list", "all"),
    ],
)
def test_a_no_under_it_is_a_wish_that_is_asked_about_where_it_is_not_plain(
    header: str, said: str
) -> None:
    assert in_short(cell_says(header, "No")) == said
    assert in_short(cell_says(header, "no thanks")) == said


@pytest.mark.parametrize("header", ["Opt out", "Do not contact", "Unsubscribe", "Suppress"])
def test_a_yes_under_a_heading_that_refuses_is_a_wish(header: str) -> None:
    assert in_short(cell_says(header, "Y")) == "all"
    assert in_short(cell_says(header, "No")) == ""


@pytest.mark.parametrize("header", ["Mailing?", "Remarks", "Group", "Mail"])
@pytest.mark.parametrize(
    "cell", ["night shifts only", "Spoke at our May meeting", "gave raffle prize"]
)
def test_words_that_nobody_can_read_are_no_wish_and_a_question(header: str, cell: str) -> None:
    said = cell_says(header, cell)

    assert (said.wishes, said.doubtful) == ((), True)


@pytest.mark.parametrize("cell", ["y", "No"])
def test_an_answer_to_nobody_knows_what_decides_nothing(cell: str) -> None:
    said = cell_says("Flag", cell)

    assert (said.wishes, said.doubtful) == ((), True)


@pytest.mark.parametrize(
    ("header", "cells", "about"),
    [
        ("Mailing?", ["Y", "yes", "Yes please", "No", "post only", "night shifts only"], True),
        ("Mailing list", ["No"], True),
        ("Happy to be contacted?", ["yes"], True),
        ("Email?", ["Y", "N"], True),
        ("Email?", ["ann@example.org", "none", "no"], False),
        ("Contact?", ["Ann Lee", "Bo Ek", "no"], False),
        ("Mailing", ["1 High Street", "2 Low Lane"], False),
        ("Post", ["yes", "no"], False),
        ("Phone", ["no", "no"], False),
    ],
)
def test_a_heading_that_asks_needs_no_choosing(header: str, cells: list[str], about: bool) -> None:
    assert is_about_wishes(header, cells) is about


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("By post only.", ALL_BUT_POST),
        ("Please contact by email only", "post, phone, visit, text?"),
        ("not by email please", "email"),
        ("Not by email or phone", "email, phone"),
        ("No emails, no calls", "email, phone"),
        ("don't phone", "phone"),
        ("do not ring", "phone"),
        ("prefers post", ""),
        ("no email", ""),
        ("night shifts only", ""),
        ("phone only after six", ""),
        ("Sells stamps by post only on Mondays", ""),
    ],
)
def test_notes_name_the_way_that_is_not_wanted(words: str, said: str) -> None:
    assert in_short(notes_say(words)) == said


def test_words_are_quoted_with_the_column_they_stand_in() -> None:
    (wish,) = notes_say("do not post", "Remarks").wishes
    assert wish.reason == "Remarks: do not post"
    (wish,) = cell_says("Mailing?", "No").wishes
    assert wish.reason == "Mailing?: No"


@pytest.mark.parametrize(
    ("header", "cell", "way"),
    [
        ("Notes", "prefers post", "letter"),
        ("Notes", "Met at the fair. Prefers to be contacted by e-mail.", "email"),
        ("Mailing?", "prefers phone", "phone"),
        ("Preferred contact method", "Email", "email"),
        ("Notes", "prefers email or phone", ""),
        ("Notes", "prefers not to be phoned", ""),
        ("Notes", "prefers tea", ""),
        ("Notes", "post", ""),
    ],
)
def test_the_way_somebody_likes_best_is_known(header: str, cell: str, way: str) -> None:
    assert preferred_way(header, cell) == way
