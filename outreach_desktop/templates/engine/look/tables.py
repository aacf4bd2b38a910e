"""Tables: widths, borders and shading as the table's style and its cells decide together."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from outreach_desktop.domain.documents.look import Block, Borders, Cell, PageTable, TableRow
from outreach_desktop.templates.engine.look.package import (
    Element,
    W,
    attribute,
    descend,
    hexadecimal,
    points,
    switch,
)
from outreach_desktop.templates.engine.look.styles import Layers, borders
from outreach_desktop.templates.engine.look.table_styles import Regions, TableStyles, margins, sides

CellReader = Callable[[Element, float, Layers], tuple[Block, ...]]
"""Reads what stands in a cell of the given inner width."""

TURNS = {"btLr": "up", "tbRl": "down"}
"""How cells with text on its side are read."""
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_LOOK_BITS |= {"noHBand": 0x200, "noVBand": 0x400}


@dataclass(slots=True)
class _Place:
    """A cell of the file and where it stands; `down` grows as merged cells below are found."""

    element: Element
    row: int
    column: int
    across: int
    down: int = 1


class TableReader:
    """Reads one table into its frozen value."""

    def __init__(self, table: Element, styles: TableStyles, read_cell: CellReader) -> None:
        self._properties = descend(table, "tblPr")
        self._rows = list(_rows(table))
        self._columns = _widths(table, self._rows)
        self._read_cell = read_cell
        self._style = styles.named(attribute(self._properties, "tblStyle"))
        self._look = _table_look(descend(self._properties, "tblLook"))
        self._room_inside = self._style.margins | margins(descend(self._properties, "tblCellMar"))

    def read(self, *, hangs_out: bool, room: float) -> PageTable:
        """The table. `hangs_out` sets its text, not its edge, on the margin, as Word did to 2010."""
        left = points(attribute(self._properties, "tblInd", "w")) or 0.0
        if hangs_out:
            left -= self._margins(None)[3]
        columns = _fitted(self._columns, self._wanted(room))
        self._columns = columns
        self._ends = list(accumulate(columns, initial=0.0))
        rows = tuple(map(self._row, self._rows, self._placed()))
        align = {"center": "center", "right": "right", "end": "right"}
        jc = attribute(self._properties, "jc")
        return PageTable(
            columns=tuple(columns),
            rows=rows,
            left=left,
            align=align.get(jc, "left"),
            leftward=bool(switch(self._properties, "bidiVisual")),
        )

    def _wanted(self, room: float) -> float:
        """The width the table asks for, or 0 where its columns decide."""
        kind = attribute(self._properties, "tblW", "type")
        width = points(attribute(self._properties, "tblW", "w").rstrip("%"), 1) or 0.0
        if kind == "pct":
            return width / 5000 * room if width > 100 else width / 100 * room
        return width / 20 if kind == "dxa" else 0.0

    def _placed(self) -> list[list[_Place]]:
        """Each cell that shows, merged ones as one, by row."""
        found: list[list[_Place]] = [[] for _ in self._rows]
        above: dict[int, _Place] = {}
        for number, row in enumerate(self._rows):
            column = max(int(points(attribute(row, "trPr/gridBefore"), 1) or 0), 0)
            for element in _cells(row):
                across = max(int(points(attribute(element, "tcPr/gridSpan"), 1) or 1), 1)
                merge = descend(element, "tcPr/vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                    above[column].down += 1
                else:
                    place = _Place(element, number, column, across)
                    found[number].append(place)
                    above[column] = place
                column += across
        return found

    def _row(self, row: Element, places: list[_Place]) -> TableRow:
        height = descend(row, "trPr/trHeight")
        return TableRow(
            cells=tuple(self._cell(place) for place in places),
            height=points(height.get(f"{W}val")) or 0.0 if height is not None else 0.0,
            exact=height is not None and height.get(f"{W}hRule") == "exact",
            header=bool(switch(descend(row, "trPr"), "tblHeader")),
            can_split=not switch(descend(row, "trPr"), "cantSplit"),
        )

    def _cell(self, place: _Place) -> Cell:
        own = descend(place.element, "tcPr")
        regions = self._regions(place)
        layers = self._style.layers(regions)
        room = self._margins(own)
        ground = self._style.ground(regions).changed(own)
        return Cell(
            blocks=self._read_cell(place.element, self._width(place) - room[1] - room[3], layers),
            column=place.column,
            across=place.across,
            down=place.down,
            margins=room,
            borders=self._borders(place, regions),
            shading=ground.shading,
            align={"center": "center", "bottom": "bottom"}.get(ground.align, "top"),
            turn=TURNS.get(attribute(own, "textDirection"), ""),
        )

    def _width(self, place: _Place) -> float:
        last = len(self._ends) - 1
        end = min(place.column + place.across, last)
        return self._ends[end] - self._ends[min(place.column, last)]

    def _regions(self, place: _Place) -> Regions:
        """The kinds of place it stands in, the more particular later."""
        names = ["wholeTable"]
        first_row, last_row = place.row == 0, place.row + place.down == len(self._rows)
        first, last = place.column == 0, place.column + place.across >= len(self._columns)
        if "noVBand" not in self._look:
            odd = (place.column - ("firstColumn" in self._look)) % 2
            names.append("band2Vert" if odd else "band1Vert")
        if "noHBand" not in self._look:
            odd = (place.row - ("firstRow" in self._look)) % 2
            names.append("band2Horz" if odd else "band1Horz")
        names += ["firstCol"] * (first and "firstColumn" in self._look)
        names += ["lastCol"] * (last and "lastColumn" in self._look)
        names += ["firstRow"] * (first_row and "firstRow" in self._look)
        names += ["lastRow"] * (last_row and "lastRow" in self._look)
        return tuple(names)

    def _margins(self, own: Element | None) -> tuple[float, float, float, float]:
        found = self._room_inside | margins(descend(own, "tcMar"))
        return found["top"], found["right"], found["bottom"], found["left"]

    def _borders(self, place: _Place, regions: Regions) -> Borders:
        edges = (
            place.row == 0,
            place.column + place.across >= len(self._columns),
            place.row + place.down >= len(self._rows),
            place.column == 0,
        )
        found = self._style.borders(regions, edges)
        found = sides(descend(self._properties, "tblBorders"), found, edges)
        return borders(descend(place.element, "tcPr/tcBorders"), found)


def _table_look(look: Element | None) -> set[str]:
    """The parts of its style a table uses: firstRow, lastRow, firstColumn, lastColumn, noHBand, noVBand."""
    if look is None:
        return {"noHBand", "noVBand"}
    bits = hexadecimal(look.get(f"{W}val", ""))
    found = set()
    for name, bit in _LOOK_BITS.items():
        said = look.get(f"{W}{name}")
        if said in ("1", "true") or (said is None and bits & bit):
            found.add(name)
    return found


def _widths(table: Element, rows: list[Element]) -> list[float]:
    """The columns' widths: what the cells of a plain row ask for, else the table's grid."""
    grid = [
        points(column.get(f"{W}w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")
    ]
    for row in rows:
        asked = [
            points(attribute(cell, "tcPr/tcW", "w"))
            if attribute(cell, "tcPr/tcW", "type", "dxa") == "dxa"
            else None
            for cell in _cells(row)
        ]
        plain = all(descend(cell, "tcPr/gridSpan") is None for cell in _cells(row))
        if plain and len(asked) == len(grid) and all(asked):
            return [width or 0.0 for width in asked]
    most = max((sum(1 for _ in _cells(row)) for row in rows), default=1)
    return grid or [0.0] * most


def _fitted(columns: list[float], wanted: float) -> list[float]:
    """The columns drawn in proportion to the width wanted; equal ones where none has a width."""
    total = sum(columns)
    if not total:
        return [(wanted or 450.0) / max(len(columns), 1)] * len(columns)
    return [width * wanted / total for width in columns] if wanted else columns


def _rows(table: Element) -> list[Element]:
    return _unwrapped(table, "tr")


def _cells(row: Element) -> list[Element]:
    return _unwrapped(row, "tc")


def _unwrapped(parent: Element, name: str) -> list[Element]:
    """Children called `name`, also those inside a content control."""
    found: list[Element] = []
    for child in parent:
        if child.tag == f"{W}{name}":
            found.append(child)
        elif child.tag == f"{W}sdt" and (inner := descend(child, "sdtContent")) is not None:
            found += _unwrapped(inner, name)
    return found
