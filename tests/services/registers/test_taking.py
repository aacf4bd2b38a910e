"""What is taken from a register comes with its code, its address and where it belongs, in one action."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import finding, taking
from tests.conftest import TODAY
from tests.register_files import gp, nppes, practice, practices, provider, read, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Registers"
    practices(folder, practice(), practice("A81002", "OLD MILL", closed="20250331", status="C"))
    members = [["A81001", "THE DENSHAM SURGERY", "16C", "TEES", "U12345", "HARTLEPOOL PCN", "16C", "TEES", "20200701", ""]]  # fmt: skip
    for name, rows in (
        ("egpcur.csv", [gp("G0102005", "MCDONALD A")]),
        ("epcncorepartnerdetails.csv", members),
    ):
        (tmp_path / name).write_text(text(rows), encoding="utf-8", newline="")
        read(folder, tmp_path / name)
    return folder


def entry(folder: Path, code: str) -> RegisterEntry:
    found = finding.get(folder, code)
    assert found is not None
    return found


def test_an_organisation_comes_whole_with_what_it_belongs_to(db: Data, folder: Path) -> None:
    taken = taking.place(db, folder, entry(folder, "A81001"))
    draft = taken.draft
    assert (draft.name, draft.kind, draft.code, draft.phone) == ("The Densham Surgery", "GP practice", "A81001", "01632 960301")  # fmt: skip
    assert draft.address.lines() == ("The Health Centre", "Lawson Street", "Stockton-on-Tees", "Cleveland", "TS18 1HU")  # fmt: skip
    assert taken.above == OrganisationDraft(name="Hartlepool PCN", code="U12345", kind="primary care network")  # fmt: skip

    kept = organisations.get(db, taking.add_place(db, taken, draft))
    assert kept.parent_id is not None
    assert organisations.get(db, kept.parent_id).code == "U12345"
    undo.undo(db, undo.find(db)[0])
    assert organisations.names(db) == []


def test_what_it_belongs_to_is_found_by_code_where_it_is_kept(db: Data, folder: Path) -> None:
    network = organisations.add(db, OrganisationDraft(name="Our network", code="U12345"))
    taken = taking.place(db, folder, entry(folder, "A81001"))
    assert (taken.draft.parent_id, taken.above) == (network.id, None)


def test_another_one_chosen_in_the_form_is_not_replaced(db: Data, folder: Path) -> None:
    other = organisations.add(db, OrganisationDraft(name="Another"))
    taken = taking.place(db, folder, entry(folder, "A81001"))
    taking.add_place(db, taken, replace(taken.draft, parent_id=other.id))
    assert [name for _, name in organisations.names(db)] == ["Another", "The Densham Surgery, Another"]  # fmt: skip


def test_a_closed_one_says_so_in_its_notes(db: Data, folder: Path) -> None:
    taken = taking.place(db, folder, entry(folder, "A81002"))
    assert taken.draft.notes == "Closed on 2025-03-31 by the register \u201cNHS GP practices\u201d."


def test_a_practitioner_comes_with_their_practice_whole(db: Data, folder: Path) -> None:
    taken = taking.person(db, folder, entry(folder, "G0102005"))
    assert (taken.draft.name, taken.draft.profession, taken.draft.code) == ("Dr A McDonald", "GP", "G0102005")  # fmt: skip
    assert (taken.place, taken.place_id, bool(taken.draft.address)) == ("The Densham Surgery", "", False)  # fmt: skip

    role = RoleDraft(contact_id="", organisation_id="", title=taken.job_title)
    person = taking.add_person(db, taken, taken.draft, role, taken.place)
    card = contacts.card(db, person, today=TODAY)
    assert card.main is not None
    assert (card.main.organisation.code, card.main.role.title) == ("A81001", "GP")
    assert card.main.organisation.address.postcode == "TS18 1HU"
    undo.undo(db, undo.find(db)[0])
    assert contacts.count(db) == 0
    assert organisations.names(db) == []


def test_a_provider_keeps_the_address_where_they_practise(db: Data, folder: Path) -> None:
    file = folder.parent / "npidata_pfile.csv"
    ann = provider("1000000004", last="O'NEIL", first="ANN", letters="M.D.", street="1 MAIN ST", town="BOSTON", state="MA", postcode="02115", kind="208800000X")  # fmt: skip
    file.write_text(nppes([ann]), encoding="utf-8", newline="")
    read(folder, file)
    taken = taking.person(db, folder, entry(folder, "1000000004"))
    assert (taken.draft.name, taken.draft.post_nominals, taken.draft.profession) == ("Ann O'Neil", "MD", "urologist")  # fmt: skip
    assert (taken.draft.address.town, taken.place) == ("Boston", "")


def test_nothing_is_left_of_one_who_is_forgotten(db: Data, folder: Path) -> None:
    taken = taking.place(db, folder, entry(folder, "A81001"))
    place = taking.add_place(db, taken, taken.draft)
    noted = folder / "NHS GP practices.register"
    assert place.encode() in noted.read_bytes()
    taking.forget(folder, [place, *map(str, range(40_000))])
    assert place.encode() not in noted.read_bytes()
    assert finding.find(folder, "A81001")


def test_one_that_is_kept_already_is_known_by_its_code(db: Data, folder: Path) -> None:
    place = organisations.add(db, OrganisationDraft(name="Densham", code="A81001"))
    found = finding.find(folder, "A81001")
    assert taking.kept_as(db, found) == {"A81001": place.id}
    organisations.remove(db, [place.id])
    assert taking.kept_as(db, found) == {}
