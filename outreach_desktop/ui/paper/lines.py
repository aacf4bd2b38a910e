"""A paragraph broken into lines, with its tabs, its bullet and its pictures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from outreach_desktop.domain.look import (
    PAGE,
    PAGES,
    SECTION_PAGES,
    Paragraph,
    ParagraphStyle,
    Picture,
    Run,
    Tab,
    TextStyle,
)
from outreach_desktop.ui.paper import fonts
from outreach_desktop.ui.paper.ink import Fill, Mark, Photo, Words

_USUAL_TAB = 36.0
_ATOMS = re.compile(r"\n|\t|[ \u2002\u2003\u2009]+|[^\n\t \u2002\u2003\u2009\u2013\u2014-]*[\u2013\u2014-]+"
                    r"|[^\n\t \u2002\u2003\u2009\u2013\u2014-]+")  # fmt: skip
_LOWER = re.compile(r"[^a-z\u00df-\u00ff]+|[a-z\u00df-\u00ff]+")

Room = Callable[[float, float], tuple[float, float]]
"""What stands left and right of a line at a depth, of a height: how far it pushes the text in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What page fields show on one page."""

    page: int = 1
    pages: int = 1
    section_pages: int = 1

    def text(self, run: Run) -> str:
        """The run's words, or the number its field stands for."""
        numbers = {PAGE: self.page, PAGES: self.pages, SECTION_PAGES: self.section_pages}
        return str(numbers[run.field]) if run.field else run.text


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line; its marks are measured from the column's edge and the line's top."""

    height: float
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class _Atom:
    """The least that is moved to another line as one: a word, a run of spaces, a tab, a picture."""

    text: str
    style: TextStyle
    size: float = 0.0
    picture: Picture | None = None
    x: float = 0.0
    width: float = 0.0

    def __post_init__(self) -> None:
        if self.picture is not None:
            self.width = self.picture.width
        elif self.text not in ("\n", "\t"):
            self.width = fonts.width(self.text, self.style, self.size)

    @property
    def is_space(self) -> bool:
        return self.picture is None and not self.text.strip(" \u2002\u2003\u2009")


@dataclass(slots=True)
class _Row:
    """A line being filled. `x` is where the next atom goes."""

    x: float
    end: float
    atoms: list[_Atom] = field(default_factory=list)
    tab: Tab | None = None
    tab_from: float = 0.0
    since_tab: int = 0
    flow_from: int = 0

    @property
    def limit(self) -> float:
        """How far the row may reach: to a tab that stands beyond the margin if need be."""
        return max(self.end, self.tab.position) if self.tab else self.end

    def add(self, atom: _Atom) -> None:
        atom.x = self.x
        self.x += atom.width
        self.atoms.append(atom)
        if self.tab is not None:
            self._pull()

    def _pull(self) -> None:
        """Set what follows a right, centred or decimal tab so that it ends or is centred there."""
        assert self.tab is not None  # noqa: S101
        following = self.atoms[self.since_tab :]
        across = sum(atom.width for atom in following)
        share = {"center": across / 2, "decimal": _before_point(following)}.get(
            self.tab.align, across
        )
        x = max(self.tab.position - share, self.tab_from)
        self.atoms[self.since_tab - 1].width = x - self.tab_from
        for atom in following:
            atom.x = x
            x += atom.width
        self.x = x

    def jump(self, atom: _Atom, tab: Tab) -> None:
        """Go to a tab stop."""
        atom.x = self.x
        self.atoms.append(atom)
        self.since_tab = self.flow_from = len(self.atoms)
        atom.width = max(tab.position - self.x, 0.0)
        if tab.align == "left":
            self.tab = None
            self.x = max(tab.position, self.x)
        else:
            self.tab, self.tab_from = tab, self.x
        if tab.leader:
            atom.text = f"\t{tab.leader}"


def _before_point(atoms: list[_Atom]) -> float:
    across = 0.0
    for atom in atoms:
        whole, point, _ = atom.text.partition(".")
        if point:
            return across + fonts.width(whole, atom.style, atom.size)
        across += atom.width
    return across


def lines(
    paragraph: Paragraph, width: float, numbers: Numbers, room: Room | None = None
) -> list[Line]:
    """The paragraph's lines in a column `width` points wide; an empty one has one line."""
    style = paragraph.style
    found: list[Line] = []
    depth = 0.0
    queue = list(_words(paragraph, numbers))
    usual = sum(fonts.heights(paragraph.mark))
    while queue or not found:
        indent = style.left + (0.0 if found else style.first)
        left, right = room(depth, usual) if room else (0.0, 0.0)
        row = _Row(x=indent + left, end=width - style.right - right)
        ended = _fill(row, queue, style)
        line = _finish(row, paragraph, last=ended or not queue)
        found.append(line)
        depth += line.height
    return found


