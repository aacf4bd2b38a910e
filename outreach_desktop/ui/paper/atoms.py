"""The text of a paragraph in atoms: what is moved to the next line as one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from PySide6.QtCore import QTextBoundaryFinder

from outreach_desktop.domain.documents.look import (
    PAGE,
    PAGES,
    SECTION_PAGES,
    Note,
    Paragraph,
    Picture,
    TextRun,
    TextStyle,
)
from outreach_desktop.ui.paper import fonts

_SPACES = " \u2002\u2003\u2009"
_TOKENS = re.compile(r"\n|\t|[ \u2002\u2003\u2009]+|[^\n\t \u2002\u2003\u2009\u2013\u2014-]*[\u2013\u2014-]+"
                     r"|[^\n\t \u2002\u2003\u2009\u2013\u2014-]+")  # fmt: skip
_LOWER = re.compile(r"[^a-z\u00df-\u00ff]+|[a-z\u00df-\u00ff]+")
# Scripts in which a line ends without a blank: Thai to Burmese, Khmer, Chinese, Japanese, Korean, emoji ...
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1900-\u1aff\u200b\u2e80-\ud7ff\uff00-\uffef\U00010000-\U0010ffff]"
)
_LONGEST = 200
"""Letters of an atom: each is measured once and again where it is cut, so that a word of a million letters is no work."""
_STEP = 2_000
_AROUND = 8  # letters on either side of a place that decide whether a line may end there

_LINE = QTextBoundaryFinder.BoundaryType.Line
_GRAPHEME = QTextBoundaryFinder.BoundaryType.Grapheme


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """What page fields show on one page."""

    page: int = 1
    pages: int = 1
    section_pages: int = 1

    def text(self, run: TextRun) -> str:
        """The run's words, or the number its field stands for."""
        numbers = {PAGE: self.page, PAGES: self.pages, SECTION_PAGES: self.section_pages}
        return str(numbers[run.field]) if run.field else run.text


@dataclass(slots=True)
class Atom:
    """A word or a part of one, a run of spaces, a tab, a line break, a picture."""

    text: str
    style: TextStyle
    size: float = 0.0
    width: float = 0.0
    picture: Picture | None = None
    is_space: bool = False
    begins: bool = True
    """A line may begin with it."""
    loose: bool = False
    """Its script has no blanks: a justified line is spread between its letters."""
    x: float = 0.0
    note: Note | None = None
    """What is called here to the foot of the page."""
    level: int = 0
    """Odd where it runs from right to left."""

    @property
    def is_word(self) -> bool:
        """Whether it is ordinary text, or a part of one."""
        return self.picture is None and self.text[:1] not in ("\n", "\t")

    def cut(self, room: float) -> "tuple[Atom, Atom] | None":
        """As many letters as there is room for, at least one, and the rest; None where it is one.

        What is one sign to the eye, such as a letter with its marks or a joined emoji, stays whole.
        """
        if self.picture is not None:
            return None
        places = _places(self.text, _GRAPHEME)[:-1]
        if not places:
            return None
        ruler = fonts.ruler(self.style, self.size)
        least, most = 0, len(places) - 1
        while least < most:
            middle = (least + most + 1) // 2
            if ruler.measured(self.text[: places[middle]]) <= room:
                least = middle
            else:
                most = middle - 1
        return self._part(0, places[least]), self._part(places[least], len(self.text))

    def _part(self, start: int, end: int) -> "Atom":
        text = self.text[start:end]
        width = fonts.ruler(self.style, self.size).measured(text)
        begins = self.begins and start == 0
        return Atom(text, self.style, self.size, width, begins=begins, loose=self.loose)


def atoms(paragraph: Paragraph, numbers: PageNumbers) -> Iterator[Atom]:
    """The paragraph's atoms in reading order, its label first; made as they are asked for."""
    before: Atom | None = None
    for span in _spans(paragraph, numbers):
        is_first = True
        for atom in span:
            if is_first:
                atom.begins = _may_part(before, atom)
            is_first = False
            yield atom
            before = atom


def _spans(paragraph: Paragraph, numbers: PageNumbers) -> Iterator[Iterable[Atom]]:
    label = paragraph.label
    if label is not None and label.text:
        yield _word_atoms(label.text, label.style, 0.0)
        if label.gap:
            yield _text_atoms("\t" if label.gap == "tab" else label.gap, label.style)
    for span in paragraph.spans:
        if isinstance(span, Picture):
            yield (Atom("\ufffc", paragraph.mark, width=span.width, picture=span),)
        else:
            yield _calling(span, _text_atoms(numbers.text(span).replace("\u00ad", ""), span.style))


