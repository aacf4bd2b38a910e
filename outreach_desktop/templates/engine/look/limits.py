"""What a document holds that its look does not show as Word prints it, each kind in words."""

from collections.abc import Callable, Iterator

from outreach_desktop.templates.engine.look.charts import Charts
from outreach_desktop.templates.engine.look.package import (
    MC,
    WPS,
    A,
    Element,
    FinishedPackage,
    R,
    W,
)
from outreach_desktop.words import say

_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
_PLAIN_SHAPES = ("", "rect", "roundRect")
_PLAIN_TEXT = ("", "lrTb", "tb")
_PARTS = ("header", "footer", "footnotes", "endnotes")
# The first bytes of drawings that nothing but Word and its like can draw: EMF, and two kinds of WMF.
_METAFILES = (
    (b"\x01\x00\x00\x00", b" EMF"),
    (b"\xd7\xcd\xc6\x9a", b""),
    (b"\x01\x00\x09\x00", b""),
)

Test = Callable[[Element], bool]


def _always(_: Element) -> bool:
    return True


def _is_turned(direction: Element) -> bool:
    return direction.get(f"{W}val", "") not in _PLAIN_TEXT


def _is_no_box(shape: Element) -> bool:
    """Whether a shape is anything but a rectangle, which is what is drawn for it."""
    about = shape.find(f"{WPS}spPr")
    form = about.find(f"{A}prstGeom") if about is not None else None
    own = about is not None and about.find(f"{A}custGeom") is not None
    return own or (form is not None and form.get("prst", "") not in _PLAIN_SHAPES)


def _is_drawn_line(shape: Element) -> bool:
    return (
        shape.find(f"{_V}imagedata") is None and next(shape.iter(f"{W}txbxContent"), None) is None
    )


def _has_capital(frame: Element) -> bool:
    return frame.get(f"{W}dropCap", "none") != "none"


def _is_spread(align: Element) -> bool:
    above = align.getparent()
    in_section = above is not None and above.tag == f"{W}sectPr"
    return in_section and align.get(f"{W}val", "top") == "both"


_KINDS: dict[str, tuple[str, Test]] = {
    f"{_CX}chart": (say("a chart"), _always),
    f"{_DGM}relIds": (say("a SmartArt drawing"), _always),
    f"{_M}oMath": (say("an equation"), _always),
    f"{_V}textpath": (say("WordArt or a watermark"), _always),
    f"{_WPG}wgp": (say("grouped drawings"), _always),
    f"{_WPC}wpc": (say("a drawing canvas"), _always),
    f"{_V}group": (say("grouped drawings"), _always),
    f"{WPS}wsp": (say("drawn shapes"), _is_no_box),
    f"{_V}line": (say("drawn shapes"), _is_drawn_line),
    f"{_V}oval": (say("drawn shapes"), _is_drawn_line),
    f"{W}lnNumType": (say("line numbers"), _always),
    f"{W}textDirection": (say("text turned on its side"), _is_turned),
    f"{W}framePr": (say("a large first letter"), _has_capital),
    f"{W}vAlign": (say("text spread over the height of the page"), _is_spread),
}


def not_shown(package: FinishedPackage, main: str, charts: Charts) -> tuple[str, ...]:
    """Each kind once, in reading order: “a chart”, “text in columns”."""
    found: dict[str, None] = {}
    pictures: set[str] = set()
    for part in _parts(package, main):
        root = package.tree(part)
        targets = package.targets(part)
        for element in _walk(root) if root is not None else ():
            if element.tag == f"{_C}chart":
                _add(found, charts.not_shown(targets.get(element.get(f"{R}id", ""), "")))
            words, test = _KINDS.get(str(element.tag), ("", _always))
            if words and words not in found and test(element):
                found[words] = None
        pictures.update(targets.values())
    if any(_is_metafile(package.start_of(name, 64)) for name in sorted(pictures)):
        found["a picture that only Word can draw"] = None
    return tuple(found)


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
        if one.tag == f"{MC}AlternateContent" and _choice(one) is not None:
            children = [child for child in children if child.tag != f"{MC}Fallback"]
        stack.extend(reversed(children))


def _choice(alternatives: Element) -> Element | None:
    """What today's Word shows of two alternatives."""
    return alternatives.find(f"{MC}Choice")


def _is_metafile(data: bytes) -> bool:
    return any(data.startswith(start) and mark in data for start, mark in _METAFILES)
