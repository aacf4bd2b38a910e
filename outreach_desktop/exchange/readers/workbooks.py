"""Spreadsheets: Excel (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument (.ods), read in a process with limits.

Calamine reads them all. It was chosen over openpyxl and odfpy, which take twenty times as long and
trip over styles that other programs write; what it leaves out of an .xlsx, `xlsx` looks for.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from outreach_desktop import worker, zips
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.own.guarding import unguarded
from outreach_desktop.exchange.own.places.sheets import is_ours
from outreach_desktop.exchange.readers.bounds import TOO_WIDE, too_long
from outreach_desktop.exchange.readers.cells import text_of
from outreach_desktop.exchange.sheets import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PEOPLE,
    Book,
    ListSheet,
    Record,
)
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.exchange.readers.sheet_marks import Marks

SECONDS = 60.0
MEMORY = 1280 << 20
LARGEST_PART = 400 << 20
"""Bytes that one part of a workbook may have unpacked: an export of 100,000 people has 160 MB, with long notes twice that."""
_LARGEST_AREA = 32_000_000
"""Cells from the first to the last of a sheet, the empty ones too."""
_MOST_PARTS = 5000
_LARGE, _TIGHT = 16 << 20, 100
"""A part of more bytes than this, packed tighter than this many to one, was made to burst."""
SAVE_AGAIN = say(
    "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx) or as CSV."
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_POWERPOINT = "PowerPoint Document".encode("utf-16-le")
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))

# What else is a packed file, by how a part begins that only it has.
_OTHERS = {
    "word/": (
        say("a Word document"),
        say(
            "Copy its table into a spreadsheet and save that. A letter of your own is added under Letters, with Add a Word file."
        ),
    ),
    "ppt/": (
        say("a PowerPoint file"),
        say("Copy its table into a spreadsheet and save that."),
    ),
    "Index/Document.iwa": (
        say("a Numbers spreadsheet"),
        say("Export it from Numbers as Excel or CSV."),
    ),
    "Index.zip": (say("a Numbers spreadsheet"), say("Export it from Numbers as Excel or CSV.")),
}
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCKED_HINT = say("Open it with its password, save a copy without one, and import that.")


def read(data: bytes, name: str, told: Told = nobody) -> Book:
    """The sheets of a workbook. OutreachError for other packed files, locked and damaged ones."""
    kind = kind_of(data, name)
    try:
        answer = worker.tried(
            _REAL[kind],
            data,
            seconds=SECONDS,
            memory=MEMORY,
            hint=SAVE_AGAIN,
            what=f"\u201c{name}\u201d",
            waits=lambda: told(say("Reading \u201c{name}\u201d", name=name)),
        )
    except OutreachError as error:
        raise OutreachError(
            error.message.replace("{name}", name).replace("{kind}", _WITH_ARTICLE[kind]),
            hint=error.hint,
        ) from error
    return book_of(answer, kind)


def book_of(answer: bytes, kind: str) -> Book:
    """What the process with limits said."""
    sheets = [
        ListSheet(
            name=told["name"],
            hidden=told["hidden"],
            records=tuple(_records(told["records"])),
            notes=tuple(told["notes"]),
        )
        for told in json.loads(answer)
    ]
    return Book(kind=kind, sheets=tuple(sheets))


def _records(told: Sequence[Record]) -> Iterator[Record]:
    """As they are; of an export of ours that was CSV before, without the guards against formulas."""
    is_own = bool(told) and is_ours(told[0][1])
    for line, cells in told:
        yield line, [unguarded(cell) for cell in cells] if is_own else cells


def kind_of(data: bytes, name: str) -> str:
    """What people call this kind of workbook. OutreachError for what is none."""
    return _kind_in_ole(data, name) if data.startswith(OLE) else _kind_in_zip(data, name)


def _kind_in_ole(data: bytes, name: str) -> str:
    names = data.upper()  # of streams: programs write them in capitals, too
    if _ENCRYPTED.upper() in names:
        raise OutreachError(
            say("\u201c{name}\u201d is locked with a password.", name=name), hint=_LOCKED_HINT
        )
    if any(stream.upper() in names for stream in _WORKBOOK):
        return "Excel workbook (.xls)"
    what = say("an old Office file")
    if _WORD.upper() in names:
        what = say("an old Word document")
    elif _POWERPOINT.upper() in names:
        what = say("an old PowerPoint file")
    elif _OUTLOOK.upper() in names:
        what = say("a message from Outlook")
    raise OutreachError(
        say("\u201c{name}\u201d is {what}, not a list of people.", name=name, what=what),
        hint=SAVE_AGAIN,
    )


def _kind_in_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {info.filename: info for info in packed.infolist()}
            kind = packed.read("mimetype")[:100] if _is_small(parts.get("mimetype")) else b""
            manifest = _is_small(parts.get("META-INF/manifest.xml"))
            locked = manifest and b"encryption-data" in packed.read("META-INF/manifest.xml")
    except zips.DAMAGE as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is an Excel workbook or another packed file, and damaged.",
                name=name,
            ),
            hint=say("Export or copy it again."),
        ) from error
    for begun, (what, hint) in _OTHERS.items():
        if any(part.startswith(begun) for part in parts):
            raise OutreachError(
                say("\u201c{name}\u201d is {what}, not a list of people.", name=name, what=what),
                hint=hint,
            )
    if kind.startswith(_SPREADSHEET):
        if locked:
            raise OutreachError(
                say("\u201c{name}\u201d is locked with a password.", name=name), hint=_LOCKED_HINT
            )
        found = "OpenDocument spreadsheet"
    elif kind.startswith(b"application/vnd.oasis.opendocument"):
        raise OutreachError(
            say("\u201c{name}\u201d is an OpenDocument file, but no spreadsheet.", name=name),
            hint=SAVE_AGAIN,
        )
    elif any(part.casefold() == "xl/workbook.bin" for part in parts):
        found = "Excel workbook (.xlsb)"
    elif "[Content_Types].xml" in parts:
        found = "Excel workbook"
    else:
        raise OutreachError(
            say("\u201c{name}\u201d is a packed file (zip), not a list of people.", name=name),
            hint=say("Unpack it first, then import the list in it."),
        )
    if len(parts) > _MOST_PARTS or any(_bursts(info) for info in parts.values()):
        raise OutreachError(
            say(
                "\u201c{name}\u201d is far larger inside than any list of people is, so it is not opened.",
                name=name,
            ),
            hint=SAVE_AGAIN,
        )
    return found


def _bursts(info: zipfile.ZipInfo) -> bool:
    large, tight = info.file_size > _LARGE, info.file_size > info.compress_size * _TIGHT
    return info.file_size > LARGEST_PART or (large and tight)


def _is_small(info: zipfile.ZipInfo | None) -> bool:
    return info is not None and info.file_size < 1 << 20


# -- what the process with limits does -------------------------------------------------------------


def _xlsx(data: bytes) -> bytes:
    from outreach_desktop.exchange.readers.xlsx import looked_through

    try:
        found, marks = looked_through(data)
    except zips.DAMAGE as error:
        raise _damaged() from error
    for title, marked in marks.items():
        if marked.area > _LARGEST_AREA:
            raise OutreachError(
                say(
                    "The sheet \u201c{title}\u201d of \u201c{{name}}\u201d has something in cell {last},"
                    " far away from any list of people.",
                    title=title,
                    last=marked.last,
                ),
                hint=say("Delete what is there, save the file, and import it again."),
            )
    return _calamine(found, marks)


def _ods(data: bytes) -> bytes:
    from outreach_desktop.exchange.readers.ods import zeros_shown

    try:
        marks = zeros_shown(data)
    except zips.DAMAGE as error:
        raise _damaged() from error
    return _calamine(data, marks)


def _calamine(data: bytes, marks: "Mapping[str, Marks] | None" = None) -> bytes:
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise OutreachError(
            say("\u201c{name}\u201d is locked with a password."), hint=_LOCKED_HINT
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged() from error
    sheets = [
        about
        for about in book.sheets_metadata
        if about.typ is python_calamine.SheetTypeEnum.WorkSheet
    ]

    def rows(name: str, marked: "Marks | None") -> Iterator[Record]:
        try:
            held = book.get_sheet_by_name(name).to_python(
                skip_empty_area=False, nrows=MOST_PEOPLE + 2
            )
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise _damaged() from error
        for line, cells in enumerate(held, 1):
            texts = [text_of(value) for value in cells[: MOST_COLUMNS + 1]]
            yield line, marked.shown(line, cells, texts) if marked else texts

    return _told(
        [
            (
                about.name,
                about.visible is not python_calamine.SheetVisibleEnum.Visible,
                rows(about.name, (marks or {}).get(about.name)),
                (marks or {}).get(about.name),
            )
            for about in sheets
        ]
    )


def _damaged() -> OutreachError:
    return OutreachError(
        say("\u201c{name}\u201d is {kind}, but damaged: it cannot be read."), hint=SAVE_AGAIN
    )


def _told(sheets: Sequence[tuple[str, bool, Iterator[Record], "Marks | None"]]) -> bytes:
    """Sheets as JSON: name, whether hidden, records that hold something, and what is to be told."""
    found: list[dict[str, object]] = []
    room = MOST_CELLS
    for name, hidden, rows, marks in sheets:
        notes: list[str] = []
        records = list(_bounded(rows, room, notes))
        if marks is not None and marks.end:
            notes.append(too_long())
        if marks is not None:
            records = marks.carried_down(records)
            notes += marks.notes()
        room -= sum(len(cells) for _, cells in records)
        found.append({"name": name, "hidden": hidden, "records": records, "notes": notes})
    return json.dumps(found, ensure_ascii=False).encode()


def _bounded(rows: Iterator[Record], room: int, notes: list[str]) -> Iterator[Record]:
    """Records without empty ones and empty ends, and no more than there is room for."""
    wide = False
    for line, cells in rows:
        if line > MOST_PEOPLE + 1 or room < 0:
            notes.append(too_long())
            break
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            wide = True
        kept = cells[:MOST_COLUMNS]
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            room -= len(kept)
            yield line, kept
    if wide:
        notes.append(TOO_WIDE)


_REAL: dict[str, Callable[[bytes], bytes]] = {
    "Excel workbook": _xlsx,
    "Excel workbook (.xlsb)": _calamine,
    "Excel workbook (.xls)": _calamine,
    "OpenDocument spreadsheet": _ods,
}
_WITH_ARTICLE = {
    kind: f"{'an' if kind[0] in 'EO' else 'a'} {kind.partition(' (')[0]}" for kind in _REAL
}
