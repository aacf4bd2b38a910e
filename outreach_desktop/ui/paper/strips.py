"""Strips: the bands of ink that a page is filled with, from the top down."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from outreach_desktop.domain.documents.look import Borders, Float, Note
from outreach_desktop.ui.paper.ink import Fill, Mark, frame

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Work done in small steps, so that others have their turn in between; it returns what came of it."""


def done(steps: Steps[T]) -> T:
    """What comes of the work, done in one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A floating thing laid out, waiting for the place of the strip it hangs on."""

    item: Float
    height: float
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStrip:
    """A band of the page that is not cut, with its room above.

    `gap` is the room to the strip before; at the top of a page that a break was asked for, `lead`
    counts instead. `glued` keeps the next strip on the same page. `heads` are drawn again above
    this strip where it begins a page: the header rows of its table. A table's row may hold
    `slices`, by cell, along which it can be cut.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    gap: float = 0.0
    lead: float = 0.0
    glued: bool = False
    new_page: bool = False
    asides: tuple[Aside, ...] = ()
    heads: "tuple[PageStrip, ...]" = ()
    cells: "tuple[CellStrips, ...]" = ()
    new_column: bool = False
    notes: tuple[Note, ...] = ()
    """What it calls to the foot of its page."""
    place: tuple[int, int] = (0, 0)
    """Which block it is of, and which line of it; told only where columns have different widths."""
    is_rest: bool = False
    """The rest of a row that was cut: it has no marks until it is known how much of it stands together."""

    @property
    def breaks(self) -> bool:
        """Whether it begins a new page or column."""
        return self.new_page or self.new_column


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStrips:
    """A cell's content and surroundings, so that a row can be cut between its strips.

    After a cut each part shows those from `begin` to `end`; nothing is copied, however often a row is cut.
    """

    strips: tuple[PageStrip, ...]
    depths: tuple[float, ...]
    """Where each strip ends, measured from the top of the first."""
    begin: int = 0
    end: int = 0
    x: float
    width: float
    margins: tuple[float, float, float, float]
    borders: Borders
    shading: str
    align: str
    after: float = 0.0
    """The room its last paragraph keeps beneath itself."""
    extends: float = 0.0
    """How far a merged cell reaches into the rows below."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is left to show."""
        return self.begin >= self.end

    @property
    def top(self) -> float:
        """Where what it shows begins: the room above is left behind where it was cut."""
        return self.depths[self.begin] - self.strips[self.begin].height if self.begin else 0.0

    @property
    def height(self) -> float:
        """How high what it shows is."""
        return 0.0 if self.is_empty else self.depths[self.end - 1] - self.top

    def shown(self) -> Iterator[PageStrip]:
        """What it shows."""
        for index in range(self.begin, self.end):
            strip = self.strips[index]
            yield replace(strip, gap=0.0) if index == self.begin and index else strip


def backing(
    width: float, height: float, shading: str, borders: Borders, *, inside: bool = False
) -> list[Mark]:
    """The shading of an area and the lines around it."""
    marks = [Mark(0, 0, Fill(0, 0, width, height, shading))] if shading else []
    rules = frame(width, height, borders, inside=inside)
    return marks + [Mark(0, 0, rule) for rule in rules]


def stacked(strips: Iterable[PageStrip], after: float = 0.0) -> tuple[float, list[Mark]]:
    """Strips one under the other where no page ends: their height, and their marks."""
    depth = 0.0
    marks: list[Mark] = []
    for strip in strips:
        depth += strip.gap
        marks.extend(mark.moved(0, depth) for mark in strip.marks)
        for aside in strip.asides:
            x, y = aside.item.x.offset, aside.item.y.offset
            marks.extend(mark.moved(x, depth + y) for mark in aside.marks)
        depth += strip.height
    return depth + after, marks
