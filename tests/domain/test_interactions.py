"""Interactions: what is wrong with a draft."""

from datetime import date

from outreach_desktop.domain.interactions import InteractionDraft, problems


def test_an_interaction_needs_a_date_and_a_few_words() -> None:
    assert problems(InteractionDraft(contact_id="c1", summary=" ")) == [
        "Choose a date.",
        "Say in a few words what passed.",
    ]


def test_a_dated_line_is_enough() -> None:
    draft = InteractionDraft(contact_id="c1", date=date(2026, 3, 4), summary="Rang the ward")

    assert problems(draft) == []
