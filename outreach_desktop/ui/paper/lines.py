"""A paragraph broken into lines, with its tabs, its bullet and its pictures."""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from outreach_desktop.domain.documents.directions import runs_leftwards
from outreach_desktop.domain.documents.look import (
    Note,
    Paragraph,
    ParagraphStyle,
    Tab,
    TextRun,
    TextStyle,
)
from outreach_desktop.ui.paper import fonts
from outreach_desktop.ui.paper.atoms import Atom, PageNumbers, atoms
from outreach_desktop.ui.paper.directed import joined, ordered
from outreach_desktop.ui.paper.ink import Fill, InkWords, Mark
from outreach_desktop.ui.paper.pictured import ink_of

_USUAL_TAB = 36.0
_CLOSE = 0.01
_MOST_LETTERS = 4_000
"""What a line holds at most, however narrow its letters are: it is measured and drawn in one go."""
_STEP = 8  # atoms that are set before others have their turn

Room = Callable[[float, float], tuple[float, float]]
"""What stands left and right of a line at a depth, of a height: how far it pushes the text in."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A finished line; its marks are measured from the column's edge and the line's top."""

    height: float
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...] = ()


class _Stops:
    """Where tabs of a paragraph lead."""

    def __init__(self, style: ParagraphStyle) -> None:
        own = (tab for tab in style.tabs if tab.align != "bar")
        self._tabs = sorted(own, key=lambda tab: tab.position)
        self._places = [tab.position for tab in self._tabs]
        self._hanging = style.left if style.first < 0 else None

    def after(self, x: float) -> tuple[Tab, bool]:
        """The first stop after `x`, and whether it is the paragraph's own.

        Else it is the paragraph's hanging indent, or one of the usual stops.
        """
        place = bisect_right(self._places, x + _CLOSE)
        own = self._tabs[place] if place < len(self._tabs) else None
        hanging = self._hanging
        if hanging is not None and hanging > x + _CLOSE and (not own or hanging < own.position):
            return Tab(position=hanging), False
        if own is not None:
            return own, True
        return Tab(position=(x // _USUAL_TAB + 1) * _USUAL_TAB), False


class _Queue:
    """The atoms that wait for a line; those that found no room come back to its head."""

    def __init__(self, source: Iterator[Atom]) -> None:
        self._source = source
        self._back: deque[Atom] = deque()

    def take(self) -> Atom | None:
        """The next one; None at the end."""
        return self._back.popleft() if self._back else next(self._source, None)

    def put_back(self, *some: Atom) -> None:
        """Let these come next."""
        self._back.extendleft(reversed(some))

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph is at its end."""
        if not self._back and (following := next(self._source, None)) is not None:
            self._back.append(following)
        return not self._back


@dataclass(slots=True)
class _LineInHand:
    """A line being filled. `x` is where the next atom goes, once what follows a tab is set."""

    x: float
    end: float
    atoms: list[Atom] = field(default_factory=list)
    tab: Tab | None = None
    tab_from: float = 0.0
    since_tab: int = 0
    flow_from: int = 0
    has_ink: bool = False
    _following: float = 0.0
    _letters: int = 0

    @property
    def limit(self) -> float:
        """How far the row may reach: to a tab that stands beyond the margin if need be."""
        return max(self.end, self.tab.position) if self.tab else self.end

    @property
    def room(self) -> float:
        """How much more it holds."""
        if self.tab is None:
            return self.limit - self.x
        return self.limit - self.tab_from - self._following

    def holds(self, across: float, letters: int) -> bool:
        """Whether so much more fits."""
        return across <= self.room + _CLOSE and self._letters + letters <= _MOST_LETTERS

    @property
    def is_full(self) -> bool:
        """Whether it holds as many letters as any line does."""
        return self._letters >= _MOST_LETTERS

    def add(self, atom: Atom) -> None:
        """Put an atom behind the others."""
        atom.x = self.x
        if self.tab is None:
            self.x += atom.width
        else:
            self._following += atom.width
        self.has_ink = self.has_ink or not atom.is_space
        self._letters += len(atom.text)
        self.atoms.append(atom)

    def settle(self) -> None:
        """Set what follows a right, centred or decimal tab so that it ends or is centred there."""
        if self.tab is None or self.since_tab == len(self.atoms):
            return
        following = self.atoms[self.since_tab :]
        across = self._following
        share = {"center": across / 2, "decimal": _before_point(following)}.get(
            self.tab.align, across
        )
        x = max(self.tab.position - share, self.tab_from)
        self.atoms[self.since_tab - 1].width = x - self.tab_from
        for atom in following:
            atom.x = x
            x += atom.width
        self.x = x

    def jump(self, atom: Atom, tab: Tab) -> None:
        """Go to a tab stop."""
        atom.x = self.x
        self.atoms.append(atom)
        self.has_ink = True
        self._letters += 1
        self.since_tab = self.flow_from = len(self.atoms)
        self._following = 0.0
        atom.width = max(tab.position - self.x, 0.0)
        if tab.align == "left":
            self.tab = None
            self.x = max(tab.position, self.x)
        else:
            self.tab, self.tab_from = tab, self.x
        if tab.leader:
            atom.text = f"\t{tab.leader}"


def _before_point(following: list[Atom]) -> float:
    across = 0.0
    for atom in following:
        whole, point, _ = atom.text.partition(".")
        if point:
            return across + fonts.ruler(atom.style, atom.size).width(whole)
        across += atom.width
    return across


class _Traits:
    """What is asked of a paragraph once, and not of each of its lines."""

    def __init__(self, paragraph: Paragraph, width: float) -> None:
        runs = [span for span in paragraph.spans if isinstance(span, TextRun)]
        label = paragraph.label
        self.calls_notes = any(run.note is not None for run in runs)
        self._width = width
        self._leftward = paragraph.style.leftward
        self._is_mixed = (
            self._leftward
            or (label is not None and runs_leftwards(label.text))
            or any(run.style.leftward or runs_leftwards(run.text) for run in runs)
        )

    def seen(self, row: list[Atom]) -> Iterator[Atom]:
        """The pieces of a line where they are seen."""
        if self._is_mixed:
            return ordered(row, self._width, leftward=self._leftward)
        return joined(row)


def lines(
    paragraph: Paragraph, width: float, numbers: PageNumbers, room: Room | None = None
) -> Generator[None, None, list[PageLine]]:
    """The paragraph's lines in a column `width` points wide, in small steps; an empty one has one line."""
    style = paragraph.style
    stops = _Stops(style)
    found: list[PageLine] = []
    depth = 0.0
    queue = _Queue(atoms(paragraph, numbers))
    usual = sum(fonts.heights(paragraph.mark))
    traits = _Traits(paragraph, width)
    while not found or not queue.is_empty:
        indent = style.left + (0.0 if found else style.first)
        left, right = room(depth, usual) if room else (0.0, 0.0)
        if style.leftward:
            left, right = right, left
        row = _LineInHand(x=indent + left, end=width - style.right - right)
        ended = yield from _fill(row, queue, stops)
        line = _finish(row, paragraph, traits, last=ended or queue.is_empty)
        found.append(line)
        depth += line.height
        yield
    return found


def _fill(row: _LineInHand, queue: _Queue, stops: _Stops) -> Generator[None, None, bool]:
    """Move words from the queue into the row while they fit; True where a line break ends it."""
    steps = 0
    while (atom := queue.take()) is not None:
        steps += 1
        if steps % _STEP == 0:
            yield
        if row.is_full:
            queue.put_back(atom)
            return False
        if atom.text == "\n":
            row.atoms.append(atom)
            return True
        if atom.text == "\t":
            row.settle()
            tab, is_own = stops.after(row.x)
            if tab.position > row.limit and row.atoms and not is_own:
                queue.put_back(atom)
                return False
            row.jump(atom, tab)
        elif atom.is_space:
            row.add(atom)
        else:
            left = yield from _add_word(row, atom, queue)
            if left:
                queue.put_back(*left)
                return False
    return False


def _add_word(row: _LineInHand, first: Atom, queue: _Queue) -> Generator[None, None, list[Atom]]:
    """Put the word that begins with an atom into the row; returns what there is no room for."""
    word, across, letters = [first], first.width, len(first.text)
    while row.holds(across, letters):
        following = queue.take()
        if following is None or following.begins:
            if following is not None:
                queue.put_back(following)
            for atom in word:
                row.add(atom)
            return []
        word.append(following)
        across += following.width
        letters += len(following.text)
        if len(word) % _STEP == 0:
            yield
    return word if row.has_ink else _squeezed(row, word)


def _squeezed(row: _LineInHand, word: list[Atom]) -> list[Atom]:
    """Fill the row with letters of a word that is too long for any line; returns the rest."""
    for index, atom in enumerate(word):
        if row.holds(atom.width, len(atom.text)):
            row.add(atom)
            continue
        parts = atom.cut(row.room)
        if parts is None or (row.has_ink and parts[0].width > row.room + _CLOSE):
            if row.has_ink:
                return word[index:]
            row.add(atom)
            continue
        row.add(parts[0])
        return [parts[1], *word[index + 1 :]]
    return []


def _finish(row: _LineInHand, paragraph: Paragraph, traits: "_Traits", *, last: bool) -> PageLine:
    """The row aligned, and each atom put on the line's baseline."""
    row.settle()
    used = row.x
    for atom in reversed(row.atoms):
        if not atom.is_space and atom.text != "\n":
            used = atom.x + atom.width
            break
    _align(row, paragraph.style, slack=row.limit - used, last=last)
    height, baseline = _heights(row.atoms, paragraph)
    notes: tuple[Note, ...] = ()
    if traits.calls_notes:
        notes = tuple(atom.note for atom in row.atoms if atom.note is not None)
    marks: list[Mark] = []
    for atom in traits.seen(row.atoms):
        marks.extend(_marks(atom, baseline))
    return PageLine(height, tuple(marks), notes)


def _align(row: _LineInHand, style: ParagraphStyle, *, slack: float, last: bool) -> None:
    if row.tab is not None or slack <= 0:
        return
    if style.align in ("right", "center"):
        for atom in row.atoms:
            atom.x += slack if style.align == "right" else slack / 2
    elif style.align == "justify" and not last:
        flowing = row.atoms[row.flow_from :]
        while flowing and flowing[-1].is_space:
            flowing.pop()
        wide = [_widens(*pair) for pair in pairwise(flowing)]
        gaps, shift = sum(wide), 0.0
        for atom, widens in zip(flowing, [*wide, False], strict=True):
            atom.x += shift
            shift += slack / gaps if widens else 0.0


def _widens(atom: Atom, following: Atom) -> bool:
    """Whether a justified line is spread between two neighbours."""
    return atom.is_space or (atom.loose and following.loose and following.begins)


def _heights(row: list[Atom], paragraph: Paragraph) -> tuple[float, float]:
    """The line's height and its baseline, measured from the top."""
    above = below = tallest = 0.0
    known: TextStyle | None = None
    for atom in row:
        if atom.picture is not None:
            tallest = max(tallest, atom.picture.height)
        elif atom.style is not known and (atom.text != "\n" or len(row) == 1):
            known = atom.style
            up, down = fonts.heights(known)
            above, below = max(above, up), max(below, down)
    if not above:
        above, below = fonts.heights(paragraph.mark)
    style, own = paragraph.style, max(above, tallest) + below
    if style.line_rule == "exact":
        return style.line, style.line * 0.8
    if style.line_rule == "at least":
        return max(own, style.line), max(own, style.line) - below
    if tallest > above:
        return own, own - below
    # Room beyond a font's own height stands under the letters; less of it cuts from above.
    height = fonts.whole(own * style.line * fonts.SCALE)
    return height, above if style.line >= 1 else height - below


def _marks(atom: Atom, baseline: float) -> Iterator[Mark]:
    if atom.picture is not None:
        picture = atom.picture
        ink = ink_of(picture, picture.width, picture.height)
        yield Mark(atom.x, baseline - picture.height, ink)
        return
    if atom.text in ("\n", "\t"):
        return
    style = atom.style
    up, down = fonts.heights(style)
    if style.background:
        yield Mark(atom.x, baseline - up, Fill(0, 0, atom.width, up + down, style.background))
    if atom.text.startswith("\t"):
        yield from _leader(atom, baseline)
        return
    lift = {"super": fonts.RAISED_BY, "sub": -fonts.LOWERED_BY}.get(style.raised, 0.0)
    words = InkWords(
        0, 0, atom.text, fonts.font(style, atom.size), style.color, bool(atom.level % 2)
    )
    yield Mark(atom.x, baseline - lift * style.size, words)


def _leader(atom: Atom, baseline: float) -> Iterator[Mark]:
    sign = atom.text[1:]
    across = fonts.ruler(atom.style).width(sign)
    count = min(int(atom.width / across), _MOST_LETTERS) if across > 0 else 0
    ink = InkWords(0, 0, sign * count, fonts.font(atom.style), atom.style.color)
    yield Mark(atom.x, baseline, ink)
