"""What a file of any kind is read into: sheets of text cells, before anyone asks what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.telling import Told
from outreach_desktop.words import say

MOST_ROWS = 50_000
MOST_PEOPLE = 100_000
"""In a workbook or a file of cards: as many as an export of ours is measured with, so that it comes back whole."""
MOST_COLUMNS = 200
MOST_CELLS = 10_000_000
"""Of all sheets together: 100,000 people with a hundred columns."""

_TOLD: Final = 200
"""Rows until it is said again how far it is."""

Record = tuple[int, list[str]]
"""The line (or row) of a file where a record begins, counted from 1, and its cells."""


Refused = tuple[int, str, str]
"""A record that cannot be read: the line where it begins, whose it is, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """One table as it stands: records that hold something, in the file's order.

    `ragged` is False where a record may end before its empty cells, as in a spreadsheet.
    """

    name: str = ""
    records: tuple[Record, ...] = ()
    hidden: bool = False
    ragged: bool = False
    notes: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole file. `kind` is what people call it: "CSV", "Excel workbook", "vCard" ...

    `encoding` and `delimiter` are of text files. Where the encoding is a guess, `encodings` are those to
    choose from, the likeliest first, each with words of the file as it reads them.
    """

    kind: str
    sheets: tuple[ListSheet, ...]
    encoding: str = ""
    delimiter: str = ""
    encodings: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeOfRow:
    """In which home somebody lives: those of one `key` do together. What the list says in a letter to both may be empty."""

    key: str
    dear: str = ""
    envelope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One record of a table: a cell for each of its columns, and `line`, where it begins.

    `missing` and `surplus` say how many cells a ragged row lacks, or has that hold something.
    """

    line: int
    cells: list[str]
    missing: int = 0
    surplus: int = 0
    of_line: int = 0
    """The line it stands in with somebody else, who has that number; 0 where it has a line of its own."""
    home: HomeOfRow | None = None
    """Where a list of donors or members says who lives together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The people's table in a sheet: columns with names of their own, and rows below them.

    `headed` is False where no line names the columns. `notes` say what was not as expected.
    """

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    headed: bool = True
    notes: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def each_told(rows: Sequence[SheetRow], told: Told) -> Iterator[SheetRow]:
    """Every row; now and then a sentence says how far it is."""
    for place, row in enumerate(rows):
        if place % _TOLD == 0:
            told(say("Reading row {row} of {rows}", row=place, rows=len(rows)))
        yield row
