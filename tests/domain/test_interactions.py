"""Interactions: what is wrong with a draft."""

from datetime import date

from outreach_desktop.domain.interactions import KINDS, InteractionDraft, kind_in_words, problems
from outreach_desktop.domain.problems import Problem


def test_an_interaction_needs_a_date_and_a_few_words() -> None:
    assert problems(InteractionDraft(contact_id="c1", summary=" ")) == (
        Problem("date", "Choose a date."),
        Problem("summary", "Add a short summary."),
    )


def test_a_dated_line_is_enough() -> None:
    draft = InteractionDraft(contact_id="c1", date=date(2026, 3, 4), summary="Rang the ward")

    assert problems(draft) == ()


def test_every_kind_reads_well_in_log_call_with_somebody() -> None:
    assert [kind_in_words(kind) for kind in KINDS[:3]] == ["call", "email", "letter"]
    assert all(kind_in_words(kind) for kind in KINDS)
