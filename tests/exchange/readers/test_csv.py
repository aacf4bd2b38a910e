"""Tables are read as they stand: every shape a spreadsheet saves, and no value guessed."""

import contextlib
import csv as python_csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.readers import csv, reading
from outreach_desktop.exchange.sheets import Table
from tests.examples import few

TEXT = "Name,Town\nZoë O'Neil,Ashby\n"


def table_of(data: bytes) -> Table:
    (sheet,) = csv.parse(data).sheets
    return tables.table(sheet)


def cells(data: str | bytes) -> list[list[str]]:
    """All records but the first, as they stand."""
    (sheet,) = csv.parse(data.encode() if isinstance(data, str) else data).sheets
    return [held for _, held in sheet.records[1:]]


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32", b""),
        ("cp1252", b""),
    ],
)
def test_every_encoding_gives_the_same_table(encoding: str, bom: bytes) -> None:
    book = csv.parse(bom + TEXT.encode(encoding))

    assert book.sheets[0].records == ((1, ["Name", "Town"]), (2, ["Zoë O'Neil", "Ashby"]))
    assert book.notes == ()


def test_marks_within_long_texts_part_nothing() -> None:
    notes = "agreed; on the phone\nasked; twice\nwrote; back\nrang; once"
    text = f'"Name","Notes","Town"\r\n"Ash","{notes}","Selby"\r\n'
    found = csv.parse(text.encode())
    assert found.delimiter == ","
    assert found.sheets[0].records[1][1] == ["Ash", notes, "Selby"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_is_the_one_that_parts_the_rows_evenly(delimiter: str, end: str) -> None:
    lines = ["Name,Address", '"A, B","1; Hill, Town"', '"C","2 | Row; x"', '"D",""']
    text = end.join(lines).replace('","', f'"{delimiter}"').replace("e,A", f"e{delimiter}A")

    assert csv.parse(text.encode()).delimiter == delimiter
    assert [row[1] for row in cells(text)] == ["1; Hill, Town", "2 | Row; x", ""]


SHAPES = {
    "a note of several lines": ('a,b\n"one\ntwo",x\n', [["one\ntwo", "x"]]),
    "Windows line ends in a cell": ('a,b\r\n"one\r\ntwo",x\r\n', [["one\ntwo", "x"]]),
    "quotes said twice": ('a,b\n"say ""hi""",x\n', [['say "hi"', "x"]]),
    "quotes inside a bare cell": ('a,b\nsay "hi",x\n', [['say "hi"', "x"]]),
    "one column": ("a\nx\ny\n", [["x"], ["y"]]),
    "sep names the separator": ("sep=;\na;b\n1,5;x\n", [["1,5", "x"]]),
    "sep in quotation marks": ('"sep=|"\r\na|b\r\n1|x\r\n', [["1", "x"]]),
    "leading zeros": ("a,b\n07700900123,010001\n", [["07700900123", "010001"]]),
    "long numbers and dates": ("a,b\n1e5,2026-11-22\n", [["1e5", "2026-11-22"]]),
    "no line end at the end": ("a,b\n1,2", [["1", "2"]]),
    "blank lines": ("\n\na,b\n\n1,2\n,\n", [["1", "2"]]),
    "blanks around": ("a , b\n 1 ,\u00a02\n", [["1", "2"]]),
    "guarded formulas": (
        "a,b\n'=cmd(),'+44 7700 900123\n'@x,'s-Hertogenbosch\n",
        [["=cmd()", "+44 7700 900123"], ["@x", "'s-Hertogenbosch"]],
    ),
    "only one guard goes": ("a,b\n''=x,y\n", [["''=x", "y"]]),
    "numbers kept as a formula": ('a,b\n="0770",x\n', [["0770", "x"]]),
    "quoted commas in a table of semicolons": ('a;b\n"x,y,z";1,5\n', [["x,y,z", "1,5"]]),
    "zeros": ("first,second\nx\x00y,something\n", [["xy", "something"]]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_ordinary_shape_is_read_exactly(name: str) -> None:
    text, expected = SHAPES[name]
    assert cells(text) == expected


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert table_of(b"Name,Town\n").rows == ()


def test_columns_of_one_name_are_told_apart_and_said() -> None:
    table = table_of(b"Phone,Phone,,Phone\n1,2,3,4\n")

    assert table.header == ("Phone", "Phone (2)", "Column 3", "Phone (3)")
    assert "is read as \u201cPhone (2)\u201d" in table.notes[0]


def test_rows_know_the_line_they_begin_on() -> None:
    table = table_of(b'sep=,\na,b\n"one\ntwo",x\n\n3,y\n')

    assert [row.line for row in table.rows] == [3, 6]


def test_ragged_rows_say_how() -> None:
    short, right, long, padded = table_of(b"Name,Town,Notes\n1,2\n1,2,3\n1,2,3,4,5\n1,2,3,,\n").rows

    assert (short.missing, short.surplus) == (1, 0)
    assert (right.missing, right.surplus) == (0, 0)
    assert (long.missing, long.surplus) == (0, 2)
    assert (padded.missing, padded.surplus) == (0, 0)


def test_a_cell_may_be_very_large() -> None:
    assert cells(f'a,b\n"{"x" * 200_000}",y\n') == [["x" * 200_000, "y"]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "is empty"),
        (b'a,b\n1,2\n"oops,3\n4,5\n', "line 3: a quotation mark opens in this row and is never"),
        (b"PK\x03\x04....", "is an Excel workbook"),
        (bytes(range(32)) * 20, "is not a text file"),
        (b"\xff\xfeA", "damaged further on"),
        (b"a," * 1000, "has more than 1000 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(OutreachError, match=message) as refused:
        reading.parse(data, name="list.csv")
    assert refused.value.hint


def test_a_cell_without_end_is_named_by_its_line() -> None:
    with pytest.raises(OutreachError, match="after line 2: a cell holds more than 10 MB"):
        csv.parse(b'a,b\n1,2\n"' + b"x" * (csv.LARGEST_CELL + 1))


def test_characters_that_cannot_be_read_are_counted() -> None:
    book = csv.parse(b"a,b\ncaf\xe9,\x81\n", encoding="cp1252")

    assert book.sheets[0].records[1] == (2, ["caf\u00e9", "\ufffd"])
    assert book.notes[0].startswith("Characters that could not be read: 1")


@few(100)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="ÂÃÄÅâð"),
                max_size=12,
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=8,
    ),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_python_writes_is_read_back(
    rows: list[list[str]], encoding: str, delimiter: str
) -> None:
    file = io.StringIO(newline="")
    writer = python_csv.writer(file, delimiter=delimiter, quoting=python_csv.QUOTE_ALL)
    writer.writerows([["first", "second", "third"], *rows])

    read = cells(file.getvalue().encode(encoding))

    held = [row for row in rows if any(cell.strip() for cell in row)]
    for was, now in zip(held, read, strict=True):
        assert guards_in(was) or now == [cell.strip() for cell in was]


def guards_in(row: list[str]) -> bool:
    """Cells a spreadsheet would take for formulas are changed on purpose."""
    return any(cell.strip().startswith(("'", '="')) for cell in row)


@few(100)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused_in_a_sentence(data: bytes) -> None:
    with contextlib.suppress(OutreachError):
        for row in table_of(b"Name,Town\n" + data).rows:
            assert any(row.cells) or row.surplus
