"""The sections of a body: taken out while it is compiled, and put back while it is filled in.

What a section is stands at its end (`w:sectPr`), and what a section does not say of headers it takes
from the one before it. So where a condition or an empty loop leaves an end out, the text before it
falls to the next section that remains; that section then begins as the lost one began, with its
headers and footers where it has none of its own. Where nothing is left of the text of that section, it
is the last section of which something is left that remains; paragraphs with nothing in them are no text.

In one file for many people each person's pages are sections of their own. The first that remains of
each person starts on a new page with number 1, notes begin again, and it names every kind of header: a
section without one would show that of the person before.
"""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.reading.dialect import CLOSING, OPENING, Tag
from outreach_desktop.templates.engine.reading.repair import node
from outreach_desktop.templates.engine.reading.scope import shown
from outreach_desktop.templates.engine.word.ooxml import (
    Element,
    W,
    detached,
    is_mark,
    is_node,
    r,
    w,
)
from outreach_desktop.templates.engine.word.properties import insert_property

BLANK_HEADER, BLANK_FOOTER = "rIdBlankHeader", "rIdBlankFooter"
BLANK_PARTS = {
    BLANK_HEADER: f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>',
    BLANK_FOOTER: f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>',
}
_ALONE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>{}</w:pPr>{}</w:p>'
)
HAIRLINE = _ALONE.format("", "")
"""A paragraph that nobody sees."""
_QUOTED = re.compile(r'"([^"]*)"')
_NOUNS = {"headerReference": BLANK_HEADER, "footerReference": BLANK_FOOTER}
_BLOCKS = (w("p"), w("tbl"))
_INSIDE = (w("tbl"), w("p"), w("txbxContent"))

_Kind = tuple[str, str]
"""A kind of header or footer: `("headerReference", "first")`."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What holds for the sections of one of many people in a file.

    `restarts` are the kinds of note that count on through a document, and shall not from person to
    person; `carried` says whether endnotes are to wait for the end of the person's last section.
    `last_page` is the name of a bookmark at the end of the person's text, where there is to be one.
    """

    odd_pages: bool
    restarts: tuple[str, ...] = ()
    carried: bool = False
    last_page: str = ""


