"""Tables whose cells are looped over or left out: their columns follow, in the width the table had.

Word goes by the widths of the cells (`w:tcW`), LibreOffice by the grid, so both are set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_TOKEN = re.compile(
    r"<(/?)w:(tbl|tblGrid|gridCol|tr|tc|gridBefore|gridAfter|gridSpan|tcW)(?=[ />])([^>]*?)(/?)>"
)
_NUMBER = re.compile(r'\bw:(?:w|val)="(\d{1,9})(?:\.\d+)?(%?)"')
_TYPE = re.compile(r'\bw:type="(\w+)"')
_WHOLE = 5000  # fiftieths of a per cent


@dataclass(slots=True)
class _Cell:
    """A cell of the table: the columns it takes, and where its width stands, as it was said."""

    span: int = 1
    width: re.Match[str] | None = None

    @property
    def twips(self) -> int:
        """The width in twentieths of a point; 0 where it is said otherwise or not at all."""
        if self.width is None or _kind(self.width) != "dxa":
            return 0
        number = _NUMBER.search(self.width[3])
        return int(number[1]) if number else 0


@dataclass(slots=True)
class _Row:
    before: int = 0
    after: int = 0
    cells: list[_Cell] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns of the grid the row takes."""
        return self.before + sum(cell.span for cell in self.cells) + self.after

    def places(self) -> Iterator[tuple[int, _Cell]]:
        """Each cell with its first column."""
        at = self.before
        for cell in self.cells:
            yield at, cell
            at += cell.span


@dataclass(slots=True)
class _Table:
    """What a table says of its columns; tables inside its cells say it for themselves."""

    grid: tuple[int, int] = (0, 0)
    widths: list[int] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)


def regridded(table: str) -> str:
    """The table with a grid of as many columns as its widest row has, and cells as wide as those."""
    read = _read(table)
    count = max((row.columns for row in read.rows), default=0)
    whole = sum(read.widths)
    if not count or not whole or count > whole:
        return table
    columns = _columns(read, count, whole)
    if columns == read.widths:
        return table
    pieces = [table[: read.grid[0]]]
    pieces += [f'<w:gridCol w:w="{width}"/>' for width in columns]
    at = read.grid[1]
    for row in read.rows:
        for first, cell in row.places():
            if cell.width is not None and (said := _said(cell, sum(columns[first : first + cell.span]), whole)):  # fmt: skip
                pieces += (table[at : cell.width.start()], said)
                at = cell.width.end()
    return "".join((*pieces, table[at:]))


def _read(table: str) -> _Table:
    found = _Table()
    depth = 0
    start = 0
    for token in _TOKEN.finditer(table):
        ends, name = token[1], token[2]
        if name == "tbl":
            depth += -1 if ends else 1
        elif depth != 1:
            continue
        elif name == "tblGrid" and not ends:
            start = token.end()
        elif name == "tblGrid":
            found.grid = (start, token.start())
        elif name == "gridCol" and not ends:
            found.widths.append(_number(token))
        elif name == "tr" and not ends:
            found.rows.append(_Row())
        elif name == "tc" and not ends:
            found.rows[-1].cells.append(_Cell())
        elif not ends:
            _note(found.rows[-1], token)
    return found


def _note(row: _Row, token: re.Match[str]) -> None:
    """What stands in the properties of a row or of its last cell."""
    name = token[2]
    if name == "gridBefore":
        row.before = _number(token)
    elif name == "gridAfter":
        row.after = _number(token)
    elif row.cells and name == "gridSpan":
        row.cells[-1].span = max(1, _number(token))
    elif row.cells and row.cells[-1].width is None:
        row.cells[-1].width = token


def _number(token: re.Match[str]) -> int:
    found = _NUMBER.search(token[3])
    return int(found[1]) if found else 0


def _kind(width: re.Match[str]) -> str:
    said = _TYPE.search(width[3])
    return said[1] if said else "dxa"


def _columns(table: _Table, count: int, whole: int) -> list[int]:
    """The widths of the columns: as the cells of the widest rows have them, all together as wide as before."""
    wished = [0] * count
    places = [place for row in table.rows if row.columns == count for place in row.places()]
    for first, cell in sorted(places, key=lambda place: place[1].span):
        for column in range(first, first + cell.span):
            wished[column] = wished[column] or cell.twips // cell.span
    known = [width for width in wished if width]
    usual = sum(known) // len(known) if known else 1
    wished = [width or usual or 1 for width in wished]
    edges = [sum(wished[:column]) * whole // sum(wished) for column in range(count + 1)]
    return [right - left for left, right in pairwise(edges)]


def _said(cell: _Cell, width: int, whole: int) -> str:
    """The width of a cell as it is to be said, in the way it was said; "" where it stays."""
    assert cell.width is not None  # noqa: S101  asked only of cells that say it
    kind = _kind(cell.width)
    if kind == "dxa":
        return f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if kind == "pct":
        return f'<w:tcW w:w="{width * _WHOLE // whole}" w:type="pct"/>'
    return ""
