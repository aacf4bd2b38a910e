"""What a document holds that its look does not show as Word prints it, each kind in words."""

from collections.abc import Callable, Iterator

from outreach_desktop.templates.engine.look.charts import Charts
from outreach_desktop.templates.engine.look.package import (
    CX,
    MC,
    WPS,
    Element,
    FinishedPackage,
    R,
    W,
    chosen,
    descend,
)
from outreach_desktop.templates.engine.look.shapes.geometry import is_known
from outreach_desktop.templates.engine.look.shapes.old import old_shape
from outreach_desktop.templates.engine.look.shapes.sketching import DGM, WPG, Sketches
from outreach_desktop.templates.engine.look.shapes.watermarks import stretched
from outreach_desktop.templates.engine.look.tables import TURNS
from outreach_desktop.words import say

_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
_PLAIN_TEXT = ("", "lrTb", "tb")
_PARTS = ("header", "footer", "footnotes", "endnotes")
# The first bytes of drawings that nothing but Word and its like can draw: EMF, and two kinds of WMF.
_METAFILES = (
    (b"\x01\x00\x00\x00", b" EMF"),
    (b"\xd7\xcd\xc6\x9a", b""),
    (b"\x01\x00\x09\x00", b""),
)

WPG_GROUP, DIAGRAM = f"{WPG}wgp", f"{DGM}relIds"
_SOME_SIZE = (200.0, 200.0)
ReadSketches = Callable[[str], Sketches]
"""What reads the shapes of a part."""
Test = Callable[[Element], bool]


def _always(_: Element) -> bool:
    return True


def _is_turned(direction: Element) -> bool:
    """Whether it is drawn otherwise: in a cell of a row that says its height it is drawn as it is."""
    value, cell = direction.get(f"{W}val", ""), direction.getparent()
    if value in TURNS and cell is not None and cell.tag == f"{W}tcPr":
        row = next(cell.iterancestors(f"{W}tr"), None)
        return row is None or descend(row, "trPr/trHeight") is None
    return value not in _PLAIN_TEXT


def _is_unknown(shape: Element) -> bool:
    return not is_known(shape)


def _is_bent(words: Element) -> bool:
    """Whether words are drawn along a curve, and not straight as a watermark."""
    shape = words.getparent()
    if shape is not None and shape.tag == f"{_V}shapetype":
        return False  # it only says what shapes of its type are
    return shape is None or "_t136" not in shape.get("type", "") or stretched(shape) is None


def _is_strange(shape: Element) -> bool:
    """Whether a shape of old Word, which stands alone or is a group, is none that is drawn."""
    above = shape.getparent()
    if above is not None and above.tag == f"{_V}group":
        return False  # its group is asked
    has_more = shape.find(f"{_V}imagedata") is not None or shape.find(f"{_V}textpath") is not None
    return not has_more and old_shape(shape) is None


def _has_capital(frame: Element) -> bool:
    return frame.get(f"{W}dropCap", "none") != "none"


def _is_spread(align: Element) -> bool:
    above = align.getparent()
    in_section = above is not None and above.tag == f"{W}sectPr"
    return in_section and align.get(f"{W}val", "top") == "both"


_KINDS: dict[str, tuple[str, Test]] = {
    f"{CX}chart": (say("a chart"), _always),
    f"{_M}oMath": (say("an equation"), _always),
    f"{_V}textpath": (say("WordArt or a watermark"), _is_bent),
    f"{_WPC}wpc": (say("a drawing canvas"), _always),
    f"{_V}group": (say("grouped drawings"), _is_strange),
    f"{WPS}wsp": (say("drawn shapes"), _is_unknown),
    f"{_V}shape": (say("drawn shapes"), _is_strange),
    f"{W}lnNumType": (say("line numbers"), _always),
    f"{W}textDirection": (say("text turned on its side"), _is_turned),
    f"{W}framePr": (say("a large first letter"), _has_capital),
    f"{W}vAlign": (say("text spread over the height of the page"), _is_spread),
}


def not_shown(
    package: FinishedPackage, main: str, charts: Charts, sketches: ReadSketches
) -> tuple[str, ...]:
    """Each kind once, in reading order: “a chart”, “text in columns”."""
    found: dict[str, None] = {}
    pictures: set[str] = set()
    for part in _parts(package, main):
        root = package.tree(part)
        targets = package.targets(part)
        for element in _walk(root) if root is not None else ():
            if element.tag == f"{_C}chart":
                _add(found, charts.not_shown(targets.get(element.get(f"{R}id", ""), "")))
            elif element.tag in (WPG_GROUP, DIAGRAM):
                _add(found, _of_sketch(element, sketches(part)))
            words, test = _KINDS.get(str(element.tag), ("", _always))
            if words and words not in found and test(element):
                found[words] = None
        pictures.update(targets.values())
    if any(_is_metafile(package.start_of(name, 64)) for name in sorted(pictures)):
        found["a picture that only Word can draw"] = None
    return tuple(found)


def _of_sketch(element: Element, sketches: Sketches) -> str:
    """What a group or SmartArt is called where one of its shapes is not known; "" where all is drawn."""
    if element.tag == DIAGRAM:
        return "" if sketches.diagram(element, *_SOME_SIZE) else say("a SmartArt drawing")
    return "" if sketches.group(element, *_SOME_SIZE) else say("grouped drawings")


def _add(found: dict[str, None], words: str) -> None:
    if words:
        found[words] = None


def _parts(package: FinishedPackage, main: str) -> Iterator[str]:
    """The text, and what is repeated or noted beside it."""
    yield main
    for target in package.targets(main).values():
        if target.rpartition("/")[2].startswith(_PARTS):
            yield target


def _walk(element: Element) -> Iterator[Element]:
    """Everything that is shown: what older programs are given instead of it is not."""
    stack = [element]
    while stack:
        one = stack.pop()
        yield one
        children = list(one)
        if one.tag == f"{MC}AlternateContent" and (shown := chosen(one)) is not None:
            children = [shown]
        stack.extend(reversed(children))


def _is_metafile(data: bytes) -> bool:
    return any(data.startswith(start) and mark in data for start, mark in _METAFILES)
