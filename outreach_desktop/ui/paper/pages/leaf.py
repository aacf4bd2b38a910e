"""A page while it is filled, and what stands at the foot of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_desktop.domain.documents.look import Border, Note, Section
from outreach_desktop.ui.paper.flow import PageFlow
from outreach_desktop.ui.paper.ink import Mark, Rule
from outreach_desktop.ui.paper.limits import Limits
from outreach_desktop.ui.paper.strips import PageStrip, Steps

_LINE_LONG = 144.0
_LINE = Border(width=0.5)
_SHARE_AT_FOOT = 0.6
"""Of a column, that notes from the page before may take: the text goes on too."""


@dataclass(slots=True)
class PageLeaf:
    """A page being filled. Depths are measured from `top`."""

    section: Section
    number: int
    first: bool
    top: float
    bottom: float
    depth: float = 0.0
    bare: bool = True
    is_back: bool = False
    column: int = 0
    start: float = 0.0
    """Where the columns in hand begin: beneath what stands above them."""
    deepest: float = 0.0
    """How far down any of them reaches."""
    until: float | None = None
    """Where columns of the same height end, all but the last."""
    foot: list[PageStrip] = field(default_factory=list)
    """The notes of the column in hand."""
    foot_height: float = 0.0
    taken: float = 0.0
    """What notes of columns already closed take from the bottom."""
    behind: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    at_foot: list[Mark] = field(default_factory=list)

    @property
    def end(self) -> float:
        """How deep text may reach, in the column in hand."""
        return self.bottom - self.top - self.foot_height - self.taken


class NotesLaid:
    """The notes of one document set in lines, each once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._made: dict[tuple[int, float], list[PageStrip]] = {}

    def lay(self, blocks: Sequence[Note], width: float) -> Steps[None]:
        """Set these notes for a column, before it is asked how high they are."""
        for note in blocks:
            if (id(note), width) not in self._made:
                flow = PageFlow(width, limits=self._limits)
                self._made[id(note), width] = yield from flow.strips(note.blocks)

    def strips(self, note: Note, width: float) -> list[PageStrip]:
        """The lines of a note that was laid."""
        return self._made.get((id(note), width), [])


def height_of(strips: Sequence[PageStrip]) -> float:
    """How high strips are, one beneath the other."""
    return sum(strip.gap + strip.height for strip in strips)


def share(strips: list[PageStrip], room: float) -> tuple[list[PageStrip], list[PageStrip]]:
    """As many as there is room for, and the rest."""
    height = 0.0
    for place, strip in enumerate(strips):
        height += strip.gap + strip.height
        if height > room + 0.05:
            return strips[:place], strips[place:]
    return strips, []


def foot_marks(leaf: PageLeaf, x: float, width: float, line_height: float) -> list[Mark]:
    """The line above the notes and the notes, at the foot of the column that begins at `x`."""
    y = leaf.bottom - leaf.taken - leaf.foot_height
    rule = Rule(0, 0, min(_LINE_LONG, width), 0, _LINE)
    found = [Mark(x, y + line_height * 0.6, rule)]
    y += line_height
    for strip in leaf.foot:
        y += strip.gap
        found.extend(mark.moved(x, y) for mark in strip.marks)
        y += strip.height
    return found


def room_for_carried(leaf: PageLeaf) -> float:
    """How much of a new column the notes from the page before may take."""
    return (leaf.bottom - leaf.top - leaf.start) * _SHARE_AT_FOOT
