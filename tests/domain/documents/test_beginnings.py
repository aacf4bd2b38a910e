"""Words to begin with: only what is known, and as a person would write it."""

import datetime as dt
from typing import Any

import pytest

from outreach_desktop.domain.documents.beginnings import KnownOfReader, beginnings
from outreach_desktop.domain.interactions import Interaction

TODAY = dt.date(2026, 3, 2)


def words(**known: Any) -> list[str]:
    return [one.words for one in beginnings(KnownOfReader(**known), TODAY, str)]


def entry(kind: str, date: dt.date | None = dt.date(2026, 2, 10), **fields: Any) -> Interaction:
    return Interaction(id="i", contact_id="c", kind=kind, date=date, **fields)


@pytest.mark.parametrize(
    ("kind", "direction", "said"),
    [
        ("meeting", "out", "It was good to meet you on 2026-02-10."),
        ("visit", "out", "Thank you for the time you gave us on 2026-02-10."),
        ("phone", "out", "It was good to speak with you on 2026-02-10."),
        ("phone", "in", "Thank you for your call on 2026-02-10."),
        ("email", "in", "Thank you for your email of 2026-02-10."),
        ("letter", "in", "Thank you for your letter of 2026-02-10."),
    ],
)
def test_the_last_contact_is_spoken_of_by_what_it_was(kind: str, direction: str, said: str) -> None:
    assert words(timeline=[entry(kind, direction=direction, summary="grumpy")]) == [said]


@pytest.mark.parametrize(
    "nothing",
    [
        entry("email", direction="out"),
        entry("note"),
        entry("document", document_id="d"),
        entry("meeting", date=None),
        entry("meeting", dt.date(2026, 4, 1)),
        entry("meeting", dt.date(2024, 3, 1)),
    ],
    ids=["our email", "note", "document", "no day", "still to come", "long ago"],
)
def test_what_was_no_contact_or_is_long_ago_is_not_spoken_of(nothing: Interaction) -> None:
    assert words(timeline=[nothing]) == []


def test_the_newest_contact_that_can_be_spoken_of_is() -> None:
    passed = [entry("note"), entry("visit", dt.date(2026, 2, 1)), entry("meeting")]
    assert words(timeline=passed) == ["Thank you for the time you gave us on 2026-02-01."]


def test_a_need_is_told_with_our_answer_to_it() -> None:
    assert words(
        needs=["No one rings back at the weekend", "Leaflets in Urdu"],
        answers={
            "No one rings back at the weekend": "A helpline until ten",
            "Leaflets in Urdu": "",
        },
    ) == [
        (
            "We have heard that this is on your mind: No one rings back at the weekend. "
            "What we can offer: A helpline until ten."
        ),
        "We have heard that this is on your mind: Leaflets in Urdu.",
    ]


def test_goals_and_wishes_of_their_own_end_as_sentences_do() -> None:
    assert words(own_needs=["A number to ring."], shared_goals=["Fewer calls!"]) == [
        "You told us what would help you: A number to ring.",
        "There is something we both want: Fewer calls!",
    ]


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        ("Consultant urologist", "Marrowby General", "consultant urologist at Marrowby General"),
        ("GP partner", "", "GP partner"),
    ],
)
def test_a_role_stands_within_a_sentence_that_is_to_be_finished(
    role: str, place: str, said: str
) -> None:
    assert words(role=role, organisation=place) == [f"I write to you as {said}, because"]


def test_of_somebody_unknown_nothing_is_made_up() -> None:
    assert words() == []
    assert words(organisation="Marrowby General") == []


def test_what_was_written_last_time_comes_last_and_nothing_comes_twice() -> None:
    both = {"shared_goals": ["Fewer calls."], "before": ["You rang me.", "Older."]}
    assert words(**both) == ["There is something we both want: Fewer calls.", "You rang me."]
    assert words(
        before=["There is something we both want: Fewer calls."], shared_goals=["Fewer calls."]
    ) == ["There is something we both want: Fewer calls."]
