"""Letters become files: each under a name of its own, never over another, and stopped at any moment without a loss."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, NOW, made, note, planned, text


def test_each_person_gets_a_file_named_for_the_day_and_the_person(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    first, second = made(db, planned(db, people, note(tmp_path, GREETING)), out)

    assert first.path == out / "2026-03-02 O'Neil, Ann - Note.docx"
    assert text(first.path) == ["Dear Dr O'Neil,"]
    assert text(second.path) == ["Dear Dr Fox,"]
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-03-02 Fox, Ben - Note.docx",
        "2026-03-02 O'Neil, Ann - Note.docx",
    ]


def test_a_file_that_was_only_made_is_no_contact_until_its_entry_says_how_it_went_out(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ben = people[1]
    builders.call(db, ben, TODAY - timedelta(days=9))
    ann = builders.person(db, "Marsh")
    made(db, planned(db, [ann, ben], note(tmp_path, GREETING)), out)

    def last() -> list[date | None]:
        return [row.last_contact for row in contacts.rows(db, [ann.id, ben.id], today=TODAY)]

    def latest() -> str:
        return contacts.find(db, today=TODAY, order="last_contact")[-1]

    (entry,) = contacts.card(db, ann.id, today=TODAY).timeline
    assert (entry.kind, entry.summary) == ("document", "Note")
    assert last() == [None, TODAY - timedelta(days=9)]
    assert latest() == ben.id

    timeline.change(db, replace(entry, kind="letter"))

    assert last() == [TODAY, TODAY - timedelta(days=9)]
    assert latest() == ann.id


def test_a_file_that_is_there_is_never_written_over(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people[:1], note(tmp_path, GREETING))
    made(db, plan, out)
    before = (out / "2026-03-02 O'Neil, Ann - Note.docx").read_bytes()

    (again,) = made(db, plan, out)

    assert again.path == out / "2026-03-02 O'Neil, Ann - Note (2).docx"
    assert (out / "2026-03-02 O'Neil, Ann - Note.docx").read_bytes() == before


def test_stopping_keeps_what_is_written_and_only_that(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    run = letters.make(db, planned(db, people, note(tmp_path, GREETING)), out, now=NOW)
    assert isinstance(run, Iterator)
    next(run)
    run.close()

    assert len(list(out.iterdir())) == 1
    assert documents.writing(db) == []
    assert [len(documents.of(db, one.id)) for one in people] == [1, 0]
    assert undo.next_undo(db) == f"Make Note for {people[0].name}"  # whom it was made for


def test_a_run_that_is_undone_half_way_goes_on_as_an_action_of_its_own(
    db: Data, tmp_path: Path, out: Path
) -> None:
    many = [builders.person(db, f"Person {number}") for number in range(60)]
    run = letters.make(db, planned(db, many, note(tmp_path, GREETING)), out, now=NOW)
    next(run)
    undo.undo(db)
    rest = list(run)

    assert all(outcome.path and outcome.path.exists() for outcome in rest)
    assert [len(documents.of(db, one.id)) for one in many] == [0] * 50 + [1] * 10
    assert undo.next_undo(db) == "Make Note for 10 people"
    undo.undo(db)
    assert [len(timeline.of(db, one.id)) for one in many] == [0] * 60


def test_a_folder_that_goes_away_ends_the_run_and_the_timeline_knows_nothing_of_it(
    db: Data, tmp_path: Path, out: Path
) -> None:
    many = [builders.person(db, f"Person {number}") for number in range(60)]
    run = letters.make(db, planned(db, many, note(tmp_path, GREETING)), out, now=NOW)
    next(run)
    for path in out.iterdir():
        path.unlink()
    out.rmdir()
    rest = list(run)

    assert len(rest) == 59
    assert all(outcome.path is None and "no folder" in outcome.problem for outcome in rest)
    assert len({outcome.problem for outcome in rest}) == 1
    assert documents.writing(db) == []
    assert len(documents.of(db, many[1].id)) == 0


def test_a_folder_that_cannot_be_made_stops_everything_with_a_sentence(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING))
    with pytest.raises(OutreachError, match="There is no folder"):
        made(db, plan, tmp_path / "not" / "there")


def test_together_is_one_more_file_with_a_section_for_each_person(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), out, tmp_path / "all.docx")

    assert [outcome.contact_id for outcome in outcomes] == [people[0].id, people[1].id, ""]
    assert outcomes[-1].path == tmp_path / "all.docx"
    greetings = [line for line in text(tmp_path / "all.docx") if line]
    assert greetings == ["Dear Dr O'Neil,", "Dear Dr Fox,"]


def test_together_alone_is_on_every_timeline_as_the_same_file(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), None, tmp_path / "all.docx")

    assert {outcome.path for outcome in outcomes} == {tmp_path / "all.docx"}
    assert documents.of(db, people[1].id)[0].path == str(tmp_path / "all.docx")


def test_the_printable_file_may_stand_in_the_new_folder_itself(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), out, out / "all.docx")

    assert outcomes[-1].path == out / "all.docx"


def test_several_kinds_together_are_a_file_for_each_kind(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    kinds = (note(tmp_path, GREETING), note(tmp_path, "Bye", name="farewell"))
    made(db, planned(db, people, *kinds), out, tmp_path / "all.docx")

    assert (tmp_path / "all - Note.docx").exists()
    assert (tmp_path / "all - Farewell.docx").exists()


def test_a_printable_file_that_is_there_stops_before_anything_is_made(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    (tmp_path / "all.docx").write_bytes(b"mine")
    with pytest.raises(OutreachError, match="left as it is"):
        made(db, planned(db, people, note(tmp_path, GREETING)), out, tmp_path / "all.docx")

    assert not out.exists()
    assert (tmp_path / "all.docx").read_bytes() == b"mine"
