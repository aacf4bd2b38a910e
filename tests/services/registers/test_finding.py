"""The directory is searched by the beginnings of words, in all registers at once."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from outreach_desktop.db.registers import directory
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import finding
from tests.register_files import gp, nppes, practice, practices, provider, read, text, trust


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Practices, their doctors, a trust, and providers of the United States."""
    folder = tmp_path / "Registers"
    practices(
        folder,
        practice(),
        practice("A81002", "O'NEIL & SONS SURGERY", town="LEEDS", county="", postcode="LS9 7TF"),
        practice("A81003", "OLD MILL SURGERY", town="LEEDS", status="C", closed="20200331"),
        practice("A81004", "LEEDS STREET SURGERY", town="YORK"),
        practice("A81005", "CAF\u00c9 SURGERY", setting="RO72"),
    )
    for name, rows in (
        ("egpcur.csv", [gp("G0102005", "VAN DER BERG JA"), gp("G0102006", "MCDONALD A", "A81002")]),
        ("egmcmem.csv", [["1234567", "ANNA", "MCDONALD", "G0102006", "20200101"]]),
        ("etr.csv", [trust("RR8", "LEEDS TEACHING HOSPITALS NHS TRUST")]),
        ("epcncorepartnerdetails.csv", [["A81001", "THE DENSHAM SURGERY", "16C", "TEES", "U12345", "HARTLEPOOL PCN", "16C", "TEES", "20200701", ""], ["A81001", "THE DENSHAM SURGERY", "16C", "TEES", "U99999", "OLD PCN", "16C", "TEES", "20190701", "20200630"]]),
    ):  # fmt: skip
        (tmp_path / name).write_text(text(rows), encoding="utf-8", newline="")
        read(folder, tmp_path / name)
    (tmp_path / "npidata_pfile.csv").write_text(
        nppes([
            provider("1000000004", last="O'NEIL", first="ANN", letters="M.D., PH.D.", prefix="DR.", town="BOSTON", state="MA", postcode="021150000", phone="6175550100", kind="208800000X"),
            provider("1000000012", name="ST MARY'S CANCER CENTER", town="BOSTON", state="MA", postcode="2115", kind="261QX0200X", parent="MASS GENERAL BRIGHAM INC"),
            provider("1000000020", gone="03/31/2025"),
        ]),
        encoding="utf-8", newline="",
    )  # fmt: skip
    read(folder, tmp_path / "npidata_pfile.csv")
    return folder


def codes(folder: Path, words: str, **asked: bool) -> list[str]:
    return [one.code for one in finding.find(folder, words, **asked)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dens", ["A81001"]),
        ("surg dens", ["A81001"]),
        ("DENSHAM Surgery", ["A81001"]),
        ("a81001", ["A81001", "G0102005"]),
        ("ts18 1hu dens", ["A81001"]),
        ("ts181hu dens", ["A81001"]),
        ("oneil surg", ["A81002"]),
        ("o\u2019neil", ["1000000004", "A81002"]),
        ("neil", ["1000000004", "A81002"]),
        ("cafe", ["A81005"]),
        ("hospital trust leeds", ["RR8"]),
        ("urolog boston", ["1000000004"]),
        ("02115-0000", ["1000000004"]),
        ("gp van der", ["G0102005"]),
        ("gp v", ["G0102005"]),
        ("g", []),
        ("surgery d", ["A81001"]),
        ("surger dens", ["A81001"]),
        ("1000000020", ["1000000020"]),
        ("nothing of the kind", []),
        ("  & ", []),
        ('" OR *', []),
    ],
)
def test_every_word_begins_a_word_of_an_entry(folder: Path, words: str, found: list[str]) -> None:
    assert codes(folder, words) == found


def test_what_is_open_and_called_so_stands_before_what_is_closed_or_lies_there(
    folder: Path,
) -> None:
    assert codes(folder, "leeds") == ["A81004", "RR8", "A81002", "A81003"]


def test_people_and_organisations_are_found_apart(folder: Path) -> None:
    assert codes(folder, "oneil", people=True) == ["1000000004"]
    assert codes(folder, "oneil", people=False) == ["A81002"]


