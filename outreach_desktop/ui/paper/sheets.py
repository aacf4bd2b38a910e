"""Sheets: a look set in lines and broken into pages, each with its header and footer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from outreach_desktop.domain.documents.look import Look, Section
from outreach_desktop.ui.paper.atoms import PageNumbers
from outreach_desktop.ui.paper.edges import Edges, placed
from outreach_desktop.ui.paper.flow import PageFlow
from outreach_desktop.ui.paper.ink import InkWords, Mark, PdfInk, Photo
from outreach_desktop.ui.paper.limits import Limits
from outreach_desktop.ui.paper.pictured import ChartInk
from outreach_desktop.ui.paper.strips import PageStrip, Steps, done
from outreach_desktop.ui.paper.strokes import Drawing
from outreach_desktop.ui.paper.tables import cut, drawn

_MOST_HEADS = 50  # header rows that are shown again on each page
_MOST_TOLD, _MOST_LETTERS_TOLD = 2_000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished page. Lengths are points."""

    width: float
    height: float
    number: int
    marks: tuple[Mark, ...]
    is_empty_back: bool = False
    """It only lets the page after it begin on a new sheet, where paper is printed on both sides."""

    def paint(self, painter: QPainter, some: slice = slice(None)) -> None:
        """Put ink on paper; the painter's unit is a point, its origin the sheet's corner.

        `some` of the marks are for what is painted in steps; they are to follow one another.
        """
        for mark in self.marks[some]:
            mark.paint(painter)

    @property
    def text(self) -> str:
        """What is to be read on the page, line by line, with pictures as their descriptions."""
        return _read(self.marks)

    @property
    def told(self) -> str:
        """The same, as a screen reader is told it: of a page with too much for anybody, its beginning."""
        return _read(self.marks[:_MOST_TOLD])[:_MOST_LETTERS_TOLD]


def _read(marks: Sequence[Mark]) -> str:
    rows: dict[float, list[tuple[float, str]]] = {}
    for mark in marks:
        said = _said(mark)
        if said:
            rows.setdefault(round(mark.y, 1), []).append((mark.x, said))
    return "\n".join(" ".join(said for _, said in sorted(rows[y])) for y in sorted(rows))


def _said(mark: Mark) -> str:
    if isinstance(mark.ink, InkWords):
        return mark.ink.text.strip()
    if isinstance(mark.ink, ChartInk | Drawing):
        return mark.ink.text
    return mark.ink.description if isinstance(mark.ink, Photo | PdfInk) else ""


@dataclass(slots=True)
class _Leaf:
    """A page being filled."""

    section: Section
    number: int
    first: bool
    top: float
    bottom: float
    depth: float = 0.0
    bare: bool = True
    is_back: bool = False
    behind: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def sheets(look: Look) -> list[Sheet]:
    """The pages of a finished document, as they will be printed."""
    return done(laying(look))


def laying(look: Look) -> Steps[list[Sheet]]:
    """The same in small steps, for a long document that is laid out while somebody waits.

    Raises OutreachError where it is too much to be looked at.
    """
    press = _Press()
    for section in look.sections:
        yield from press.fill(section)
    return (yield from press.finished())


