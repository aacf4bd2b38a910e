"""Tags in words that stand beside the text: alt texts, screen tips, watermarks, captions, equations.

Word keeps these words in attributes, or in texts of other kinds than its own. What cannot be filled in
is left as it stands, and told by `remains`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from outreach_desktop.templates.engine.reading.cells import sign
from outreach_desktop.templates.engine.reading.dialect import (
    BLOCK,
    NOTE,
    PLAIN,
    PRINT,
    RAW,
    WORDS,
    FoundTag,
    Tag,
    tags_in,
)
from outreach_desktop.templates.engine.reading.findings import (
    NOTHING_FOUND,
    Findings,
    Gathered,
)
from outreach_desktop.templates.engine.reading.lookalikes import lookalikes
from outreach_desktop.templates.engine.reading.repair import TextPiece, repair_pieces
from outreach_desktop.templates.engine.reading.scope import chains
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import A, Element, M, found_by, local_name, w
from outreach_desktop.templates.engine.word.places import place_of
from outreach_desktop.words import say

_DRAWN = {"descr": say("alt text"), "title": say("alt text")}
_SHAPE = {"alt": say("alt text"), "title": say("alt text")}
_TIP = {"tooltip": say("screen tip of the link")}
_CAPTION = {w("val"): say("alt text of the table")}
# For each element, which of its attributes are words, and what these are called.
WORDS_OF: Mapping[str, Mapping[str, str]] = {
    "docPr": _DRAWN,
    "cNvPr": _DRAWN,
    "hlinkClick": _TIP,
    "hlinkHover": _TIP,
    "hyperlink": {w("tooltip"): _TIP["tooltip"]},
    "tblCaption": _CAPTION,
    "tblDescription": _CAPTION,
    "textpath": {"string": say("WordArt or watermark")},
    **dict.fromkeys(
        (
            "shape",
            "rect",
            "roundrect",
            "oval",
            "line",
            "polyline",
            "arc",
            "curve",
            "image",
            "group",
        ),
        _SHAPE,
    ),
    "imagedata": {"{urn:schemas-microsoft-com:office:office}title": say("alt text")},
}
_BLOCKS = frozenset(("if", "elif", "else", "endif", "for", "endfor"))
_WITH_SIGN = "//*[@*[contains(., '{') or contains(., '}') or contains(., '«') or contains(., '[')]]"
_SIGNED = re.compile(r'="[^"]*[{}«\[]')
_TEXT, _RUN, _BRACKET = f"{{{M}}}t", f"{{{M}}}r", f"{{{M}}}d"
_NAME = re.compile(r"\s*[A-Za-z_][\w.]*(?:\s*\|[^{}]*)?\s*")


def find_beside(root: Element, places: Mapping[Element, str], label: str, first: int) -> Findings:
    """Put tags in the place of those beside the text of a part, where they can be filled in."""
    gathered = Gathered(first)
    # An XPath over every attribute takes four times as long, and finds something in hardly any part.
    signed = _SIGNED.search(etree.tostring(root, encoding="unicode"))
    for element in found_by(root, _WITH_SIGN) if signed else ():
        for name, what in WORDS_OF.get(local_name(element), {}).items():
            if value := str(element.get(name, "")):
                place = f"{place_of(element, places, label)}, {what}"
                found = list(tags_in(value, place))
                alike = tuple(lookalikes(value, found, place))
                tags: tuple[Tag, ...] = ()
                if _fits_in_words(found):
                    words, tags = _worded(value, found, gathered.number)
                    element.set(name, words)
                gathered.add(Findings(tags, alike=alike))
    for what, texts in (("equation", _equations(root)), ("drawing", _drawn(root))):
        for pieces in texts:
            if any("{" in piece.text for piece in pieces):
                place = f"{place_of(pieces[0].element, places, label)}, {what}"
                gathered.add(_repair_plain(pieces, place, gathered.number))
    return gathered.findings()


def _worded(text: str, found: Iterable[FoundTag], first: int) -> tuple[str, tuple[Tag, ...]]:
    """The words of an attribute with signs for its tags, and these."""
    tags: list[Tag] = []
    pieces: list[str] = []
    at = 0
    for one in found:
        pieces.append(text[at : one.start])
        at = one.end
        if one.tag.kind == RAW:
            pieces.append(one.tag.body)
        elif one.tag.kind != NOTE:
            pieces.append(sign(first + len(tags)))
            tags.append(replace(one.tag, kind=WORDS if one.tag.kind == PRINT else BLOCK))
    return "".join((*pieces, text[at:])), tuple(tags)


def _fits_in_words(found: list[FoundTag]) -> bool:
    """True where all tags are closed, and each that begins something ends it in the same words."""
    _, torn = chains(one.tag for one in found)
    return not torn and all(
        one.end
        and (one.tag.kind != BLOCK or one.tag.keyword in _BLOCKS)
        and (one.tag.kind != PRINT or one.tag.body)
        for one in found
    )


def _equations(root: Element) -> Iterator[list[TextPiece]]:
    """The texts of runs of an equation that follow one another."""
    for bracket in list(root.iter(_BRACKET)):
        _write_out(bracket)
    for run in root.iter(_RUN):
        before = run.getprevious()
        if before is None or before.tag != _RUN:
            runs = [run, *itertools.takewhile(lambda one: one.tag == _RUN, run.itersiblings())]
            yield _pieces(text for one in runs for text in one.iterchildren(_TEXT))


def _write_out(bracket: Element) -> None:
    """Type the tag that Word made brackets of: it builds an equation of `{{ a }}` as it is typed."""
    inner = _in_braces(bracket)
    held = _in_braces(inner[0]) if len(inner) == 1 and inner[0].tag == _BRACKET else []
    name = "".join(text.text or "" for one in held for text in one.iter(_TEXT))
    if not _NAME.fullmatch(name) or any(one.tag != _RUN for one in held):
        return
    run = next(one for one in held if one.find(_TEXT) is not None)
    first, *more = run.iterchildren(_TEXT)
    first.text = f"{{{{ {name.strip()} }}}}"
    for one in more:
        run.remove(one)
    parent_of(bracket).replace(bracket, run)


def _in_braces(bracket: Element) -> list[Element]:
    """What stands in a pair of braces of an equation; nothing for brackets of other kinds."""
    ends = [
        str(one.get(f"{{{M}}}val"))
        for name in ("begChr", "endChr")
        for one in bracket.iterfind(f"{{{M}}}dPr/{{{M}}}{name}")
    ]
    held = bracket.findall(f"{{{M}}}e")
    return list(held[0]) if ends == ["{", "}"] and len(held) == 1 else []


def _drawn(root: Element) -> Iterator[list[TextPiece]]:
    """The texts of each paragraph of a drawing, such as one pasted from a presentation."""
    for paragraph in root.iter(f"{{{A}}}p"):
        yield _pieces(paragraph.iter(f"{{{A}}}t"))


def is_field(tag: Tag) -> bool:
    """True for a tag that prints something, and is no set of sets: {{1}, {2}}."""
    return tag.kind == PRINT and bool(tag.body) and not {"{", "}"} & set(tag.body)


def _pieces(texts: Iterable[Element]) -> list[TextPiece]:
    pieces: list[TextPiece] = []
    for text in texts:
        pieces.append(TextPiece(text, pieces[-1].end if pieces else 0, text.text or ""))
    return pieces


def _repair_plain(pieces: list[TextPiece], place: str, first: int) -> Findings:
    """Fill in the fields of a text that knows neither line breaks nor formats of Word's."""
    found = list(tags_in("".join(piece.text for piece in pieces), place))
    if not all(one.tag.kind in (RAW, NOTE) or is_field(one.tag) for one in found):
        return NOTHING_FOUND
    repaired = repair_pieces(pieces, place, first)
    plain = (
        replace(tag, kind=PLAIN, mark=f"[{tag.field}?]") if tag.kind == PRINT else tag
        for tag in repaired.tags
    )
    return replace(repaired, tags=tuple(plain))
