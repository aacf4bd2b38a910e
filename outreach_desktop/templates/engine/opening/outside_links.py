"""What a Word file leads to that does not travel with its documents: taken out, and told by its kind.

Comments, data behind controls, the template it was made from; pictures and pages on other computers;
links to files and programs; the workbook of a chart. Each part is gone through once, however many
links it has, and of many links one sentence is said.
"""

import posixpath
from collections.abc import Iterable, Mapping, Set

from lxml import etree

from outreach_desktop.templates.engine.opening.bare_addresses import take_out, without_addresses
from outreach_desktop.templates.engine.opening.harmful_parts import is_chart
from outreach_desktop.templates.engine.opening.left_out import (
    COMMENTS,
    FETCHED,
    LEFT_OUT,
    LINK,
    OWN_PROPERTIES,
    SVG,
    UNKNOWN,
    UNNOTICED,
    UNREADABLE,
    WORKBOOK,
    LeftOut,
    LeftOutKind,
)
from outreach_desktop.templates.engine.word.addresses import is_safe, shown_address
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import (
    A,
    Element,
    NotXmlError,
    R,
    W,
    is_outside,
    kind_of_link,
    w,
)
from outreach_desktop.templates.engine.word.package.allowed import (
    RELATIONSHIPS,
    end_of,
    is_type_allowed,
)
from outreach_desktop.templates.engine.word.package.content_types import types_of
from outreach_desktop.templates.engine.word.package.contents import TYPES, Contents
from outreach_desktop.templates.engine.word.package.links import (
    is_links,
    leads_away,
    links_of,
    owner_of,
    resolved,
)
from outreach_desktop.templates.engine.word.package.usual import (
    BODY,
    OF_THE_PACKAGE,
    PACKAGE,
    led_to,
    looks_like_xml,
)

