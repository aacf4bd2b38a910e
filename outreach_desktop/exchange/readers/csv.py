"""Tables of text as spreadsheets and address books save them: read by rule, never guessed into numbers."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.own.columns import LAYOUT
from outreach_desktop.exchange.own.guarding import unguarded as own_cell
from outreach_desktop.exchange.own.places.sheets import is_ours
from outreach_desktop.exchange.readers import recipients
from outreach_desktop.exchange.readers.bounds import SPLIT, see_that_lines_are_few
from outreach_desktop.exchange.readers.encodings import UNREADABLE, decoded, examples
from outreach_desktop.exchange.sheets import MOST_CELLS, Book, ListSheet, Record
from outreach_desktop.words import say

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LARGEST_CELL = 10 * 1024 * 1024
MOST_COLUMNS = 1000
MOST_LINES, MOST_LINES_OF_OURS = 1_000_000, 3_000_000
LARGEST_TEXT, LARGEST_OF_OURS = 50 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes: 100,000 people with forty columns each have fewer."""
MOST_RECORDS = 100_000
"""Below the names of the columns."""
_SAMPLE = 1 << 20
_BEGINNING = 10_000
_TOLD_EVERY = 5000
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))

# Exports put an apostrophe before what a spreadsheet would take for a formula; exactly that one goes.
_SHIELD = re.compile(r"\A'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_END = "\udfff"  # no decoder yields it, so it marks the end of a text
# Characters without width that pages and programs leave in cells; those that join letters stay.
_NO_WIDTH = str.maketrans({"\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""})


def parse(
    data: bytes, *, name: str = say("The file"), encoding: str = "", told: Told = nobody
) -> Book:
    """The table in `data`; `name` is what messages call it. OutreachError for what is not one.

    `told` hears of it every now and then, and may stop it.
    """
    _see_that_it_is_no_flood(data, name)
    told(say("Reading \u201c{name}\u201d", name=name))
    found = decoded(data, name, encoding)
    notes = [*found.notes, *_notes_on(found.text)]
    text, named = _without_sep_line(_clean(found.text, name))
    delimiter = named or _delimiter(text)
    records = recipients.records(text) or _records(text, delimiter, name, told)
    if not records:
        raise OutreachError(
            say("\u201c{name}\u201d is empty.", name=name), hint=say("Export the list again.")
        )
    if max(len(cells) for _, cells in records[:20]) > MOST_COLUMNS:
        raise OutreachError(
            say(
                "\u201c{name}\u201d has more than {limit} columns, which no list of people has.",
                name=name,
                limit=str(MOST_COLUMNS),
            ),
            hint=say("Check whether its rows end where they should."),
        )
    return Book(
        kind="CSV",
        sheets=(ListSheet(records=tuple(records), ragged=True),),
        encoding=found.encoding,
        delimiter=delimiter,
        encodings=tuple((one, ", ".join(examples(data, one))) for one in found.encodings),
        notes=tuple(notes),
    )


def cell(raw: str) -> str:
    """The text in a cell: no blanks around it, one kind of line break, no guard against formulas."""
    text = raw.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(_NO_WIDTH).strip()
    if text[:1] not in ("'", "="):
        return text
    text = _SHIELD.sub("", text, count=1)
    formula = _TEXT_FORMULA.fullmatch(text)  # ="0123" is how some programs keep a leading zero
    return formula[1] if formula else text


def _clean(text: str, name: str) -> str:
    plain = text.encode("utf-8", "replace")
    controls = len(plain) - len(plain.translate(None, _CONTROLS))
    if controls * 20 > len(text):
        raise OutreachError(
            say("\u201c{name}\u201d is not a text file.", name=name),
            hint=say("Open it in the program it came from and save or export it as CSV."),
        )
    return text.replace("\x00", "")


def _see_that_it_is_no_flood(data: bytes, name: str) -> None:
    """Before anything is made of the bytes, which takes several times their size."""
    is_ours = LAYOUT.encode() in data[:_BEGINNING]  # whose notes have many lines
    largest = LARGEST_OF_OURS if is_ours else LARGEST_TEXT
    if len(data) > largest:
        raise OutreachError(
            say(
                "\u201c{name}\u201d has more than {limit} MB of text, more than any list of people has.",
                name=name,
                limit=largest // 1024**2,
            ),
            hint=SPLIT,
        )
    see_that_lines_are_few(data, name, MOST_LINES_OF_OURS if is_ours else MOST_LINES)


def _too_many(name: str, line: int) -> OutreachError:
    return OutreachError(
        say(
            "\u201c{name}\u201d goes on after line {line} with more rows or cells than any list of people has.",
            name=name,
            line=str(line),
        ),
        hint=say("Split it into smaller files."),
    )


def _notes_on(text: str) -> list[str]:
    notes = []
    if zeros := text.count("\x00"):
        notes.append(say("Empty characters (NUL) left out: {zeros}.", zeros=zeros))
    if lost := text.count(UNREADABLE):
        notes.append(
            say(
                "Characters that could not be read: {lost}. Look for {mark} in the names.",
                lost=lost,
                mark=UNREADABLE,
            )
        )
    return notes


def _without_sep_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line, `sep=;`, names the delimiter; its line break stays, so lines count right."""
    match = re.match(r'[ \t]*"?sep=(.)"?[ \t]*(?=\r|\n|,|;|$)', text, re.IGNORECASE)
    return (text[match.end() :].lstrip(",;"), match[1]) if match else (text, None)


_AFTER_QUOTED: Final = re.compile(rf'"(?:[^"]|"")*"([{re.escape("".join(DELIMITERS))}])')


def _delimiter(text: str) -> str:
    """What stands behind a first cell in quotation marks, which only a delimiter can end; else the one that parts
    most of the first 100 records alike. A file of one column takes a comma.
    """
    whole = text.lstrip("\r\n ")
    if after := _AFTER_QUOTED.match(whole, 0, _SAMPLE):
        return after[1]
    sample, is_cut = whole[:_SAMPLE], len(whole) > _SAMPLE

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            sizes = [len(cells) for _, cells in islice(_numbered(sample, delimiter), 100)]
            if is_cut and len(sizes) < 100:
                del sizes[-1:]  # only the beginning of a record
        except csv.Error:  # reading it for good will say where
            return 0, 0
        widths = Counter(size for size in sizes if size > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=evenness)


def _numbered(text: str, delimiter: str, told: Callable[[int], object] = bool) -> Iterator[Record]:
    """Records that hold something, each with the line it begins on; `told` hears how far it is."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for number, cells in enumerate(reader):
        if number % _TOLD_EVERY == 0:
            told(line)
        if any(map(str.strip, cells)):
            yield line, cells
        line = reader.line_num + 1


def _records(text: str, delimiter: str, name: str, told: Told) -> list[Record]:
    """All records. A mark after the end shows whether a quotation mark swallowed the rest."""

    def so_far(line: int) -> None:
        told(say("Reading \u201c{name}\u201d, line {line}", name=name, line=line))

    line, records, room = 1, [], MOST_CELLS
    try:
        for line, cells in _numbered(f"{text}\n{_END}", delimiter, so_far):
            records.append((line, cells))
            room -= len(cells)
            # The names of the columns and the mark after the end come on top.
            if len(records) > MOST_RECORDS + 2 or room < 0:
                raise _too_many(name, line)
    except csv.Error as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d, after line {line}: a cell holds more than"
                " {limit} MB, which no list of people does.",
                name=name,
                line=str(line),
                limit=LARGEST_CELL // 1024**2,
            ),
            hint=say("Look for a quotation mark there that is never closed."),
        ) from error
    told(say("Reading \u201c{name}\u201d, {rows} rows", name=name, rows=len(records)))
    if records[-1][1] != [_END]:
        raise OutreachError(
            say(
                "\u201c{name}\u201d, line {line}: a quotation mark opens in this row and is"
                " never closed, so the rows after it cannot be told apart.",
                name=name,
                line=str(records[-1][0]),
            ),
            hint=say("Close it or take it out, then import again."),
        )
    read = own_cell if is_ours([cell(raw) for raw in records[0][1]]) else cell
    plain = ((line, [read(raw) for raw in cells]) for line, cells in records[:-1])
    return [record for record in plain if any(record[1])]
