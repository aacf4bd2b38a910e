"""Sheets: a look set in lines and broken into pages, each with its header and footer."""

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from outreach_desktop.domain.look import Block, Look, Paper, Section, paragraphs
from outreach_desktop.ui.paper.flow import Flow
from outreach_desktop.ui.paper.ink import Mark, Photo, Words
from outreach_desktop.ui.paper.lines import Numbers
from outreach_desktop.ui.paper.strips import Aside, Strip, stacked
from outreach_desktop.ui.paper.tables import cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished page. Lengths are points."""

    width: float
    height: float
    number: int
    marks: tuple[Mark, ...]
    is_empty_back: bool = False
    """It only lets the page after it begin on a new sheet, where paper is printed on both sides."""

    def paint(self, painter: QPainter) -> None:
        """Put all ink on paper; the painter's unit is a point, its origin the sheet's corner."""
        for mark in self.marks:
            mark.paint(painter)

    @property
    def text(self) -> str:
        """What is to be read on the page, line by line, with pictures as their descriptions."""
        rows: dict[float, list[tuple[float, str]]] = {}
        for mark in self.marks:
            said = _said(mark)
            if said:
                rows.setdefault(round(mark.y, 1), []).append((mark.x, said))
        return "\n".join(" ".join(said for _, said in sorted(rows[y])) for y in sorted(rows))


def _said(mark: Mark) -> str:
    if isinstance(mark.ink, Words):
        return mark.ink.text.strip()
    return mark.ink.description if isinstance(mark.ink, Photo) else ""


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
    work = laying(look)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return list(end.value)


def laying(look: Look) -> Generator[None, None, list[Sheet]]:
    """The same in small steps, for a long document that is laid out while somebody waits."""
    press = _Press()
    for section in look.sections:
        yield from press.fill(section)
    return (yield from press.finished())


class _Press:
    """Fills page after page; headers and footers come last, when all pages are counted."""

    def __init__(self) -> None:
        self._leaves: list[_Leaf] = []
        self._leaf: _Leaf | None = None

    def fill(self, section: Section) -> Generator[None, None, None]:
        """Lay out one section behind those already there."""
        if self._leaf is None or section.starts != "continuous":
            self._begin(section)
        paper = section.paper
        flow = Flow(
            paper.width - paper.left - paper.right,
            top=self._now.top,
            paper_left=paper.left,
        )
        strips: list[Strip] = []
        for made in flow.by_block(section.blocks):
            strips.extend(made)
            yield
        index = 0
        while index < len(strips):
            group = _group(strips, index)
            index += len(group)
            self._place(section, group)
            yield

    def finished(self) -> Generator[None, None, list[Sheet]]:
        """Every page with what is repeated on it."""
        found = []
        in_section = Counter(id(leaf.section) for leaf in self._leaves)
        for leaf in self._leaves:
            paper = leaf.section.paper
            head, foot = self._repeated(leaf, in_section[id(leaf.section)])
            found.append(
                Sheet(
                    width=paper.width,
                    height=paper.height,
                    number=leaf.number,
                    marks=(*leaf.behind, *head, *foot, *leaf.marks),
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
        self._leaf = _leaf(section, number, first=first)
        self._leaves.append(self._leaf)

    def _place(self, section: Section, group: list[Strip]) -> None:
        """Put strips that belong together on this page, or all on the next."""
        if group[0].new_page and not (self._now.bare and self._now.depth == 0):
            self._begin(section)
        height = sum(strip.gap * bool(index) + strip.height for index, strip in enumerate(group))
        if self._fits(self._gap(group[0]) + height):
            for strip in group:
                self._add(strip)
        elif len(group) == 1:
            self._place_one(section, group[0])
        elif not self._now.bare and self._fits_page(section, height, group[0]):
            self._turn(section, group[0])
            for strip in group:
                self._add(strip)
        else:
            for strip in group:
                self._place_one(section, strip)

    def _place_one(self, section: Section, strip: Strip) -> None:
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
        self._add(strip)

    def _turn(self, section: Section, strip: Strip) -> None:
        """A new page, with the header rows of the table that goes on there."""
        self._begin(section)
        for head in strip.heads:
            self._add(replace(head, gap=0.0, lead=0.0, new_page=False))
        self._now.bare = True

    def _gap(self, strip: Strip) -> float:
        leaf = self._now
        if not leaf.bare:
            return strip.gap
        return strip.lead if leaf.first or strip.new_page else 0.0

    def _fits(self, height: float) -> bool:
        leaf = self._now
        return leaf.top + leaf.depth + height <= leaf.bottom + 0.05

    def _fits_page(self, section: Section, height: float, strip: Strip) -> bool:
        heads = sum(head.height for head in strip.heads)
        room = _leaf(section, 1, first=False)
        return heads + height <= room.bottom - room.top + 0.05

    def _add(self, strip: Strip) -> None:
        leaf = self._now
        paper = leaf.section.paper
        leaf.depth += self._gap(strip)
        y = leaf.top + leaf.depth
        leaf.marks.extend(mark.moved(paper.left, y) for mark in strip.marks)
        for aside in strip.asides:
            ink = leaf.behind if aside.item.behind else leaf.marks
            ink.extend(_placed(aside, paper, y))
        leaf.depth += strip.height
        leaf.bare = False

    def _repeated(self, leaf: _Leaf, in_section: int) -> tuple[list[Mark], list[Mark]]:
        """The ink of the header and the footer of one of `in_section` pages."""
        section, paper = leaf.section, leaf.section.paper
        numbers = Numbers(page=leaf.number, pages=len(self._leaves), section_pages=in_section)
        header = section.header.on(leaf.number, first=leaf.first)
        footer = section.footer.on(leaf.number, first=leaf.first)
        head = _edge(header, paper, numbers, paper.header)
        height = _height(footer, paper)
        foot = _edge(footer, paper, numbers, paper.height - paper.footer - height)
        return head, foot


def _group(strips: list[Strip], start: int) -> list[Strip]:
    """The strips from `start` on that must stand on one page."""
    end = start
    while end + 1 < len(strips) and strips[end].glued and not strips[end + 1].new_page:
        end += 1
    return strips[start : end + 1]


def _leaf(section: Section, number: int, *, first: bool) -> _Leaf:
    """An empty page; a tall header or footer takes room from the text."""
    paper = section.paper
    head = _height(section.header.on(number, first=first), paper)
    foot = _height(section.footer.on(number, first=first), paper)
    return _Leaf(
        section=section,
        number=number,
        first=first,
        top=max(paper.top, paper.header + head if head else 0.0),
        bottom=paper.height - max(paper.bottom, paper.footer + foot if foot else 0.0),
    )


def _blank(before: _Leaf) -> _Leaf:
    """The empty back of a sheet, so that what follows begins on a new one."""
    bare = Section(blocks=(), paper=before.section.paper)
    leaf = _leaf(bare, before.number + 1, first=True)
    leaf.is_back = True
    return leaf


def _height(blocks: tuple[Block, ...], paper: Paper) -> float:
    if not blocks:
        return 0.0
    return stacked(Flow(paper.width - paper.left - paper.right).strips(blocks))[0] + _after(blocks)


def _after(blocks: tuple[Block, ...]) -> float:
    last = list(paragraphs(blocks))[-1:]
    return last[0].style.after if last and last[0] is blocks[-1] else 0.0


def _edge(blocks: tuple[Block, ...], paper: Paper, numbers: Numbers, top: float) -> list[Mark]:
    marks: list[Mark] = []
    depth = top
    for strip in Flow(paper.width - paper.left - paper.right, numbers).strips(blocks):
        depth += strip.gap
        marks.extend(mark.moved(paper.left, depth) for mark in strip.marks)
        for aside in strip.asides:
            marks[0:0] = _placed(aside, paper, depth)
        depth += strip.height
    return marks


def _placed(aside: Aside, paper: Paper, y: float) -> list[Mark]:
    """A floating thing where it belongs on its page; `y` is the top of what it hangs on."""
    item = aside.item
    room = {
        "page": (0.0, paper.width),
        "margin": (paper.left, paper.width - paper.right),
        "text": (paper.left, paper.width - paper.right),
    }[item.x.base]
    down = {
        "page": (0.0, paper.height),
        "margin": (paper.top, paper.height - paper.bottom),
        "text": (y, y + aside.height),
    }[item.y.base]
    x = _at(item.x.align, item.x.offset, *room, item.width)
    top = _at(item.y.align, item.y.offset, *down, aside.height)
    return [mark.moved(x, top) for mark in aside.marks]


def _at(align: str, offset: float, start: float, end: float, size: float) -> float:
    if align == "center":
        return (start + end - size) / 2
    if align == "end":
        return end - size
    return start if align == "start" else start + offset
