"""Word's own fields as they stand in a part: their codes, and what a document shows of them.

A field is written in one of two ways: as one element, or as marks for its beginning, its middle and
its end, with runs between them that may reach over paragraphs. The code of a field may hold others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from outreach_desktop.templates.engine.word.ooxml import Element, M, w

_DEEPEST = 12  # fields in fields: people write three at most
_SIMPLE, _EDGE, _KIND, _CODE = w("fldSimple"), w("fldChar"), w("fldCharType"), w("instr")
_RUN, _RUN_PROPERTIES, _PARAGRAPH = w("r"), w("rPr"), w("p")
_WORDS = (w("instrText"), w("delInstrText"), w("t"))
_TEXTS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_MATHS = (f"{{{M}}}oMath", f"{{{M}}}oMathPara")


@dataclass(slots=True, eq=False)
class WordField:
    """A field: where it begins and ends, its code, and what stands in it.

    `code` are texts and the fields among them; `contents` is everything of it that stands in runs, the
    marks too; `shown` is what a document shows of it.
    """

    begin: Element
    end: Element | None = None
    separated: bool = False
    code: list["str | WordField"] = field(default_factory=list)
    contents: list[Element] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    too_deep: bool = False

    @property
    def simple(self) -> bool:
        """True where it is one element."""
        return self.begin.tag == _SIMPLE

    @property
    def words(self) -> str:
        """The text that a document shows of it."""
        return "".join(one.text or "" for one in self.shown if one.tag == w("t"))

    def within(self) -> Iterator["WordField"]:
        """The fields in its code, and in theirs."""
        for piece in self.code:
            if isinstance(piece, WordField):
                yield piece
                yield from piece.within()


def fields_in(root: Element) -> list[WordField]:
    """Every field that is whole and stands in no other's code, in the order of the part."""
    if next(root.iter(_SIMPLE, _EDGE), None) is None:
        return []
    found: list[WordField] = []
    open_: list[WordField] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not open_ and tag != _SIMPLE and tag != _EDGE:  # nearly all of a long document
            continue
        if event == "end":
            if open_ and open_[-1].begin is element and open_[-1].simple:
                open_.pop().end = element
        elif tag == _SIMPLE:
            code = str(element.get(_CODE, ""))
            _begun(WordField(element, separated=True, code=[code]), open_, found)
        else:
            edge = element.get(_KIND) if tag == _EDGE else ""
            if edge == "begin":
                _begun(WordField(element), open_, found)
            _within(element, open_)
            if edge == "separate" and open_:
                open_[-1].separated = True
            elif edge == "end" and open_ and not open_[-1].simple:
                open_.pop().end = element
    return [one for one in found if one.end is not None and not one.too_deep]


def _begun(new: WordField, open_: list[WordField], found: list[WordField]) -> None:
    if len(open_) >= _DEEPEST:
        for one in open_:
            one.too_deep = True
    elif open_ and not open_[-1].separated:
        open_[-1].code.append(new)
    else:
        found.append(new)
    open_.append(new)


def _within(element: Element, open_: list[WordField]) -> None:
    """Note an element at the fields it stands in."""
    if not open_ or len(open_) > _DEEPEST:
        return
    parent = element.getparent()
    in_run = parent is not None and parent.tag == _RUN and element.tag != _RUN_PROPERTIES
    if element.tag == _PARAGRAPH and not open_[-1].separated:
        open_[-1].code.append("\n")
    if not (in_run or element.tag in _MATHS):
        return
    for one in open_:
        one.contents.append(element)
    for one in reversed(open_):
        if not one.separated:
            if one is open_[-1]:
                one.code.append(_text(element))
            break
        one.shown.append(element)


def _text(element: Element) -> str:
    if element.tag in _WORDS:
        return element.text or ""
    return _TEXTS.get(str(element.tag), "")
