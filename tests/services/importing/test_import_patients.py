"""Lists in which something tells who a patient is: told by row and field, left out where that is wished, taken in where not."""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.subjects import organisations as kept_places
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, data_file, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.importing import imports
from tests import builders, patient_notes
from tests.conftest import TODAY

HEADER = ("Name", "Organisation", "Notes")


def table(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def seen(path: Path) -> dict[int, list[tuple[str, str]]]:
    listed = imports.understood(imports.read(path))
    return {
        line: [(text.place, text.words) for text in texts]
        for line, texts in listed.patients.items()
    }


def notes_of(db: Data) -> list[str]:
    return [one.notes for one in contacts.get_all(db, contacts.find(db, today=TODAY))]


def test_what_looks_like_a_patients_is_told_with_its_row_and_field(
    db: Data, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "list.csv",
        HEADER,
        ("Ann Quellow", "Lakeside", "Prefers mornings"),
        ("Bob Tarn", "Lakeside", "Rang about patient Joan Smith"),
    )

    plan = imports.plan(db, path, today=TODAY)

    assert seen(path) == {3: [("Notes", "patient Joan Smith")]}
    assert [row.to_look_at for row in plan.rows] == [False, True]
    assert plan.rows[1].reason == (
        "Left out: “patient Joan Smith” in “Notes” looks like a patient’s name."
    )


def test_only_the_line_goes_and_the_person_comes_in(db: Data, tmp_path: Path) -> None:
    path = table(
        tmp_path / "list.csv", HEADER, ("Bob Tarn", "", "Likes tea\nNHS no 943 476 5919\nRing late")
    )

    list(imports.apply(db, imports.plan(db, path, today=TODAY)))

    assert notes_of(db) == ["Likes tea\nRing late"]


def test_what_was_left_out_comes_in_when_it_is_about_no_patient(db: Data, tmp_path: Path) -> None:
    path = table(
        tmp_path / "list.csv", HEADER, ("Bob Tarn", "", "Likes tea\nSaw Mr Hill for lunch")
    )
    list(imports.apply(db, imports.plan(db, path, today=TODAY)))

    again = imports.plan(db, path, today=TODAY, with_patient_texts=True)
    list(imports.apply(db, again))

    assert again.updated == 1
    assert notes_of(db) == ["Likes tea\nSaw Mr Hill for lunch"]
    assert imports.plan(db, path, today=TODAY, with_patient_texts=True).patients == {}


@pytest.mark.parametrize(
    "heading", ["NHS number", "NHS No.", "CHI", "Hospital number", "MRN", "Patient ID"]
)
def test_a_column_of_patients_numbers_is_no_phone(heading: str, tmp_path: Path) -> None:
    path = table(
        tmp_path / "list.csv",
        ("Name", heading),
        ("Ann Quellow", "943 476 5919"),
        ("Bob Tarn", "401 023 2137"),
    )

    assert set(seen(path)) == {2, 3}


@pytest.mark.parametrize("heading", ["Hospital ID", "Site ID", "Org ID", "Provider ID"])
def test_the_key_of_an_organisation_in_a_list_of_people_is_no_patients(
    heading: str, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "list.csv",
        ("First name", "Last name", "Job title", "Hospital", heading),
        ("Ann", "Quellow", "Nurse", "Mere Hospital", "12694"),
        ("Bob", "Tarn", "Porter", "Lake Hospital", "12695"),
    )

    assert not seen(path)


def test_the_numbers_of_organisations_are_their_own_and_a_note_about_a_patient_is_not(
    tmp_path: Path,
) -> None:
    path = table(
        tmp_path / "list.csv",
        ("Hospital Number", "Hospital Name", "Unit No", "City", "Record Number", "Notes"),
        ("12694", "Mere Hospital", "5512345", "Ashby", "8812345", "Large"),
        ("12695", "Lake Hospital", "5512346", "Ashby", "8812346", "MRN 8812377 rang"),
    )

    found = seen(path)

    assert set(found) == {3}
    assert [words for _, words in found[3]] == ["MRN 8812377"]


@pytest.mark.parametrize("heading", ["Patient name", "Patient", "Name of patient"])
def test_a_column_of_patients_makes_no_people(heading: str, tmp_path: Path) -> None:
    path = table(tmp_path / "list.csv", ("Name", heading), ("Ann Quellow", "Joan Smith"))

    listed = imports.understood(imports.read(path))

    assert [one.contact.name for one in listed.people.entries] == ["Ann Quellow"]
    assert set(listed.patients) == {2}


def test_fields_of_your_own_are_looked_through_with_their_names(db: Data, tmp_path: Path) -> None:
    builders.own_field(db, "Hospital number")
    path = table(tmp_path / "list.csv", ("Name", "Hospital number"), ("Ann Quellow", "RX 4471923"))

    plan = imports.plan(db, path, today=TODAY, chosen={"Hospital number": "own.hospital_number"})
    list(imports.apply(db, plan))

    assert [text.place for text in plan.patients[2]] == ["hospital number"]
    [ann] = contacts.get_all(db, contacts.find(db, today=TODAY))
    assert ann.own == ()


def test_tags_and_wishes_and_places_are_looked_through(db: Data, tmp_path: Path) -> None:
    path = table(
        tmp_path / "list.csv",
        ("Name", "Organisation", "Tags", "Do not mail", "Notes"),
        ("Ann Quellow", "", "volunteer; patient Joan Smith", "", ""),
        ("", "Lakeside Surgery", "", "", "Mrs Joan Smith was diagnosed here"),
    )

    list(imports.apply(db, imports.plan(db, path, today=TODAY)))

    [ann] = contacts.get_all(db, contacts.find(db, today=TODAY))
    [place] = [organisations.get(db, one) for one in organisations.find(db, today=TODAY)]
    assert ann.tags == ("volunteer",)
    assert "Joan" not in place.notes


def test_cards_of_an_address_book_are_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Quellow\nN:Quellow;Ann;;;\nNOTE:Her patient\\, Mr Hill\\, rang\nEND:VCARD\n",
        "utf-8",
    )

    assert [places for (places,) in seen(path).values()] == [("Notes", "patient, Mr Hill")]


