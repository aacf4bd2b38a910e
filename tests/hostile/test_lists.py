"""Lists that hold far too much, and files given by mistake: a sentence soon, in bounded memory."""

import csv
import io
import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from outreach_desktop.domain.telling import Stopped
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.readers import (
    ldif,
    reading,
    vcard_lines,
    vcards,
    web_tables,
    workbooks,
)
from outreach_desktop.exchange.sheets import Book
from outreach_desktop.services.importing import imports
from tests.hostile import lists
from tests.timing import soon

HEAD = b"First name,Last name,E-mail,Tags,Notes\n"
CARD = b"BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\nFN:Ann Lee\n"
END = b"END:VCARD\n"
MB = 1 << 20

FLOODS: dict[str, Callable[[], bytes]] = {
    "50 MB of blank lines": lambda: b"\n" * 50_000_000,
    "50 MB of blank lines below names": lambda: HEAD + b"\n" * 50_000_000,
    "as many of old Macintosh": lambda: b"Name\r" + b"\r" * 20_000_000,
    "one cell of 100 MB": lambda: HEAD + b'"' + b"x" * 100_000_000 + b'"\n',
    "a million quotation marks and one": lambda: HEAD + b'"' * 1_000_001,
    "16,384 columns": lambda: b",".join(b"c%d" % n for n in range(16_384)) + b"\nx\n",
    "150,000 rows": lambda: HEAD + b"Ann,Lee,,,\n" * 150_000,
    "zeros": lambda: b"\x00" * 20_000_000,
    "a card of folded lines": lambda: CARD + b"NOTE:x\n" + b" y\n" * 4_000_000 + END,
    "a card of soft breaks": lambda: CARD + b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=41=\n" * 3_100_000 + END,
    "a card of semicolons": lambda: CARD + b"ADR:" + b";" * 5_000_000 + b"\n" + END,
    "a card of labels": lambda: CARD + b"TEL" + b";TYPE=cell" * 500_000 + b":1\n" + END,
    "a card of brackets": lambda: CARD + b"TEL;X-CUSTOM(" + b"(" * 1_000_000 + b":1\n" + END,
    "a card of telephones": lambda: CARD + b"TEL:1\n" * 100_000 + END,
    "cards that only begin": lambda: b"BEGIN:VCARD\n" * 4_000_000,
    "entries with columns of their own": lambda: b"".join(
        b"dn: cn=x\ncn: Ann\nz%d: x\n\n" % n for n in range(21_000)
    ),
    "folded entries": lambda: b"dn: cn=x\ncn: A\n" + b" b\n" * 2_000_000,
    "a page of cells": lambda: b"<table><tr>" + b"<td>x" * 1_100_000,
    "a tag without end": lambda: b"<html><" + b"a " * 4_000_000,
    "signs that open nothing": lambda: b"<html>" + b"<!" * 1_100_000,
    "people with columns of their own": lambda: b"["
    + b",".join(b'{"k%d":1}' % n for n in range(50_000))
    + b"]",
    "nested lists": lambda: b"[" * 1_000_000,
    "a number of a million digits": lambda: b'[{"Name":' + b"9" * 1_000_000 + b"}]",
    "a part that bursts": lambda: lists.as_xlsx(shared="<si><t>" + "x" * 17 * MB + "</t></si>"),
    "ten million rows declared": lambda: lists.as_xlsx("<sheetData>" + "<row/>" * 10_000_000),
    "a message of Outlook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "__properties_version1.0".encode("utf-16-le"),
    "a data file of Outlook": lambda: b"!BDN" + bytes(1000),
}  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_what_no_list_has_is_refused_soon_and_in_a_sentence(flood: str) -> None:
    data = FLOODS[flood]()
    with soon(8), pytest.raises(OutreachError) as refused:
        imports.looked_at(Path("list"), reading.parse(data, name="list.csv"))
    assert "list.csv" in str(refused.value) or "line 1" in str(refused.value).casefold()
    assert refused.value.hint
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    "flood",
    ["50 MB of blank lines", "one cell of 100 MB", "a card of folded lines"],
)
def test_a_flood_takes_little_memory_besides_itself(flood: str) -> None:
    data = FLOODS[flood]()
    tracemalloc.start()
    with pytest.raises(OutreachError):
        reading.parse(data, name="list.csv")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150 * MB


