"""Tables as strips: one a row, with shading and lines, and the cutting of a row at a page's end."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from outreach_desktop.domain.documents.look import Block, Cell, Note, PageTable, TableRow
from outreach_desktop.ui.paper.ink import Mark
from outreach_desktop.ui.paper.strips import CellStrips, PageStrip, Steps, backing, stacked
from outreach_desktop.ui.paper.strokes import TurnedMarks

CellFlow = Callable[[Sequence[Block], float], Steps[tuple[list[PageStrip], float]]]
"""A cell's strips in its width, and the room its last paragraph keeps beneath itself."""


def table_strips(table: PageTable, width: float, flow: CellFlow) -> Steps[list[PageStrip]]:
    """The table's rows in a column `width` points wide, its header rows with each of them."""
    edges = _edges(table, width)
    laid: list[list[CellStrips]] = []
    for row in table.rows:
        laid.append([])
        for cell in row.cells:
            one = yield from _laid(cell, edges, flow, row.height)
            laid[-1].append(_mirrored(one, width) if table.leftward else one)
        yield
    heights = _heights(table.rows, laid)
    found: list[PageStrip] = []
    heads: tuple[PageStrip, ...] = ()
    reaches = 0  # the row that the merged cells so far reach to
    for index, row in enumerate(table.rows):
        cells = [
            replace(cell, extends=sum(heights[index + 1 : index + of.down]))
            for cell, of in zip(laid[index], row.cells, strict=True)
        ]
        reaches = max(reaches, *(index + cell.down for cell in row.cells), 0)
        strip = PageStrip(
            height=heights[index],
            marks=_drawn(cells, heights[index], exact=row.exact),
            glued=reaches > index + 1 or row.header or _keeps(cells),
            new_page=any(strip.new_page for cell in cells for strip in cell.strips[:1]),
            new_column=any(strip.new_column for cell in cells for strip in cell.strips[:1]),
            notes=_called(cells),
            heads=heads if not row.header else (),
            cells=tuple(cells) if row.can_split and not row.exact else (),
        )
        if row.header and len(heads) == index:
            heads = (*heads, replace(strip, glued=True))
        found.append(strip)
        yield
    return found


def _edges(table: PageTable, width: float) -> list[float]:
    """Where each column begins, and where the last ends."""
    slack = width - sum(table.columns)
    x = {"center": slack / 2, "right": slack}.get(table.align, table.left)
    return list(accumulate(table.columns, initial=x))


def _laid(cell: Cell, edges: list[float], flow: CellFlow, height: float) -> Steps[CellStrips]:
    last = min(cell.column + cell.across, len(edges) - 1)
    x = edges[min(cell.column, len(edges) - 1)]
    width = edges[last] - x
    top, right, bottom, left = cell.margins
    is_turned = bool(cell.turn) and height > 0
    if is_turned:
        frame = width - left - right, height - top - bottom
        strips, after = yield from _turned(cell, *frame, flow)
    else:
        strips, after = yield from flow(cell.blocks, max(width - left - right, 1.0))
    return CellStrips(
        strips=tuple(strips),
        depths=tuple(accumulate(strip.gap + strip.height for strip in strips)),
        end=len(strips),
        x=x,
        width=width,
        margins=cell.margins,
        after=after,
        borders=cell.borders,
        shading=cell.shading,
        align="top" if is_turned else cell.align,
    )


def _turned(
    cell: Cell, width: float, height: float, flow: CellFlow
) -> Steps[tuple[list[PageStrip], float]]:
    """What is on its side, in lines as long as the row is high; what its alignment calls down is across here."""
    strips, _ = yield from flow(cell.blocks, max(height, 1.0))
    depth, marks = stacked(strips)
    slack = max(width - depth, 0.0)
    over = {"center": slack / 2, "bottom": slack}.get(cell.align, 0.0)
    moved = tuple(mark.moved(0, over) for mark in marks)
    ink = TurnedMarks(width, height, moved, upward=cell.turn == "up")
    return [PageStrip(height=height, marks=(Mark(0, 0, ink),))], 0.0


def _mirrored(cell: CellStrips, width: float) -> CellStrips:
    """The cell in a table whose first column is the right one."""
    top, right, bottom, left = cell.margins
    lines = cell.borders
    return replace(
        cell,
        x=width - cell.x - cell.width,
        margins=(top, left, bottom, right),
        borders=replace(lines, left=lines.right, right=lines.left),
    )


def _heights(rows: tuple[TableRow, ...], laid: list[list[CellStrips]]) -> list[float]:
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


def _called(cells: Sequence[CellStrips]) -> tuple[Note, ...]:
    """The notes called in what cells show."""
    return tuple(
        note
        for cell in cells
        for strip in cell.strips[cell.begin : cell.end]
        if strip.notes
        for note in strip.notes
    )


def _needed(cell: CellStrips) -> float:
    top, _, bottom, _ = cell.margins
    line = max(cell.borders.top.width, 0.0)
    return line + top + cell.height + cell.after + bottom


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
        inner, held = stacked(cell.shown())
        slack = max(whole - cell.borders.top.width - top - inner - cell.after - bottom, 0.0)
        down = {"center": slack / 2, "bottom": slack}.get(cell.align, 0.0)
        down += top + cell.borders.top.width
        placed = [mark.moved(cell.x + left, down) for mark in held]
        content += [mark.cut_at(whole) for mark in placed] if exact else placed
    return (*shades, *content, *rules)


def cut(strip: PageStrip, room: float) -> tuple[PageStrip, PageStrip | None] | None:
    """A row in two, the first no higher than `room`; None where no cell can be cut to fit.

    There is no second where all fits but the room beneath the last paragraphs, which a page's end
    swallows. The second is not drawn yet: most of it may go on to further pages.
    """
    if not strip.cells or any(cell.extends for cell in strip.cells):
        return None
    firsts, seconds = [], []
    for cell in strip.cells:
        top, _, bottom, _ = cell.margins
        fits = _fitting(cell, room - top - bottom - cell.borders.top.width)
        if not cell.is_empty and fits == cell.begin:
            return None
        firsts.append(replace(cell, end=fits, align="top", after=0.0))
        seconds.append(replace(cell, begin=fits, align="top"))
    first = drawn(
        replace(
            strip,
            cells=tuple(firsts),
            height=_high(firsts),
            glued=False,
            notes=_called(firsts),
            is_rest=True,
        )
    )
    if all(cell.is_empty for cell in seconds):
        return first, None
    second = replace(
        strip,
        cells=tuple(seconds),
        height=_high(seconds),
        marks=(),
        is_rest=True,
        gap=0.0,
        lead=0.0,
        new_page=False,
        new_column=False,
        notes=_called(seconds),
        asides=(),
    )
    return first, second


def drawn(strip: PageStrip) -> PageStrip:
    """The strip with its marks, which the rest of a row that was cut has not."""
    if not strip.is_rest:
        return strip
    return replace(strip, marks=_drawn(strip.cells, strip.height), is_rest=False)


def _high(cells: list[CellStrips]) -> float:
    return max(_needed(cell) for cell in cells)


def _fitting(cell: CellStrips, room: float) -> int:
    """Up to which strip a cell fits into `room` without parting glued ones."""
    fits = cell.begin
    for index in range(cell.begin, cell.end):
        if cell.depths[index] - cell.top > room + 0.01:
            break
        if not cell.strips[index].glued or index == cell.end - 1:
            fits = index + 1
    return fits