class _Press:
    """Fills page after page; headers and footers come last, when all pages are counted."""

    def __init__(self) -> None:
        self._leaves: list[_Leaf] = []
        self._leaf: _Leaf | None = None
        self._limits = Limits()
        self._edges = Edges(self._limits)

    def fill(self, section: Section) -> Steps[None]:
        """Lay out one section behind those already there."""
        yield from self._edges.measure(section)
        if self._leaf is None or section.starts != "continuous":
            self._begin(section)
        paper = section.paper
        flow = PageFlow(
            paper.width - paper.left - paper.right,
            top=self._now.top,
            paper_left=paper.left,
            limits=self._limits,
        )
        strips = yield from flow.strips(section.blocks)
        index = 0
        while index < len(strips):
            group = _group(strips, index)
            index += len(group)
            yield from self._place(section, group)

    def finished(self) -> Steps[list[Sheet]]:
        """Every page with what is repeated on it."""
        found: list[Sheet] = []
        in_section = Counter(id(leaf.section) for leaf in self._leaves)
        for leaf in self._leaves:
            paper = leaf.section.paper
            numbers = PageNumbers(
                page=leaf.number,
                pages=len(self._leaves),
                section_pages=in_section[id(leaf.section)],
            )
            repeated = yield from self._edges.marks(leaf.section, leaf.first, numbers)
            self._limits.add_marks(len(repeated), len(found) + 1)
            found.append(
                Sheet(
                    width=paper.width,
                    height=paper.height,
                    number=leaf.number,
                    marks=(*leaf.behind, *repeated, *leaf.marks),
                    is_empty_back=leaf.is_back,
                )
            )
            yield
        return found

    @property
    def _now(self) -> _Leaf:
        assert self._leaf is not None  # noqa: S101  fill() begins a page before anything else
        return self._leaf

    def _begin(self, section: Section) -> None:
        """A new page for the section, and a blank one before it where it must be odd or even."""
        last = self._leaves[-1] if self._leaves else None
        first = last is None or last.section is not section
        number = last.number + 1 if last else 1
        if first and section.first_number is not None:
            number = section.first_number
        if first and section.starts in ("odd", "even") and self._leaves:
            wanted = 1 if section.starts == "odd" else 0
            if section.first_number is None and number % 2 != wanted:
                number += 1
            if len(self._leaves) % 2 == wanted:
                self._leaves.append(_blank(self._leaves[-1]))
        top, bottom = self._edges.room(section, number, first=first)
        self._leaf = _Leaf(section=section, number=number, first=first, top=top, bottom=bottom)
        self._leaves.append(self._leaf)
        self._limits.check_pages(len(self._leaves))

    def _place(self, section: Section, group: list[PageStrip]) -> Steps[None]:
        """Put strips that belong together on this page, or all on the next."""
        if group[0].new_page and not (self._now.bare and self._now.depth == 0):
            self._begin(section)
        height = sum(strip.gap * bool(index) + strip.height for index, strip in enumerate(group))
        if self._fits(self._gap(group[0]) + height):
            yield from self._add_all(group)
        elif len(group) == 1:
            yield from self._place_one(section, group[0])
        elif not self._now.bare and self._fits_page(section, height, group[0]):
            self._turn(section, group[0])
            yield from self._add_all(group)
        else:
            for strip in group:
                yield from self._place_one(section, strip)

    def _add_all(self, group: list[PageStrip]) -> Steps[None]:
        for strip in group:
            self._add(strip)
            yield

    def _place_one(self, section: Section, strip: PageStrip) -> Steps[None]:
        """Put a strip on this page, cut it, or begin a new page with it."""
        while not self._fits(self._gap(strip) + strip.height):
            parts = cut(strip, self._now.bottom - self._now.top - self._now.depth - strip.gap)
            if parts is not None:
                self._add(parts[0])
                if parts[1] is None:
                    return
                strip = parts[1]
            elif self._now.bare:
                break  # higher than any page: shown as far as it goes
            self._turn(section, strip)
            yield
        self._add(drawn(strip))
        yield

    def _turn(self, section: Section, strip: PageStrip) -> None:
        """A new page, with the header rows of the table that goes on there."""
        self._begin(section)
        for head in strip.heads if self._repeats(strip) else ():
            self._add(replace(head, gap=0.0, lead=0.0, new_page=False))
        self._now.bare = True

    def _repeats(self, strip: PageStrip) -> bool:
        """Whether header rows are shown again: as in Word not where they leave no room on a page."""
        height = sum(head.height for head in strip.heads[:_MOST_HEADS])
        return len(strip.heads) <= _MOST_HEADS and self._fits(height)

    def _gap(self, strip: PageStrip) -> float:
        leaf = self._now
        if not leaf.bare:
            return strip.gap
        return strip.lead if leaf.first or strip.new_page else 0.0

    def _fits(self, height: float) -> bool:
        leaf = self._now
        return leaf.top + leaf.depth + height <= leaf.bottom + 0.05

    def _fits_page(self, section: Section, height: float, strip: PageStrip) -> bool:
        heads = sum(head.height for head in strip.heads[:_MOST_HEADS])
        top, bottom = self._edges.room(section, self._now.number + 1, first=False)
        return heads + height <= bottom - top + 0.05

    def _add(self, strip: PageStrip) -> None:
        leaf = self._now
        paper = leaf.section.paper
        leaf.depth += self._gap(strip)
        y = leaf.top + leaf.depth
        asides = sum(len(aside.marks) for aside in strip.asides)
        self._limits.add_marks(len(strip.marks) + asides, len(self._leaves))
        leaf.marks.extend(mark.moved(paper.left, y) for mark in strip.marks)
        for aside in strip.asides:
            ink = leaf.behind if aside.item.behind else leaf.marks
            ink.extend(placed(aside, paper, y))
        leaf.depth += strip.height
        leaf.bare = False


def _group(strips: list[PageStrip], start: int) -> list[PageStrip]:
    """The strips from `start` on that must stand on one page."""
    end = start
    while end + 1 < len(strips) and strips[end].glued and not strips[end + 1].new_page:
        end += 1
    return strips[start : end + 1]


def _blank(before: _Leaf) -> _Leaf:
    """The empty back of a sheet, so that what follows begins on a new one."""
    paper = before.section.paper
    bare = Section(blocks=(), paper=paper)
    return _Leaf(
        section=bare,
        number=before.number + 1,
        first=True,
        top=paper.top,
        bottom=paper.height - paper.bottom,
        is_back=True,
    )
