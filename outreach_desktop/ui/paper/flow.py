"""Blocks cut into strips, one column wide: lines with their surroundings, rows of tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from outreach_desktop.domain.documents.look import (
    Block,
    Border,
    Borders,
    Float,
    Paragraph,
    ParagraphStyle,
    Picture,
)
from outreach_desktop.ui.paper.atoms import PageNumbers
from outreach_desktop.ui.paper.ink import Mark, frame
from outreach_desktop.ui.paper.limits import Limits
from outreach_desktop.ui.paper.lines import Room, lines
from outreach_desktop.ui.paper.pictured import ink_of
from outreach_desktop.ui.paper.strips import Aside, PageStrip, Steps, backing, stacked
from outreach_desktop.ui.paper.tables import table_strips

_STEP = 100  # lines
_MOST_SHADOWS = 50
"""Floating things beside one line that text keeps away from: each line asks all of them."""


@dataclass(slots=True)
class _Shadow:
    """Where a floating thing keeps text away; depths are measured from the start of the flow."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(slots=True)
class PageFlow:
    """Turns blocks into strips in one column `width` points wide."""

    width: float
    numbers: PageNumbers = field(default=PageNumbers())
    top: float = 0.0
    """How far down its page the column begins."""
    in_cell: bool = False
    """Lines of a cell may stand alone on a page."""
    paper_left: float = 0.0
    """How far from the sheet's edge the column begins."""
    limits: Limits = field(default_factory=Limits)
    tracked: bool = False
    """Whether strips say which block and line they are: what goes on in another width is set anew."""
    _depth: float = 0.0
    _shadows: list[_Shadow] = field(default_factory=list)

    def anew(self, width: float, *, tracked: bool) -> "PageFlow":
        """One for a column of this width, with nothing in it yet."""
        return replace(self, width=width, tracked=tracked, _depth=0.0, _shadows=[])

    def strips(
        self, blocks: Sequence[Block], before: Block | None = None
    ) -> Steps[list[PageStrip]]:
        """Every block's strips, with the room between them, and that after the block `before` them."""
        found: list[PageStrip] = []
        for index, block in enumerate(blocks):
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            gap, lead = gap_between(before, block)
            if isinstance(block, Paragraph):
                made = yield from self._paragraph(block, before, after)
            else:
                made = yield from table_strips(block, self.width, self._cell)
            if made:
                made[0] = replace(made[0], gap=gap, lead=lead)
            if self.tracked:
                made = [replace(one, place=(index, line)) for line, one in enumerate(made)]
            self._count(made)
            found.extend(made)
            before = block
            yield
        return found

    def rest(
        self, blocks: Sequence[Block], index: int, had: Sequence[tuple[int, float]]
    ) -> Steps[list[PageStrip]]:
        """What is left of a block of which so many lines stand in columns of other widths already."""
        block = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            made = yield from self._paragraph(replace(block, floats=()), None, after, had)
        else:
            made = yield from table_strips(block, self.width, self._cell)
        lines = sum(count for count, _ in had)
        return [replace(one, place=(index, line)) for line, one in enumerate(made)][lines:]

    def _cell(self, blocks: Sequence[Block], width: float) -> Steps[tuple[list[PageStrip], float]]:
        """A cell's strips, and the room its last paragraph keeps beneath itself."""
        last = blocks[-1] if blocks else None
        after = last.style.after if isinstance(last, Paragraph) else 0.0
        inner = PageFlow(width, self.numbers, in_cell=True, limits=self.limits)
        return (yield from inner.strips(blocks)), after

    def _count(self, made: list[PageStrip]) -> None:
        for strip in made:
            if strip.new_page:
                self._depth = 0.0
                self._shadows.clear()
            self._depth += strip.gap + strip.height

    def _paragraph(
        self,
        paragraph: Paragraph,
        before: Block | None,
        after: Block | None,
        had: Sequence[tuple[int, float]] = (),
    ) -> Steps[list[PageStrip]]:
        style = paragraph.style
        asides: list[Aside] = []
        for item in paragraph.floats:
            aside = yield from self._aside(item)
            asides.append(aside)
        start = self._depth + gap_between(before, paragraph)[0]
        below = self._cast(asides, start)
        room = self._as_it_had(had) if had else self._room(start + below)
        setting = lines(paragraph, self.width, self.numbers, room)
        made = yield from self.limits.counted(setting, paragraph)
        drawn: list[PageStrip] = []
        for index, line in enumerate(made):
            glued = self._glued(style, index, len(made))
            strip = PageStrip(height=line.height, marks=line.marks, glued=glued, notes=line.notes)
            drawn.append(strip)
            if index % _STEP == 0:
                yield
        drawn = yield from _dressed(drawn, paragraph, self.width, before, after)
        first = drawn[0]
        if below:
            moved = tuple(mark.moved(0, below) for mark in first.marks)
            first = replace(first, height=first.height + below, marks=moved)
        if asides:
            of_asides = tuple(note for aside in asides for note in aside.notes)
            first = replace(first, asides=tuple(asides), notes=(*of_asides, *first.notes))
        breaks = style.page_break_before or style.column_break_before
        drawn[0] = (
            first
            if not breaks
            else replace(
                first,
                new_page=style.page_break_before,
                new_column=style.column_break_before,
            )
        )
        return drawn

    def _glued(self, style: ParagraphStyle, index: int, count: int) -> bool:
        """Whether a line keeps the next one on its page: no widows, no orphans, kept paragraphs."""
        if index == count - 1:
            return style.keep_next
        lonely = style.widow_control and not self.in_cell and index in (0, count - 2)
        return style.keep_lines or lonely

    def _aside(self, item: Float) -> Steps[Aside]:
        if isinstance(item.content, Picture):
            ink = ink_of(item.content, item.width, item.height)
            return Aside(item=item, height=item.height, marks=(Mark(0, 0, ink),))
        top, right, bottom, left = item.margins
        box = PageFlow(item.width - left - right, self.numbers, limits=self.limits)
        strips = yield from box.strips(item.content)
        inner = stacked(strips)
        needed = top + inner[0] + bottom
        height = needed if not item.height else item.height
        marks = [mark.moved(left, top) for mark in inner[1]]
        if item.drawn is not None:
            form = Picture(data=b"", width=item.width, height=height, drawn=item.drawn)
            marks[0:0] = [Mark(0, 0, ink_of(form, item.width, height))]
        marks[0:0] = backing(item.width, height, item.shading, Borders())
        edge = item.border
        lines_around = Borders(top=edge, right=edge, bottom=edge, left=edge)
        marks += [Mark(0, 0, rule) for rule in frame(item.width, height, lines_around)]
        notes = tuple(note for strip in strips for note in strip.notes)
        return Aside(item=item, height=height, marks=tuple(marks), notes=notes)

    def _cast(self, asides: Sequence[Aside], start: float) -> float:
        """Note where text must keep away; returns how far the paragraph itself is pushed down."""
        near = [shadow for shadow in self._shadows if shadow.bottom > start]
        below = 0.0
        for aside in asides:
            item = aside.item
            if item.wrap == "through":
                continue
            y = start + item.y.offset if item.y.base == "text" else self._from_sheet(item)
            x = self._across(item)
            shadow = _Shadow(y, y + aside.height, x - item.gap, x + item.width + item.gap)
            if item.wrap == "below" or item.width > self.width * 0.8:
                pushes = y <= start + 1 < shadow.bottom
                below = max(below, shadow.bottom - start) if pushes else below
            else:
                near.append(shadow)
        self._shadows[:] = near[-_MOST_SHADOWS:]
        return below

    def _from_sheet(self, item: Float) -> float:
        return item.y.offset - (self.top if item.y.base == "page" else 0.0)

    def _across(self, item: Float) -> float:
        """Where a floating thing stands in the column."""
        if item.x.align:
            slack = self.width - item.width
            return {"end": slack, "center": slack / 2}.get(item.x.align, 0.0)
        return item.x.offset - (self.paper_left if item.x.base == "page" else 0.0)

    def _as_it_had(self, had: Sequence[tuple[int, float]]) -> Room:
        """The room of lines that stand already, as wide as their columns are, and of those that follow."""
        widths = [width for count, width in had for _ in range(count)]
        places = iter(widths)

        def room(_depth: float, _height: float) -> tuple[float, float]:
            return 0.0, self.width - next(places, self.width)

        return room

    def _room(self, start: float) -> Room:
        def room(depth: float, height: float) -> tuple[float, float]:
            left = right = 0.0
            for shadow in self._shadows:
                if shadow.top < start + depth + height and start + depth < shadow.bottom:
                    if shadow.left + shadow.right > self.width:
                        right = max(right, self.width - shadow.left)
                    else:
                        left = max(left, shadow.right)
            return left, right

        return room


