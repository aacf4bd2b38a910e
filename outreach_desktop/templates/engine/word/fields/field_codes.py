"""The codes of Word's own fields: PAGE, HYPERLINK and what a harmful file brings.

A code is put together as Word and LibreOffice do it: from all that stands between the beginning of a
field and its middle or end, over runs and paragraphs, ordinary text too, but for what other fields in
it show. Where the two differ (at the end of a paragraph, at a tab) both readings count.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from lxml import etree

from outreach_desktop.templates.engine.word.ooxml import MC, Element, M, w

FIELD_INSIDE = "\0"
"""What stands in a code where another field stands in it."""

SIMPLE, EDGE, CODES = w("fldSimple"), w("fldChar"), (w("instrText"), w("delInstrText"))
_KIND, _INSTR, _RUN, _BOX = w("fldCharType"), w("instr"), w("r"), w("txbxContent")
_MATH_TEXT = f"{{{M}}}t"
_TEXTS = (*CODES, w("t"), w("delText"), _MATH_TEXT)
_SIGNS = {
    w("p"): "\r", w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n",
    w("noBreakHyphen"): "\u2011", w("softHyphen"): "\xad", w("sym"): "\ufffc",
}  # fmt: skip
_READ = (SIMPLE, EDGE, *_TEXTS, *_SIGNS)
_HOLDS_FIELDS = (b"fldChar", b"fldSimple", b"instrText", b"delInstrText")
_CHOICES = {f"{{{MC}}}Choice", f"{{{MC}}}Fallback"}
_BRANCHES = {*_CHOICES, *map(w, ("txbxContent", "tc", "footnote", "endnote", "comment", "docPartBody"))}  # fmt: skip
_HOLDERS = {*_CHOICES, f"{{{MC}}}AlternateContent"} | {
    w(name)
    for name in (
        "r", "p", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo",
        "ruby", "rt", "rubyBase", "ins", "moveTo", "del", "moveFrom", "tbl", "tr", "tc", "txbxContent",
        "body", "document", "hdr", "ftr", "footnotes", "footnote", "endnotes", "endnote", "comments",
        "comment", "glossaryDocument", "docParts", "docPart", "docPartBody",
    )
}  # fmt: skip
_NAME = re.compile(r"[\s\"\u201c\u201d\u201e\\]*(=|[^\s\"\u201c\u201d\u201e\\]*)")
_SEPARATE = str.maketrans({"\u2011": "-"})
_TOGETHER = str.maketrans(dict.fromkeys("\r\n\t\u2011"))


def holds_fields(data: bytes) -> bool:
    """Whether a field stands anywhere in the bytes of a part."""
    return any(word in data for word in _HOLDS_FIELDS)


@dataclass(slots=True, eq=False)
class FieldInPart:
    """A field as it stands in a part; `pieces` are what its code is made of.

    `in_code` is true where it stands in the code of another. `torn` is one that begins in one place and
    ends in another (a cell, a text box), or stands where Word looks for none; its code is then read as
    if the whole part were one text.
    """

    begin: Element
    outer: "FieldInPart | None" = None
    in_code: bool = False
    separate: Element | None = None
    end: Element | None = None
    words: list[str] = field(default_factory=list)
    pieces: list[Element] = field(default_factory=list)
    torn: bool = False
    inner: "list[FieldInPart]" = field(default_factory=list)
    """The fields that stand in its code."""

    @property
    def code(self) -> str:
        """Its code, however it is cut up; `FIELD_INSIDE` stands for each field in it."""
        return "".join(self.words)

    @property
    def simple(self) -> bool:
        """True where it is one element."""
        return self.begin.tag == SIMPLE

    def around(self) -> Iterator["FieldInPart"]:
        """The fields it stands in, the nearest first."""
        above = self.outer
        while above is not None:
            yield above
            above = above.outer

    def shown_words(self) -> str:
        """The texts that it shows, those of fields in it too."""
        if self.simple:
            return "".join(text.text or "" for text in self.begin.iter(w("t")))
        if self.separate is None:
            return ""
        root = self.begin.getroottree().getroot()
        rest = dropwhile(lambda one: one is not self.separate, root.iter(EDGE, w("t")))
        shown = takewhile(lambda one: one is not self.end, rest)
        return "".join(one.text or "" for one in shown if one.tag != EDGE)

    def of_text(self) -> "FieldInPart":
        """The field that stands in no other's code and this one in its code; itself, where it is so."""
        return next((one for one in (self, *self.around()) if not one.in_code), self)

    @property
    def takes_code(self) -> bool:
        """True until its code is at its end."""
        return self.separate is None and not self.simple

    @property
    def whole(self) -> bool:
        """True for a field with an end, both in one place."""
        return self.end is not None and not self.torn


@dataclass(slots=True)
class FieldsFound:
    """The fields of a part in the order in which they begin, and marks and codes that belong to none."""

    fields: list[FieldInPart] = field(default_factory=list)
    stray_edges: list[Element] = field(default_factory=list)
    stray_code: list[str] = field(default_factory=list)


