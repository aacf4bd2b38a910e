"""Nodes moved about in a tree of Word's XML, with all text around them kept."""

import copy

from outreach_desktop.templates.engine.word.ooxml import Element, w

_PROPERTIES = {w("rPr"), w("pPr"), w("sdtPr"), w("smartTagPr")}
_SECTION = f"{w('pPr')}/{w('sectPr')}"
RANGES = {
    w(name + edge) for name in ("bookmark", "perm", "commentRange") for edge in ("Start", "End")
}


def parent_of(element: Element) -> Element:
    """The element around one that is not the root."""
    parent = element.getparent()
    assert parent is not None  # noqa: S101  asked only of elements below a root
    return parent


def take_out(node: Element) -> None:
    """Remove a node and leave the text that follows it where it is."""
    parent = parent_of(node)
    if tail := node.tail:
        previous = node.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        node.tail = None
    parent.remove(node)


def lift(node: Element, above: Element) -> None:
    """Bring `node` up until it is a child of `above`, cutting in two what it stood in.

    The new half is the one before, so that tags still to be moved stand where they stood.
    """
    while (parent := parent_of(node)) is not above:
        left = parent.makeelement(parent.tag, {str(k): str(v) for k, v in parent.attrib.items()})
        left.text = parent.text
        before = list(node.itersiblings(preceding=True))[::-1]
        left.extend(copy.deepcopy(child) if child.tag in _PROPERTIES else child for child in before)
        for section in list(left.iterfind(_SECTION)):
            take_out(section)  # a section ends with the last of its paragraphs
        parent.text, node.tail = node.tail, None
        parent.addprevious(node)
        if _filled(left):
            node.addprevious(left)
        if not _filled(parent) and parent.find(_SECTION) is None:
            take_out(parent)


def _filled(element: Element) -> bool:
    return bool(element.text) or any(child.tag not in _PROPERTIES for child in element)