@dataclass(slots=True)
class Sections:
    """The sections of a body, as they stood in the template."""

    elements: list[Element]
    apart: Apart | None
    may_vanish: bool
    _known: Mapping[str | None, str]
    _texts: dict[tuple[int, int, bool, bool], str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of the section that ends the body, which always remains."""
        return len(self.elements) - 1

    def text(self, ends: int, begins: int, *, first: bool, last: bool) -> str:
        """The properties of a section that begins as the one began and ends as the other ends.

        It is the `first` or the `last` of the body.
        """
        key = (ends, begins, first, last)
        if key not in self._texts:
            made = self._made(ends, begins, first=first, last=last)
            self._texts[key] = detached(made, self._known)
        return self._texts[key]

    def _made(self, ends: int, begins: int, *, first: bool, last: bool) -> Element:
        made = copy.deepcopy(self.elements[ends])
        known = dict(_references(made))
        handed = [self._inherited(begins), self._inherited(ends)] if self.may_vanish else []
        if first and self.apart is not None:
            every = (kind for one in self.elements for kind in dict(_references(one)))
            handed.append({kind: _NOUNS[kind[0]] for kind in every})
        for references in handed:
            for kind, link in references.items():
                if kind not in known:
                    known[kind] = link
                    _refer(made, kind, link)
        if begins != ends:
            _begin_like(made, self.elements[begins])
        if self.apart is not None:
            _set_apart(made, self.apart, first=first, last=last)
        return made

    def _inherited(self, number: int) -> dict[_Kind, str]:
        """The headers and footers that a section shows in the template."""
        found: dict[_Kind, str] = {}
        for one in self.elements[: number + 1]:
            found |= dict(_references(one))
        return found


@dataclass(slots=True)
class Ends:
    """The ends of sections in one document, as they are met; `links` are a person's own headers."""

    sections: Sections
    links: Mapping[str, str] = field(default_factory=dict)
    person: str = ""
    """What the names of the person's bookmarks end with."""
    keeps_last: bool = False
    """Whether the last one stands behind everything, to be had as `kept`."""
    kept: str = ""
    named_blank: bool = False
    """Whether a section had to be given a header or footer with nothing in it."""
    _begun: int | None = None
    _latest: int = 0
    """The section of which something was met last."""
    _first: bool = True

    def edge(self, letter: str, number: int) -> str:
        """What stands at a mark: where a section begins (z) or ends (s), or where all ends (l).

        A section that ends in a paragraph of its own does so because no other can hold it (a), or
        because a table stands before it, behind which Word wants a paragraph in any case (h).
        """
        if letter == "z":
            self._begun = number if self._begun is None else self._begun
            self._latest = number
            return ""
        if letter == "l":
            return self._last_page()
        text = self._end(number)
        if letter == "s":
            return text
        return (
            _ALONE.format(text, self._last_page()) if text or letter == "h" else self._last_page()
        )

    def _last_page(self) -> str:
        """The bookmark on the person's last page; its id is made single with all others."""
        apart = self.sections.apart
        if apart is None or not apart.last_page:
            return ""
        start = f'<w:bookmarkStart w:id="last page" w:name="{apart.last_page}{self.person}"/>'
        return f'{start}<w:bookmarkEnd w:id="last page"/>'

    def _end(self, number: int) -> str:
        last = number == self.sections.last
        begun, ends = number, number
        if self._begun is not None:
            begun, ends = self._begun, self._latest
        text = self.sections.text(ends, begun, first=self._first, last=last)
        self.named_blank |= BLANK_HEADER in text or BLANK_FOOTER in text
        if self.links:
            text = _QUOTED.sub(lambda found: f'"{self.links.get(found[1], found[1])}"', text)
        self._begun, self._first = None, False
        if last and self.keeps_last:
            self.kept, text = text, ""
        return text


def take_out_sections(
    root: Element, tags: Iterable[Tag], *, apart: Apart | None = None, ends_alone: bool = False
) -> Sections | None:
    """Take the sections of a body out, with marks where they began and ended.

    None where all of them remain whatever the data. Those of one of many people (`apart`) are taken
    out in any case, and the last one then ends in the last paragraph; or in one of its own, where that
    `ends_alone` because it may be cut or holds the end of another section.
    """
    body = root.find(w("body"))
    may_vanish = body is not None and _may_vanish(body, tags)
    if body is None or not (apart or may_vanish):
        return None
    last = body.find(w("sectPr"))
    if last is None:
        last = _end_in_last_paragraph(body) if not may_vanish else None
        last = body.makeelement(w("sectPr")) if last is None else last
        body.append(last)
    elements = [copy.deepcopy(one) for one in body.iter(w("sectPr"))]
    if may_vanish:
        _mark_beginnings(body)
    for number, one in enumerate(list(body.iter(w("sectPr")))):
        holder = one.getparent()
        assert holder is not None  # noqa: S101  it was found below the body
        if one is not last:
            holder.replace(one, node("mark", f"s{number}"))
        elif apart is None:
            body.replace(one, node("mark", f"s{number}"))
        else:
            body.remove(one)
            _mark_end(body, number, apart, alone=ends_alone)
    return Sections(elements, apart, may_vanish, root.nsmap)


def _end_in_last_paragraph(body: Element) -> Element | None:
    """The end of a section in the last paragraph: nothing comes after it, so it ends the body and no page follows."""
    is_paragraph = len(body) > 0 and body[-1].tag == w("p")
    return body[-1].find(f"{w('pPr')}/{w('sectPr')}") if is_paragraph else None


def _may_vanish(body: Element, tags: Iterable[Tag]) -> bool:
    """Whether a section may end within a loop or a condition."""
    if all(end.getparent() is body for end in body.iter(w("sectPr"))):
        return False  # only the last one, which a body may do without
    by_node = {tag.node: tag for tag in tags if tag.node is not None}
    depth = 0
    for element in body.iter():
        tag = by_node.get(element)
        if tag is not None:
            depth += (tag.keyword in OPENING) - (tag.keyword in CLOSING)
        elif depth and element.tag == w("sectPr"):
            return True
    return False


def _mark_beginnings(body: Element) -> None:
    """Leave a mark before the first block of each section, and the first in or behind each branch.

    A paragraph with nothing in it is passed over: nobody sees which section it belongs to.
    """
    number, due = 0, True
    for element in list(body.iter()):
        if is_node(element):
            due = True
        elif element.tag in _BLOCKS and not _is_inside(element):
            if due and not _is_blank(element):
                element.addprevious(node("mark", f"z{number}"))
                due = False
            if element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                number, due = number + 1, True


def _is_blank(block: Element) -> bool:
    return block.tag == w("p") and next(shown(block), None) is None


def _is_inside(block: Element) -> bool:
    return next(block.iterancestors(*_INSIDE), None) is not None


def _mark_end(body: Element, number: int, apart: Apart, *, alone: bool) -> None:
    """Leave a mark where a person's last section ends."""
    last = next((child for child in reversed(body) if not is_mark(child)), None)
    if alone or last is None or is_node(last) or last.tag != w("p") or _ends_section(last):
        body.append(node("mark", f"a{number}"))
        return
    properties = last.find(w("pPr"))
    if properties is None:
        properties = last.makeelement(w("pPr"))
        last.insert(0, properties)
    properties.append(node("mark", f"s{number}"))
    if apart.last_page:
        last.append(node("mark", f"l{number}"))


def _ends_section(paragraph: Element) -> bool:
    """Whether a section ends in a paragraph; by now only a mark may say so."""
    properties = paragraph.find(w("pPr"))
    return properties is not None and any(
        is_node(child) or child.tag == w("sectPr") for child in properties
    )


def _begin_like(section: Element, other: Element) -> None:
    """Let a section begin as `other` does: on which page, with which number, with which header first."""
    for name in ("type", "titlePg"):
        for old in section.findall(w(name)):
            section.remove(old)
        if (given := other.find(w(name))) is not None:
            insert_property(section, copy.deepcopy(given))
    _start_with(section, _started(other))


def _set_apart(section: Element, apart: Apart, *, first: bool, last: bool) -> None:
    """Let a section be one of a person's in a file for many."""
    if first:
        on_odd = apart.odd_pages or _val(section, "type") == "oddPage"
        for old in section.findall(w("type")):
            section.remove(old)
        kind = {w("val"): "oddPage" if on_odd else "nextPage"}
        insert_property(section, section.makeelement(w("type"), kind))
        _start_with(section, _started(section) or "1")
    for name in apart.restarts:
        _count_notes(section, name, "eachSect" if first else "continuous")
    if apart.carried and not last and section.find(w("noEndnote")) is None:
        insert_property(section, section.makeelement(w("noEndnote")))


def _count_notes(section: Element, name: str, way: str) -> None:
    """Say how the notes of a section are numbered, unless it says so itself."""
    properties = section.find(w(name))
    if properties is None:
        properties = section.makeelement(w(name))
        insert_property(section, properties)
    restart = properties.find(w("numRestart"))
    if restart is None:
        properties.append(properties.makeelement(w("numRestart"), {w("val"): way}))
    elif restart.get(w("val")) == "continuous":
        restart.set(w("val"), way)


def _started(section: Element) -> str | None:
    numbers = section.find(w("pgNumType"))
    return numbers.get(w("start")) if numbers is not None else None


def _start_with(section: Element, number: str | None) -> None:
    """Let the pages of a section be counted from `number`, or on from those before."""
    numbers = section.find(w("pgNumType"))
    if numbers is None and number is not None:
        numbers = section.makeelement(w("pgNumType"))
        insert_property(section, numbers)
    if numbers is not None and number is not None:
        numbers.set(w("start"), number)
    elif numbers is not None:
        numbers.attrib.pop(w("start"), "")


def _val(section: Element, name: str) -> str | None:
    child = section.find(w(name))
    return child.get(w("val")) if child is not None else None


def _references(section: Element) -> Iterator[tuple[_Kind, str]]:
    for noun in _NOUNS:
        for reference in section.iterchildren(w(noun)):
            yield (noun, str(reference.get(w("type"), "default"))), str(reference.get(r("id")))


def _refer(section: Element, kind: _Kind, link: str) -> None:
    noun, pages = kind
    section.insert(0, section.makeelement(w(noun), {w("type"): pages, r("id"): link}))
