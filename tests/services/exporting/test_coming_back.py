"""As many people as the program is measured with come back from one file of any kind; of more it is said before they go out."""

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.own_fields.own_fields import MOST as MOST_FIELDS
from outreach_desktop.exchange import sheets
from outreach_desktop.exchange.own.columns import COLUMNS
from outreach_desktop.exchange.readers import csv, ods, sheet_marks, vcards, workbooks
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import coming_back, exports
from outreach_desktop.services.importing import imports
from tests import builders

READERS: tuple[ModuleType, ...] = (sheet_marks, vcards, ods)


def test_a_hundred_thousand_people_with_every_field_have_room() -> None:
    assert sheets.MOST_PEOPLE >= 100_000
    assert csv.MOST_RECORDS >= sheets.MOST_PEOPLE
    assert (len(COLUMNS) + MOST_FIELDS) * (sheets.MOST_PEOPLE + 1) < sheets.MOST_CELLS
    assert len(COLUMNS) + MOST_FIELDS < sheets.MOST_COLUMNS
    assert workbooks.LARGEST_PART > 300 << 20


@pytest.mark.parametrize("name", ["list.csv", "list.vcf"])
def test_as_many_as_there_may_be_come_back_whole(
    db: Data, tmp_path: Path, today: date, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for reader in READERS:
        monkeypatch.setattr(reader, "MOST_PEOPLE", 4)
    monkeypatch.setattr(csv, "MOST_RECORDS", 4)
    for number in range(4):
        builders.person(db, f"Penn{number}", notes="line\nline")
    path = tmp_path / name
    done = outcome(exports.write(db, path, contacts.find(db, today=today), today=today))
    assert done.notes == ()
    plan = imports.plan(data_file.open_in_memory(), path, today=today)
    assert (plan.new, plan.rejected) == (4, 0)
    assert not any("Only the first" in note for note in plan.notes)


def test_so_do_those_of_a_workbook(db: Data, tmp_path: Path, today: date) -> None:
    """The line with the names of the columns comes on top."""
    marks = sheet_marks.marks_in(
        b"<sheetData>"
        + b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in (1, 2, 100_001))
        + b"</sheetData>",
        {},
        {},
    )
    assert not marks.end
    builders.person(db, "Penn")
    path = tmp_path / "list.xlsx"
    outcome(exports.write(db, path, contacts.find(db, today=today), today=today))
    assert imports.plan(data_file.open_in_memory(), path, today=today).new == 1


def test_of_more_it_is_said_that_they_would_not_come_back_whole(
    db: Data, tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_back, "MOST", 1)
    assert coming_back.told_of(1) == ""
    for name in ("Ash", "Birch"):
        builders.person(db, name)
    ids = contacts.find(db, today=today)
    done = outcome(exports.write(db, tmp_path / "list.csv", ids, today=today))
    (note,) = done.notes
    assert note == coming_back.told_of(2)
    assert "would not come back whole" in note


def test_a_file_that_is_larger_than_an_import_reads_is_told(
    db: Data, tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_back, "_LARGEST", {"CSV": 10})
    builders.person(db, "Ash")
    ids = contacts.find(db, today=today)
    done = outcome(exports.write(db, tmp_path / "list.csv", ids, today=today))
    assert any("an import reads 0 MB" in note for note in done.notes)


def test_a_file_of_our_cards_with_one_of_another_program_is_read_as_any_other(
    db: Data, tmp_path: Path, today: date
) -> None:
    builders.person(db, "Ash")
    path = tmp_path / "list.vcf"
    outcome(exports.write(db, path, contacts.find(db, today=today), today=today))
    with path.open("a", encoding="utf-8") as file:
        file.write("BEGIN:VCARD\nVERSION:3.0\nN:Ek;Bo;;;\nEND:VCARD\n")
    plan = imports.plan(data_file.open_in_memory(), path, today=today)
    assert [row.name for row in plan.rows] == ["Dr Ann Ash", "Bo Ek"]
    assert {row.verdict for row in plan.rows} == {"new"}
