"""Texts of the content bank: which are printed, and what keeps the others back."""

import datetime as dt

import pytest

from outreach_desktop.domain.offering.content import (
    ContentDraft,
    ContentStanding,
    ContentText,
    is_to_do,
    named,
    problems,
    review_due_on,
    standing,
    told,
    what_to_do,
)

TODAY = dt.date(2026, 3, 2)


def text(kind: str = "news", **facts: object) -> ContentDraft:
    return ContentDraft(**({"kind": kind, "heading": "Open evening"} | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "stands", "words"),
    [
        (text(), ContentStanding.FINE, "may be printed"),
        (text(may_hand_out=False), ContentStanding.KEPT_BACK, "not handed out"),
        (text("story"), ContentStanding.NO_PERMISSION, "no permission"),
        (text("quote", may_hand_out=False), ContentStanding.NO_PERMISSION, "no permission"),
        (text(attribution="a member"), ContentStanding.NO_PERMISSION, "no permission"),
        (text("story", permission="by letter"), ContentStanding.FINE, "may be printed"),
        (
            text("story", permission="by letter", permission_ends_on=TODAY),
            ContentStanding.FINE,
            "may be printed",
        ),
        (
            text("story", permission="by letter", permission_ends_on=dt.date(2026, 3, 1)),
            ContentStanding.PERMISSION_ENDED,
            "permission has ended",
        ),
        (
            text(text="[\u2026] came to the first one"),
            ContentStanding.NAME_TAKEN_OUT,
            "a name was taken out of it",
        ),
        (text(review_on=TODAY), ContentStanding.DUE, "to be read through again"),
        (text(review_on=dt.date(2026, 3, 3)), ContentStanding.FINE, "may be printed"),
        (
            text("question", reviewed_on=dt.date(2025, 3, 2)),
            ContentStanding.DUE,
            "to be read through again",
        ),
        (
            text("signpost", reviewed_on=dt.date(2025, 9, 3)),
            ContentStanding.FINE,
            "may be printed",
        ),
        (
            text("signpost", reviewed_on=dt.date(2025, 8, 31)),
            ContentStanding.DUE,
            "to be read through again",
        ),
        (text(reviewed_on=dt.date(2020, 1, 1)), ContentStanding.FINE, "may be printed"),
    ],
)
def test_how_it_stands(one: ContentDraft, stands: ContentStanding, words: str) -> None:
    assert (standing(one, TODAY), told(one, TODAY)) == (stands, words)
    assert is_to_do(one, TODAY) is (stands < ContentStanding.KEPT_BACK)
    assert bool(what_to_do(one, TODAY)) is (stands is not ContentStanding.FINE)


def test_the_day_of_the_next_review_is_counted_by_its_kind() -> None:
    last = dt.date(2025, 8, 31)
    assert review_due_on(text("signpost", reviewed_on=last)) == dt.date(2026, 2, 28)
    assert review_due_on(text("leaflet", reviewed_on=last)) == dt.date(2026, 8, 31)
    assert review_due_on(text("news", reviewed_on=last)) is None
    assert review_due_on(text("question")) is None


def test_what_stops_one_from_being_saved() -> None:
    def said(one: ContentDraft) -> list[tuple[str, str]]:
        return [(problem.field, problem.sentence) for problem in problems(one, TODAY)]

    assert said(text(heading=" ")) == [("heading", "Type a heading or a text.")]
    assert said(text("question", heading="", text="Yes.")) == [("heading", "Type the question.")]
    assert said(text("quote", heading="", text="Better questions.")) == []
    assert said(text(reviewed_on=dt.date(2026, 3, 3))) == [
        ("reviewed_on", "Choose today or a day before.")
    ]


def test_one_without_a_heading_is_called_by_how_it_begins() -> None:
    assert named(text(heading="", text="Better\nquestions.")) == "Better questions."
    long = ContentText(id="1", text="word " * 40)
    assert len(long.name) <= 80
    assert long.name.endswith("word\u2026")