def fields_of(root: Element) -> FieldsFound:
    """Every field of a part, however it is split, nested, or cut short."""
    found = FieldsFound()
    if next(root.iter(SIMPLE, EDGE, *CODES), None) is None:
        return found
    open_: list[FieldInPart] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_READ):
        if element.tag == SIMPLE:
            _at_simple(event, element, open_, found)
        elif event == "end":
            continue
        elif element.tag == EDGE:
            _at_edge(element, open_, found)
        elif open_ and open_[-1].takes_code:
            _add(open_[-1], element)
        elif element.tag in CODES:
            found.stray_code.append(_text(element))
    return found


def _at_simple(event: str, element: Element, open_: list[FieldInPart], found: FieldsFound) -> None:
    if event == "start":
        _begin(element, open_, found)
        open_[-1].words.append(str(element.get(_INSTR, "")))
        return
    while open_:
        closed = open_.pop()
        if closed.begin is element:
            closed.end = element
            return
        closed.torn = True  # it began inside of this one


def edge_of(element: Element) -> str:
    """What a mark of a field is: "begin", "separate" or "end"."""
    return str(element.get(_KIND, ""))


def _at_edge(element: Element, open_: list[FieldInPart], found: FieldsFound) -> None:
    kind = edge_of(element)
    if kind == "begin":
        _begin(element, open_, found)
    elif kind == "separate" and open_ and open_[-1].takes_code:
        open_[-1].separate = element
        open_[-1].torn |= _apart(open_[-1].begin, element)
    elif kind == "end" and open_ and not open_[-1].simple:
        closed = open_.pop()
        closed.end = element
        closed.torn |= _apart(closed.begin, element)
    else:
        found.stray_edges.append(element)


def _begin(element: Element, open_: list[FieldInPart], found: FieldsFound) -> None:
    outer = open_[-1] if open_ else None
    new = FieldInPart(element, outer, torn=_is_astray(element))
    if outer is not None:
        new.in_code = outer.in_code or outer.takes_code
        if outer.takes_code:
            outer.words.append(FIELD_INSIDE)
            outer.inner.append(new)
    open_.append(new)
    found.fields.append(new)


def _add(one: FieldInPart, element: Element) -> None:
    one.pieces.append(element)
    sign = _SIGNS.get(str(element.tag))
    one.words.append(_text(element) if sign is None else sign)
    if sign is None:
        one.torn |= element.tag == _MATH_TEXT or _apart(one.begin, element)


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _apart(one: Element, other: Element) -> bool:
    return _branch(one) is not _branch(other) or _is_astray(other)


def _branch(element: Element) -> Element | None:
    """The cell, text box, note or choice that an element stands in."""
    return next((above for above in element.iterancestors() if above.tag in _BRANCHES), None)


def _is_astray(element: Element) -> bool:
    """Whether it stands in something that Word may pass over: in properties, or in an element of nobody's."""
    in_drawing = False
    if element.tag not in (SIMPLE, _MATH_TEXT) and not _is_in_run(element):
        return True
    for above in element.iterancestors():
        if in_drawing:
            in_drawing = above.tag != _RUN
        elif above.tag == _BOX:
            in_drawing = True
        elif above.tag not in _HOLDERS and not str(above.tag).startswith(f"{{{M}}}"):
            return True
    return False


def _is_in_run(element: Element) -> bool:
    above = element.getparent()
    return above is not None and (above.tag == _RUN or above.tag in _CHOICES)


@functools.lru_cache(maxsize=256)
def names_of(code: str) -> tuple[str, ...]:
    """The names that a code may have, in capitals: as Word, and as LibreOffice, would read it."""
    readings = (code.translate(_SEPARATE), code.translate(_TOGETHER))
    return tuple(dict.fromkeys(map(_name, readings)))


def _name(code: str) -> str:
    kept = (one for one in code if one == FIELD_INSIDE or one.isspace() or unicodedata.category(one) not in ("Cf", "Cc"))  # fmt: skip
    found = _NAME.match("".join(kept))
    return found[1].upper() if found else ""


@dataclass(frozen=True, slots=True)
class FieldCode:
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


def codes(root: Element) -> Iterator[FieldCode]:
    """The codes of the fields of a part, each as its end is met."""
    open_: list[_Open] = []
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if element.tag == w("fldSimple"):
            yield FieldCode([element], w("instr"), _first_word(str(element.get(w("instr"), ""))))
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

    def taken(self) -> FieldCode:
        begins = not self._kind
        text = "".join(piece.text or "" for piece in self.pieces)
        self._kind = self._kind or _first_word(text)
        pieces, self.pieces = self.pieces, []
        return FieldCode(pieces, "", self._kind, begins)


def _first_word(code: str) -> str:
    return next(iter(code.split()), "").upper()
