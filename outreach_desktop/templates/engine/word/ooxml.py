"""The few words of Office Open XML that the engine speaks."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.word.part_names import called
from outreach_desktop.words import say

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Element = etree._Element  # noqa: SLF001  lxml gives its element type no public name

_NAMESPACES = re.compile(r' xmlns:([\w.-]+)="([^"]*)"')


_IN_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\r": "&#13;",
        "\t": "&#9;",
    }
)


def in_attribute(text: str) -> str:
    """`text` as it stands between the quotation marks of an attribute."""
    return text.translate(_IN_ATTRIBUTE)


def w(name: str) -> str:
    """`name` in the WordprocessingML namespace."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """`name` in the namespace of relationship attributes."""
    return f"{{{R}}}{name}"


class NotXmlError(OutreachError):
    """A part that cannot be read."""


def parse(data: bytes, part: str) -> Element:
    """The tree of an XML part; no entity, network, comment or foreign instruction gets in."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotXmlError(
            say(
                "This Word file is damaged: {part} cannot be read.",
                part=called(part),
            ),
            hint=say("Open it in Word, let Word repair it, and save it again."),
        ) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise OutreachError(
            say(
                "This Word file is not safe to open: {part} brings its own document type.",
                part=called(part),
            ),
            hint=say("Make the template again in Word and save it as .docx."),
        )
    return root


def serialise(root: Element) -> bytes:
    """The bytes of an XML part."""
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()


def fragment(element: Element) -> str:
    """`element` as it stands inside its part, whose root declares the usual namespaces."""
    return detached(element, element.getroottree().getroot().nsmap)


def detached(element: Element, known: Mapping[str | None, str]) -> str:
    """`element`, which stands in no tree, as it stands inside a part whose root declares `known`."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _NAMESPACES.sub(lambda found: "" if known.get(found[1]) == found[2] else found[0], text)


def written_beside(element: Element, near: Element) -> str:
    """The XML of an element that stands in no tree, as it would be written inside `near`."""
    near.append(element)
    text = fragment(element)
    near.remove(element)
    return text


def without_prefix(root: Element) -> Element:
    """The same tree with its root's namespace for default."""
    if not root.prefix:
        return root
    attributes = {str(key): str(value) for key, value in root.attrib.items()}
    names = {None: etree.QName(root).namespace}
    made = root.makeelement(root.tag, attributes, names)  # type: ignore[arg-type]
    made.text = root.text
    made.extend(list(root))
    return made


_LISTS = etree.XPath(
    "//@mc:Ignorable|//@mc:ProcessContent|//@mc:MustUnderstand|//mc:Choice/@Requires",
    namespaces={"mc": MC},
)


def prefixes_named(root: Element) -> list[str]:
    """The prefixes of a part that an attribute may name: of the root, and of elements inside of it.

    Word takes a file for damaged where `mc:Ignorable` names one that is not declared.
    """
    listed = " ".join(map(str, cast(list[str], _LISTS(root)))).split()
    return [
        *(prefix for prefix in root.nsmap if prefix),
        *(one.partition(":")[0] for one in listed),
    ]


def kind_of_link(link: Element) -> str:
    """What a relationship is: "image", "hyperlink", "vbaProject"."""
    return str(link.get("Type", "")).rpartition("/")[2]


def is_outside(link: Element) -> bool:
    """True for a relationship that leads out of the package."""
    return str(link.get("TargetMode", "")).strip().casefold() == "external"


def found_by(root: Element, path: str) -> list[Element]:
    """The elements that an XPath leads to."""
    return cast(list[Element], root.xpath(path))


def is_node(element: Element) -> bool:
    """True for an instruction to the compiler, which stands where a tag stood."""
    return isinstance(element, etree._ProcessingInstruction)  # noqa: SLF001  as above


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def is_mark(element: Element) -> bool:
    """True for an instruction that only marks where something begins or ends."""
    return is_node(element) and getattr(element, "target", "") == "mark"


def ancestor(element: Element, name: str) -> Element | None:
    """The nearest element above called `name`."""
    return next(element.iterancestors(w(name)), None)


def inside(paragraph: Element) -> Iterator[Element]:
    """What stands in a paragraph, in reading order: not its text boxes, deletions or properties."""
    for child in paragraph:
        tag = child.tag
        if tag in _NOT_TEXT:
            continue
        yield child
        if len(child) and tag not in _CLOSED:
            yield from inside(child)


def is_inside(element: Element, paragraph: Element) -> bool:
    """Whether `inside` comes upon an element that has the paragraph above it."""
    if element.tag in _NOT_TEXT:
        return False
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag in _NOT_TEXT or above.tag in _CLOSED:
            return False
    return False


_NOT_TEXT = frozenset(
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "smartTagPr")
)
_CLOSED = frozenset((w("drawing"), w("pict"), w("object"), f"{{{MC}}}AlternateContent"))
