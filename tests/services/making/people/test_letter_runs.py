"""Runs of letters kept under a name: whom they are for today, and who does not have it yet."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_runs
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
RUN = LetterRun(name="Wards", people="tag:ward", documents="Note = note")


def test_its_search_finds_those_of_today_and_who_does_not_have_it_yet(
    db: Data, tmp_path: Path
) -> None:
    ann = builders.person(db, tags=("ward",))
    letter_runs.save(db, RUN)
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "Dear")))
    list(letters.make(db, letters.plan(db, [ann.id], [note], today=TODAY), tmp_path, now=NOW))
    cy = builders.person(db, "Adeyemi", tags=("ward",))
    builders.person(db, "Marsh")

    (found,) = letter_runs.ready(db, today=TODAY)

    assert set(found.everyone) == {ann.id, cy.id}
    assert found.newcomers == (cy.id,)


def test_a_name_is_given_once_whatever_its_capitals_and_saving_is_undone(db: Data) -> None:
    letter_runs.save(db, RUN)
    letter_runs.save(db, LetterRun(name=" wards ", people="tag:core", documents="Note = note"))
    assert [one.run.name for one in letter_runs.ready(db, today=TODAY)] == ["wards"]

    undo.undo(db)
    assert [one.run.people for one in letter_runs.ready(db, today=TODAY)] == ["tag:ward"]
    letter_runs.remove(db, "Wards")
    assert letter_runs.ready(db, today=TODAY) == []
    letter_runs.save(db, RUN)
    assert len(letter_runs.ready(db, today=TODAY)) == 1


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (LetterRun(name="", people="a", documents="Note = note"), "Type a name"),
        (LetterRun(name="W" * 61, people="a", documents="Note = note"), "shorter name"),
        (LetterRun(name="W", documents="Note = note"), "Search for the people first"),
        (LetterRun(name="W", people="tier:", documents="Note = note"), "tier"),
        (LetterRun(name="W", people="a"), "Choose a document"),
    ],
)
def test_what_could_not_be_taken_up_again_is_not_kept(db: Data, run: LetterRun, said: str) -> None:
    with pytest.raises(OutreachError, match=said):
        letter_runs.save(db, run)


def test_a_search_that_can_no_longer_be_understood_finds_nobody_and_says_why(db: Data) -> None:
    letter_runs.save(db, LetterRun(name="W", people='saved:"Gone"', documents="Note = note"))
    (found,) = letter_runs.ready(db, today=TODAY)
    assert (found.everyone, found.newcomers) == ((), ())
    assert "Gone" in found.trouble


def test_documents_are_read_by_title_and_name_and_rules_by_field() -> None:
    run = LetterRun(
        name="W",
        documents="Introduction letter = introduction\nA = b = c",
        rules="contact.phone=skip\nodd",
    )
    assert run.titles == ("Introduction letter", "A = b")
    assert run.names == ("introduction", "c")
    assert run.policies == {"contact.phone": "skip"}


def test_a_copy_goes_to_who_is_left_of_two_entries_and_to_nobody_erased(db: Data) -> None:
    ann, twin, bo = (builders.person(db, name) for name in ("Tarn", "Tarne", "Marsh"))
    copies = f"{twin.id}\n{ann.id}\n{bo.id}"
    letter_runs.save(db, replace(RUN, copies=copies))

    merging.merge(db, "contacts", ann.id, twin.id)
    assert letter_runs.ready(db, today=TODAY)[0].run.copies_to == (ann.id, bo.id)
    undo.undo(db)
    assert letter_runs.ready(db, today=TODAY)[0].run.copies == copies

    erasing.erase(db, bo.id, today=TODAY)
    assert bo.id not in letter_runs.ready(db, today=TODAY)[0].run.copies


def test_who_has_a_document_on_a5_is_no_newcomer_for_it_on_a_whole_sheet(
    db: Data, tmp_path: Path
) -> None:
    ours = replace(group.profile(db), name="Tarn", phone="01632 960100", small_sheets=True)
    group.save_profile(db, ours)
    ann = builders.person(db, tags=("ward",))
    letter_runs.save(db, replace(RUN, documents="Poster = poster"))
    small = letters.on_our_paper([letters.choice("poster")], small_sheets=True)
    made = list(letters.make(db, letters.plan(db, [ann.id], small, today=TODAY), tmp_path, now=NOW))

    assert [one.path is not None for one in made] == [True]
    (found,) = letter_runs.ready(db, today=TODAY)
    assert (found.everyone, found.newcomers) == ((ann.id,), ())
