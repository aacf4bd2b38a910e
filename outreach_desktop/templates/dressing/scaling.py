"""Lengths made smaller: where a sheet is narrower than the one that something was drawn for."""

import re
from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.xml import DRAWING, w

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GROUP: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"
_OF_GROUP: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}grpSpPr"
_VML_GROUP: Final = "{urn:schemas-microsoft-com:vml}group"
_BOX: Final = w("txbxContent")
_ACROSS: Final = {w("gridCol"): ("w",), w("tab"): ("pos",)}
_BY_KIND: Final = frozenset(w(name) for name in ("tcW", "tblW", "tblInd"))
"""Widths that say what they are measured in: shares of the page stay shares."""
_SIZE: Final = f"{_WP}extent"
_DRAWN: Final = f"{DRAWING}ext"
_IN_BOTH: Final = {
    w("ind"): ("left", "right", "start", "end", "hanging", "firstLine"),
    w("framePr"): ("w", "h", "x", "y", "hSpace", "vSpace"),
    w("tblpPr"): (
        *("tblpX", "tblpY", "leftFromText", "rightFromText", "topFromText", "bottomFromText"),
    ),
    w("trHeight"): ("val",),
    w("sz"): ("val",),
    w("szCs"): ("val",),
}
_MARGINS: Final = frozenset(w(name) for name in ("tcMar", "tblCellMar"))
_EXACT: Final = ("exact", "atLeast")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_VML_LENGTH: Final = re.compile(
    r"((?:^|;)\s*(?:width|height|left|top|margin-left|margin-top)\s*:\s*)(-?[\d.]+)(pt|in|cm|mm|px)"
)
_INSETS: Final = ("lIns", "tIns", "rIns", "bIns")


def narrow(root: etree._Element, times: float) -> None:
    """Tables, tab stops and pictures of a part of the file, so many times as wide; text and heights of rows stay."""
    for element in root.iter(*_ACROSS):
        for name in _ACROSS[element.tag]:
            scale(element, w(name), times)
    for element in root.iter(*_BY_KIND):
        if element.get(w("type"), "dxa") == "dxa":
            scale(element, w("w"), times)
    for size in root.iter(_SIZE, _DRAWN):
        if _is_outermost(size):
            scale(size, "cx", times)
            scale(size, "cy", times)


def reduce(root: etree._Element, times: float) -> None:
    """All of it so many times as large, as a copier makes a page smaller."""
    narrow(root, times)
    for element in root.iter(*_IN_BOTH):
        for name in _IN_BOTH[element.tag]:
            scale(element, w(name), times)
    _reduce_room(root, times)
    for element in root.iter():
        for name in _INSETS:
            scale(element, name, times)
        style = element.get("style")
        if style and not _is_in(element, _VML_GROUP):
            element.set("style", _VML_LENGTH.sub(lambda found: _shorter(found, times), style))


def _reduce_room(root: etree._Element, times: float) -> None:
    """What is between paragraphs, around text in cells, and how far pictures stand from where they hang."""
    for spacing in root.iter(w("spacing")):
        line = ("line",) if spacing.get(w("lineRule")) in _EXACT else ()
        for name in ("before", "after", "val", *line):
            scale(spacing, w(name), times)
    for margins in root.iter(*_MARGINS):
        for side in margins:
            if side.get(w("type"), "dxa") == "dxa":
                scale(side, w("w"), times)
    for offset in root.iter(f"{_WP}posOffset"):
        offset.text = _scaled(offset.text or "0", times)


def scale(element: etree._Element, name: str, times: float) -> None:
    """A length that an element may have."""
    said = element.get(name)
    if said is not None:
        element.set(name, _scaled(said, times))


def _scaled(said: str, times: float) -> str:
    return str(round(float(said) * times)) if _NUMBER.fullmatch(said.strip()) else said


def _shorter(found: re.Match[str], times: float) -> str:
    try:
        return f"{found[1]}{float(found[2]) * times:.2f}{found[3]}"
    except ValueError:
        return found[0]


def _is_outermost(size: etree._Element) -> bool:
    """What is in a group is measured by the group."""
    above = size.getparent()
    is_of_group = above is not None and any(one.tag == _OF_GROUP for one in size.iterancestors())
    return is_of_group or not _is_in(size, _GROUP)


def _is_in(element: etree._Element, group: str) -> bool:
    """Whether it is inside such a group, and not in the text of a box that is."""
    for one in element.iterancestors():
        if one.tag == _BOX:
            return False
        if one.tag == group:
            return True
    return False
