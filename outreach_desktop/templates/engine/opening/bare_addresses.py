"""Addresses that stand in a part itself, without a relationship: in old drawings, for the most part.

`src` of a filling or `o:href` of a picture is fetched when a document is opened. One may stay: where an old
drawing leads when it is clicked, to a page, a mailbox or a telephone. Instructions to other programs
(`xml-stylesheet`) and remarks in the XML are parsed away, and so go here too.
"""

import re
from collections.abc import Iterator

from lxml import etree

from outreach_desktop.templates.engine.opening.left_out import (
    FETCHED,
    FILM,
    LINK,
    UNNOTICED,
    LeftOutKind,
)
from outreach_desktop.templates.engine.word.addresses import is_away
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import MC, A, Element, local_name, w
from outreach_desktop.templates.engine.word.package.allowed import ADDRESSES, PLACES
from outreach_desktop.templates.engine.word.package.contents import Contents

_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_UNSEEN_WORDS = (b"schemaLibrary", b"attachedSchema", b"saveThroughXslt", b"gfxdata", b"<!--")
# Their last letters, of which there are fewer: each is looked for in all that stands in a file.
_NAMED = tuple({f"{name}="[-5:].encode() for name in ADDRESSES | PLACES})
_HOLDS = re.compile(rb"[\s:](?:" + "|".join(sorted(ADDRESSES)).encode() + rb")\s*=")
_HOLDS_PLACE = re.compile(
    rb"[\s:](?:" + "|".join(sorted(PLACES)).encode() + rb")\s*=\s*[\"'][^\"']*?[/\\:&]"
)
_BLANKS = (b" ", b"\n", b"\t", b"\r")
_EXTENSION, _EXTENSIONS = f"{{{A}}}ext", f"{{{A}}}extLst"
_CHOICE, _FALLBACK = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
_SCHEMAS = "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary"
_UNSEEN = (w("attachedSchema"), w("saveThroughXslt"), _SCHEMAS)
# Drawings once more, packed as a file of their own, for Word 2007: nobody has looked into it.
_PACKED = f"{{{_OFFICE}}}gfxdata"
_CLICKED = re.compile(r"\s*(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_CLICKED_TOO = PLACES | {"action", "invalidUrl"}
_NEVER_SEEN = frozenset(("schemaLocation", "noNamespaceSchemaLocation", "url"))


def without_addresses(contents: Contents) -> Iterator[tuple[LeftOutKind, str]]:
    """Take these addresses out; each that may be missed, with what it was."""
    for name in contents.xml_parts():
        if _may_hold(contents.data(name)):
            yield from _without(contents.root(name))
            contents.changed(name)


def _may_hold(data: bytes) -> bool:
    """Whether an address, or what goes with them, may stand in a part: nearly always the quick answer is no."""
    if any(word in data for word in _UNSEEN_WORDS) or data.find(b"<?", 5) > 0:
        return True
    may = any(name in data for name in _NAMED) or any(
        blank in data and blank + b"=" in data for blank in _BLANKS
    )
    return may and (_HOLDS.search(data) is not None or _HOLDS_PLACE.search(data) is not None)


def _without(root: Element) -> Iterator[tuple[LeftOutKind, str]]:
    for element in [one for one in root.iter(*_UNSEEN) if one is not root]:
        parent_of(element).remove(element)
    for element in list(root.iter(etree.Element)):
        element.attrib.pop(_PACKED, "")
        for key in [key for key, value in element.attrib.items() if _is_address(key, value)]:
            address = str(element.get(key))
            if local_name(element) == "webVideoPr":
                yield FILM, address
                take_out(element)
                break
            kind = _kind(element, str(key), address)
            if kind is not None:
                del element.attrib[key]
            if kind not in (None, UNNOTICED):
                yield kind, address


def _is_address(key: str | bytes, value: str | bytes) -> bool:
    name = str(key).rpartition("}")[2]
    return name in ADDRESSES or (name in PLACES and is_away(str(value)))


def _kind(element: Element, key: str, address: str) -> LeftOutKind | None:
    """What an address is that goes; None for one that stays."""
    name = key.rpartition("}")[2]
    is_link = key in ("href", f"{{{_OFFICE}}}href") and str(element.tag).startswith(f"{{{_VML}}}")
    if is_link and local_name(element) not in _FETCHING:
        return None if _CLICKED.match(address) else LINK
    if name in _NEVER_SEEN or not address.strip():
        return UNNOTICED
    return LINK if name in _CLICKED_TOO else FETCHED


_FETCHING = frozenset(("imagedata", "fill", "stroke", "image", "background", "textpath"))


def take_out(element: Element) -> None:
    """Take an element out with what stands for it alone; where there is something to show instead, show that.

    Word keeps beside a 3D model or ink a picture for programs that do not know them. What extends a picture,
    such as the photograph behind an effect, goes without the picture.
    """
    nearest = next(element.iterancestors(_CHOICE, _EXTENSION), None)
    choice = nearest if nearest is not None and nearest.tag == _CHOICE else None
    fallback = choice.getnext() if choice is not None else None
    while fallback is not None and fallback.tag != _FALLBACK:
        fallback = fallback.getnext()
    if choice is not None and fallback is not None and len(fallback):
        both = parent_of(choice)
        for child in list(fallback):
            both.addprevious(child)
        parent_of(both).remove(both)
        return
    gone = element if nearest is None or nearest.tag == _CHOICE else nearest
    above = parent_of(gone)
    above.remove(gone)
    if above.tag == _EXTENSIONS and not len(above) and above.getparent() is not None:
        parent_of(above).remove(above)