def _words(paragraph: Paragraph, numbers: Numbers) -> Iterator[list[_Atom]]:
    """What is moved to the next line as one: words with all their styles, tabs, spaces, breaks."""
    word: list[_Atom] = []
    for atom in _atoms(paragraph, numbers):
        alone = atom.picture is not None or atom.is_space or atom.text in ("\n", "\t")
        if word and (alone or word[-1].text[-1] in "-\u2013\u2014"):
            yield word
            word = []
        if alone:
            yield [atom]
        else:
            word.append(atom)
    if word:
        yield word


def _atoms(paragraph: Paragraph, numbers: Numbers) -> Iterator[_Atom]:
    label = paragraph.label
    if label is not None and label.text:
        yield _Atom(label.text, label.style)
        if label.gap:
            yield _Atom("\t" if label.gap == "tab" else label.gap, label.style)
    for span in paragraph.spans:
        if isinstance(span, Picture):
            yield _Atom("\ufffc", paragraph.mark, picture=span)
            continue
        for text in _ATOMS.findall(numbers.text(span).replace("\u00ad", "")):
            yield from _sized(text, span.style)


def _sized(text: str, style: TextStyle) -> Iterator[_Atom]:
    """The text at its size; capitals made of lower letters may be smaller."""
    size = style.size * fonts.RAISED_SIZE if style.raised else 0.0
    if style.capitals == "small" and text.strip():
        for part in _LOWER.findall(text):
            small = part.upper() != part
            share = (size or style.size) * fonts.SMALL_CAPITALS if small else size
            yield _Atom(part.upper(), style, share)
    else:
        yield _Atom(text.upper() if style.capitals == "all" else text, style, size)


def _fill(row: _Row, queue: list[list[_Atom]], style: ParagraphStyle) -> bool:
    """Move words from the queue into the row while they fit; True where a line break ends it."""
    while queue:
        word = queue[0]
        if word[0].text == "\n":
            queue.pop(0)
            row.atoms.append(word[0])
            return True
        if word[0].text == "\t":
            tab = _next_tab(row.x, style)
            if tab.position > row.limit and row.atoms and tab not in style.tabs:
                return False
            row.jump(word[0], tab)
        elif word[0].is_space or _fits(row, word):
            for atom in word:
                row.add(atom)
        elif any(not atom.is_space for atom in row.atoms):
            return False
        else:
            queue[0:1] = _cut(word, row.limit - row.x)
            for atom in queue[0]:
                row.add(atom)
        queue.pop(0)
    return False


def _fits(row: _Row, word: list[_Atom]) -> bool:
    across = sum(atom.width for atom in word)
    if row.tab is None:
        return row.x + across <= row.limit + 0.01
    following = across + sum(atom.width for atom in row.atoms[row.since_tab :])
    return row.tab_from + following <= row.limit + 0.01


