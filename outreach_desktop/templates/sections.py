"""A body made ready to stand in one file with others: its sections, headers and page numbers.

Each person's pages are sections of their own. A section that has no header of a kind shows the one
of the section before it, which would be another person's: so the first one names every kind.
"""

from collections.abc import Iterator

from outreach_desktop.templates.ooxml import Element, W, fragment, is_node, r, w
from outreach_desktop.templates.repair import node

BLANK_HEADER, BLANK_FOOTER = "rIdBlankHeader", "rIdBlankFooter"
BLANK_PARTS = {
    BLANK_HEADER: f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>',
    BLANK_FOOTER: f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>',
}
_ALONE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>{}</w:pPr></w:p>'
)
# The order of the schema, as far as it matters for what is added (ISO/IEC 29500-1, 17.6.17).
_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols",
)  # fmt: skip
_AFTER_SECTION = w("pPrChange")
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def prepare_sections(root: Element, *, odd_pages: bool) -> str:
    """Make the body's sections fit to be repeated; the last one is taken out and returned as text."""
    body = root.find(w("body"))
    assert body is not None  # noqa: S101  the gate lets only documents in
    last = body.find(w("sectPr"))
    if last is None:
        last = body.makeelement(w("sectPr"))
        body.append(last)
    sections = list(root.iter(w("sectPr")))
    _begin_anew(sections[0], odd_pages=odd_pages)
    _name_every_kind(sections)
    for name in _COMMENTS:
        for comment in list(root.iter(w(name))):
            parent = comment.getparent()
            if parent is not None:
                parent.remove(comment)
    if len(sections) == 1:
        count_own_pages(root)
    body.remove(last)
    return fragment_of(last, root)


def fragment_of(element: Element, root: Element) -> str:
    """The text of an element that was taken out of `root`."""
    holder = root.makeelement(w("body"))
    root.append(holder)
    holder.append(element)
    text = fragment(element)
    root.remove(holder)
    return text


def _begin_anew(section: Element, *, odd_pages: bool) -> None:
    """The section starts on a new page, which has number 1."""
    for old in list(section.iterchildren(w("type"))):
        section.remove(old)
    kind = section.makeelement(w("type"), {w("val"): "oddPage" if odd_pages else "nextPage"})
    _insert(section, kind)
    numbers = section.find(w("pgNumType"))
    if numbers is None:
        numbers = section.makeelement(w("pgNumType"))
        _insert(section, numbers)
    if numbers.get(w("start")) is None:
        numbers.set(w("start"), "1")


def _insert(section: Element, new: Element) -> None:
    before = {w(name) for name in _ORDER[: _ORDER.index(str(new.tag).rpartition("}")[2])]}
    section.insert(sum(1 for child in section if child.tag in before), new)


def _name_every_kind(sections: list[Element]) -> None:
    first = sections[0]
    own = set(_references(first))
    for noun, kind in dict.fromkeys(one for section in sections for one in _references(section)):
        if (noun, kind) not in own:
            link = BLANK_HEADER if noun == "headerReference" else BLANK_FOOTER
            first.insert(0, first.makeelement(w(noun), {w("type"): kind, r("id"): link}))


def _references(section: Element) -> Iterator[tuple[str, str]]:
    for noun in ("headerReference", "footerReference"):
        for reference in section.iterchildren(w(noun)):
            yield noun, str(reference.get(w("type"), "default"))


def count_own_pages(root: Element) -> None:
    """“Page 1 of 3” counts the person's pages, not those of the whole file."""
    for code in root.iter(w("instrText")):
        code.text = (code.text or "").replace("NUMPAGES", "SECTIONPAGES")
    for simple in root.iter(w("fldSimple")):
        simple.set(w("instr"), str(simple.get(w("instr"), "")).replace("NUMPAGES", "SECTIONPAGES"))


def mark_end(root: Element, *, apart: bool = False) -> None:
    """Leave a mark where the person's last section ends; `apart` from a paragraph that may be cut."""
    body = root.find(w("body"))
    assert body is not None  # noqa: S101  as above
    last = next((child for child in reversed(body) if child.tag != w("sectPr")), None)
    if apart or last is None or is_node(last) or last.tag != w("p"):
        body.append(node("mark", "a"))
        return
    properties = last.find(w("pPr"))
    if properties is None:
        properties = last.makeelement(w("pPr"))
        last.insert(0, properties)
    at = sum(1 for child in properties if child.tag != _AFTER_SECTION)
    properties.insert(at, node("mark", "s"))


def ending(section: str) -> dict[str, str]:
    """What stands at the mark of a last section: in a paragraph, or in one of its own."""
    return {"s": section, "a": _ALONE.format(section)} if section else {}
