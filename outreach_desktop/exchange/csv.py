"""Tables of text as spreadsheets and address books save them: read by rule, never guessed into numbers."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from outreach_desktop.errors import OutreachError

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LARGEST_FILE = 200 * 1024 * 1024
LARGEST_CELL = 10 * 1024 * 1024
MOST_COLUMNS = 1000

_SAVE_AS_CSV = "Open it in the program it came from and save or export it as CSV."
_BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER_KINDS = (
    (b"PK\x03\x04", "an Excel workbook or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a formatted document"),
    (b"BEGIN:VCARD", "a vCard file"),
    (b"SQLite format 3\x00", "a data file"),
)
# Exports put an apostrophe before what a spreadsheet would take for a formula; exactly that one goes.
_SHIELD = re.compile(r"\A'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_UNREADABLE = "\ufffd"
_END = "\udfff"  # no decoder yields it, so it marks the end of a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record: `cells` by header, `line` where it begins in the file, counted from 1.

    `missing` and `surplus` say how many cells a ragged row lacks, or has that hold something.
    """

    line: int
    cells: dict[str, str]
    missing: int = 0
    surplus: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A whole file. Headers are unique; `notes` says in sentences what was not as expected."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    notes: tuple[str, ...] = ()


def read(path: Path) -> Table:
    """The table in `path`. Raises OutreachError for what is not one, with the line where there is one."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise OutreachError(
                f"\u201c{path.name}\u201d is larger than {LARGEST_FILE // 1024**2} MB.",
                hint="Split it into smaller files.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    return parse(data, name=path.name)


def _unreadable(path: Path, error: OSError) -> OutreachError:
    if isinstance(error, FileNotFoundError):
        return OutreachError(f"There is no file \u201c{path}\u201d.", hint="Check the name.")
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return OutreachError(f"\u201c{path}\u201d is a folder.", hint="Choose the CSV file itself.")
    return OutreachError(
        f"\u201c{path}\u201d could not be read: {error.strerror or error}.",
        hint="Close it in other programs and check that you may read it.",
    )


def parse(data: bytes, *, name: str = "The file") -> Table:
    """The table in `data`; `name` is what messages call it."""
    text, encoding, notes = _decoded(data, name)
    text, named = _without_sep_line(text)
    delimiter = named or _delimiter(text)
    records = _records(text, delimiter, name)
    if not records:
        raise OutreachError(f"\u201c{name}\u201d is empty.", hint="Export the contacts again.")
    (_, first), *rest = records
    if len(first) > MOST_COLUMNS:
        raise OutreachError(
            f"\u201c{name}\u201d has more than {MOST_COLUMNS} columns, which no list of people has.",
            hint="Look whether its rows end where they should.",
        )
    header = _header(first, notes)
    return Table(
        header=header,
        rows=tuple(_row(line, cells, header) for line, cells in rest),
        encoding=encoding,
        delimiter=delimiter,
        notes=tuple(notes),
    )


def _decoded(data: bytes, name: str) -> tuple[str, str, list[str]]:
    """Text, the encoding it was in, and notes. BOM, then strict UTF-8, then Windows-1252."""
    for beginning, kind in _OTHER_KINDS:
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(beginning):
            raise OutreachError(f"\u201c{name}\u201d is {kind}, not CSV.", hint=_SAVE_AS_CSV)
    encoding = next((known for bom, known in _BOMS if data.startswith(bom)), None)
    encoding = encoding or _utf_16_without_bom(data)
    try:
        text, encoding = data.decode(encoding or "utf-8"), encoding or "utf-8"
    except UnicodeDecodeError as error:
        if encoding:
            raise OutreachError(
                f"\u201c{name}\u201d begins as {encoding} text but is damaged further on.",
                hint="Export or copy it again.",
            ) from error
        text, encoding = data.decode("cp1252", errors="replace"), "cp1252"
    return _clean(text, name), encoding, _notes_on(text)


def _utf_16_without_bom(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every other byte, and nothing else has."""
    start = data[:2000]
    if start.count(0) * 3 < len(start) or not start:
        return None
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _clean(text: str, name: str) -> str:
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r")
    if controls * 20 > len(text):
        raise OutreachError(f"\u201c{name}\u201d is not a text file.", hint=_SAVE_AS_CSV)
    return text.replace("\x00", "")


def _notes_on(text: str) -> list[str]:
    notes = []
    if zeros := text.count("\x00"):
        notes.append(f"Empty characters (NUL) left out: {zeros}.")
    if lost := text.count(_UNREADABLE):
        notes.append(
            f"Characters that could not be read: {lost}. Look for {_UNREADABLE} in the names."
        )
    return notes


def _without_sep_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line, `sep=;`, names the delimiter; its line break stays, so lines count right."""
    match = re.match(r'[ \t]*"?sep=(.)"?[ \t]*(?=\r|\n|$)', text, re.IGNORECASE)
    return (text[match.end() :], match[1]) if match else (text, None)


def _delimiter(text: str) -> str:
    """The one that parts the first 100 records most evenly; a header of one column takes a comma."""

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            sizes = [len(cells) for _, cells in islice(_numbered(text, delimiter), 100)]
        except csv.Error:  # reading it for good will say where
            return 0, 0
        width = sizes[0] if sizes else 1
        return (sizes.count(width) if width > 1 else 0, width)

    return max(DELIMITERS, key=evenness)


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records that hold something, each with the line it begins on."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _records(text: str, delimiter: str, name: str) -> list[tuple[int, list[str]]]:
    """All records. A mark after the end shows whether a quotation mark swallowed the rest."""
    line, records = 1, []
    try:
        for line, cells in _numbered(f"{text}\n{_END}", delimiter):
            records.append((line, cells))
    except csv.Error as error:
        raise OutreachError(
            f"\u201c{name}\u201d, after line {line}: a cell holds more than"
            f" {LARGEST_CELL // 1024**2} MB, which no list of people does.",
            hint="Look for a quotation mark there that is never closed.",
        ) from error
    if records[-1][1] != [_END]:
        raise OutreachError(
            f"\u201c{name}\u201d, line {records[-1][0]}: a quotation mark opens in this row and is"
            " never closed, so the rows after it cannot be told apart.",
            hint="Close it or take it out, then import again.",
        )
    return records[:-1]


def _header(cells: list[str], notes: list[str]) -> tuple[str, ...]:
    """Every column under a name of its own; what was renamed is noted."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"Column {number}"
        if name in names:
            count = 2
            while (own := f"{name} ({count})") in names:
                count += 1
            notes.append(
                f"Two columns are called \u201c{name}\u201d; one is read as \u201c{own}\u201d."
            )
            name = own
        names.append(name)
    return tuple(names)


def _row(line: int, cells: list[str], header: tuple[str, ...]) -> Row:
    plain = [_cell(cell) for cell in cells]
    width = len(header)
    return Row(
        line=line,
        cells=dict(zip(header, plain + [""] * (width - len(plain)), strict=False)),
        missing=max(0, width - len(plain)),
        surplus=sum(1 for cell in plain[width:] if cell),
    )


def _cell(raw: str) -> str:
    """The text in the cell: no blanks around it, one kind of line break, no guard against formulas."""
    text = _SHIELD.sub("", raw.replace("\r\n", "\n").replace("\r", "\n").strip(), count=1)
    formula = _TEXT_FORMULA.fullmatch(text)  # ="0123" is how some programs keep a leading zero
    return formula[1] if formula else text
