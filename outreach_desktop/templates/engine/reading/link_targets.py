"""Tags in the addresses of links and in the codes of Word's own fields.

A link drawn in Word may lead to `{{ group.web }}`, or to `https://example.org/?id={{ contact.id }}`;
what comes out is judged like every other link. In the code of a field a value is one of its words: it
can neither end a text in quotation marks nor begin a switch.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.cells import sign, whole_sign
from outreach_desktop.templates.engine.reading.dialect import (
    ADDRESS,
    ADDRESS_WORDS,
    CODE,
    PRINT,
    Tag,
    tags_in,
)
from outreach_desktop.templates.engine.reading.findings import Findings, Gathered
from outreach_desktop.templates.engine.word.addresses import typed_address
from outreach_desktop.templates.engine.word.ooxml import A, Element, r, w
from outreach_desktop.words import say

_CLICKED = f"{{{A}}}hlinkClick"
_WHOLE_TAG = r"(?>\{\{.*?\}\})"  # which ends at its own end, and is not tried up to every other
_TAGGED = rf'(?:{_WHOLE_TAG}|[^"{{])*'
_LEADS = re.compile(
    rf'(\s*HYPERLINK\s+(?:\\[nmh]\s+|\\[lot]\s+(?:"{_TAGGED}"|[^\s"\\{{]+)\s+)*)'
    rf'(?:"({_TAGGED})"|((?:{_WHOLE_TAG}|[^\s"\\{{])+))(.*)',
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the address of a link, the address in quotation marks or without, and the rest."""


def find_links(
    paragraph: Element, place: str, first: int, addresses: Mapping[str, str]
) -> Findings:
    """Put a tag in the place of each link of `paragraph` whose address holds tags."""
    gathered = Gathered(first)
    for element in paragraph.iter(w("hyperlink"), _CLICKED) if addresses else ():
        address = addresses.get(str(element.get(r("id"))))
        if address is None or next(element.iterancestors(w("p")), None) is not paragraph:
            continue
        tag = _address(address, ADDRESS, say("{place}, address of the link", place=place))
        if isinstance(tag, TemplateProblem):
            gathered.problems.append(tag)
            del element.attrib[r("id")]
            continue
        element.set(r("id"), whole_sign(gathered.number))
        gathered.tags.append(replace(tag, owner="stays") if element.tag == _CLICKED else tag)
    return gathered.findings()


def find_codes(paragraph: Element, place: str, first: int) -> Findings:
    """Put tags in the place of those in the codes of the Word fields of `paragraph`."""
    gathered = Gathered(first)
    for simple in paragraph.iter(w("fldSimple")):
        if _may_hold_tags(code := str(simple.get(w("instr"), ""))):
            coded, found = _coded(code, _in_code(place), gathered.number)
            simple.set(w("instr"), coded)
            gathered.add(found)
    for pieces in _codes(paragraph):
        code = "".join(piece.text or "" for piece in pieces)
        if not _may_hold_tags(code):
            continue
        pieces[0].text, found = _coded(code, _in_code(place), gathered.number)
        gathered.add(found)
        for piece in pieces[1:]:
            piece.text = ""
    return gathered.findings()


def _in_code(place: str) -> str:
    return say("{place}, code of a Word field", place=place)


def _may_hold_tags(code: str) -> bool:
    return "{" in code or "%7b" in code.casefold()


def _codes(paragraph: Element) -> Iterator[list[Element]]:
    """The pieces of each field's code that stand together."""
    pieces: list[Element] = []
    for element in paragraph.iter(w("instrText"), w("fldChar")):
        if element.tag == w("instrText"):
            pieces.append(element)
        elif pieces:
            yield pieces
            pieces = []
    if pieces:
        yield pieces


def _coded(code: str, place: str, first: int) -> tuple[str, Findings]:
    """The code with signs for its tags, and these; the address of a link becomes one tag as a whole."""
    gathered = Gathered(first)
    leads = _LEADS.fullmatch(code)
    if leads and "{{" in (address := typed_address(leads[2] or leads[3] or "")):
        tag = _address(address, ADDRESS_WORDS, place)
        if isinstance(tag, TemplateProblem):
            return code, Findings(problems=(tag,))
        before, found = _coded(leads[1], place, first)
        gathered.add(found)
        leading = sign(gathered.number)
        gathered.tags.append(tag)
        after, found = _coded(leads[4], place, gathered.number)
        gathered.add(found)
        return f'{before}"{leading}"{after}', gathered.findings()
    pieces: list[str] = []
    at = 0
    for one in tags_in(code, place):
        if not one.end or one.tag.kind != PRINT:
            gathered.problems.append(one.tag.problem(say("Only {{ fields }} can stand here.")))
            return code, gathered.findings()
        pieces += (code[at : one.start], sign(gathered.number))
        gathered.tags.append(replace(one.tag, kind=CODE))
        at = one.end
    return "".join((*pieces, code[at:])), gathered.findings()


def _address(text: str, kind: str, place: str) -> Tag | TemplateProblem:
    """One tag for a whole address: what stands in it as it is, and the values, fit for an address."""
    texts: list[str] = []
    inner: list[Tag] = []
    at = 0
    for found in tags_in(text, place):
        if not found.end or found.tag.kind != PRINT:
            return found.tag.problem(say("Only {{ fields }} can stand in an address."))
        texts.append(text[at : found.start])
        inner.append(found.tag)
        at = found.end
    texts.append(text[at:])
    if len(inner) == 1 and not any(texts):
        return Tag(kind, text, inner[0].body, place, near=text)
    values = (f"({tag.body})" for tag in inner)
    pairs = (f"{json.dumps(before)}, {value}" for before, value in zip(texts, values, strict=False))
    body = f"[{', '.join((*pairs, json.dumps(texts[-1])))}]"
    return Tag(kind, text, body, place, near=text, pieces=tuple(inner))
