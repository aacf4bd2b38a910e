"""What a sheet of an .xlsx says beside its values: hidden rows and columns, merged cells, links."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from outreach_desktop.exchange.readers.cells import text_of
from outreach_desktop.exchange.sheets import MOST_PEOPLE, Record
from outreach_desktop.words import say

_MOST_NAMED = 6
_TAG = r"<(?:\w+:)?%s\b([^>]*)>"
_ROW = re.compile((_TAG % "row").encode())
_COLUMN = re.compile((_TAG % "col").encode())
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_LINK = re.compile((_TAG % "hyperlink").encode())
_WIDE_CELL = re.compile(rb' r="([A-Z]{2,3})\d')  # beyond column Z
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"[^>]*>.*?<(?:\w+:)?v>([^<]*)</'
)
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NOT_WORKED_OUT = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(slots=True)
class Marks:
    """Rows by number and columns by letter that are hidden; merged cells as (column, first row, last row),
    links to mailboxes by (row, column), rows from 1 and columns from 0; cells with an error, and those
    of formulas that no program has worked out.

    `shapes` are formats by cell that show leading zeros. `end` is where in the XML the first row begins
    that is not read, 0 where all are; `last` the last cell and `area` how many there are up to it.
    """

    rows: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    empty_formulas: list[str] = field(default_factory=list)
    shapes: dict[tuple[int, int], str] = field(default_factory=dict)
    end: int = 0
    last: str = ""
    area: int = 0

    def shown(self, line: int, cells: Sequence[object], texts: list[str]) -> list[str]:
        """The texts of a row as the sheet shows them: zeros in front, addresses behind links."""
        if not (self.shapes or self.links):
            return texts
        for column, text in enumerate(texts):
            if shape := self.shapes.get((line, column)):
                texts[column] = text_of(cells[column], shape)
            if (address := self.links.get((line, column))) and "@" not in text:
                texts[column] = address
        return texts

    def carried_down(self, records: list[Record]) -> list[Record]:
        """The records, with what stands in cells merged over several rows in each of these rows."""
        if not self.merged:
            return records
        by_line = dict(records)
        for column, first, last in self.merged:
            value = by_line.get(first, [])[column : column + 1]
            for line in range(first + 1, last + 1):
                cells = by_line.get(line)
                if value and value[0] and cells:
                    cells.extend([""] * (column + 1 - len(cells)))
                    cells[column] = cells[column] or value[0]
        return records

    def notes(self) -> list[str]:
        """What is to be told, in sentences."""
        told = []
        if self.rows:
            told.append(
                say(
                    "Hidden rows were read too: {rows}.",
                    rows=_some([str(row) for row in self.rows]),
                )
            )
        if self.columns:
            told.append(
                say("Hidden columns were read too: {columns}.", columns=_some(self.columns))
            )
        if self.errors:
            cells = _some([f"{where} ({what})" for what, where in self.errors])
            told.append(say("Cells with an error are taken as empty: {cells}.", cells=cells))
        if self.empty_formulas:
            told.append(
                say(
                    "Cells with a formula that was never calculated are taken as empty: {cells}. "
                    "Open the file in a spreadsheet program and save it.",
                    cells=_some(self.empty_formulas),
                )
            )
        return told


def marks_in(xml: bytes, targets: Mapping[str, str], shapes: Mapping[str, str]) -> Marks:
    """The marks in the XML of a sheet; `targets` are its links by id, `shapes` formats by number."""
    marks = Marks()
    number = 0
    for row in _ROW.finditer(xml):
        named = re.search(rb'\br="(\d+)"', row[1])
        number = int(named[1]) if named else number + 1
        if number > MOST_PEOPLE + 1:  # the names of the columns come on top
            marks.end = row.start()
            break
        if _HIDDEN.search(row[1]):
            marks.rows.append(number)
    cells = xml[: marks.end] if marks.end else xml
    _measure(marks, cells, number)
    _look_beside(marks, xml, targets)
    for tag in _ERROR.findall(cells) if b't="e"' in cells else ():
        marks.errors.append((tag[1].decode(), tag[0].decode()))
    if shapes:
        styled = rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*\bs="(%s)"' % b"|".join(
            key.encode() for key in shapes
        )
        for column, line, key in re.findall(styled, cells):
            marks.shapes[int(line), number_of(column.decode())] = shapes[key.decode()]
    if b"<f>" in cells or b"<f " in cells:
        marks.empty_formulas = [where.decode() for where in _NOT_WORKED_OUT.findall(cells)]
    return marks


def _measure(marks: Marks, cells: bytes, rows: int) -> None:
    """How far the sheet goes: the widest cell and the last row."""
    wide = set(_WIDE_CELL.findall(cells))
    widest = max(wide, key=lambda name: (len(name), name), default=b"Z").decode()
    marks.last = f"{widest}{min(rows, MOST_PEOPLE + 1)}"
    marks.area = (number_of(widest) + 1) * min(rows, MOST_PEOPLE + 1)


def _look_beside(marks: Marks, xml: bytes, targets: Mapping[str, str]) -> None:
    """Hidden columns, merged cells and links, which stand before and after the cells."""
    for tag in _COLUMN.findall(xml):
        ends = re.search(rb'\bmin="(\d+)"', tag), re.search(rb'\bmax="(\d+)"', tag)
        if _HIDDEN.search(tag) and ends[0] and ends[1]:
            last = min(int(ends[1][1]), int(ends[0][1]) + 200)
            marks.columns += [letters(number) for number in range(int(ends[0][1]), last + 1)]
    for left, top, right, bottom in _MERGED.findall(xml):
        if left == right and int(bottom) - int(top) <= 1000:
            marks.merged.append((number_of(left.decode()), int(top), int(bottom)))
    for tag in _LINK.findall(xml):
        place = re.search(rb'\bref="([A-Z]+)(\d+)"', tag)
        key = re.search(rb'\b\w+:id="([^"]*)"', tag)
        target = targets.get(key[1].decode(), "") if key else ""
        if place and target.casefold().startswith("mailto:"):
            address = unquote(target[7:].partition("?")[0])
            marks.links[int(place[2]), number_of(place[1].decode())] = address


def number_of(column: str) -> int:
    """“A” is 0, “AA” is 26."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(number: int) -> str:
    """1 is “A”, 27 is “AA”."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    return say("{names} and {count} more", names=shown, count=more) if more > 0 else shown
