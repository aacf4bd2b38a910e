"""The press: it fills page after page; headers and footers come last, when all pages are counted."""

from collections import Counter
from dataclasses import replace

from outreach_desktop.domain.documents.look import Border, Borders, Section
from outreach_desktop.ui.paper.atoms import PageNumbers
from outreach_desktop.ui.paper.edges import Edges, placed
from outreach_desktop.ui.paper.flow import PageFlow
from outreach_desktop.ui.paper.ink import Mark, Rule
from outreach_desktop.ui.paper.limits import Limits
from outreach_desktop.ui.paper.pages.around import around, lowered
from outreach_desktop.ui.paper.pages.columns import ColumnPlace, SetText, even_height, group, places
from outreach_desktop.ui.paper.pages.leaf import (
    NotesLaid,
    PageLeaf,
    foot_marks,
    height_of,
    room_for_carried,
    share,
)
from outreach_desktop.ui.paper.pages.sheet import Sheet
from outreach_desktop.ui.paper.strips import PageStrip, Steps
from outreach_desktop.ui.paper.tables import cut, drawn

_MOST_HEADS = 50  # header rows that are shown again on each page
_COLUMN_LINE = Border(width=0.5)
_FIRST_LINES = 2
"""Of a long note, that must stand beneath the line that calls it."""


