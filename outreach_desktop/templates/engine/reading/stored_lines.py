"""What Word keeps of a table of contents, an index or a cross-reference from the last time it was brought up to date.

A heading with tags in it stands there once more, out of its loop. What belongs to a loop stays blank
there until Word works the field out; the rest is filled in like any other text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import (
    BLOCK,
    NOTE,
    RAW,
    FoundTag,
    Tag,
    tags_in,
)
from outreach_desktop.templates.engine.reading.repair import (
    TextPiece,
    pieces_of,
    take_tags_out,
    text_of,
)
from outreach_desktop.templates.engine.reading.scope import chains
from outreach_desktop.templates.engine.word.fields.instructions import instruction
from outreach_desktop.templates.engine.word.fields.word_fields import WordField, fields_in
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor, is_inside, w
from outreach_desktop.templates.engine.word.places import place_of
from outreach_desktop.words import say

_LISTS = {
    "TOC": say("table of contents"),
    "TOA": say("table of authorities"),
    "INDEX": say("index"),
}
_REFERENCES = frozenset(("REF", "STYLEREF", "NOTEREF"))
_MADE = re.compile(
    r"\{%-?\s*(?:p|tr|tc|r)?\s*(?:for|set|with|macro)\s+(.*?)(?:\bin\b|=|\()", re.DOTALL
)
_NAME = re.compile(r"[^\W\d]\w*")
_BLANK = say(
    "{raw} belongs to a loop, so it stays blank in the {what}. Word brings it up to date: click "
    "into it and press F9."
)
_OLD = say(
    "The {what} keeps the lines and page numbers it had in the template, with their tags filled in. Word brings "
    "it up to date: click into it and press F9."
)


def keep_lines(fields: Iterable[WordField]) -> bool:
    """Whether there is a table of contents, a cross-reference or the like among them."""
    return any(instruction(one.code).name in (*_LISTS, *_REFERENCES) for one in fields)


def names_made(roots: Iterable[Element]) -> frozenset[str]:
    """The names that loops and the like of some parts make: nobody's outside of them."""
    found: set[str] = set()
    for root in roots:
        for paragraph in root.iter(w("p")):
            text = "".join(piece.text for piece in pieces_of(paragraph))
            for made in _MADE.finditer(text) if "{%" in text else ():
                found.update(_NAME.findall(made[1]))
    return frozenset(found)


def blank_stored_lines(
    root: Element, places: Mapping[Element, str], label: str, made: Set[str]
) -> Iterator[TemplateProblem]:
    """Take the tags of loops out of what fields keep; a problem for each field that keeps tags."""
    for one in fields_in(root):
        name = instruction(one.code).name
        if name in _LISTS or name in _REFERENCES:
            what = _LISTS.get(name, say("cross-reference"))
            place = place_of(one.begin, places, label)
            blanked, kept = _blanked(one, place, made)
            if blanked:
                yield blanked[0].problem(_BLANK.format(raw=blanked[0].raw, what=what), stops=False)
            elif kept and name in _LISTS:
                yield kept[0].problem(_OLD.format(what=what), stops=False)


def _blanked(one: WordField, place: str, made: Set[str]) -> tuple[list[Tag], list[Tag]]:
    """The tags taken out of what a field keeps, and those left in it."""
    blanked: list[Tag] = []
    kept: list[Tag] = []
    for pieces in _lines(one):
        found = [one for one in tags_in("".join(piece.text for piece in pieces), place) if one.end]
        tags = [one.tag for one in found if one.tag.kind not in (RAW, NOTE)]
        if _stands_alone(found, made):
            kept += tags
        else:
            take_tags_out(pieces, found)
            blanked += tags
    return blanked, kept


def _lines(one: WordField) -> Iterator[list[TextPiece]]:
    """The pieces of text that a field shows, paragraph by paragraph.

    Found from the field, and not among all of a paragraph: one of thousands of fields would be gone through as often.
    """
    lines: dict[Element, list[TextPiece]] = {}
    for element in one.shown:
        text, paragraph = text_of(element), ancestor(element, "p")
        if text is not None and paragraph is not None and is_inside(element, paragraph):
            pieces = lines.setdefault(paragraph, [])
            pieces.append(TextPiece(element, pieces[-1].end if pieces else 0, text))
    yield from lines.values()


def _stands_alone(found: list[FoundTag], made: Set[str]) -> bool:
    """True where the tags of a line are whole by themselves and use no name that a loop makes elsewhere."""
    _, torn = chains(one.tag for one in found)
    own = {
        name
        for one in found
        if one.tag.kind == BLOCK
        for match in _MADE.finditer(one.tag.raw)
        for name in _NAME.findall(match[1])
    }
    used = {name for one in found for name in _NAME.findall(_without_paths(one.tag.body))}
    return not torn and used.isdisjoint(made - own)


def _without_paths(body: str) -> str:
    """An expression without texts in quotes, and without what follows a dot or a bar."""
    return re.sub(r"\"[^\"]*\"|'[^']*'|[.|]\s*\w+", " ", body)
