"""What stands at the head and the foot of pages, laid out once for all pages that show the same."""

from outreach_desktop.domain.documents.look import Block, Furniture, Paper, Section, paragraphs
from outreach_desktop.ui.paper.atoms import PageNumbers
from outreach_desktop.ui.paper.flow import PageFlow
from outreach_desktop.ui.paper.ink import Mark
from outreach_desktop.ui.paper.limits import Limits
from outreach_desktop.ui.paper.strips import Aside, PageStrip, Steps, stacked

_Blocks = tuple[Block, ...]
_MOST_MARKS = 2_000  # at the head or the foot of one page


class Edges:
    """The headers and footers of one document: how much room they take, and their ink."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._heights: dict[tuple[int, float], float] = {}
        self._strips: dict[tuple[int, float, PageNumbers], list[PageStrip]] = {}
        self._counted: dict[int, bool] = {}

    def measure(self, section: Section) -> Steps[None]:
        """Measure all that the section may show, before its pages are begun."""
        paper = section.paper
        for blocks in (*_all_of(section.header), *_all_of(section.footer)):
            key = (id(blocks), _across(paper))
            if key not in self._heights:
                strips = yield from self._laid(blocks, paper, PageNumbers())
                self._heights[key] = stacked(strips)[0] + _after(blocks)

    def room(self, section: Section, number: int, *, first: bool) -> tuple[float, float]:
        """Where the text of a page begins and ends: a tall header or footer takes room from it."""
        paper = section.paper
        head = self._height(section.header.on(number, first=first), paper)
        foot = self._height(section.footer.on(number, first=first), paper)
        top = max(paper.top, paper.header + head if head else 0.0)
        return top, paper.height - max(paper.bottom, paper.footer + foot if foot else 0.0)

    def marks(self, section: Section, first: bool, numbers: PageNumbers) -> Steps[list[Mark]]:
        """The ink of the header and the footer of one page."""
        paper = section.paper
        header = section.header.on(numbers.page, first=first)
        footer = section.footer.on(numbers.page, first=first)
        head = yield from self._inked(header, paper, numbers, paper.header)
        height = self._height(footer, paper)
        foot = yield from self._inked(footer, paper, numbers, paper.height - paper.footer - height)
        return [*head, *foot]

    def _height(self, blocks: _Blocks, paper: Paper) -> float:
        return self._heights.get((id(blocks), _across(paper)), 0.0) if blocks else 0.0

    def _inked(
        self, blocks: _Blocks, paper: Paper, numbers: PageNumbers, top: float
    ) -> Steps[list[Mark]]:
        marks: list[Mark] = []
        depth = top
        for strip in (yield from self._laid(blocks, paper, numbers)):
            depth += strip.gap
            if depth > paper.height or len(marks) > _MOST_MARKS:
                break  # nobody sees the rest, and each page would hold it again
            marks.extend(mark.moved(paper.left, depth) for mark in strip.marks)
            for aside in strip.asides:
                marks[0:0] = placed(aside, paper, depth)
            depth += strip.height
        return marks

    def _laid(self, blocks: _Blocks, paper: Paper, numbers: PageNumbers) -> Steps[list[PageStrip]]:
        """The strips of a header or footer; those without page numbers are the same on every page."""
        if not blocks:
            return []
        shown = numbers if self._has_numbers(blocks) else PageNumbers()
        key = (id(blocks), _across(paper), shown)
        if key not in self._strips:
            flow = PageFlow(_across(paper), shown, limits=self._limits)
            strips = yield from flow.strips(blocks)
            if shown != PageNumbers():
                return strips
            self._strips[key] = strips
        return self._strips[key]

    def _has_numbers(self, blocks: _Blocks) -> bool:
        if id(blocks) not in self._counted:
            self._counted[id(blocks)] = any(
                getattr(span, "field", "") for one in paragraphs(blocks) for span in one.spans
            )
        return self._counted[id(blocks)]


def _all_of(furniture: Furniture) -> list[_Blocks]:
    every = (furniture.others, furniture.first, furniture.even)
    return [blocks for blocks in every if blocks]


def _across(paper: Paper) -> float:
    return paper.width - paper.left - paper.right


def _after(blocks: _Blocks) -> float:
    last = list(paragraphs(blocks))[-1:]
    return last[0].style.after if last and last[0] is blocks[-1] else 0.0


def placed(
    aside: Aside, paper: Paper, y: float, column: tuple[float, float] | None = None
) -> list[Mark]:
    """A floating thing where it belongs on its page; `y` is the top of what it hangs on, in a `column` from left to right."""
    item = aside.item
    room = {
        "page": (0.0, paper.width),
        "margin": (paper.left, paper.width - paper.right),
        "text": column or (paper.left, paper.width - paper.right),
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
