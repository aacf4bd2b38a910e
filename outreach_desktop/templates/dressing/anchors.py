"""Floating pictures and text boxes of a letterhead, placed by the paper: a cell of a table would move them, and its edge cut them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from outreach_desktop.templates.dressing.xml import w

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_WRAPS: Final = frozenset(
    f"{_WP}{one}" for one in ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom")
)
_EMU: Final = 635
"""In a twip."""
_FROM_COLUMN: Final = ("column", "character", "leftMargin")
_FROM_PARAGRAPH: Final = ("paragraph", "line")
_BY_THE_SHEET: Final = re.compile(
    r"mso-position-vertical-relative:\s*(?:page|margin|top-margin-area)"
)


class TextCorner(NamedTuple):
    """How far text begins from the left edge of the paper and from its top, in twips."""

    left: int
    top: int


def lifted(blocks: list[etree._Element], edges: TextCorner) -> Iterator[etree._Element]:
    """Take out what floats before or behind the text, to hang on a paragraph outside of the cell; runs for it.

    What text flows around stays where it is, beside that text; where there is none, nothing does.
    """
    flows = any(_is_flowing(one) for block in blocks for one in block.iter(w("t")))
    first = next((one for one in blocks if one.tag == w("p")), None)
    for block in blocks:
        for drawing in [*block.iter(w("drawing")), *block.iter(w("pict"))]:
            anchor = drawing.find(f"{_WP}anchor")
            is_first = first is not None and first in drawing.iterancestors()
            if _hangs_in_box(drawing):
                continue
            if anchor is not None and (not flows or anchor.find(f"{_WP}wrapNone") is not None):
                if _place_by_paper(anchor, edges, knows_height=is_first):
                    yield _run_of(drawing)
            elif anchor is None and _is_by_sheet(drawing):
                yield _run_of(drawing)


def by_the_paper(blocks: Iterable[etree._Element], edges: TextCorner) -> None:
    """Let what floats stand as far from the left edge of the paper as before, where margins differ."""
    for block in blocks:
        for anchor in block.iter(f"{_WP}anchor"):
            _set_across(anchor, edges.left)


def _is_flowing(text: etree._Element) -> bool:
    return bool((text.text or "").strip()) and not _hangs_in_box(text)


def _hangs_in_box(drawing: etree._Element) -> bool:
    """Whether it is inside a text box that is lifted itself."""
    return any(one.tag == w("txbxContent") for one in drawing.iterancestors())


def _place_by_paper(anchor: etree._Element, edges: TextCorner, *, knows_height: bool) -> bool:
    """Say where it stands from the paper's edges; False where that is not known: what a later paragraph holds depends on those before."""
    down = anchor.find(f"{_WP}positionV")
    if down is None:
        return False
    if down.get("relativeFrom") in _FROM_PARAGRAPH:
        if not knows_height:
            return False
        _measure(down, edges.top)
    _set_across(anchor, edges.left)
    for wrap in [one for one in anchor if one.tag in _WRAPS]:
        # The row keeps its room: nothing is to be pushed away twice.
        wrap.addnext(etree.Element(f"{_WP}wrapNone"))
        anchor.remove(wrap)
    return True


def _set_across(anchor: etree._Element, left: int) -> None:
    across = anchor.find(f"{_WP}positionH")
    if across is not None and across.get("relativeFrom") in _FROM_COLUMN:
        _measure(across, left)


def _measure(position: etree._Element, begins: int) -> None:
    """From the edge of the paper: what is aligned begins at its margin as before."""
    offset = position.find(f"{_WP}posOffset")
    if offset is None:
        position.set("relativeFrom", "margin" if position.tag.endswith("H") else "page")
        return
    position.set("relativeFrom", "page")
    offset.text = str(int(float(offset.text or "0")) + begins * _EMU)


def _is_by_sheet(drawing: etree._Element) -> bool:
    """A watermark, as Word still writes it."""
    return any(
        "position:absolute" in one.get("style", "").replace(" ", "")
        and _BY_THE_SHEET.search(one.get("style", ""))
        for one in drawing
    )


def _run_of(drawing: etree._Element) -> etree._Element:
    """It alone, in a run of its own; of a drawing in two ways, both."""
    alternate = next((one for one in drawing.iterancestors() if one.tag == _ALTERNATE), None)
    whole = drawing if alternate is None else alternate
    parent = whole.getparent()
    if parent is not None:
        parent.remove(whole)
    run = etree.Element(w("r"))
    run.append(whole)
    return run