def gap_between(before: Block | None, block: Block) -> tuple[float, float]:
    """The room above a block after the block `before` it, and what it asks for on its own.

    Between paragraphs the larger of the two wishes counts, as in Word.
    """
    wish = _wish(block)
    if before is None:
        return wish, wish
    left_over = before.style.after if isinstance(before, Paragraph) else 0.0
    if _contextual(before, block):
        left_over = 0.0
    if _contextual(block, before):
        wish = 0.0
    return max(wish, left_over), wish


def _wish(block: Block) -> float:
    return block.style.before if isinstance(block, Paragraph) else 0.0


def _contextual(block: Block, neighbour: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and isinstance(neighbour, Paragraph)
        and block.style.contextual
        and block.style.name == neighbour.style.name
    )


def _dressed(
    strips: list[PageStrip],
    paragraph: Paragraph,
    width: float,
    before: Block | None,
    after: Block | None,
) -> Steps[list[PageStrip]]:
    """The paragraph's lines with its shading and the lines around it.

    Neighbours with the same lines around them share one frame, and the line between them.
    """
    style = paragraph.style
    if not style.shading and style.borders == Borders():
        return strips
    above, below = _same_frame(before, paragraph), _same_frame(after, paragraph)
    left = min(style.left, style.left + style.first) - _thickness(style.borders.left)
    across = width - style.right - left + _thickness(style.borders.right)
    found = []
    for index, strip in enumerate(strips):
        first, last = index == 0, index == len(strips) - 1
        edges = replace(
            style.borders,
            top=style.borders.top if first and not above else Border(),
            bottom=_below(style.borders, shared=below) if last else Border(),
        )
        over = style.borders.between.space if first and above else _thickness(edges.top)
        height = strip.height + over + _thickness(edges.bottom)
        hole = gap_between(paragraph, after)[0] if last and below and after else 0.0
        marks = backing(across, height + hole, style.shading, edges, inside=True)
        from_left = width - left - across if style.leftward else left
        dress = [mark.moved(from_left, 0) for mark in marks]
        ink = tuple(mark.moved(0, over) for mark in strip.marks)
        found.append(replace(strip, height=height, marks=(*dress, *ink)))
        if index % _STEP == 0:
            yield
    return found


def _below(borders: Borders, *, shared: bool) -> Border:
    return borders.between if shared else borders.bottom


def _thickness(line: Border) -> float:
    """What a line takes from the room around the text: itself and its distance."""
    return line.width + line.space if line.width else 0.0


def _same_frame(neighbour: Block | None, paragraph: Paragraph) -> bool:
    if not isinstance(neighbour, Paragraph):
        return False
    one, other = neighbour.style, paragraph.style
    return (one.borders, one.shading, one.left, one.right) == (
        other.borders,
        other.shading,
        other.left,
        other.right,
    )