_TAGS = b";".join(b"t%d" % number for number in range(300_000))
MANY: dict[str, bytes] = {
    "one cell of 300,000 tags": HEAD + b'Ann,Lee,,"' + _TAGS + b'",\nBo,Ek,,,\n',
    "a note of 5 MB": HEAD + b'Ann,Lee,,,"' + b"x " * 2_500_000 + b'"\nBo,Ek,,,\n',
    "a name of 2 MB": HEAD + b'"' + b"van der " * 250_000 + b'",Lee,,,\nBo,Ek,,,\n',
    "half a character": HEAD + b"Ann,\xed\xa0\x80Lee,,,\nBo,Ek,,,\n",
    "a card with a picture of 10 MB": CARD + b"PHOTO;ENCODING=b:" + b"QUJD" * 2_500_000 + b"\n" + END
    + CARD.replace(b"Ann", b"Bo") + END,
    "a card whose note is too long": CARD + b"NOTE:" + b"x" * 200_000 + b"\n" + END
    + CARD.replace(b"Ann", b"Bo") + END,
}  # fmt: skip


@pytest.mark.parametrize("name", MANY)
def test_one_row_that_holds_too_much_does_not_keep_the_others_out(name: str) -> None:
    with soon(8):
        book = reading.parse(MANY[name], name="list")
        found = imports.looked_at(Path("list"), book)
    rows = [row.cells for row in found.table.rows]
    assert any("Bo" in cells for cells in rows)
    assert len(rows) + len(found.table.refused) == 2


_FAR = "<sheetData>{rows}</sheetData>"
_ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
_TWO = _ROW.format(1, "Last name") + _ROW.format(2, "Lee")


@pytest.mark.parametrize(
    "sheet",
    [
        '<dimension ref="A1:XFD1048576"/>' + _FAR.format(rows=_TWO),
        '<dimension ref="A1:ZZZZZZ99999999999"/>' + _FAR.format(rows=_TWO),
        _FAR.format(rows=_TWO + _ROW.format(1_048_576, "x")),
        _FAR.format(rows=_TWO + _ROW.format(4_294_967_295, "x")),
        _FAR.format(rows=_TWO + '<row r="3"><c r="A3"><v>1e999999999</v></c></row>'),
        _FAR.format(rows=_TWO + _ROW.format(3, "_xD800__x0000_")),
        _FAR.format(rows=_TWO) + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>",
    ],
)  # fmt: skip
def test_a_sheet_that_claims_to_be_endless_gives_the_rows_it_has(sheet: str) -> None:
    with soon(8):
        answer = workbooks._xlsx(lists.as_xlsx(sheet))
    (found,) = workbooks.book_of(answer, "Excel workbook").sheets
    assert [cells[0] for _, cells in found.records[:2]] == ["Last name", "Lee"]
    assert len(found.records) <= 4