def _cut(word: list[_Atom], room: float) -> list[list[_Atom]]:
    """A word too long for any line, in two: as many letters as there is room for, and the rest."""
    first = word[0]
    if first.picture is not None or len(first.text) < 2 or first.width <= room:
        return [word[:1], word[1:]] if len(word) > 1 else [word]
    count = len(first.text) - 1
    while count > 1 and fonts.width(first.text[:count], first.style, first.size) > room:
        count -= 1
    head = _Atom(first.text[:count], first.style, first.size)
    tail = _Atom(first.text[count:], first.style, first.size)
    return [[head], [tail, *word[1:]]]


def _next_tab(x: float, style: ParagraphStyle) -> Tab:
    """The first stop after `x`: one of the paragraph's own, its hanging indent, or a usual one."""
    stops = [tab for tab in style.tabs if tab.position > x + 0.01 and tab.align != "bar"]
    if style.first < 0 and style.left > x + 0.01:
        stops.append(Tab(position=style.left))
    if stops:
        return min(stops, key=lambda tab: tab.position)
    return Tab(position=(x // _USUAL_TAB + 1) * _USUAL_TAB)


def _finish(row: _Row, paragraph: Paragraph, *, last: bool) -> Line:
    """The row aligned, and each atom put on the line's baseline."""
    atoms = row.atoms
    seen = [atom for atom in atoms if not atom.is_space and atom.text != "\n"]
    used = seen[-1].x + seen[-1].width if seen else row.x
    _align(row, paragraph.style, slack=row.limit - used, last=last)
    height, baseline = _heights(atoms, paragraph)
    marks: list[Mark] = []
    for atom in _joined(atoms):
        marks.extend(_marks(atom, baseline))
    return Line(height, tuple(marks))


def _joined(atoms: list[_Atom]) -> Iterator[_Atom]:
    """Neighbours of one style as one piece of text, where they stand close."""
    held: _Atom | None = None
    for atom in atoms:
        close = held is not None and abs(held.x + held.width - atom.x) < 0.01
        plain = atom.picture is None and atom.text not in ("\n", "\t") and atom.text[:1] != "\t"
        if (
            held is not None
            and close
            and plain
            and (held.style, held.size) == (atom.style, atom.size)
        ):
            held = replace(held, text=held.text + atom.text)
            held.width = atom.x + atom.width - held.x
            continue
        if held is not None:
            yield held
        held = atom if plain else None
        if not plain:
            yield atom
    if held is not None:
        yield held


def _align(row: _Row, style: ParagraphStyle, *, slack: float, last: bool) -> None:
    if row.tab is not None or slack <= 0:
        return
    if style.align in ("right", "center"):
        for atom in row.atoms:
            atom.x += slack if style.align == "right" else slack / 2
    elif style.align == "justify" and not last:
        flowing = row.atoms[row.flow_from :]
        while flowing and flowing[-1].is_space:
            flowing.pop()
        gaps = sum(1 for atom in flowing if atom.is_space)
        shift = 0.0
        for atom in flowing:
            atom.x += shift
            shift += slack / gaps if atom.is_space else 0.0


def _heights(atoms: list[_Atom], paragraph: Paragraph) -> tuple[float, float]:
    """The line's height and its baseline, measured from the top."""
    above = below = tallest = 0.0
    for atom in atoms:
        if atom.picture is not None:
            tallest = max(tallest, atom.picture.height)
        elif atom.text != "\n" or len(atoms) == 1:
            up, down = fonts.heights(atom.style)
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


def _marks(atom: _Atom, baseline: float) -> Iterator[Mark]:
    if atom.picture is not None:
        picture = atom.picture
        ink = Photo(0, 0, picture.width, picture.height, picture.data, picture.description)
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
    words = Words(0, 0, atom.text, fonts.font(style, atom.size), style.color)
    yield Mark(atom.x, baseline - lift * style.size, words)


def _leader(atom: _Atom, baseline: float) -> Iterator[Mark]:
    sign = atom.text[1:]
    count = int(atom.width / fonts.width(sign, atom.style))
    ink = Words(0, 0, sign * count, fonts.font(atom.style), atom.style.color)
    yield Mark(atom.x, baseline, ink)
