"""Tags that Word has split over runs, made whole; no other text is touched.

Word splits a tag where the spelling checker, a bookmark, a change of format or an editing session
stood. Each tag found becomes one instruction node (`<?tag n?>`) in the run of its first letter;
runs beside that one that held nothing but the rest of it go.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import (
    BLOCK,
    CELL_KEYWORDS,
    CLOSERS,
    KEYWORDS,
    NOTE,
    RAW,
    FoundTag,
    Tag,
    tags_in,
)
from outreach_desktop.templates.engine.reading.findings import NOTHING_FOUND, Findings
from outreach_desktop.templates.engine.reading.foreign import foreign
from outreach_desktop.templates.engine.reading.lookalikes import Lookalike, lookalikes
from outreach_desktop.templates.engine.word.ooxml import XML_SPACE, Element, M, inside, w
from outreach_desktop.words import say

_CHARACTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
    w("proofErr"): "",
}


_KEEPS_BLANKS = {w("t"), f"{{{M}}}t"}

Cut = tuple[FoundTag, Element | None]
"""A tag found in a text, and the node that comes into its place, if any."""


@dataclass(slots=True)
class TextPiece:
    """An element that is a piece of the paragraph's text, and where it stands in it."""

    element: Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the next piece begins."""
        return self.start + len(self.text)


def node(kind: str, word: object) -> Element:
    """An instruction to the compiler, carried inside the tree: `<?tag 3?>`, `<?mark p?>`.

    `<?tag 3=?>` prints, other tags do not.
    """
    return etree.ProcessingInstruction(kind, str(word))


def with_node(tag: Tag, number: int) -> Tag:
    """The tag with the node that stands for it in the tree."""
    prints = tag.kind not in (BLOCK, NOTE)
    return replace(tag, node=node("tag", f"{number}{'=' if prints else ''}"))


def repair(pieces: list[TextPiece], place: str, first: int) -> Findings:
    """Put each tag of a paragraph into the tree as one node; the `first` number is the first tag's.

    What looks like a field beside them is found as well.
    """
    text = "".join(piece.text for piece in pieces)
    found = tuple(tags_in(text, place))
    alike = tuple(lookalikes(text, found, place))
    if not found and not alike:
        return NOTHING_FOUND
    return _repaired(pieces, found, first, alike)


def repair_pieces(pieces: list[TextPiece], place: str, first: int) -> Findings:
    """The same for a text in pieces, one after another."""
    found = tuple(tags_in("".join(piece.text for piece in pieces), place))
    return _repaired(pieces, found, first)


def _repaired(
    pieces: list[TextPiece],
    found: Iterable[FoundTag],
    first: int,
    alike: tuple[Lookalike, ...] = (),
) -> Findings:
    problems = [_unclosed(one.tag) for one in found if not one.end]
    tags: list[Tag] = []
    cuts: list[Cut] = []
    for one in found:
        if not one.end:
            continue
        if wrong := _senseless(one.tag):
            problems.append(wrong)
            cuts.append((one, None))
        else:
            tag = with_node(one.tag, first + len(tags))
            tags.append(tag)
            cuts.append((one, tag.node))
    if cuts:
        _cut(pieces, cuts)
    return Findings(tuple(tags), tuple(problems), alike)


def take_tags_out(pieces: list[TextPiece], found: Iterable[FoundTag]) -> None:
    """Leave the text of the pieces without its tags."""
    _cut(pieces, [(one, None) for one in found])


def _cut(pieces: list[TextPiece], cuts: list[Cut]) -> None:
    """Take the tags out of their pieces, and put the node of each where it begins."""
    first = 0
    run: Element | None = None
    for piece in pieces:
        while first < len(cuts) and cuts[first][0].end <= piece.start:
            first += 1
        here = _begun_before(piece.end, cuts, first)
        if piece.element.tag in _CHARACTERS:
            if any(one.start < piece.start and piece.end < one.end for one, _ in here):
                _drop(piece.element)
            continue
        _rebuild(piece, here)
        if here and here[-1][0].start >= piece.start:
            run = piece.element.getparent()
        elif here and not piece.element.text:
            _drop_rest(piece.element, run)
    _drop_soft_hyphens(pieces, [one for one, _ in cuts])


def _begun_before(end: int, cuts: list[Cut], first: int) -> list[Cut]:
    """The cuts from the `first` on that begin before `end`."""
    last = first
    while last < len(cuts) and cuts[last][0].start < end:
        last += 1
    return cuts[first:last]


_GOES_ON = re.compile(r"-%\}\s*\Z")
_BELONGS_BEFORE = re.compile(r"\s*\{%-(?!\s*(?:p|tr|tc|r)\s)")


def join_paragraphs(root: Element) -> dict[Element, list[TextPiece]]:
    """Join paragraphs where a tag at the edge of one has a minus sign: `-%}` or `{%-`.

    Python-docx-template's way to write a long condition on lines of its own, inside a sentence.
    The pieces of text of each paragraph that is there now.
    """
    lines: dict[Element, _Line] = {}
    for following in list(root.iter(w("p"))):
        here, before = _Line(pieces_of(following)), following.getprevious()
        line = lines.get(before) if before is not None else None
        if before is not None and line is not None and (line.goes_on or here.belongs_before):
            before.extend(child for child in list(following) if child.tag != w("pPr"))
            _drop(following)
            line.add(here)
        else:
            lines[following] = here
    return {paragraph: line.pieces for paragraph, line in lines.items()}


class _Line:
    """The text of a paragraph, or of several that are joined."""

    def __init__(self, pieces: list[TextPiece]) -> None:
        self.pieces = pieces
        text = "".join(piece.text for piece in pieces)
        self.belongs_before = _BELONGS_BEFORE.match(text) is not None
        self.goes_on = _GOES_ON.search(text) is not None

    def add(self, other: "_Line") -> None:
        """Put what stood in the paragraph behind it at its end."""
        at = self.pieces[-1].end if self.pieces else 0
        self.pieces += (TextPiece(one.element, at + one.start, one.text) for one in other.pieces)
        if any(one.text.strip() for one in other.pieces):
            self.goes_on = other.goes_on


def repair_text(element: Element, place: str, first: int) -> Findings:
    """The same for an element that simply holds text: a document property."""
    return repair_pieces([TextPiece(element, 0, element.text or "")], place, first)


def pieces_of(paragraph: Element) -> list[TextPiece]:
    """The pieces of text that a paragraph is made of, in order."""
    pieces: list[TextPiece] = []
    at = 0
    for element in inside(paragraph):
        text = text_of(element)
        if text is not None:
            pieces.append(TextPiece(element, at, text))
            at += len(text)
    return pieces


def text_of(element: Element) -> str | None:
    """What an element of a run says; None where it is none that says something."""
    return element.text or "" if element.tag == w("t") else _CHARACTERS.get(element.tag)


def _unclosed(tag: Tag) -> TemplateProblem:
    closer = CLOSERS[tag.kind]
    if told := foreign(tag):
        return told
    if tag.raw.endswith("}"):
        whole = f"{tag.raw[:-1].rstrip(' %')} {closer}"
        return tag.problem(
            say("“{raw}” is not closed: type {whole} in its place.", raw=tag.raw, whole=whole)
        )
    return tag.problem(
        say("“{raw}” has no closing {closer} in its line.", raw=tag.raw, closer=closer)
    )


def _senseless(tag: Tag) -> TemplateProblem | None:
    """What is wrong with a tag that says nothing the engine knows."""
    if tag.kind == BLOCK and tag.keyword not in KEYWORDS | CELL_KEYWORDS:
        return _unknown(tag)
    if not tag.body and tag.kind not in (NOTE, RAW) and tag.keyword not in ("vm", "hm"):
        return tag.problem(say("This tag is empty."))
    return None


def _unknown(tag: Tag) -> TemplateProblem:
    if not tag.keyword:
        return tag.problem(
            say(
                "This tag is empty; there are for, if, elif, else, endif, endfor, set, with and endwith."
            )
        )
    return tag.problem(
        say(
            "\u201c{keyword}\u201d cannot be used in a template; there are for, if, elif, else, endif, endfor, set,"
            " with and endwith.",
            keyword=tag.keyword,
        )
    )


def _rebuild(piece: TextPiece, cuts: Iterable[Cut]) -> None:
    """Leave in the piece only what is not part of a tag, with the node where a tag begins."""
    element, text = piece.element, piece.text
    at, last = 0, None
    element.text = ""
    touched = False
    for found, made in cuts:
        touched = True
        begins = found.start >= piece.start
        _append(element, last, text[at : max(found.start - piece.start, 0)])
        if begins and made is not None:
            element.append(made)
            last = made
        at = min(found.end, piece.end) - piece.start
    _append(element, last, text[at:])
    if touched and element.tag in _KEEPS_BLANKS:
        element.set(XML_SPACE, "preserve")


def _append(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _drop_rest(text: Element, begun: Element | None) -> None:
    """Take out a text that held nothing but the rest of a tag, and its run if that is left empty.

    The run stays where the tag is `begun` elsewhere than beside it: in a link, or before one.
    """
    own = text.getparent()
    if begun is None or own is None or own.tag != w("r"):
        return
    own.remove(text)
    beside = own is not begun and own.getparent() is begun.getparent()
    if beside and all(child.tag == w("rPr") for child in own):
        _drop(own)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_soft_hyphens(pieces: list[TextPiece], found: list[FoundTag]) -> None:
    starts = [one.start for one in found]
    for piece in pieces:
        if not piece.text and piece.element.tag != w("t"):
            before = bisect_left(starts, piece.start)  # tags stand one after another
            if before and piece.start < found[before - 1].end:
                _drop(piece.element)