class Press:
    """Fills the pages of one document, section after section."""

    def __init__(self) -> None:
        self._leaves: list[PageLeaf] = []
        self._leaf: PageLeaf | None = None
        self._limits = Limits()
        self._edges = Edges(self._limits)
        self._notes = NotesLaid(self._limits)
        self._carried: list[PageStrip] = []
        self._rule_height = 0.0
        self._columns: tuple[ColumnPlace, ...] = ()
        self._text = SetText((), PageFlow(1.0))
        self._is_even = False
        self._section: Section | None = None

    def fill(self, section: Section, *, is_followed: bool) -> Steps[None]:
        """Lay out one section behind those already there; its columns end together where text follows on the page."""
        yield from self._edges.measure(section)
        before, self._section = self._section, section
        self._columns = places(section)
        self._is_even = is_followed and len(self._columns) > 1
        goes_on = section.starts == "continuous" and _same_sheet(before, section)
        if goes_on:
            self._go_on()
        else:
            self._begin(section)
        paper = section.paper
        if section.notes:
            rule = yield from PageFlow(paper.width, limits=self._limits).strips(section.note_line)
            self._rule_height = height_of(rule)
        flow = PageFlow(
            self._columns[0].width,
            top=self._now.top,
            paper_left=paper.left,
            limits=self._limits,
        )
        above = before.blocks[-1] if goes_on and before is not None and before.blocks else None
        text = self._text = SetText(section.blocks, flow, above)
        tracked = any(one.width != self._columns[0].width for one in self._columns)
        yield from text.begin(self._columns[0].width, tracked=tracked)
        self._balance()
        while text.index < len(text.strips):
            some = group(text.strips, text.index)
            yield from self._place(section, some)
        self._close(section)

    def finished(self) -> Steps[list[Sheet]]:
        """Every page with what is repeated on it."""
        while self._carried and self._section is not None:
            self._begin(self._section)
            self._close(self._section)
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
                    marks=(*leaf.behind, *around(paper), *repeated, *lowered(leaf), *leaf.at_foot),
                    is_empty_back=leaf.is_back,
                )
            )
            yield
        return found

    @property
    def _now(self) -> PageLeaf:
        assert self._leaf is not None  # noqa: S101  fill() begins a page before anything else
        return self._leaf

    @property
    def _place_now(self) -> ColumnPlace:
        return self._columns[min(self._now.column, len(self._columns) - 1)]

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
        self._leaf = PageLeaf(section=section, number=number, first=first, top=top, bottom=bottom)
        self._leaves.append(self._leaf)
        self._limits.check_pages(len(self._leaves))
        self._bring()

    def _go_on(self) -> None:
        """Go on beneath what stands on the page."""
        leaf = self._now
        leaf.depth = leaf.start = leaf.deepest
        leaf.column = 0
        leaf.until = None

    def _balance(self) -> None:
        """Let the columns end together where all that is left has room on this page."""
        leaf = self._now
        if not self._is_even or leaf.column or leaf.depth != leaf.start:
            return
        room = leaf.end - leaf.start
        height = even_height(self._text.strips, self._text.index, len(self._columns), room)
        leaf.until = None if height is None else leaf.start + height

    def _bring(self) -> None:
        """The rest of notes that had no room on the page before."""
        leaf = self._now
        if not self._carried:
            return
        room = room_for_carried(leaf) - self._rule_height
        some, self._carried = share(self._carried, room)
        if not some:  # one line that is higher than that
            some, self._carried = self._carried[:1], self._carried[1:]
        leaf.foot = [replace(some[0], gap=0.0), *some[1:]]
        leaf.foot_height = self._rule_height + height_of(leaf.foot)

    def _place(self, section: Section, some: list[PageStrip]) -> Steps[None]:
        """Put strips that belong together in this column, or all in the next."""
        self._break(section, some[0])
        if self._text.flow.width != self._place_now.width:
            yield from self._text.turn(self._place_now.width)
            return
        for strip in some:
            if strip.notes:
                yield from self._notes.lay(strip.notes, self._place_now.width)
        height = sum(strip.gap * bool(index) + strip.height for index, strip in enumerate(some))
        if self._fits(self._gap(some[0]) + height, some):
            yield from self._add_all(some)
        elif len(some) == 1:
            yield from self._place_one(section, some[0])
            return
        elif not self._now.bare and self._fits_next(section, height, some):
            self._turn(section, some[0])
            if self._text.flow.width != self._place_now.width:
                return
            yield from self._add_all(some)
        else:
            for strip in some:
                if not (yield from self._place_one(section, strip)):
                    return
            return
        self._text.passed(len(some))

    def _break(self, section: Section, strip: PageStrip) -> None:
        """Begin a new page or column where the strip asks for one, unless it begins one already."""
        leaf = self._now
        if strip.new_page and not (leaf.bare and leaf.depth == 0 and not leaf.column):
            self._next_page(section)
        elif strip.new_column and not (leaf.bare and leaf.depth == leaf.start):
            self._next(section)

    def _add_all(self, some: list[PageStrip]) -> Steps[None]:
        for strip in some:
            self._add(strip)
            yield

    def _place_one(self, section: Section, strip: PageStrip) -> Steps[bool]:
        """Put a strip in this column, cut it, or begin a new one with it.

        False where that one has another width: the strip must be set anew.
        """
        while not self._fits(self._gap(strip) + strip.height, [strip]):
            leaf = self._now
            parts = cut(strip, self._limit - leaf.depth - strip.gap)
            if parts is not None:
                self._add(parts[0])
                if parts[1] is None:
                    self._text.passed(1)
                    return True
                strip = parts[1]
            elif leaf.bare:
                break  # higher than any page: shown as far as it goes
            is_rest = strip.is_rest
            self._turn(section, strip)
            if self._text.flow.width != self._place_now.width and not is_rest:
                return False
            yield
        self._add(drawn(strip))
        self._text.passed(1)
        yield
        return True

    def _turn(self, section: Section, strip: PageStrip) -> None:
        """A new column, with the header rows of the table that goes on there."""
        self._next(section)
        for head in strip.heads if self._repeats(strip) else ():
            self._add(replace(head, gap=0.0, lead=0.0, new_page=False))
        self._now.bare = True

    def _next(self, section: Section) -> None:
        """The next column, or a new page."""
        leaf = self._now
        if leaf.column + 1 >= len(self._columns):
            self._next_page(section)
            return
        self._end_column(section)
        leaf.column += 1
        leaf.depth = leaf.start
        leaf.bare = True

    def _next_page(self, section: Section) -> None:
        self._close(section)
        self._begin(section)
        self._balance()

    def _end_column(self, section: Section) -> None:
        """Put the notes of the column in hand at its foot."""
        leaf = self._now
        leaf.deepest = max(leaf.deepest, leaf.depth)
        if leaf.foot:
            x = section.paper.left + self._place_now.x
            leaf.at_foot += foot_marks(leaf, x, self._place_now.width, self._rule_height)
            self._limits.add_marks(len(leaf.at_foot), len(self._leaves))
        leaf.foot, leaf.foot_height = [], 0.0

    def _close(self, section: Section) -> None:
        """Text ends here, or goes on with the next page: lines between the columns, notes at their foot."""
        leaf = self._now
        foot = leaf.foot_height
        self._end_column(section)
        leaf.taken += foot if len(self._columns) == 1 else 0.0
        if section.column_line and leaf.column:
            top, bottom = leaf.top + leaf.start, leaf.top + leaf.deepest
            for one in self._columns[: leaf.column]:
                gap = -one.gap / 2 if section.leftward else one.width + one.gap / 2
                x = section.paper.left + one.x + gap
                leaf.marks.append(Mark(x, top, Rule(0, 0, 0, bottom - top, _COLUMN_LINE)))

    def _repeats(self, strip: PageStrip) -> bool:
        """Whether header rows are shown again: as in Word not where they leave no room on a page."""
        height = sum(head.height for head in strip.heads[:_MOST_HEADS])
        return len(strip.heads) <= _MOST_HEADS and self._fits(height, [])

    def _gap(self, strip: PageStrip) -> float:
        leaf = self._now
        if not leaf.bare:
            return strip.gap
        if leaf.column or leaf.start:
            return 0.0
        return strip.lead if leaf.first or strip.new_page else 0.0

    @property
    def _limit(self) -> float:
        """How deep the column in hand may be filled."""
        leaf = self._now
        if leaf.until is None or leaf.column + 1 >= len(self._columns):
            return leaf.end
        return min(leaf.end, leaf.until)

    def _fits(self, height: float, some: list[PageStrip]) -> bool:
        leaf = self._now
        notes = (
            self._least_foot(some, has_line=bool(leaf.foot))
            if any(one.notes for one in some)
            else 0.0
        )
        return leaf.depth + height + notes <= self._limit + 0.05

    def _least_foot(self, some: list[PageStrip], *, has_line: bool) -> float:
        """What the notes that strips call need at least: a long one may go on at the foot of the next page."""
        width = self._place_now.width
        every = [self._notes.strips(note, width) for strip in some for note in strip.notes]
        needed = sum(height_of(lines) for lines in every[:-1]) + self._rule_height * (not has_line)
        if not every:
            return 0.0
        last = every[-1]
        is_long = len(last) > _FIRST_LINES + 1
        return needed + height_of(last[:_FIRST_LINES] if is_long else last)

    def _fits_next(self, section: Section, height: float, some: list[PageStrip]) -> bool:
        """Whether strips have room in a column of their own."""
        leaf = self._now
        heads = sum(head.height for head in some[0].heads[:_MOST_HEADS])
        notes = self._least_foot(some, has_line=False)
        if leaf.column + 1 < len(self._columns):
            room = leaf.bottom - leaf.top - leaf.taken - leaf.start
            return heads + height + notes <= room + 0.05
        top, bottom = self._edges.room(section, leaf.number + 1, first=False)
        return heads + height + notes <= bottom - top + 0.05

    def _add(self, strip: PageStrip) -> None:
        leaf = self._now
        paper, place = (self._section or leaf.section).paper, self._place_now
        leaf.depth += self._gap(strip)
        y = leaf.top + leaf.depth
        x = paper.left + place.x
        asides = sum(len(aside.marks) for aside in strip.asides)
        self._limits.add_marks(len(strip.marks) + asides, len(self._leaves))
        leaf.marks.extend(mark.moved(x, y) for mark in strip.marks)
        for aside in strip.asides:
            ink = leaf.behind if aside.item.behind else leaf.marks
            ink.extend(placed(aside, paper, y, (x, x + place.width)))
        leaf.depth += strip.height
        leaf.bare = False
        if strip.notes:
            self._call(strip)

    def _call(self, strip: PageStrip) -> None:
        """Put the notes that a strip calls at the foot, as far as there is room; the rest goes on with the next page."""
        leaf = self._now
        for note in strip.notes:
            lines = self._notes.strips(note, self._place_now.width)
            line = 0.0 if leaf.foot else self._rule_height
            some, rest = (
                share(lines, leaf.end - leaf.depth - line) if not self._carried else ([], lines)
            )
            if some:
                leaf.foot += some
                leaf.foot_height += line + height_of(some)
            self._carried += rest


def _same_sheet(before: Section | None, section: Section) -> bool:
    """Whether both stand on paper of one size; else the second begins a new page, whatever it says."""
    if before is None:
        return False
    one, other = before.paper, section.paper
    return abs(one.width - other.width) < 1 and abs(one.height - other.height) < 1


def _blank(before: PageLeaf) -> PageLeaf:
    """The empty back of a sheet, so that what follows begins on a new one."""
    paper = replace(before.section.paper, borders=Borders())
    bare = Section(blocks=(), paper=paper)
    return PageLeaf(
        section=bare,
        number=before.number + 1,
        first=True,
        top=paper.top,
        bottom=paper.height - paper.bottom,
        is_back=True,
    )