def _calling(run: TextRun, some: Iterator[Atom]) -> Iterator[Atom]:
    """The atoms of a run, the first with the note that it calls."""
    if run.note is None:
        return some
    first = next(some)
    first.note = run.note
    return chain((first,), some)


def _text_atoms(text: str, style: TextStyle) -> Iterator[Atom]:
    size = style.size * fonts.RAISED_SIZE if style.raised else 0.0
    for token in _TOKENS.finditer(text):
        word = token[0]
        if word in ("\n", "\t"):
            yield Atom(word, style, size)
        elif style.capitals and word[0] not in _SPACES:
            for number, (part, share) in enumerate(_capitals(word, style, size)):
                for atom in _word_atoms(part, style, share):
                    atom.begins = atom.begins and not number
                    yield atom
        else:
            yield from _word_atoms(word, style, size)


def _capitals(word: str, style: TextStyle, size: float) -> Iterator[tuple[str, float]]:
    """The word in capitals; those made of lower letters may be smaller."""
    if style.capitals != "small":
        yield word.upper(), size
        return
    for part in _LOWER.findall(word):
        small = part.upper() != part
        yield part.upper(), (size or style.size) * fonts.SMALL_CAPITALS if small else size


def _word_atoms(word: str, style: TextStyle, size: float) -> Iterator[Atom]:
    """A token in one atom; where a line may end within it, or it is very long, in several."""
    ruler = fonts.ruler(style, size)
    is_space = word[0] in _SPACES
    loose = not word.isascii() and _UNSPACED.search(word) is not None
    if not loose and len(word) <= _LONGEST:
        yield Atom(word, style, size, ruler.width(word), is_space=is_space)
        return
    for part, begins in _ruled(word) if loose else _pieces(word, begins=True):
        yield Atom(
            part, style, size, ruler.width(part), is_space=is_space, begins=begins, loose=loose
        )


def _ruled(word: str) -> Iterator[tuple[str, bool]]:
    """The word parted where a line may end, in steps: each looks a little way ahead."""
    at, begins = 0, True
    while at < len(word):
        ahead = word[at : at + _STEP]
        places = _places(ahead, _LINE)
        if at + _STEP < len(word):
            places = places[:-1]  # the end of what was looked at is no place yet
        start, goes_on = 0, not places
        for place in places or [len(ahead)]:
            yield from _pieces(ahead[start:place], begins=begins)
            start, begins = place, True
        begins = not goes_on
        at += start


def _pieces(word: str, *, begins: bool) -> Iterator[tuple[str, bool]]:
    """The word in pieces that are not too long, cut between what are signs to the eye."""
    at = 0
    while len(word) - at > _LONGEST:
        ahead = word[at : at + _LONGEST]
        end = _LONGEST
        if not ahead.isascii():
            whole = _places(ahead, _GRAPHEME)[:-1]  # the last sign may go on
            end = whole[-1] if whole else _LONGEST
        yield ahead[:end], begins and at == 0
        at += end
    yield word[at:], begins and at == 0


def _places(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """Where a line may end, or a sign ends, in the text; its end is the last of them."""
    if kind is _GRAPHEME and text.isascii():
        return list(range(1, len(text) + 1))
    finder = QTextBoundaryFinder(kind, text)
    found = []
    while (place := finder.toNextBoundary()) > 0:
        found.append(place)
    return _in_letters(text, found)


def _in_letters(text: str, places: list[int]) -> list[int]:
    """Places counted as Qt does, which takes letters beyond U+FFFF for two, in places of `text`."""
    if not text or max(text) <= "\uffff":
        return places
    starts: dict[int, int] = {}
    at = 0
    for index, letter in enumerate(text):
        starts[at] = index
        at += 2 if letter > "\uffff" else 1
    starts[at] = len(text)
    return [starts[place] for place in places if place in starts]


def _may_part(before: Atom | None, atom: Atom) -> bool:
    """Whether a line may end between two neighbours, which may be of different runs."""
    if before is None or before.is_space or atom.is_space:
        return True
    if not (before.is_word and atom.is_word):
        return True
    if before.text[-1] in "-\u2013\u2014":
        return True
    if not (before.loose or atom.loose):
        return False
    return _may_end(before.text[-_AROUND:], atom.text[:_AROUND])


@lru_cache(maxsize=2048)
def _may_end(before: str, after: str) -> bool:
    return len(before) in _places(before + after, _LINE)
