"""Tables as strips: one a row, with shading and lines, and the cutting of a row at a page's end."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach_desktop.domain.look import Block, Cell, Row, Table
from outreach_desktop.ui.paper.ink import Mark
from outreach_desktop.ui.paper.strips import CellStrips, Strip, backing, stacked

CellFlow = Callable[[Sequence[Block], float], tuple[list[Strip], float]]
"""A cell's strips in its width, and the room its last paragraph keeps beneath itself."""


def table_strips(table: Table, width: float, flow: CellFlow) -> list[Strip]:
    """The table's rows in a column `width` points wide, its header rows with each of them."""
    edges = _edges(table, width)
    laid = [[_laid(cell, edges, flow) for cell in row.cells] for row in table.rows]
    heights = _heights(table.rows, laid)
    found: list[Strip] = []
    heads: list[Strip] = []
    for index, row in enumerate(table.rows):
        cells = [
            replace(cell, extends=sum(heights[index + 1 : index + of.down]))
            for cell, of in zip(laid[index], row.cells, strict=True)
        ]
        merged = any(
            above + cell.down > index + 1
            for above in range(index + 1)
            for cell in table.rows[above].cells
        )
        strip = Strip(
            height=heights[index],
            marks=_drawn(cells, heights[index], exact=row.exact),
            glued=merged or row.header or _keeps(cells),
            new_page=any(strip.new_page for cell in cells for strip in cell.strips[:1]),
            heads=tuple(heads) if not row.header else (),
            cells=tuple(cells) if row.can_split and not row.exact else (),
        )
        if row.header and len(heads) == index:
            heads.append(replace(strip, glued=True))
        found.append(strip)
    return found


def _edges(table: Table, width: float) -> list[float]:
    """Where each column begins, and where the last ends."""
    slack = width - sum(table.columns)
    x = {"center": slack / 2, "right": slack}.get(table.align, table.left)
    found = [x]
    for column in table.columns:
        found.append(found[-1] + column)
    return found


def _laid(cell: Cell, edges: list[float], flow: CellFlow) -> CellStrips:
    last = min(cell.column + cell.across, len(edges) - 1)
    x = edges[min(cell.column, len(edges) - 1)]
    width = edges[last] - x
    _, right, _, left = cell.margins
    strips, after = flow(cell.blocks, max(width - left - right, 1.0))
    return CellStrips(
        strips=tuple(strips),
        x=x,
        width=width,
        margins=cell.margins,
        after=after,
        borders=cell.borders,
        shading=cell.shading,
        align=cell.align,
    )


def _heights(rows: tuple[Row, ...], laid: list[list[CellStrips]]) -> list[float]:
    """Each row's height: what it is told, what its cells need, what merged cells need in all."""
    found = []
    for row, cells in zip(rows, laid, strict=True):
        single = [cell for cell, of in zip(cells, row.cells, strict=True) if of.down == 1]
        needed = max((_needed(cell) for cell in single), default=0.0)
        found.append(row.height if row.exact else max(row.height, needed))
    for index, row in enumerate(rows):
        for cell, of in zip(laid[index], row.cells, strict=True):
            last = min(index + of.down, len(rows)) - 1
            if of.down > 1 and not rows[last].exact:
                found[last] += max(0.0, _needed(cell) - sum(found[index : last + 1]))
    return found


def _needed(cell: CellStrips) -> float:
    top, _, bottom, _ = cell.margins
    line = max(cell.borders.top.width, 0.0)
    return line + top + stacked(cell.strips)[0] + cell.after + bottom


def _keeps(cells: list[CellStrips]) -> bool:
    """Whether the row stays with the next: its first paragraph says so, as Word reads it."""
    return bool(cells) and bool(cells[0].strips) and cells[0].strips[-1].glued


def _drawn(cells: Sequence[CellStrips], height: float, *, exact: bool = False) -> tuple[Mark, ...]:
    """All shadings first, then what the cells hold, then the lines; what an `exact` height cuts is not seen."""
    shades: list[Mark] = []
    content: list[Mark] = []
    rules: list[Mark] = []
    for cell in cells:
        whole = height + cell.extends
        marks = backing(cell.width, whole, cell.shading, cell.borders)
        under = 1 if cell.shading else 0
        shades += [mark.moved(cell.x, 0) for mark in marks[:under]]
        rules += [mark.moved(cell.x, 0) for mark in marks[under:]]
        top, _, bottom, left = cell.margins
        inner, held = stacked(cell.strips)
        slack = max(whole - cell.borders.top.width - top - inner - cell.after - bottom, 0.0)
        down = {"center": slack / 2, "bottom": slack}.get(cell.align, 0.0)
        down += top + cell.borders.top.width
        placed = [mark.moved(cell.x + left, down) for mark in held]
        content += [mark.cut_at(whole) for mark in placed] if exact else placed
    return (*shades, *content, *rules)


def cut(strip: Strip, room: float) -> tuple[Strip, Strip | None] | None:
    """A row in two, the first no higher than `room`; None where no cell can be cut to fit.

    There is no second where all fits but the room beneath the last paragraphs, which a page's end
    swallows.
    """
    if not strip.cells or any(cell.extends for cell in strip.cells):
        return None
    firsts, seconds = [], []
    for cell in strip.cells:
        top, _, bottom, _ = cell.margins
        kept, rest = _split(cell.strips, room - top - bottom - cell.borders.top.width)
        if cell.strips and not kept:
            return None
        firsts.append(replace(cell, strips=kept, align="top", after=0.0))
        seconds.append(replace(cell, strips=rest, align="top"))
    first = replace(_part_of(strip, firsts), glued=False)
    if not any(cell.strips for cell in seconds):
        return first, None
    second = replace(_part_of(strip, seconds), gap=0.0, lead=0.0, new_page=False, asides=())
    return first, second


def _part_of(strip: Strip, cells: list[CellStrips]) -> Strip:
    height = max(_needed(cell) for cell in cells)
    return replace(strip, height=height, marks=_drawn(cells, height), cells=tuple(cells))


def _split(strips: tuple[Strip, ...], room: float) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """As many strips as fit into `room` without parting glued ones, and the rest."""
    depth, fits = 0.0, 0
    for index, strip in enumerate(strips):
        depth += strip.gap + strip.height
        if depth > room + 0.01:
            break
        if not strip.glued or index == len(strips) - 1:
            fits = index + 1
    rest = strips[fits:]
    if rest:
        rest = (replace(rest[0], gap=0.0), *rest[1:])
    return strips[:fits], rest
