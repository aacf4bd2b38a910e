"""The paragraph of one's own: kept while it is typed, used once, and never lost."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import TemplateChoice
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.holding import telling
from outreach_desktop.services.holding.collecting import collected
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_paragraphs
from tests import builders

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
NOTE = "Note"


@pytest.fixture
def ann(db: Data) -> Contact:
    return builders.person(db, "O\u2019Neil")


@pytest.fixture
def note(tmp_path: Path) -> TemplateChoice:
    path = builders.template(tmp_path / "note.docx", "{{ letter.personal }}")
    return letters.choice(str(path))


def typed(db: Data, person: Contact, text: str, action: int = 0, document: str = NOTE) -> int:
    return letter_paragraphs.keep(db, person.id, document, text, action)


def planned(db: Data, *people: Contact, note: TemplateChoice) -> letters.Plan:
    return letters.plan(db, [one.id for one in people], [note], today=NOW.date())


def texts(plan: letters.Plan) -> list[str]:
    return [letter.personal for letter in plan.letters()]


def test_what_is_kept_is_in_the_letter_that_is_planned_next(
    db: Data, ann: Contact, note: TemplateChoice
) -> None:
    cy = builders.person(db, "Adeyemi")
    typed(db, ann, "  You rang me. ")

    plan = planned(db, ann, cy, note=note)

    assert texts(plan) == ["You rang me.", ""]
    assert letters.without_words(plan, note) == [cy.id]


def test_words_for_one_document_are_not_in_another(
    db: Data, ann: Contact, note: TemplateChoice
) -> None:
    typed(db, ann, "For the other one.", document="Introduction letter")
    assert texts(planned(db, ann, note=note)) == [""]


def test_all_of_one_typing_is_taken_back_at_once(db: Data, ann: Contact) -> None:
    action = typed(db, ann, "You")
    assert typed(db, ann, "You rang me.", action) == action

    undo.undo(db)
    assert letter_paragraphs.waiting(db, ann.id, NOTE) == ""
    undo.redo(db)
    assert letter_paragraphs.waiting(db, ann.id, NOTE) == "You rang me."


def test_after_something_else_was_done_typing_is_an_action_of_its_own(
    db: Data, ann: Contact
) -> None:
    action = typed(db, ann, "You")
    builders.person(db, "Adeyemi")

    assert typed(db, ann, "You rang me.", action) != action
    undo.undo(db)
    assert letter_paragraphs.waiting(db, ann.id, NOTE) == "You"


def test_what_is_as_it_was_leaves_nothing_to_undo(db: Data, ann: Contact) -> None:
    typed(db, ann, "You rang me.")
    before = undo.next_undo(db)

    assert typed(db, ann, "You rang me. ") == 0
    assert typed(db, builders.person(db, "Adeyemi"), " ") == 0
    undo.undo(db)
    assert undo.next_undo(db) == before


def test_emptied_words_go_to_the_bin(db: Data, ann: Contact) -> None:
    typed(db, ann, "You rang me.")
    typed(db, ann, "")
    assert letter_paragraphs.waiting(db, ann.id, NOTE) == ""


def test_a_letter_that_was_made_has_used_them_and_undo_gives_them_back(
    db: Data, ann: Contact, note: TemplateChoice, tmp_path: Path
) -> None:
    typed(db, ann, "You rang me.")

    (outcome,) = letters.make(db, planned(db, ann, note=note), tmp_path / "out", now=NOW)

    assert outcome.path is not None
    assert "You rang me." in [one.text for one in Document(str(outcome.path)).paragraphs]
    assert texts(planned(db, ann, note=note)) == [""]
    undo.undo(db)
    assert texts(planned(db, ann, note=note)) == ["You rang me."]


def test_words_that_were_changed_while_letters_are_made_wait_for_the_next_one(
    db: Data, ann: Contact, note: TemplateChoice, tmp_path: Path
) -> None:
    typed(db, ann, "You rang me.")
    plan = planned(db, ann, note=note)
    typed(db, ann, "You rang me on a Sunday.")

    list(letters.make(db, plan, tmp_path / "out", now=NOW))

    assert texts(planned(db, ann, note=note)) == ["You rang me on a Sunday."]


def test_another_batch_in_between_leaves_them_waiting(
    db: Data, ann: Contact, note: TemplateChoice, tmp_path: Path
) -> None:
    typed(db, ann, "You rang me.")
    other = letters.choice(str(builders.template(tmp_path / "other.docx", "{{ contact.name }}")))

    list(letters.make(db, planned(db, ann, note=other), tmp_path / "out", now=NOW))

    assert texts(planned(db, ann, note=note)) == ["You rang me."]


def test_whoever_is_merged_brings_them_along(db: Data, ann: Contact, note: TemplateChoice) -> None:
    again = builders.person(db, "O\u2019Neil", email="ann@example.org")
    typed(db, again, "You rang me.")

    merging.merge(db, "contacts", ann.id, again.id)

    assert texts(planned(db, ann, note=note)) == ["You rang me."]


def test_nothing_is_kept_for_somebody_who_is_gone(db: Data, ann: Contact) -> None:
    contacts.remove(db, [ann.id])
    with pytest.raises(OutreachError, match="no longer there"):
        typed(db, ann, "You rang me.")


def test_sentences_to_begin_with_come_from_what_is_known(
    db: Data, ann: Contact, note: TemplateChoice, tmp_path: Path
) -> None:
    place = builders.organisation(db, "Marrowby General", shared_goals="Fewer calls")
    builders.role(db, ann, place, title="Consultant")
    builders.call(db, ann, NOW.date() - dt.timedelta(days=9))
    typed(db, ann, "You rang me.")
    list(letters.make(db, planned(db, ann, note=note), tmp_path / "out", now=NOW))

    found = letter_paragraphs.begin_with(db, planned(db, ann, note=note), ann.id)

    assert [one.words for one in found] == [
        "It was good to speak with you on 21 February 2026.",
        "There is something we both want: Fewer calls.",
        "I write to you as consultant at Marrowby General, because",
        "You rang me.",
    ]
    assert letter_paragraphs.begin_with(db, planned(db, ann, note=note), "somebody else") == ()


def test_whoever_asks_what_is_held_on_them_is_told_the_words_too(db: Data, ann: Contact) -> None:
    typed(db, ann, "You rang me on a Sunday.")
    held = outcome(collected(db, ann.id, today=NOW.date()))
    assert "You rang me on a Sunday." in str(telling.as_json(held))


def test_words_for_a_letter_are_there_on_other_paper_and_those_for_it_come_first(
    db: Data, ann: Contact, tmp_path: Path
) -> None:
    ours = replace(group.profile(db), name="Tarn", phone="01632 960100", purpose="We meet.")
    group.save_profile(db, ours)
    group.add_sender(db, SenderDraft(name="Margaret Ellery", phone="01632 960101"))
    whole, small = "New phone number or address", "New phone number or address, on A5"
    on_a5 = letters.choice("new-details-a5")
    assert (letters.choice("new-details").title, on_a5.title) == (whole, small)
    typed(db, ann, "You rang me.", document=whole)

    plan = planned(db, ann, note=on_a5)
    assert texts(plan) == ["You rang me."]
    assert letter_paragraphs.waiting(db, ann.id, small) == "You rang me."

    typed(db, ann, "You wrote to me.", document=small)
    assert texts(planned(db, ann, note=on_a5)) == ["You wrote to me."]
    assert letter_paragraphs.waiting(db, ann.id, whole) == "You rang me.", "that is left as it is"

    typed(db, ann, "", document=small)
    assert texts(planned(db, ann, note=on_a5)) == [""], "what was emptied does not come back"


def test_words_that_went_out_on_other_paper_wait_no_longer(
    db: Data, ann: Contact, tmp_path: Path
) -> None:
    ours = replace(group.profile(db), name="Tarn", phone="01632 960100", purpose="We meet.")
    group.save_profile(db, ours)
    group.add_sender(db, SenderDraft(name="Margaret Ellery", phone="01632 960101"))
    typed(db, ann, "You rang me.", document="New phone number or address")

    plan = planned(db, ann, note=letters.choice("new-details-a5"))
    made = list(letters.make(db, plan, tmp_path / "out", now=NOW))

    assert [one.problem for one in made] == [""]
    assert letter_paragraphs.waiting(db, ann.id, "New phone number or address") == ""
