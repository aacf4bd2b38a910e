"""Bookmarks and the like of which a condition or a loop would keep one end."""

from collections.abc import Iterable

from outreach_desktop.templates.engine.reading.dialect import CLOSING, MIDDLE, OPENING, Tag
from outreach_desktop.templates.engine.word.moving import RANGES, take_out
from outreach_desktop.templates.engine.word.ooxml import Element, w


def drop_torn_ranges(tags: Iterable[Tag]) -> None:
    """Take out a bookmark or the like that begins in one branch of the tags and ends in another."""
    by_node = {tag.node: tag for tag in tags if tag.node is not None}
    if not by_node:
        return
    root = next(iter(by_node)).getroottree().getroot()
    branch: list[Tag] = []
    begun: dict[tuple[str, str], tuple[Element, list[Tag]]] = {}
    torn: list[Element] = []
    for element in root.iter():
        tag = by_node.get(element)
        if tag is not None:
            if (tag.keyword in MIDDLE or tag.keyword in CLOSING) and branch:
                branch.pop()
            if tag.keyword in MIDDLE or tag.keyword in OPENING:
                branch.append(tag)
        elif element.tag in RANGES:
            kind, edge = _range(element)
            if edge == "Start":
                begun[kind] = (element, list(branch))
            elif kind in begun and begun[kind][1] != branch:
                torn += (begun[kind][0], element)
    for element in torn:
        take_out(element)


def _range(element: Element) -> tuple[tuple[str, str], str]:
    """What kind of range with which id a mark belongs to, and which of its ends it is."""
    name = str(element.tag).rpartition("}")[2]
    edge = "Start" if name.endswith("Start") else "End"
    return (name.removesuffix(edge), str(element.get(w("id")))), edge