@pytest.mark.parametrize("times", ["2000000000", "1048576"])
def test_cells_repeated_by_the_billion_are_read_once_as_far_as_a_list_goes(times: str) -> None:
    more = (
        f'<table:table-row><table:table-cell table:number-columns-repeated="{times}"'
        ' office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with soon(8):
        answer = workbooks._ods(lists.as_ods(more))
    (found,) = workbooks.book_of(answer, "OpenDocument spreadsheet").sheets
    assert all(len(cells) <= 201 for _, cells in found.records)


@pytest.mark.parametrize("kind", lists.TEXTS)
def test_reading_tells_how_far_it_is_and_stops_where_it_is_asked_to(kind: str) -> None:
    if kind == "JSON":
        pytest.skip("it is read at once, from 20 MB at the most")

    def stop(sentence: str) -> None:
        raise Stopped(sentence)

    with pytest.raises(Stopped, match="Reading \u201cmy list"):
        reading.parse(lists.TEXTS[kind](), name="my list", told=stop)


def test_a_long_csv_may_be_stopped_midway() -> None:
    said: list[str] = []

    def told(sentence: str) -> None:
        said.append(sentence)
        if len(said) > 3:
            raise Stopped

    with pytest.raises(Stopped):
        reading.parse(HEAD + b"Ann,Lee,,,\n" * 50_000, name="list", told=told)
    assert said[-1] == "Reading \u201clist\u201d, line 10,001"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@pytest.mark.parametrize(
    "what", ["pipe", "socket", "folder", "/dev/zero", "/dev/stdin", "/dev/tty", "a\x00b", "\ud800"]
)
def test_what_is_no_file_is_not_waited_for(what: str, tmp_path: Path) -> None:
    path = tmp_path / what
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    if what == "/dev/stdin" and Path(what).is_file():
        pytest.skip("a file stands there")
    with soon(), pytest.raises(OutreachError):
        reading.read(path)


def test_a_pipe_in_the_place_of_a_link_is_seen(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "list.csv").symlink_to(tmp_path / "pipe")
    with pytest.raises(OutreachError, match="is a pipe, not a file"):
        reading.read(tmp_path / "list.csv")


LONG = {
    vcards: b"".join(CARD.replace(b"Ann Lee", b"Ann Lee %d" % n) + END for n in range(4)),
    ldif: b"".join(b"dn: cn=%d\ncn: Ann Lee %d\nmail: a%d@example.org\n\n" % (n, n, n) for n in range(4)),
    web_tables: b"<table><tr><th>Name</th></tr>" + b"".join(b"<tr><td>Ann Lee %d</td></tr>" % n for n in range(4)) + b"</table>",
}  # fmt: skip
PEOPLE = b"[" + b",".join(b'{"Name": "Ann Lee %d"}' % n for n in range(4)) + b"]"


@pytest.mark.parametrize(
    ("reader", "data"), [*LONG.items(), (web_tables, PEOPLE)], ids=["cards", "entries", "page", "JSON"]
)  # fmt: skip
def test_whoever_stands_behind_the_last_row_that_is_read_is_told_of(
    reader: ModuleType, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading.parse(data)
    assert not any("Only the first" in note for note in _notes_of(whole))

    monkeypatch.setattr(reader, "MOST_PEOPLE" if reader is vcards else "MOST_ROWS", 3)
    cut = reading.parse(data)
    assert any("Only the first" in note for note in _notes_of(cut))
    assert len(cut.sheets[0].records) < len(whole.sheets[0].records)


def test_a_page_counts_its_rows_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_tables, "MOST_ROWS", 5)
    page = reading.parse(LONG[web_tables])
    assert len(page.sheets[0].records) == 5
    assert _notes_of(page) == []


def test_cells_and_people_that_are_not_read_are_told() -> None:
    wide = reading.parse(b"<table><tr>" + b"<td>x</td>" * 201 + b"</tr></table>")
    assert "Only the first 200 columns were read." in _notes_of(wide)
    odd = reading.parse(b'[{"Name": "Ann Lee"}, "Jan Luczak", 3]')
    assert "Entries whose values have no names are left out: 2." in _notes_of(odd)


def _notes_of(book: Book) -> list[str]:
    return [*book.notes, *(note for sheet in book.sheets for note in sheet.notes)]


def test_a_list_that_begins_with_remarks_is_known_at_once() -> None:
    """Each could end at the end of every later one, so that forty of them took hours."""
    with soon(1):
        page = reading.parse(b"<!-- a -->" * 300 + b"<table><tr><td>Name</td></tr></table>")
        reading.parse(b"<!-- a -->" * 300 + b"Name,Town\nAnn Lee,Hexmoor\n")
    assert page.kind == "Web page"


FIELDS = (
    "First name",
    "Last name",
    "Name",
    "E-mail",
    "Phone",
    "Address",
    "Notes",
    "Do not contact",
)


@pytest.mark.parametrize(
    ("field", "sign"),
    [("E-mail", " "), ("Phone", " \t"), ("Do not contact", " "), ("Name", "("), ("Name", "#"),
     ("First name", "# "), ("Last name", "("), ("Address", ", "), ("Notes", " \n"),
     ("Notes", " unsubscribed")],
)  # fmt: skip
def test_a_cell_of_signs_is_understood_soon(field: str, sign: str) -> None:
    with soon(2):
        (entry, _) = _understood(field, f"x{(sign * 20_000)[:40_000]}x")
    assert entry.contact.name or entry.contact.email or entry.contact.notes


def test_a_card_of_returns_alone_is_gone_through_once() -> None:
    """Each of a row was followed to the end of the row, to see whether a line feed stands there."""
    with soon(2):
        lines = [line for _, line in vcard_lines.lines_of(f"N:Ann{chr(13) * 60_000}X:1")]
    assert [line for line in lines if line] == ["N:Ann", "X:1"]


def test_what_a_name_without_end_says_of_letters_is_kept() -> None:
    (entry, other) = _understood("Name", f"Ann {'(van der Berg) ' * 100} (deceased)")
    assert entry.contact.deceased
    assert not other.contact.deceased


def _understood(field: str, cell: str) -> tuple[Entry, ...]:
    """One person with this cell, and another, as a list has them."""
    row = {"E-mail": "ann@example.org", field: cell}
    text = io.StringIO()
    csv.writer(text).writerows([FIELDS, [row.get(name, "") for name in FIELDS], ["Bo", "Ek", *[""] * 6]])  # fmt: skip
    book = reading.parse(text.getvalue().encode(), name="list")
    return imports.understood(imports.looked_at(Path("list"), book)).people.entries