_COMMENT_MARKS = tuple(w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference"))
_OWN = "docProps/custom.xml"
_MARKS = "outreach."
_PROPERTIES = {kind: part for kind, part in OF_THE_PACKAGE.items() if part != BODY}
# A picture without its sample is a place for one all the same; for the others a file is refused.
_NAMES = etree.XPath(
    ".//*/@r:*[not(parent::a:blip or parent::w:altChunk or parent::w:subDoc or parent::w:control)]",
    namespaces={"r": R, "a": A, "w": W},
    smart_strings=False,
)
_USERS = etree.XPath(".//*[@r:*]", namespaces={"r": R})


def without_links(contents: Contents, left_out: LeftOut) -> None:
    """Take out what a file leads to and nobody needs, and note it in `left_out`.

    From the root on, so that of what goes with its part nothing is said; what is not met is not carried.
    """
    types = types_of(contents)
    carried = {PACKAGE}
    owners = [PACKAGE]
    for owner in owners:
        for link, kind in _cut(contents, owner, types):
            away = leads_away(link)
            left_out.add(kind, shown_address(str(link.get("Target", ""))) if away else "")
        for _, part in led_to(contents, owner):
            if part not in carried:
                carried.add(part)
                owners.append(part)
    _carry_only(contents, carried)
    for kind, address in without_addresses(contents):
        left_out.add(kind, shown_address(address))


def _kind(
    contents: Contents, links: str, link: Element, types: Mapping[str, str]
) -> LeftOutKind | None:
    """What a relationship is that is to be left out; None for one that may stay."""
    kind = kind_of_link(link)
    if link.get("Type") not in RELATIONSHIPS:
        return LEFT_OUT.get(end_of(str(link.get("Type"))), UNKNOWN)
    if kind in _PROPERTIES and not _can_be_read(contents, _PROPERTIES[kind]):
        return UNREADABLE
    if kind == "custom-properties":
        if _names_own_properties(contents):
            return None
        return UNNOTICED if _are_ours_alone(contents) else OWN_PROPERTIES
    if not leads_away(link):
        return _kind_inside(contents, links, link, types)
    if kind == "hyperlink":
        target = str(link.get("Target", ""))
        is_kept = is_outside(link) and (target.startswith("#") or is_safe(target))
        return None if is_kept else LINK
    return WORKBOOK if is_chart(contents, owner_of(links)) else FETCHED


def _kind_inside(
    contents: Contents, links: str, link: Element, types: Mapping[str, str]
) -> LeftOutKind | None:
    """The same for what leads to a part: one of a type that no letter needs, or a drawing of the kind SVG."""
    part = resolved(posixpath.dirname(owner_of(links)), str(link.get("Target")))
    if part not in contents:  # a list of links is no part: what calls itself one is not carried
        return UNKNOWN if is_links(part) else None
    kind = types.get(part, "")
    if kind_of_link(link) == "image" and ("svg" in kind or looks_like_xml(contents.data(part))):
        return SVG
    return None if is_type_allowed(kind) else UNKNOWN


def _can_be_read(contents: Contents, name: str) -> bool:
    """Whether a part is well-formed and no text of a document, or none at all: Word opens files whose properties are not."""
    try:
        return name not in contents or not str(contents.root(name).tag).startswith(w(""))
    except NotXmlError:
        return False


def _carry_only(contents: Contents, parts: Set[str]) -> None:
    """Take out what nothing leads to: Word shows none of it, and it may say what nobody knows of."""
    carried = {TYPES, *parts, *map(links_of, parts)}
    gone = [name for name in contents if name not in carried]
    for name in gone:
        contents.drop(name)
    _forget_types(contents, gone)


def _names_own_properties(contents: Contents) -> bool:
    """Whether one of the file's own properties holds a tag, and is filled in."""
    data = contents.data(_OWN) if _OWN in contents else b""
    return b"{{" in data or b"{%" in data


def _are_ours_alone(contents: Contents) -> bool:
    """Whether the writers' own properties are the marks of a copy of the program's documents: nobody misses these."""
    if _OWN not in contents or not _can_be_read(contents, _OWN):
        return False
    return all(str(one.get("name", "")).startswith(_MARKS) for one in contents.root(_OWN))


def _cut(
    contents: Contents, owner: str, types: Mapping[str, str]
) -> list[tuple[Element, LeftOutKind]]:
    """Take relationships out of a part, with what uses them; each, and what it was."""
    links = links_of(owner)
    root: Iterable[Element] = contents.root(links) if links in contents else ()
    left_out = [(link, kind) for link in root if (kind := _kind(contents, links, link, types))]
    for link, _ in left_out:
        contents.root(links).remove(link)
        contents.changed(links)
    if not owner.endswith(".xml") or owner not in contents:
        return left_out
    part = contents.root(owner)
    leading_nowhere = _names(part) - {"", *(str(link.get("Id")) for link in root)}
    if gone := leading_nowhere | {str(link.get("Id")) for link, _ in left_out}:
        _forget(part, gone)
        contents.changed(owner)
    if any(kind == COMMENTS for _, kind in left_out):
        etree.strip_elements(part, *_COMMENT_MARKS, with_tail=False)
        contents.changed(owner)
    return left_out


def _forget(root: Element, gone: set[str]) -> None:
    """Take out what uses relationships that are gone; the words of a link, and a picture's frame, stay.

    What is in the file and on another computer as well keeps the one that is in the file.
    """
    for element in _uses(root):
        used = [key for key, value in element.attrib.items() if _leads(key) and value in gone]
        for key in used:
            del element.attrib[key]
        if not used or element.tag == f"{{{A}}}blip" or element.getparent() is None:
            continue
        if element.tag == w("hyperlink"):
            for child in list(element):
                element.addprevious(child)
            parent_of(element).remove(element)
        elif not any(map(_leads, element.attrib)):
            take_out(element)


def _names(root: Element) -> set[str]:
    """The relationships that a part names, where what names one that is not there may go."""
    return set(_NAMES(root))  # type: ignore[arg-type]  # texts, because the path ends in attributes


def _uses(root: Element) -> Iterable[Element]:
    return _USERS(root)  # type: ignore[return-value]  # elements, because the path ends in one


def _leads(key: str | bytes) -> bool:
    return str(key).startswith(f"{{{R}}}")


def _forget_types(contents: Contents, gone: Iterable[str]) -> None:
    """Take parts out of the list of types."""
    known = frozenset(gone)
    root = contents.root(TYPES)
    for entry in list(root) if known else ():
        if str(entry.get("PartName", "")).lstrip("/") in known:
            root.remove(entry)
            contents.changed(TYPES)