def test_an_export_of_ours_comes_back_and_nothing_is_asked(db: Data, tmp_path: Path) -> None:
    builders.person(db, "Tarn", notes="Rang about patient Joan Smith")
    path = tmp_path / "out.csv"
    outcome(exports.write(db, path, contacts.find(db, today=TODAY), today=TODAY))

    plan = imports.plan(db, path, today=TODAY, with_patient_texts=True)

    assert [row.verdict for row in plan.rows] == ["unchanged"]
    assert plan.patients == {}


def test_lists_of_people_at_work_give_no_false_alarm(tmp_path: Path) -> None:
    notes = patient_notes.at_work(Random(7), 2_000)
    rows = [(f"Ann Quellow{number}", "Lakeside", note) for number, note in enumerate(notes)]
    path = table(tmp_path / "list.csv", HEADER, *rows)

    assert len(seen(path)) < 20


BORN = "DOB 12/03/1954"


def test_where_somebody_works_is_looked_through_too(db: Data, tmp_path: Path) -> None:
    path = table(
        tmp_path / "list.csv",
        (*HEADER, "Role"),
        ("Bob Tarn", f"Ward of Mary Jones {BORN}", "", "Porter"),
        ("Ann Quellow", "The Patients Association", "", "Chair"),
    )
    plan = imports.plan(db, path, today=TODAY)
    assert seen(path) == {2: [("Organisation", BORN)]}
    for _ in imports.apply(db, plan):
        pass

    assert [one.name for one in kept_places.every(db)] == ["The Patients Association"]
    assert "Role: Porter" in notes_of(db)


def test_an_organisation_of_its_own_comes_without_the_name_and_kind_that_tell(
    db: Data, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "list.csv",
        ("Organisation", "Type", "Town", "Phone"),
        (f"Mill {BORN}", "Hospice", "Marrowby", "01632 960001"),
        ("Lakeside", "ward for patient John Smith", "Marrowby", "01632 960002"),
    )
    assert {words for texts in seen(path).values() for _, words in texts} == {
        BORN,
        "patient John Smith",
    }
    for _ in imports.apply(db, imports.plan(db, path, today=TODAY)):
        pass
    assert {one.name: one.kind for one in kept_places.every(db)} == {
        "Name left out": "hospice",
        "Lakeside": "",
    }


@pytest.mark.parametrize(
    "heading",
    ["Priority", "Prefers", "Stage", "Champion", "Target", in_short(FIELDS["fit"]), "Department"],
)
def test_each_column_of_our_own_list_is_looked_through(
    db: Data, tmp_path: Path, heading: str
) -> None:
    builders.role(db, builders.person(db, "Tarn"), builders.organisation(db))
    path = tmp_path / "list.csv"
    outcome(exports.write(db, path, contacts.find(db, today=TODAY), today=TODAY))
    with path.open(newline="", encoding="utf-8-sig") as file:
        header, row = csv.reader(file)
    places = [place for place, name in enumerate(header) if name == heading]
    assert places, header
    row[places[0]] = BORN
    table(path, header, row)

    assert [words for texts in seen(path).values() for _, words in texts] == [BORN]


def test_what_a_household_is_called_is_looked_through_too(db: Data, tmp_path: Path) -> None:
    one, other = builders.person(db, "Lee"), builders.person(db, "Marsh")
    builders.household(db, one, other, name="Patient John Smith", dear="Mr and Mrs Lee")
    path = tmp_path / "out.csv"
    outcome(exports.write(db, path, contacts.find(db, "", today=TODAY), today=TODAY))

    assert list(seen(path).values()) == [[("Household", "Patient John Smith")]] * 2
    db = data_file.open_data(tmp_path / "new.outreach")
    plan = imports.plan(db, path, today=TODAY)
    list(imports.apply(db, plan))
    homes = db.execute("SELECT name, dear FROM households").fetchall()
    assert homes == [("", "Mr and Mrs Lee")]
    assert "\u201cHousehold\u201d looks like a patient\u2019s name" in plan.rows[0].reason
    data_file.close(db)
