"""What a Word file with a letterhead consists of: the head and foot of its first page, and of the pages that follow where they have their own."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from outreach_desktop.templates.dressing.paper import LETTERHEAD
from outreach_desktop.templates.dressing.parts import OFFICE, Parts
from outreach_desktop.templates.dressing.xml import DRAWING, w

_VML: Final = "{urn:schemas-microsoft-com:vml}"
_SEEN: Final = (w("drawing"), w("pict"), w("object"), f"{DRAWING}blip", f"{_VML}imagedata")
USUAL: Final = {"left": 1440, "right": 1440, "header": 708}
"""Twips that Word takes where a section says nothing."""
USUAL_WIDTH: Final = 11906
_OFF: Final = ("0", "false", "off")


class Edge(NamedTuple):
    """Blocks of a header or a footer, and the name of the part they stand in."""

    part: str
    blocks: list[etree._Element]


NO_EDGE: Final = Edge("", [])


class FollowingPages(NamedTuple):
    """What the pages after the first have; nothing where they are blank."""

    header: Edge
    footer: Edge


class Skin(NamedTuple):
    """What a letterhead consists of, and where it stands, in twips. `following` is None where all pages have the same."""

    header: Edge
    footer: Edge
    following: FollowingPages | None
    left: int
    right: int
    top: int
    page: int

    @property
    def width(self) -> int:
        """Between the margins."""
        return max(self.page - self.left - self.right, 1)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All there is."""
        return (self.header, self.footer, *(self.following or ()))


def read(source: Parts) -> Skin:
    """The letterhead of a file; its header is empty where it has none."""
    document = source.document()
    body = source.tree(document).find(w("body"))
    if body is None:
        return Skin(NO_EDGE, NO_EDGE, None, 0, 0, 0, USUAL_WIDTH)
    section = next(body.iter(w("sectPr")), None)
    header, footer, following = _edges(source, document, body, section)
    said = (
        {} if section is None else {**attributes(section, "pgSz"), **attributes(section, "pgMar")}
    )
    left, right, top = (number(said.get(one), usual) for one, usual in USUAL.items())
    if header.part == document:
        top = number(said.get("top"), top)
    return Skin(header, footer, following, left, right, top, number(said.get("w"), USUAL_WIDTH))


def _edges(
    source: Parts, document: str, body: etree._Element, section: etree._Element | None
) -> tuple[Edge, Edge, FollowingPages | None]:
    """Header and footer of the first page, and what follows."""

    def edge(kind: str, *wanted: str) -> Edge:
        found = (_edge(source, document, section, kind, one) for one in wanted)
        return next((one for one in found if one.blocks), NO_EDGE)

    blocks = list(_first_blocks(body))
    at_top = Edge(document, blocks if _shows_any(blocks) else [])
    if section is not None and _is_on(section, "titlePg"):
        first = edge("header", "first")
        if not first.blocks and _is_letterhead(at_top.blocks):
            first = at_top
        if first.blocks:
            after = FollowingPages(
                edge("header", "default", "even"), edge("footer", "default", "even")
            )
            if after.header.blocks or not _is_made_from_ours(first.blocks):
                return first, edge("footer", "first"), after
            return first, edge("footer", "first", "default"), None
        return edge("header", "default"), edge("footer", "first", "default"), None
    header = edge("header", "default")
    if not header.blocks:  # many have it at the top of the page itself
        header = at_top
    after = FollowingPages(edge("header", "even"), edge("footer", "even"))
    differs = _says_even_pages(source, document) and (after.header.blocks or after.footer.blocks)
    return header, edge("footer", "default"), after if differs else None


def _edge(
    source: Parts, document: str, section: etree._Element | None, kind: str, wanted: str
) -> Edge:
    """The header or footer of this name, where it shows anything."""
    if section is None:
        return NO_EDGE
    named = {
        one.get(w("type")): one.get(f"{{{OFFICE}}}id", "")
        for one in section.iter(w(f"{kind}Reference"))
    }
    relation = source.relations(document).get(named.get(wanted, ""))
    if relation is None or relation.target not in source.content:
        return NO_EDGE
    blocks = [block for block in source.tree(relation.target) if _is_block(block)]
    return Edge(relation.target, blocks) if _shows_any(blocks) else NO_EDGE


def _first_blocks(body: etree._Element) -> Iterator[etree._Element]:
    """From the top of the page to the first empty line below something."""
    shown = False
    for block in body:
        if not _is_block(block):
            continue
        if _shows_any([block]):
            shown = True
        elif shown:
            return
        if (
            block.find(f".//{w('sectPr')}") is not None
            or block.find(f".//{w('br')}[@{w('type')}='page']") is not None
        ):
            return
        yield block


def _is_letterhead(blocks: Iterable[etree._Element]) -> bool:
    """Whether what stands at the top of a page says who writes: a picture, a number or an address, and not “Dear Sir or Madam”."""
    return any(
        element.tag in _SEEN
        or (
            element.tag == w("t")
            and any(one.isdecimal() or one == "@" for one in element.text or "")
        )
        for block in blocks
        for element in block.iter()
    )


def _is_made_from_ours(blocks: Iterable[etree._Element]) -> bool:
    """Whether it began as the file that the program writes, which once had no head for following pages: no one took it out."""
    return any(
        mark.get(w("name")) == LETTERHEAD
        for block in blocks
        for mark in block.iter(w("bookmarkStart"))
    )


def _is_on(section: etree._Element, name: str) -> bool:
    found = section.find(w(name))
    return found is not None and found.get(w("val")) not in _OFF


def _says_even_pages(source: Parts, document: str) -> bool:
    """Whether even pages have a header of their own."""
    settings = source.of_kind(document, "settings")
    return settings is not None and _is_on(source.tree(settings), "evenAndOddHeaders")


def _is_block(element: etree._Element) -> bool:
    return element.tag in (w("p"), w("tbl"), w("sdt"))


def _shows_any(blocks: Iterable[etree._Element]) -> bool:
    """Whether anything of it is seen on paper."""
    return any(
        element.tag in _SEEN or (element.tag == w("t") and (element.text or "").strip())
        for block in blocks
        for element in block.iter()
    )


def attributes(section: etree._Element, name: str) -> dict[str, str]:
    """What an element of a section says, by the plain names of it."""
    found = section.find(w(name))
    return (
        {}
        if found is None
        else {etree.QName(key).localname: str(value) for key, value in found.attrib.items()}
    )


def number(said: str | None, usual: int) -> int:
    """Twips; some programs write fractions."""
    try:
        return round(float(said)) if said is not None else usual
    except ValueError:
        return usual
