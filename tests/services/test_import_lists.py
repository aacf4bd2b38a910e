"""A list of any kind is looked at, its columns chosen, and taken in as one action, twice the same."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db import contacts as kept
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import imports, organisations, undo
from outreach_desktop.services.data_file import Data
from tests.workbook import Cell, Page, ods, xlsx

HEADER = ["First name", "Surname", "Email", "Organisation", "Shoe size"]
ROWS: list[list[Cell]] = [
    ["Wilma", "Marsh", "wilma@example.org", "Mere Practice", "38"],
    ["Ian", "Tarn", "ian@example.org", "Ashby Royal", None],
]
TABLE: list[list[Cell]] = [[*HEADER], *ROWS]
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Marsh;Wilma;;;
EMAIL;TYPE=WORK:wilma@example.org
ORG:Mere Practice
NICKNAME:Billie
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Tarn;Ian;;;
EMAIL:ian@example.org
ORG:Ashby Royal
END:VCARD
"""
FILES = {
    "list.xlsx": xlsx(Page("Cover", [["Read me"]]), Page("Members", TABLE)),
    "list.ods": ods(TABLE),
    "list.vcf": CARDS.encode(),
    "list.html": (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>" for row in TABLE
        )
        + "</table>"
    ).encode(),
    "list.json": b'[{"First name": "Wilma", "Surname": "Marsh", "Email": "wilma@example.org"},'
    b' {"First name": "Ian", "Surname": "Tarn", "Email": "ian@example.org"}]',
}


@pytest.mark.parametrize("name", FILES)
def test_a_list_of_any_kind_taken_in_again_changes_nothing_and_one_undo_takes_it_back(
    db: Data, today: date, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])

    first = imports.plan(db, path, today=today)
    list(imports.apply(db, first))
    again = imports.plan(db, path, today=today)

    assert {person.name for person in kept.every(db)} == {"Wilma Marsh", "Ian Tarn"}
    assert (first.new, again.unchanged) == (2, 2)
    undo.undo(db)
    assert kept.count(db) == 0
    assert organisations.tree(db, today=today) == []


def list_of(tmp_path: Path, content: bytes, name: str = "list.xlsx") -> imports.List:
    path = tmp_path / name
    path.write_bytes(content)
    return imports.read(path)


def test_another_sheet_is_looked_at_without_reading_the_file_again(tmp_path: Path) -> None:
    found = list_of(tmp_path, FILES["list.xlsx"])
    found.path.unlink()

    other = imports.looked_at(found.path, found.book, sheet="Cover")

    assert (found.sheet, found.sheets) == ("Members", ("Cover", "Members"))
    assert other.sheet == "Cover"
    assert imports.problem(other, imports.columns_of(other)) == (
        "has a first line but nobody below it."
    )
    with pytest.raises(OutreachError, match="has no sheet \u201cMine\u201d"):
        imports.looked_at(found.path, found.book, sheet="Mine")


def test_columns_are_planned_again_with_other_choices_and_remembered_when_taken_in(
    db: Data, today: date, tmp_path: Path
) -> None:
    found = list_of(tmp_path, b"Wer;Ort\nLee;Ashby\n", "list.csv")
    assert imports.problem(found, imports.columns_of(found)) == "has no column for names."
    with pytest.raises(OutreachError, match=r"Its columns are: Wer, Ort"):
        imports.plan(db, found, today=today)

    plan = imports.plan(db, found, today=today, chosen={"Wer": "last_name", "Ort": "notes"})
    assert imports.columns_of(found)[0].field == "notes"
    list(imports.apply(db, plan))

    assert [person.notes for person in kept.every(db)] == ["Ort: Ashby"]
    assert [(one.field, one.why) for one in imports.columns_of(found)] == [
        ("last_name", "Your choice last time."),
        ("notes", "Your choice last time."),
    ]
    other = list_of(tmp_path, b"Wer;Ort;Tel\nLee;Ashby;01632 960001\n", "other.csv")
    assert imports.columns_of(other)[0].field == "notes"


def test_an_encoding_is_chosen_from_those_that_could_be_it(tmp_path: Path) -> None:
    found = list_of(tmp_path, "Name\nDvořák\nŽižka\n".encode("cp1250"), "list.csv")

    assert found.encoding == "cp1250"
    assert dict(found.encodings)["cp1252"] == "Dvoøák, Žižka"
    again = imports.read(found.path, encoding="cp1252")
    assert again.table.rows[0].cells == ["Dvoøák"]


def test_a_memory_that_was_spoilt_is_no_hindrance(db: Data, today: date, tmp_path: Path) -> None:
    from outreach_desktop import paths

    kept_in = paths.settings_folder() / "imports.json"
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    for spoilt in ("{", "[]", '{"x": 1}'):
        kept_in.write_text(spoilt, encoding="utf-8")

        plan = imports.plan(db, list_of(tmp_path, b"Name\nAnn Lee\n", "list.csv"), today=today)

        assert plan.new == 1


def test_a_tag_cell_or_a_cell_without_end_rejects_its_row_alone(
    db: Data, today: date, tmp_path: Path
) -> None:
    tags = ";".join(f"t{number}" for number in range(300))
    rows = f"Name,Tags,Notes\nAnn Lee,{tags},\nBo Ek,GP,{'x' * 60_000}\nCy Orr,GP,fine\n"

    plan = imports.plan(db, list_of(tmp_path, rows.encode(), "list.csv"), today=today)

    assert [row.verdict for row in plan.rows] == ["rejected", "rejected", "new"]
    assert "more than 200 tags" in plan.rows[0].reason
    assert "more than 50,000 letters" in plan.rows[1].reason
