"""Letters are found by what they say: read in from their files afterwards, cut, and forgotten with the person."""

from pathlib import Path

import pytest

from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.after import reading
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.templates.finished.said import said
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, made, note, planned

WORDS = "The Caf\u00e9 has a ramp & a hearing loop."


def found(db: Data, words: str) -> list[str]:
    return contacts.find(db, words, today=TODAY)


@pytest.fixture
def letters(db: Data, people: list[Contact], tmp_path: Path, out: Path) -> list[Path]:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING, WORDS)), out)
    return [one.path for one in outcomes if one.path]


@pytest.mark.usefixtures("letters")
def test_who_got_a_letter_is_found_by_what_it_says(db: Data, people: list[Contact]) -> None:
    assert found(db, "letter:ramp") == []

    assert list(reading.read_in(db)) == [2]

    assert set(found(db, 'letter:"cafe has a RAMP & a hearing"')) == {one.id for one in people}
    assert found(db, "letter:o'neil") == [people[0].id]
    assert found(db, "letter:lift") == []
    assert found(db, "ramp") == []  # a plain word is about the person
    assert list(reading.read_in(db)) == []
    cy = builders.person(db, "Cox")
    assert found(db, "letter:no") == [cy.id]
    assert len(found(db, "letter:yes")) == 2


@pytest.mark.usefixtures("letters")
def test_it_is_nobody_s_action_and_goes_with_the_letter(db: Data, people: list[Contact]) -> None:
    done = len(undo.find(db))
    list(reading.read_in(db))
    assert len(undo.find(db)) == done

    undo.undo(db)
    assert found(db, "letter:ramp") == []
    undo.redo(db)
    list(reading.read_in(db))
    assert set(found(db, "letter:ramp")) == {one.id for one in people}


def test_a_file_that_is_gone_or_is_no_letter_is_not_asked_again(
    db: Data, letters: list[Path]
) -> None:
    letters[0].unlink()
    letters[1].write_bytes(b"PK no zip")

    list(reading.read_in(db))

    assert documents.unread(db, at_most=9) == []
    assert found(db, "letter:ramp") == []


def test_one_file_with_everyone_in_it_says_nothing_of_one(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    out.mkdir()
    made(db, planned(db, people, note(tmp_path, GREETING, WORDS)), None, out / "All.docx")
    list(reading.read_in(db))
    assert found(db, "letter:ramp") == []


@pytest.mark.usefixtures("letters")
def test_whoever_is_erased_is_in_no_letter_any_more(db: Data, people: list[Contact]) -> None:
    list(reading.read_in(db))
    erasing.erase(db, people[0].id, today=TODAY)
    assert db.execute("SELECT count(*) FROM documents WHERE words LIKE '%neil%'").fetchone() == (0,)


def test_of_a_long_letter_the_beginning_is_kept() -> None:
    assert len(reading.as_kept("word " * 5_000)) == reading.MOST


def test_the_words_of_a_document_are_read_in_one_line(tmp_path: Path) -> None:
    path = builders.template(tmp_path / "x.docx", "One & two", "Three\u00a0four <five>")
    assert said(path.read_bytes()) == "One & two Three four <five>"
    assert said(b"") == ""


def test_a_printable_file_for_one_alone_is_found_and_one_for_several_is_nobodys(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    ann, _ = people
    kinds = (note(tmp_path, GREETING, WORDS), note(tmp_path, "The timetable.", name="sheet"))
    made(db, planned(db, [ann], *kinds), None, tmp_path / "one.docx")
    made(
        db, planned(db, people, note(tmp_path, "A lift.", name="both")), None, tmp_path / "two.docx"
    )
    list(reading.read_in(db))

    assert found(db, "letter:ramp") == found(db, "letter:timetable") == [ann.id]
    assert found(db, "letter:lift") == []