def test_names_come_out_of_their_capitals(folder: Path) -> None:
    one = finding.find(folder, "neil boston")[0]
    assert (one.name, one.title, one.first_name, one.last_name, one.post_nominals) == ("Dr Ann O'Neil", "Dr", "Ann", "O'Neil", "MD, PhD")  # fmt: skip
    assert (one.address.postcode, one.phone, one.what, one.kind.specialty) == ("02115", "617-555-0100", "urologist", "urology")  # fmt: skip
    two = finding.find(folder, "mary boston")[0]
    assert (two.name, two.what, two.parent_name, two.address.postcode) == ("St Mary's Cancer Center", "cancer centre", "Mass General Brigham Inc", "02115")  # fmt: skip


def test_postcodes_and_phones_of_a_spreadsheet_get_their_zeros_back(
    folder: Path, tmp_path: Path
) -> None:
    one = provider("1000000004", last="LEE", town="BOSTON", postcode="21150000.0", phone="6175550100.0")  # fmt: skip
    (tmp_path / "npidata.csv").write_text(nppes([one]), encoding="utf-8", newline="")
    read(folder, tmp_path / "npidata.csv", anyway=True)
    (found,) = finding.find(folder, "lee boston")
    assert (found.address.postcode, found.phone) == ("02115", "617-555-0100")


def test_a_practitioner_has_a_surname_initials_and_a_practice(folder: Path) -> None:
    one = finding.whole(folder, finding.find(folder, "G0102005")[0])
    assert (one.name, one.last_name, one.first_name) == ("Dr JA van der Berg", "van der Berg", "JA")
    assert (one.parent, one.parent_name, one.what) == ("A81001", "The Densham Surgery", "GP")


def test_the_list_by_gmc_number_gives_a_practitioner_a_first_name(folder: Path) -> None:
    (one,) = finding.find(folder, "G0102006")
    assert (one.name, one.parent, one.register) == ("Dr Anna McDonald", "A81002", "egpcur")


def test_a_practice_belongs_to_the_network_that_it_is_in_now(folder: Path) -> None:
    one = finding.get(folder, "A81001")
    assert one is not None
    assert (one.parent, one.parent_name) == ("U12345", "Hartlepool PCN")


def test_an_address_does_not_begin_with_the_name_once_more(folder: Path, tmp_path: Path) -> None:
    practices(
        folder, practice("A81009", "HADFIELD MEDICAL CENTRE", house="HADFIELD MEDICAL CENTRE")
    )
    assert finding.find(folder, "hadfield")[0].address.street == "Lawson Street"


def test_what_is_there_no_more_says_since_when(folder: Path) -> None:
    one = finding.get(folder, "A81003")
    assert one is not None
    assert one.is_closed
    assert str(one.closed) == "2020-03-31"


def test_without_any_register_nothing_is_found(tmp_path: Path) -> None:
    assert finding.find(tmp_path / "Registers", "densham") == []
    assert finding.registers(tmp_path / "Registers") == []


def test_a_code_that_stands_in_thousands_of_entries_is_found(tmp_path: Path) -> None:
    rows = [practice(f"A{number:05}", parent="QHM") for number in range(1500)]
    practices(tmp_path / "Registers", *rows, practice("QHM", "TEES COMMISSIONERS"))
    above = finding.get(tmp_path / "Registers", "QHM")
    assert above is not None
    assert above.name == "Tees Commissioners"


def test_what_many_belong_to_is_looked_up_as_often_as_of_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = finding.find(folder, "surgery")
    opened: list[Path] = []
    really = directory.opened

    def counted(path: Path) -> AbstractContextManager[Data]:
        opened.append(path)
        return really(path)

    monkeypatch.setattr(directory, "opened", counted)
    one_by_one = [finding.whole(folder, one) for one in found]
    for_one = len(opened) // len(found)
    opened.clear()
    assert finding.wholes(folder, found) == one_by_one
    assert len(found) > 2
    assert len(opened) <= for_one * 2
