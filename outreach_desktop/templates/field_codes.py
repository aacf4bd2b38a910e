"""The codes of Word's own fields: PAGE, HYPERLINK and what a harmful file brings."""

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_desktop.templates.ooxml import Element, w

FIELD_INSIDE = "\0"
"""What stands in a code where another field stands in it."""

_SIMPLE, _EDGE, _CODES = w("fldSimple"), w("fldChar"), (w("instrText"), w("delInstrText"))
_HOLDS_FIELDS = (b"instrText", b"fldSimple", b"delInstrText")


def holds_fields(data: bytes) -> bool:
    """Whether a field stands anywhere in the bytes of a part."""
    return any(word in data for word in _HOLDS_FIELDS)


def field_codes(root: Element, data: bytes) -> Iterator[str]:
    """The code of every field of a part, however it is split, nested, or deleted."""
    if not holds_fields(data):
        return
    open_: list[str] = []
    for element in root.iter(_SIMPLE, _EDGE, *_CODES):
        if element.tag == _SIMPLE:
            yield str(element.get(w("instr"), ""))
        elif element.tag == _EDGE:
            yield from _at_edge(str(element.get(w("fldCharType"))), open_)
        elif open_:
            open_[-1] += element.text or ""
        else:
            yield element.text or ""
    yield from open_


def _at_edge(edge: str, open_: list[str]) -> Iterator[str]:
    if edge == "begin":
        if open_:
            open_[-1] += FIELD_INSIDE
        open_.append("")
    elif open_:
        yield open_[-1]
        if edge == "end":
            open_.pop()


@dataclass(frozen=True, slots=True)
class Code:
    """A code that is going to be changed: it stands in `attribute`, or in the texts of its pieces.

    A code in which another field stands is cut there; the later parts know the `kind` of the first,
    which is the field's name.
    """

    pieces: list[Element]
    attribute: str = ""
    kind: str = ""
    begins: bool = True

    @property
    def text(self) -> str:
        """The code, however it is cut up."""
        if self.attribute:
            return str(self.pieces[0].get(self.attribute, ""))
        return "".join(piece.text or "" for piece in self.pieces)

    def put(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of what stands from `start` to `end`; the code is whole then."""
        text = f"{self.text[:start]}{new}{self.text[end:]}"
        if self.attribute:
            self.pieces[0].set(self.attribute, text)
            return
        for piece in self.pieces:
            piece.text = ""
        self.pieces[0].text = text


def codes(root: Element) -> Iterator[Code]:
    """The codes of the fields of a part, each as its end is met."""
    open_: list[_Open] = []
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if element.tag == w("fldSimple"):
            yield Code([element], w("instr"), _first_word(str(element.get(w("instr"), ""))))
        elif element.tag == w("instrText"):
            if open_:
                open_[-1].pieces.append(element)
        else:
            if open_ and open_[-1].pieces:
                yield open_[-1].taken()
            edge = element.get(w("fldCharType"))
            if edge == "begin":
                open_.append(_Open())
            elif edge == "end" and open_:
                open_.pop()


class _Open:
    """A field that has begun, and the pieces of its code since the last part of it."""

    def __init__(self) -> None:
        self.pieces: list[Element] = []
        self._kind = ""

    def taken(self) -> Code:
        begins = not self._kind
        text = "".join(piece.text or "" for piece in self.pieces)
        self._kind = self._kind or _first_word(text)
        pieces, self.pieces = self.pieces, []
        return Code(pieces, "", self._kind, begins)


def _first_word(code: str) -> str:
    return next(iter(code.split()), "").upper()
