"""Tables: widths, borders and shading as the table's style and its cells decide together."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_desktop.domain.look import Block, Border, Borders, Cell, Row, Table
from outreach_desktop.templates.look.package import (
    Element,
    W,
    attribute,
    descend,
    hexadecimal,
    points,
    switch,
)
from outreach_desktop.templates.look.styles import Styles, border, borders, colour

Layers = tuple[Element, ...]
"""Elements that may hold an rPr and a pPr, the most basic first."""

CellReader = Callable[[Element, float, Layers], tuple[Block, ...]]
"""Reads what stands in a cell of the given inner width."""

_SIDES = ("top", "right", "bottom", "left")
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

    def __init__(self, table: Element, styles: Styles, read_cell: CellReader) -> None:
        self._properties = descend(table, "tblPr")
        self._rows = list(_rows(table))
        self._columns = _widths(table, self._rows)
        self._read_cell = read_cell
        name = attribute(self._properties, "tblStyle") or styles.default_table
        self._chain = styles.chain(name)
        self._look = _table_look(descend(self._properties, "tblLook"))

    def read(self, *, hangs_out: bool, room: float) -> Table:
        """The table. `hangs_out` sets its text, not its edge, on the margin, as Word did to 2010."""
        left = points(attribute(self._properties, "tblInd", "w")) or 0.0
        if hangs_out:
            left -= self._margins(None)[3]
        columns = _fitted(self._columns, self._wanted(room))
        self._columns = columns
        placed = self._placed()
        rows = tuple(
            self._row(row, [place for place in placed if place.row == number])
            for number, row in enumerate(self._rows)
        )
        align = {"center": "center", "right": "right", "end": "right"}
        jc = attribute(self._properties, "jc")
        return Table(columns=tuple(columns), rows=rows, left=left, align=align.get(jc, "left"))

    def _wanted(self, room: float) -> float:
        """The width the table asks for, or 0 where its columns decide."""
        kind = attribute(self._properties, "tblW", "type")
        width = points(attribute(self._properties, "tblW", "w").rstrip("%"), 1) or 0.0
        if kind == "pct":
            return width / 5000 * room if width > 100 else width / 100 * room
        return width / 20 if kind == "dxa" else 0.0

    def _placed(self) -> list[_Place]:
        """Each cell that shows, merged ones as one."""
        found: list[_Place] = []
        above: dict[int, _Place] = {}
        for number, row in enumerate(self._rows):
            column = int(points(attribute(row, "trPr/gridBefore"), 1) or 0)
            for element in _cells(row):
                across = int(points(attribute(element, "tcPr/gridSpan"), 1) or 1)
                merge = descend(element, "tcPr/vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                    above[column].down += 1
                else:
                    place = _Place(element, number, column, across)
                    found.append(place)
                    above[column] = place
                column += across
        return found

    def _row(self, row: Element, places: list[_Place]) -> Row:
        height = descend(row, "trPr/trHeight")
        return Row(
            cells=tuple(self._cell(place) for place in places),
            height=points(height.get(f"{W}val")) or 0.0 if height is not None else 0.0,
            exact=height is not None and height.get(f"{W}hRule") == "exact",
            header=bool(switch(descend(row, "trPr"), "tblHeader")),
            can_split=not switch(descend(row, "trPr"), "cantSplit"),
        )

    def _cell(self, place: _Place) -> Cell:
        own = descend(place.element, "tcPr")
        layers = self._layers(place)
        margins = self._margins(own)
        width = sum(self._columns[place.column : place.column + place.across])
        room = width - margins[1] - margins[3]
        shading, align = "", "top"
        for layer in (*(descend(each, "tcPr") for each in layers), own):
            if (shd := descend(layer, "shd")) is not None:
                shading = colour(shd.get(f"{W}fill", ""))
            align = attribute(layer, "vAlign", default=align)
        return Cell(
            blocks=self._read_cell(place.element, room, layers),
            column=place.column,
            across=place.across,
            down=place.down,
            margins=margins,
            borders=self._borders(place, layers),
            shading=shading,
            align={"center": "center", "bottom": "bottom"}.get(align, "top"),
        )

    def _layers(self, place: _Place) -> Layers:
        """What the table's style says of this cell, the more particular later."""
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
        found = list(self._chain)
        for name in names:
            for style in self._chain:
                found += [
                    part
                    for part in style.iterfind(f"{W}tblStylePr")
                    if part.get(f"{W}type") == name
                ]
        return tuple(found)

    def _margins(self, own: Element | None) -> tuple[float, float, float, float]:
        sides = {"top": 0.0, "right": 0.0, "bottom": 0.0, "left": 0.0}
        if not self._chain:
            sides |= {"right": 5.4, "left": 5.4}
        sources = [descend(style, "tblPr/tblCellMar") for style in self._chain]
        sources += [descend(self._properties, "tblCellMar"), descend(own, "tcMar")]
        for source in sources:
            for side in _SIDES:
                for name in (side, {"left": "start", "right": "end"}.get(side, side)):
                    if (room := points(attribute(source, name, "w"))) is not None:
                        sides[side] = room
        return sides["top"], sides["right"], sides["bottom"], sides["left"]

    def _borders(self, place: _Place, layers: Layers) -> Borders:
        edges = {
            "top": place.row == 0,
            "bottom": place.row + place.down >= len(self._rows),
            "left": place.column == 0,
            "right": place.column + place.across >= len(self._columns),
        }
        found = Borders()
        for layer in layers:
            found = _sides(descend(layer, "tblPr/tblBorders"), found, edges)
            whole_row = layer.get(f"{W}type") in ("firstRow", "lastRow", "band1Horz", "band2Horz")
            own_edges = edges | {"top": True, "bottom": True} if whole_row else edges
            found = _sides(descend(layer, "tcPr/tcBorders"), found, own_edges)
        found = _sides(descend(self._properties, "tblBorders"), found, edges)
        return borders(descend(place.element, "tcPr/tcBorders"), found)


def _sides(lines: Element | None, base: Borders, edges: dict[str, bool]) -> Borders:
    """`base` with lines of a region: its outer ones at its edges, its inner ones between cells."""
    changes: dict[str, Border] = {}
    for side, outer in edges.items():
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        names = (side, {"left": "start", "right": "end"}.get(side, side)) if outer else (inside,)
        for name in names:
            if (line := descend(lines, name)) is not None:
                changes[side] = border(line)
    return replace(base, **changes) if changes else base


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
