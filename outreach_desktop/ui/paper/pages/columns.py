"""Columns of text: where they stand, how high they are where they end together, and text set for each width."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from outreach_desktop.domain.documents.look import Block, Section
from outreach_desktop.ui.paper.flow import PageFlow
from outreach_desktop.ui.paper.strips import PageStrip, Steps

_CLOSE = 0.05
_MOST_LINES_ANEW = 300


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """Where a column stands, measured from the left margin."""

    x: float
    width: float
    gap: float


def places(section: Section) -> tuple[ColumnPlace, ...]:
    """The columns of a section; one as wide as the text where it has none."""
    paper = section.paper
    found: list[ColumnPlace] = []
    x = 0.0
    for column in section.columns:
        found.append(ColumnPlace(x, column.width, column.gap))
        x += column.width + column.gap
    if section.leftward and found:
        whole = found[-1].x + found[-1].width
        found = [ColumnPlace(whole - one.x - one.width, one.width, one.gap) for one in found]
    return tuple(found) or (ColumnPlace(0.0, paper.width - paper.left - paper.right, 0.0),)


def group(strips: Sequence[PageStrip], start: int) -> list[PageStrip]:
    """The strips from `start` on that must stand in one column."""
    end = start
    while end + 1 < len(strips) and strips[end].glued and not strips[end + 1].breaks:
        end += 1
    return list(strips[start : end + 1])


def even_height(strips: Sequence[PageStrip], start: int, count: int, most: float) -> float | None:
    """The least height in which `count` columns hold all strips from `start` on; None where they do not in `most`."""
    rest = strips[start:]
    if any(strip.breaks for strip in rest[1:]) or not _hold(strips, start, count, most):
        return None
    low, high = 0.0, most
    while high - low > 0.5:
        middle = (low + high) / 2
        if _hold(strips, start, count, middle):
            high = middle
        else:
            low = middle
    return high


def _hold(strips: Sequence[PageStrip], start: int, count: int, height: float) -> bool:
    """Whether columns of this height hold the strips from `start` on."""
    column, depth, index = 0, 0.0, start
    while index < len(strips):
        some = group(strips, index)
        index += len(some)
        needed = sum(strip.gap * bool(place) + strip.height for place, strip in enumerate(some))
        gap = some[0].gap if depth else 0.0
        if depth + gap + needed > height + _CLOSE:
            column += 1
            if column == count or needed > height + _CLOSE:
                return False
            depth = needed
        else:
            depth += gap + needed
    return True


@dataclass(slots=True)
class SetText:
    """The blocks of a section set in lines for the width of the column in hand.

    Where columns have different widths, what is left is set anew at the head of each; a paragraph
    that was begun keeps the lines it has.
    """

    blocks: Sequence[Block]
    flow: PageFlow
    before: Block | None = None
    """What stands above it on the same page."""
    strips: list[PageStrip] = field(default_factory=list)
    index: int = 0
    _made: dict[float, list[PageStrip]] = field(default_factory=dict)
    _lines: list[tuple[int, float]] = field(default_factory=list)
    """Of the paragraph in hand: how many lines it has had in each width."""
    _count: Counter[int] = field(default_factory=Counter)
    """How many strips each block has in the first column's width."""

    def begin(self, width: float, *, tracked: bool) -> Steps[None]:
        """Set it all for the first column; `tracked` where another has another width."""
        self.flow = self.flow.anew(width, tracked=tracked)
        self.strips = yield from self.flow.strips(self.blocks, self.before)
        self._made[width] = self.strips
        if tracked:
            self._count = Counter(strip.place[0] for strip in self.strips)

    def turn(self, width: float) -> Steps[None]:
        """Go on in a column of this width."""
        before = self.flow.width
        if width == before or self.index >= len(self.strips):
            return
        self.flow = self.flow.anew(width, tracked=True)
        if width not in self._made:
            self._made[width] = yield from self.flow.anew(width, tracked=True).strips(self.blocks)
        block, line = self.strips[self.index].place
        rest: list[PageStrip] = []
        if line and self._count[block] > _MOST_LINES_ANEW:
            # Set anew again and again, a paragraph longer than anyone writes would be endless work.
            here = self.strips[self.index :]
            rest = list(takewhile(lambda strip: strip.place[0] == block, here))
        elif line:
            had = sum(count for count, _ in self._lines)
            self._lines.append((line - had, before))
            rest = yield from self.flow.rest(self.blocks, block, self._lines)
        else:
            self._lines = []
        known = self._made[width]
        start = next(
            (place for place, strip in enumerate(known) if strip.place[0] >= block + bool(line)),
            len(known),
        )
        self.strips = [*rest, *known[start:]]
        self.index = 0

    def passed(self, count: int) -> None:
        """So many strips have found their place."""
        if self._lines and self.index + count < len(self.strips):
            here, there = self.strips[self.index].place, self.strips[self.index + count].place
            if here[0] != there[0]:
                self._lines = []
        self.index += count
