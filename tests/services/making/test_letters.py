"""Letters: what can be chosen, and what the timeline knows of them."""

import hashlib
from pathlib import Path

import pytest

from outreach_desktop import paths
from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.trust import STARTERS
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, THANKS, made, note, planned, text


def test_a_document_stands_on_the_timeline_with_its_reference(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people, note(tmp_path, GREETING)), out)

    entry = timeline.of(db, people[0].id)[0]
    assert (entry.kind, entry.summary, entry.date) == ("document", "Note", TODAY)
    assert entry.detail == "Our reference NO-2026-0001"
    (document,) = contacts.card(db, people[0].id, today=TODAY).documents
    assert document.id == entry.document_id
    assert document.sha256 == hashlib.sha256(Path(document.path).read_bytes()).hexdigest()


def test_making_thank_you_notes_is_one_action_that_undo_takes_back_whole(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people, note(tmp_path, GREETING), note(tmp_path, THANKS, name="x")), out)
    assert len(timeline.of(db, people[0].id)) == 3

    assert undo.next_undo(db) == "Make documents for 2 people"
    undo.undo(db)

    assert len(timeline.of(db, people[0].id)) == 1
    assert contacts.card(db, people[0].id, today=TODAY).documents == ()
    assert interactions.thanks_owed(db, [people[0].id]).keys() == {people[0].id}
    assert len(list(out.iterdir())) == 3  # undo leaves files alone


def test_somebody_with_nothing_to_be_thanked_for_is_left_out_and_told_why(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann, ben = made(db, planned(db, people, note(tmp_path, THANKS)), out)

    assert ann.path is not None
    assert ben.path is None
    assert ben.problem.startswith("Say what to thank Dr Ben Fox for")


def test_many_are_thanked_for_the_same_thing_and_are_still_owed_thanks_for_their_own(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, THANKS), thanks_for="speaking at our open evening")

    assert [finding for finding in letters.check(plan) if finding.stops] == []
    for outcome in made(db, plan, out):
        assert text(outcome.path) == ["Thank you for speaking at our open evening."]
    assert interactions.thanks_owed(db, [people[0].id]).keys() == {people[0].id}


def test_thanks_left_blank_still_make_a_sentence(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann, ben = made(db, planned(db, people, note(tmp_path, THANKS), missing="blank"), out)

    assert text(ann.path) == ["Thank you for lending us the gym."]
    assert text(ben.path) == ["Thank you for your support."]


def test_the_starters_come_first_and_are_found_by_name_or_title() -> None:
    assert [one.name for one in letters.choices()] == [one.name for one in SHIPPED]
    assert {one.path.name for one in letters.choices()} == {
        path.name for path in STARTERS.glob("*.docx")
    }
    assert letters.choice("Thank-You Note") == letters.choice("thank-you")


def test_templates_beside_the_data_file_are_offered_after_the_starters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    db = data_file.open_data(tmp_path / "group.outreach")
    folder = letters.templates_folder(db)
    assert folder == tmp_path / "Templates"
    folder.mkdir()
    builders.template(folder / "visit-request.docx", "{{ event.title }}")
    (folder / "~$visit-request.docx").write_bytes(b"Word has it open")
    (folder / "broken.docx").write_bytes(b"no zip")

    broken, visit = letters.choices(db)[len(SHIPPED) :]

    assert (visit.name, visit.title, visit.needs_event) == ("visit-request", "Visit request", True)
    assert "not" in broken.note
    assert letters.choice("visit request", db) == visit
    data_file.close(db)


def test_an_unknown_document_names_the_likest() -> None:
    with pytest.raises(OutreachError, match="Did you mean proposal"):
        letters.choice("propsal")


def test_looking_shows_what_is_missing_where_making_would_stop(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    choice = note(tmp_path, "We rang {{ contact.phone }}.")

    look = letters.look(planned(db, people, choice), people[0].id, choice)

    assert "We rang [phone?]." in look.text
