"""Ids that must be single in a document, made so when text stands in it more than once.

Drawings, text boxes, old (VML) shapes and bookmarks repeat in a loop and in a file for many people;
notes only in the latter.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

NUMBERED = ("<wp:docPr", "<w:bookmarkStart", "<w:permStart", "<v:", "<wps:txbx")
"""What an element with an id of its own begins with."""

SHAPE_TYPE = "<v:shapetype"

_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_RANGE = re.compile(r'(<w:(bookmark|perm)(Start|End)\b[^>]*?\bw:id=")([^"]*)("[^>]*>)')
_BOX = re.compile(r'(<wps:(?:(txbx)|linkedTxbx)\b[^>]*?\bid=")(\d+)(")')
_SHAPE_TYPE = re.compile(
    r'<v:shapetype\b[^>]*?\bid="([^"]*)"[^>]*?(?:/>|(?<!/)>.*?</v:shapetype>)', re.DOTALL
)
_SHAPE = re.compile(r"<(?:v:(?!shapetype)\w+|o:OLEObject|o:proxy|o:r)\b[^>]*>")
_SHAPE_ID = re.compile(
    r'( (?:(id|o:spid|ObjectID)|(?:ShapeID|idref))="#?|mso-next-textbox:#)([^"#;]+)(?=["; ])'
)
_BY_WORD = re.compile(r"(_(?:x0000_[a-z])?)\d{1,12}")
_NOTE = re.compile(r'(<w:(?:foot|end)note(?:Reference)?\b[^>]*?\bw:id=")(\d+)(")')
_NOTE_NUMBER = re.compile(rb'<w:(?:foot|end)note\b[^>]*?\bw:id="(\d{1,9})"')

_TAKEN = {
    "drawings": re.compile(rb'<wp:docPr\b[^>]*?\bid="(\d{1,9})"'),
    "ranges": re.compile(rb'<w:(?:bookmark|perm)Start\b[^>]*?\bw:id="(\d{1,9})"'),
    "boxes": re.compile(rb'<wps:txbx\b[^>]*?\bid="(\d{1,9})"'),
    "shapes": re.compile(rb'"_x0000_[a-z](\d{1,9})"'),
}
_MANY = 1 << 30  # Word takes numbers below 2^31


@dataclass(slots=True)
class Ids:
    """The ids used so far in one document: the highest number of each kind, and what was met."""

    drawings: int = 0
    ranges: int = 0
    boxes: int = 0
    shapes: int = 0
    _open: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _now: dict[str, str] = field(default_factory=dict)
    _types: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def after(cls, parts: Iterable[bytes]) -> "Ids":
        """Ids that begin after the highest ones of a template."""
        ids = cls()
        for data in parts:
            for kind, pattern in _TAKEN.items():
                numbers = [int(number) for number in pattern.findall(data)]
                highest = min(max(numbers, default=0), _MANY)
                setattr(ids, kind, max(highest, getattr(ids, kind)))
        return ids

    def begun(self) -> "Ids":
        """The same for a document of its own."""
        return replace(self, _open={}, _met=set(), _now={}, _types={})

    def single(self, text: str, part: str) -> str:
        """`text` with ids of its own in the place of those that it shares with what came before.

        `part` is where it goes: the definition of a kind of shape stands once in each part, under the
        name Word gave it, by which LibreOffice knows a text box.
        """
        if "<wp:docPr" in text:
            text = _DRAWING.sub(self._drawing, text)
        if "<w:bookmark" in text or "<w:perm" in text:
            text = _RANGE.sub(self._range, text)
        if "<wps:txbx" in text:
            text = _BOX.sub(self._box, text)
        if "<v:" in text:
            text = _SHAPE_TYPE.sub(self._shape_type(self._types.setdefault(part, set())), text)
            text = _SHAPE.sub(self._shape, text)
        return text

    def _drawing(self, found: re.Match[str]) -> str:
        self.drawings += 1
        return f"{found[1]}{self.drawings}{found[2]}"

    def _range(self, found: re.Match[str]) -> str:
        key = (found[2], found[4])
        if found[3] == "Start":
            self.ranges += 1
            self._open.setdefault(key, []).append(self.ranges)
            return f"{found[1]}{self.ranges}{found[5]}"
        waiting = self._open.get(key)
        return f"{found[1]}{waiting.pop(0)}{found[5]}" if waiting else ""  # the end of nothing

    def _box(self, found: re.Match[str]) -> str:
        """A text box, or one that its text goes on in, which names it."""
        key = f"box {found[3]}"
        if found[2] and key in self._met:
            self.boxes += 1
            self._now[key] = str(self.boxes)
        elif found[2]:
            self._met.add(key)
        return f"{found[1]}{self._now.get(key, found[3])}{found[4]}"

    def _shape_type(self, there: set[str]) -> Callable[[re.Match[str]], str]:
        def once(found: re.Match[str]) -> str:
            if found[1] in there:
                return ""
            there.add(found[1])
            return found[0]

        return once

    def _shape(self, found: re.Match[str]) -> str:
        own: dict[str, str] = {}

        def named(name: re.Match[str]) -> str:
            key = f"shape {name[3]}"
            if not name[2]:
                return f"{name[1]}{self._now.get(key, name[3])}"
            if name[3] not in own:
                own[name[3]] = self._new_shape(name[3]) if key in self._met else name[3]
                self._met.add(key)
                self._now[key] = own[name[3]]
            return f"{name[1]}{own[name[3]]}"

        return _SHAPE_ID.sub(named, found[0])

    def _new_shape(self, name: str) -> str:
        """The next name after the one that Word gave, or that people gave."""
        self.shapes += 1
        by_word = _BY_WORD.fullmatch(name)
        return f"{by_word[1]}{self.shapes}" if by_word else f"{name} {self.shapes}"


def notes_apart(parts: Iterable[bytes]) -> int:
    """A number higher than that of any note in the parts of notes."""
    return (
        max((int(number) for data in parts for number in _NOTE_NUMBER.findall(data)), default=0) + 1
    )


def with_own_notes(text: str, away: int) -> str:
    """A text, or its notes, with the numbers of notes as much higher as `away` says."""
    return _NOTE.sub(lambda found: f"{found[1]}{int(found[2]) + away}{found[3]}", text)
