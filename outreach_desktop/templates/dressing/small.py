"""A starter on half a sheet: what is across follows the narrower text, and what is larger than text need be gives way."""

from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.scaling import narrow
from outreach_desktop.templates.dressing.xml import w

_TEXT: Final = 28
"""Half points: nothing above it becomes smaller than this, and nothing below it becomes smaller at all."""
_ADDRESS: Final = "contact.address_block"
_ROOM: Final = 100
"""Twentieths of a point between paragraphs that stay as they are."""


def fit(root: etree._Element, times: float) -> None:
    """A part of the file for text so many times as wide as it was drawn for."""
    narrow(root, times)
    for size in root.iter(w("sz"), w("szCs")):
        _give_way(size, w("val"), times, _TEXT)
    for spacing in root.iter(w("spacing")):
        for side in ("before", "after"):
            _give_way(spacing, w(side), times, _ROOM)


def name_alone(row: etree._Element) -> None:
    """Of the address only whom it is for: it stands on the envelope, which has no window."""
    for text in row.iter(w("t")):
        if text.text:
            text.text = text.text.replace(f"in {_ADDRESS} ", f"in {_ADDRESS}[:1] ")


def _give_way(element: etree._Element, name: str, times: float, least: int) -> None:
    said = int(element.get(name) or 0)
    if said > least:
        element.set(name, str(max(least, round(said * times))))
