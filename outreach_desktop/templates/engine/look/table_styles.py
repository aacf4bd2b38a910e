"""What a table's style says of its cells: asked once for each kind of place in the table."""

from dataclasses import dataclass, replace
from functools import cache

from outreach_desktop.domain.documents.look import Border, Borders
from outreach_desktop.templates.engine.look.package import Element, W, attribute, descend, points
from outreach_desktop.templates.engine.look.styles import Layers, Styles, border, colour

SIDES = ("top", "right", "bottom", "left")
_WHOLE_ROWS = ("firstRow", "lastRow", "band1Horz", "band2Horz")
_MOST_REGIONS = 50
"""Of each kind of place, in all the styles a style is based on: there is one a style in any file of Word."""

Regions = tuple[str, ...]
"""The kinds of place a cell stands in, the more particular later: wholeTable, band1Horz, firstRow ..."""
Edges = tuple[bool, bool, bool, bool]
"""At which sides of the table a cell stands: top, right, bottom, left."""


@dataclass(frozen=True, slots=True)
class CellGround:
    """A cell's ground: its shading, and where its text stands."""

    shading: str = ""
    align: str = "top"

    def changed(self, properties: Element | None) -> "CellGround":
        """The same with what a tcPr element says."""
        shading = self.shading
        if (shd := descend(properties, "shd")) is not None:
            shading = colour(shd.get(f"{W}fill", ""))
        return CellGround(shading, attribute(properties, "vAlign", default=self.align))


class TableStyle:
    """One style of tables, with those it is based on (`chain`)."""

    def __init__(self, chain: tuple[Element, ...]) -> None:
        self._chain = chain
        self._parts: dict[str, list[Element]] = {}
        for style in chain:
            for part in style.iterfind(f"{W}tblStylePr"):
                parts = self._parts.setdefault(part.get(f"{W}type", ""), [])
                if len(parts) < _MOST_REGIONS:
                    parts.append(part)
        # Thousands of cells ask the same few questions.
        self.layers = cache(self._layers)
        self.ground = cache(self._ground)
        self.borders = cache(self._borders)
        self.margins = self._margins()

    def _layers(self, regions: Regions) -> Layers:
        """What the style says of cells in these regions, the more particular later."""
        found = list(self._chain)
        for name in regions:
            found += self._parts.get(name, [])
        return tuple(found)

    def _ground(self, regions: Regions) -> CellGround:
        ground = CellGround()
        for layer in self.layers(regions):
            ground = ground.changed(descend(layer, "tcPr"))
        return ground

    def _borders(self, regions: Regions, edges: Edges) -> Borders:
        found = Borders()
        top, right, bottom, left = edges
        for layer in self.layers(regions):
            found = sides(descend(layer, "tblPr/tblBorders"), found, edges)
            whole_row = layer.get(f"{W}type") in _WHOLE_ROWS
            own = (True, right, True, left) if whole_row else (top, right, bottom, left)
            found = sides(descend(layer, "tcPr/tcBorders"), found, own)
        return found

    def _margins(self) -> dict[str, float]:
        found = dict.fromkeys(SIDES, 0.0)
        if not self._chain:
            found |= {"right": 5.4, "left": 5.4}
        for style in self._chain:
            found |= margins(descend(style, "tblPr/tblCellMar"))
        return found


class TableStyles:
    """The styles of tables in one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._made: dict[str, TableStyle] = {}

    def named(self, name: str) -> TableStyle:
        """The style of this name; the usual one for a table that names none."""
        name = name or self._styles.default_table
        if name not in self._made:
            self._made[name] = TableStyle(self._styles.chain(name))
        return self._made[name]


def margins(source: Element | None) -> dict[str, float]:
    """The margins that a tblCellMar or tcMar element sets, by side."""
    found = {}
    for side in SIDES:
        for name in (side, {"left": "start", "right": "end"}.get(side, side)):
            if (room := points(attribute(source, name, "w"))) is not None:
                found[side] = room
    return found


def sides(lines: Element | None, base: Borders, edges: Edges) -> Borders:
    """`base` with lines of a region: its outer ones at its edges, its inner ones between cells."""
    changes: dict[str, Border] = {}
    for side, outer in zip(SIDES, edges, strict=True):
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        names = (side, {"left": "start", "right": "end"}.get(side, side)) if outer else (inside,)
        for name in names:
            if (line := descend(lines, name)) is not None:
                changes[side] = border(line)
    return replace(base, **changes) if changes else base
