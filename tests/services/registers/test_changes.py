"""What a newer register says otherwise is listed, taken over by choice, and nothing else is touched."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.domain.registers.changes import RegisterChange
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import changes, finding, taking
from tests import builders
from tests.conftest import TODAY
from tests.register_files import gp, practice, practices, read, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Registers"


def take(db: Data, folder: Path, code: str) -> Organisation:
    entry = finding.get(folder, code)
    assert entry is not None
    taken = taking.place(db, folder, entry)
    return organisations.get(db, taking.add_place(db, taken, taken.draft))


def found(db: Data, folder: Path) -> list[RegisterChange]:
    return outcome(changes.found(db, folder, today=TODAY))


def said(db: Data, folder: Path) -> list[tuple[str, str, str]]:
    return [(one.what, one.before, one.after) for one in found(db, folder)]


def doctors(folder: Path, *rows: list[str]) -> None:
    file = folder.parent / "egpcur.csv"
    file.write_text(text(rows), encoding="utf-8", newline="")
    read(folder, file, anyway=True)


def test_nothing_is_told_of_what_was_just_taken(db: Data, folder: Path) -> None:
    practices(folder)
    take(db, folder, "A81001")
    assert said(db, folder) == []


def test_moved_renamed_closed_and_another_phone_are_told(db: Data, folder: Path) -> None:
    practices(folder)
    take(db, folder, "A81001")
    practices(folder, practice(name="DENSHAM HOUSE", street="1 NEW ROAD", postcode="TS18 9ZZ", phone="01632 960999", closed="20260228"))  # fmt: skip
    assert said(db, folder) == [
        ("name", "The Densham Surgery", "Densham House"),
        ("address", "The Health Centre, Lawson Street, Stockton-on-Tees, Cleveland, TS18 1HU", "The Health Centre, 1 New Road, Stockton-on-Tees, Cleveland, TS18 9ZZ"),
        ("phone", "01632 960301", "01632 960999"),
        ("closed", "", "2026-02-28"),
    ]  # fmt: skip


def test_what_was_ticked_is_taken_over_in_one_action_that_undo_takes_back(
    db: Data, folder: Path
) -> None:
    practices(folder)
    place = take(db, folder, "A81001")
    practices(folder, practice(name="DENSHAM HOUSE", postcode="TS18 9ZZ", closed="20260228"))
    changes.take_over(db, folder, [one for one in found(db, folder) if one.what != "name"], today=TODAY)  # fmt: skip
    now = organisations.get(db, place.id)
    assert (now.name, now.address.postcode) == ("The Densham Surgery", "TS18 9ZZ")
    assert now.notes == "Closed on 2026-02-28 by the register \u201cNHS GP practices\u201d."
    assert [what for what, *_ in said(db, folder)] == ["name"]
    undo.undo(db, undo.find(db)[0])
    assert organisations.get(db, place.id) == place
    assert [what for what, *_ in said(db, folder)] == ["name", "address", "closed"]


def test_what_was_changed_by_hand_is_no_news_before_the_register_changes(
    db: Data, folder: Path
) -> None:
    practices(folder)
    place = take(db, folder, "A81001")
    organisations.change(db, replace(place, name="Our Densham", phone="01632 960111"))
    practices(folder)
    assert said(db, folder) == []
    practices(folder, practice(phone="01632 960222"))
    assert said(db, folder) == [("phone", "01632 960111", "01632 960222")]


def test_what_is_kept_as_ours_is_told_again_only_when_the_register_says_something_else(
    db: Data, folder: Path
) -> None:
    practices(folder)
    organisations.add(db, OrganisationDraft(name="Densham", code="A81001", address=Address(postcode="TS1 1AA")))  # fmt: skip
    assert [what for what, *_ in said(db, folder)] == ["name", "address"]
    changes.keep_ours(folder, found(db, folder))
    assert said(db, folder) == []
    practices(folder, practice(name="ANOTHER NAME"))
    assert said(db, folder) == [("name", "Densham", "Another Name")]


def test_another_spelling_of_an_address_is_no_move(db: Data, folder: Path) -> None:
    practices(folder)
    address = Address(street="Health Ctr., Lawson St", town="Stockton on Tees", postcode="ts181hu")
    organisations.add(db, OrganisationDraft(name="Densham surgery, The", code="A81001", address=address))  # fmt: skip
    assert [what for what, *_ in said(db, folder)] == ["name"]


def test_another_parent_is_found_by_its_code_or_added(db: Data, folder: Path) -> None:
    practices(folder, practice(parent="A81009"), practice("A81009", "NORTH HOUSE"), practice("A81010", "SOUTH HOUSE"))  # fmt: skip
    place = take(db, folder, "A81001")
    practices(folder, practice(parent="A81010"), practice("A81009", "NORTH HOUSE"), practice("A81010", "SOUTH HOUSE"))  # fmt: skip
    assert said(db, folder) == [("parent", "North House", "South House")]
    changes.take_over(db, folder, found(db, folder), today=TODAY)
    parent = organisations.get(db, place.id).parent_id
    assert parent is not None
    assert organisations.get(db, parent).code == "A81010"
    assert said(db, folder) == []


def test_a_doctor_at_another_practice_gets_another_role(db: Data, folder: Path) -> None:
    practices(folder, practice(), practice("A81002", "OLD MILL"))
    doctors(folder, gp("G0102005", "MCDONALD A", "A81001"))
    place = take(db, folder, "A81001")
    ann = builders.person(db, "McDonald", code="G0102005")
    builders.role(db, ann, place, title="GP partner", starts_on=date(2020, 1, 1))
    assert said(db, folder) == []
    doctors(folder, gp("G0102005", "MCDONALD A", "A81002"))
    assert said(db, folder) == [("parent", "The Densham Surgery", "Old Mill")]
    changes.take_over(db, folder, found(db, folder), today=TODAY)
    card = contacts.card(db, ann.id, today=TODAY)
    assert card.main is not None
    assert (card.main.organisation.name, card.main.role.title) == ("Old Mill", "GP partner")
    assert [one.role.ends_on is None for one in card.roles] == [True, False]
    assert said(db, folder) == []


def test_a_person_who_left_the_register_gets_a_line_in_the_notes(db: Data, folder: Path) -> None:
    doctors(folder, gp("G0102005", "MCDONALD A", status="B", closed="20260131"))
    ann = contacts.add(db, ContactDraft(last_name="McDonald", code="G0102005", notes="Likes tea."))
    (change,) = found(db, folder)
    changes.take_over(db, folder, [change], today=TODAY)
    assert contacts.get(db, ann.id).notes.splitlines() == [
        "Likes tea.",
        "Closed on 2026-01-31 by the register \u201cNHS general practitioners\u201d.",
    ]
    assert found(db, folder) == []


def test_notes_that_speak_of_a_register_are_no_line_about_closing(db: Data, folder: Path) -> None:
    practices(folder)
    place = take(db, folder, "A81001")
    organisations.change(db, replace(place, notes="Once the best of the NHS GP practices here."))
    practices(folder, practice(closed="20260228"))
    assert said(db, folder) == [("closed", "", "2026-02-28")]


def test_without_registers_or_codes_there_is_nothing_to_tell(db: Data, folder: Path) -> None:
    organisations.add(db, OrganisationDraft(name="Densham", code="A81001"))
    assert found(db, folder) == []
    practices(folder, practice("A81002"))
    assert found(db, folder) == []
