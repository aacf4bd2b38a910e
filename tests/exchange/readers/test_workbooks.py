"""Spreadsheets come in like CSV: as they are shown, with what is odd in them told, and bombs refused."""

import io
import zipfile
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.readers import reading, sheet_marks, workbooks
from outreach_desktop.exchange.readers.cells import text_of
from outreach_desktop.exchange.sheets import Book
from tests.workbook import Cell, Page, ods, packed, xlsx

NAMES = ["First name", "Last name", "Email", "Phone"]


def records(book: Book, sheet: int = 0) -> list[list[str]]:
    return [cells for _, cells in book.sheets[sheet].records]


def test_an_excel_workbook_reads_as_it_is_shown() -> None:
    page = Page(
        "Members",
        [
            ["Members of the network"],
            NAMES,
            ["Wilma", "Marsh", "w@example.org", 1632960001],
            ["Ian", "Tarn", "Email Ian", 447700900123],
            ["Joy", None, None, True],
            ["Kay", "Brill", None, 44562],
        ],
        hidden_rows=[5],
        raw={
            "D3": '<c r="D3" s="1"><v>1632960001</v></c>',
            "B5": '<c r="B5"><f>1+1</f></c>',
            "C5": '<c r="C5" t="e"><f>VLOOKUP(1,A1:A2,1)</f><v>#N/A</v></c>',
            "D6": '<c r="D6" s="2"><v>44562</v></c>',
            "C6": '<c r="C6" t="inlineStr"><is><r><t>k</t></r><r><rPr><b/></rPr><t>@example.org</t></r></is></c>',
        },
        before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>'
        '<hyperlinks><hyperlink ref="C4" r:id="rId9"/></hyperlinks>',
        links={"rId9": "mailto:ian@example.org?subject=Hello"},
    )

    book = reading.parse(xlsx(page, formats=["00000000000", "yyyy\\-mm\\-dd"]), name="list.xlsx")

    assert book.kind == "Excel workbook"
    assert records(book) == [
        ["Members of the network"],
        NAMES,
        ["Wilma", "Marsh", "w@example.org", "01632960001"],
        ["Ian", "Tarn", "ian@example.org", "447700900123"],
        ["Joy", "", "", "TRUE"],
        ["Kay", "Brill", "k@example.org", "2022-01-01"],
    ]
    assert list(book.sheets[0].notes[:3]) == [
        "Hidden rows were read too: 5.",
        "Hidden columns were read too: B.",
        "Cells with an error are taken as empty: C5 (#N/A).",
    ]
    assert (
        book.sheets[0]
        .notes[3]
        .startswith("Cells with a formula that was never calculated are taken as empty: B5.")
    )


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    page = Page(
        "List",
        [
            ["Organisation", "Name"],
            ["Mere Practice", "Ann Lee"],
            [None, "Bo Ek"],
            ["Ashby", "Cy Orr"],
        ],
        after='<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    )

    assert records(reading.parse(xlsx(page)))[1:3] == [
        ["Mere Practice", "Ann Lee"],
        ["Mere Practice", "Bo Ek"],
    ]


def test_every_sheet_is_read_and_a_hidden_one_is_known() -> None:
    book = reading.parse(
        xlsx(Page("Cover", [["Read me"]]), Page("Old", [NAMES], hidden=True), Page("Empty", []))
    )

    assert [(sheet.name, sheet.hidden, len(sheet.records)) for sheet in book.sheets] == [
        ("Cover", False, 1),
        ("Old", True, 1),
        ("Empty", False, 0),
    ]


def test_an_opendocument_spreadsheet_ends_where_its_cells_do() -> None:
    book = reading.parse(ods([NAMES, ["Wilma", "Marsh", None, "1 Low Lane\nMere"], [1.0, 2.5]]))

    assert book.kind == "OpenDocument spreadsheet"
    assert records(book) == [NAMES, ["Wilma", "Marsh", "", "1 Low Lane\nMere"], ["1", "2.5"]]


def test_an_opendocument_number_keeps_the_zeros_that_its_cell_shows() -> None:
    rows: list[list[Cell]] = [
        [*NAMES],
        ["Wilma", "Marsh", 1632960001, 2138],
        ["Ian", "Tarn", 7, 0.5],
    ]
    plain = ods(rows)
    for value, shown in (("1632960001", "01632 960001"), ("2138", "02138")):
        plain = changed(
            plain, "content.xml", f"<text:p>{value}</text:p>", f"<text:p>{shown}</text:p>"
        )
    repeated = changed(
        plain,
        "content.xml",
        "<table:table-row>",
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row>',
    )
    for book in map(reading.parse, (plain, repeated)):
        assert records(book)[-2:] == [
            ["Wilma", "Marsh", "01632 960001", "02138"],
            ["Ian", "Tarn", "7", "0.5"],
        ]


def test_something_in_the_last_row_of_a_sheet_does_not_spoil_the_list() -> None:
    far = '<row r="1048576"><c r="T1048576"><v>1</v></c></row>'
    plain = xlsx(Page("List", [NAMES, ["Wilma", "Marsh"]]))
    book = reading.parse(
        changed(plain, "xl/worksheets/sheet1.xml", "</sheetData>", f"{far}</sheetData>")
    )

    assert records(book) == [NAMES, ["Wilma", "Marsh"]]
    assert book.sheets[0].notes[0].startswith("Only the first 100,000 rows were read")


def test_something_in_the_last_column_is_named_by_its_cell() -> None:
    rows = "".join(f'<row r="{line}"/>' for line in range(3, 40_000))
    far = f'{rows}<row r="40000"><c r="XFD40000"><v>1</v></c></row>'
    plain = xlsx(Page("List", [NAMES, ["Wilma", "Marsh"]]))
    data = changed(plain, "xl/worksheets/sheet1.xml", "</sheetData>", f"{far}</sheetData>")

    with pytest.raises(
        OutreachError, match=r"“List” of “wide.xlsx” has something in cell XFD40000"
    ) as caught:
        reading.parse(data, name="wide.xlsx")
    assert caught.value.hint


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with other words in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as workbook:
        parts = {name: workbook.read(name) for name in workbook.namelist()}
    parts[part] = parts[part].decode().replace(old, new).encode()
    return packed(parts)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed({"[Content_Types].xml": "x"}), "is an Excel workbook, but damaged"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "is an OpenDocument spreadsheet, but damaged",
        ),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "is an OpenDocument file, but no spreadsheet",
        ),
        (packed({"[Content_Types].xml": "", "word/document.xml": ""}), "is a Word document"),
        (packed({"[Content_Types].xml": "", "word/document2.xml": ""}), "is a Word document"),
        (packed({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "is a PowerPoint file"),
        (packed({"Index/Document.iwa": ""}), "is a Numbers spreadsheet"),
        (packed({"people.csv": "Name"}), "is a packed file"),
        (b"PK\x03\x04....", "is an Excel workbook or another packed file, and damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "is an old Word document"),
        (OLE + "Workbook".encode("utf-16-le"), "is an Excel workbook, but damaged"),
    ],
)
def test_what_is_no_list_is_refused_by_its_own_name(data: bytes, message: str) -> None:
    with pytest.raises(OutreachError) as refused:
        reading.parse(data, name="list.xlsx")
    assert refused.value.message.startswith(f"\u201clist.xlsx\u201d {message}")
    assert refused.value.hint


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_PART", 1 << 20)
    data = packed({"[Content_Types].xml": "", "xl/worksheets/sheet1.xml": "<c/>" * 400_000})

    with pytest.raises(OutreachError, match="far larger inside"):
        reading.parse(data, name="bomb.xlsx")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1632960001.0, "00000000000", "01632960001"),
        (1632960001, "00000\\ 000000", "01632 960001"),
        (1632960001, "General", "1632960001"),
        (4.47e11, "0.00E+00", "447000000000"),
        (3000, "#,##0.00", "3000"),
        (12.5, "00000", "12.5"),
        (7, "0000", "0007"),
        (5551234567.0, '"("000") "000-0000', "(555) 123-4567"),
        (True, "", "TRUE"),
        ("a\r\nb", "", "a\r\nb"),
    ],
)
def test_a_number_is_written_as_the_sheet_shows_it(
    value: object, number_format: str, text: str
) -> None:
    assert text_of(value, number_format) == text.replace("\r\n", "\n")


def test_columns_are_counted_as_a_sheet_does() -> None:
    assert [sheet_marks.letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
    assert [sheet_marks.number_of(name) for name in ("A", "Z", "AA", "AAA")] == [0, 25, 26, 702]


def test_the_sheet_that_looks_like_people_is_told_from_others(tmp_path: Path) -> None:
    book = reading.parse(
        xlsx(
            Page("Rota", [["Monday", "Tuesday"], *[["Ann", "Bo"]] * 30]),
            Page("Members", [NAMES, ["Wilma", "Marsh", "w@example.org", "01632 960001"]]),
        )
    )

    assert max(book.sheets, key=tables.is_list_of_people).name == "Members"
