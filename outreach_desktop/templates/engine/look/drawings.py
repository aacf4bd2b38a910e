"""Pictures and boxes: those that stand in the text, and those placed beside it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from outreach_desktop.domain.documents.drawn.charts import NotDrawn
from outreach_desktop.domain.documents.drawn.sketches import Sketch
from outreach_desktop.domain.documents.look import Block, Border, Drawn, Float, Picture, Placing
from outreach_desktop.templates.engine.look.charts import Charts
from outreach_desktop.templates.engine.look.charts.values import C
from outreach_desktop.templates.engine.look.package import (
    CX,
    EMU,
    WP,
    WPS,
    A,
    Element,
    FinishedPackage,
    R,
    W,
    points,
)
from outreach_desktop.templates.engine.look.shapes.geometry import is_no_box
from outreach_desktop.templates.engine.look.shapes.old import (
    OLD_GROUP,
    OLD_SHAPES,
    OldShape,
    old_shape,
)
from outreach_desktop.templates.engine.look.shapes.sketching import DGM, WPG, Sketches
from outreach_desktop.templates.engine.look.shapes.watermarks import stretched
from outreach_desktop.words import say

_V = "{urn:schemas-microsoft-com:vml}"
_W10 = "{urn:schemas-microsoft-com:office:word}"
_BASES = {"page": "page", "margin": "margin"}
_ALIGN = {"left": "start", "top": "start", "inside": "start", "center": "center"}
_ALIGN |= {"right": "end", "bottom": "end", "outside": "end"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _BoxLook:
    """What fills a box and goes around it: a rectangle, or a form of its own."""

    shading: str = ""
    border: Border = field(default=Border())
    drawn: Sketch | None = None


BoxReader = Callable[[Element, float], tuple[Block, ...]]
"""Reads the paragraphs in a box of text, given the box's inner width."""


class Drawings:
    """Reads the drawings of one part, whose pictures `targets` names; `links` are where its words lead."""

    def __init__(
        self,
        package: FinishedPackage,
        targets: Mapping[str, str],
        read_box: BoxReader,
        links: Mapping[str, str],
        charts: Charts,
        sketches: Sketches,
    ) -> None:
        self._package = package
        self._targets = targets
        self._read_box = read_box
        self.links = links
        self._charts = charts
        self._sketches = sketches

    def read(self, drawing: Element) -> Picture | Float | None:
        """The picture or box in a drawing or an old VML picture; None where there is neither."""
        if drawing.tag == f"{W}pict":
            return self._old(drawing)
        for place in drawing:
            content = self._content(place)
            if content is None:
                continue
            if place.tag == f"{WP}anchor":
                return self._placed(place, content)
            if isinstance(content, Picture):
                return content
            return self._standing_box(place, content)
        return None

    def _content(self, place: Element) -> Picture | tuple[Block, ...] | None:
        width, height = _size(place)
        about = place.find(f"{WP}docPr")
        description = about.get("descr", "") if about is not None else ""
        drawn = self._sketch(place, width, height) or _left_out(place)
        if drawn is not None:
            return Picture(
                data=b"", width=width, height=height, description=description, drawn=drawn
            )
        picture = place.find(f".//{A}blip")
        if picture is not None:
            name = self._targets.get(picture.get(f"{R}embed", ""), "")
            data = self._package.bytes_of(name)
            return Picture(data=data, width=width, height=height, description=description)
        chart = place.find(f".//{C}chart")
        if chart is not None:
            return self._chart(chart, width, height, description)
        box = place.find(f".//{W}txbxContent")
        if box is not None:
            _, right, _, left = _insets(place)
            return self._read_box(box, width - left - right)
        return () if place.find(f".//{WPS}wsp") is not None else None

    def _sketch(self, place: Element, width: float, height: float) -> Sketch | None:
        """The shapes of a group or of SmartArt in a drawing."""
        for group in place.iter(f"{WPG}wgp"):
            return self._sketches.group(group, width, height)
        for said in place.iter(f"{DGM}relIds"):
            return self._sketches.diagram(said, width, height)
        return None

    def _own_form(self, place: Element, size: tuple[float, float]) -> Sketch | None:
        """The form of a box that is no rectangle."""
        shape = place.find(f".//{WPS}wsp")
        if shape is None or not is_no_box(shape):
            return None
        return self._sketches.single(shape, *size)

    def _look(self, place: Element, size: tuple[float, float]) -> "_BoxLook":
        """What fills a box and goes around it."""
        form = self._own_form(place, size)
        shape = place.find(f".//{WPS}wsp")
        if form is not None or shape is None:
            return _BoxLook(drawn=form)
        finish = self._sketches.finish(shape, shape.find(f"{WPS}spPr"))
        return _BoxLook(shading=finish.fill, border=finish.line)

    def _chart(self, said: Element, width: float, height: float, description: str) -> Picture:
        """The chart in a drawing, or a frame that says what would stand there."""
        part = self._targets.get(said.get(f"{R}id", ""), "")
        chart = self._charts.chart(part)
        drawn: Drawn = chart or NotDrawn(words=self._charts.not_shown(part))
        return Picture(
            data=b"",
            width=width,
            height=height,
            description=description or drawn.words,
            drawn=drawn,
        )

    def _placed(self, anchor: Element, content: Picture | tuple[Block, ...]) -> Float:
        width, height = _size(anchor)
        own = self._look(anchor, (width, height))
        grows = anchor.find(f".//{A}spAutoFit") is not None
        return Float(
            content=content,
            width=width,
            height=0.0 if grows else height,
            x=_placing(anchor.find(f"{WP}positionH")),
            y=_placing(anchor.find(f"{WP}positionV")),
            wrap=_wrap(anchor),
            behind=anchor.get("behindDoc") in ("1", "true"),
            gap=points(anchor.get("distL"), EMU) or 0.0,
            shading=own.shading,
            border=own.border,
            margins=_insets(anchor),
            drawn=own.drawn,
        )

    def _standing_box(self, place: Element, content: tuple[Block, ...]) -> Float:
        """A box that stands in the text as a letter would: text goes on beneath it."""
        width, height = _size(place)
        own = self._look(place, (width, height))
        return Float(
            content=content,
            width=width,
            height=height,
            wrap="below",
            shading=own.shading,
            border=own.border,
            margins=_insets(place),
            drawn=own.drawn,
        )

    def _old(self, pict: Element) -> Picture | Float | None:
        """A drawing as Word wrote it until 2007."""
        shape = next((item for item in pict.iter() if item.get("style")), None)
        style = shape.get("style", "") if shape is not None else ""
        width, height = _css_length(style, "width"), _css_length(style, "height")
        data = pict.find(f".//{_V}imagedata")
        if data is not None and width and height:
            name = self._targets.get(data.get(f"{R}id", ""), "")
            picture = Picture(data=self._package.bytes_of(name), width=width, height=height)
            return _old_placed(pict, style, picture) if _is_placed(style) else picture
        words = stretched(shape) if shape is not None else None
        if words is not None and width and height:
            picture = Picture(
                data=b"", width=width, height=height, description=words.text, drawn=words
            )
            return _old_placed(pict, style, picture) if _is_placed(style) else picture
        box = pict.find(f".//{W}txbxContent")
        first = next((item for item in pict if item.tag in OLD_SHAPES), None)
        old = old_shape(first) if first is not None else None
        if box is None or (first is not None and first.tag == OLD_GROUP):
            return None if old is None else _old_standing(pict, first, old)
        if old is not None and _is_placed(style):
            return _old_box(pict, style, old, self._read_box(box, max(old.width - 14.4, 1.0)))
        width = width or 144.0
        return Float(content=self._read_box(box, width), width=width, wrap="below")


def _left_out(place: Element) -> NotDrawn | None:
    """What stands in place of SmartArt and charts that are not drawn."""
    for tag, words in ((f"{DGM}relIds", say("a SmartArt drawing")), (f"{CX}chart", say("a chart"))):
        if next(place.iter(tag), None) is not None:
            return NotDrawn(words=words)
    return None


def _size(place: Element) -> tuple[float, float]:
    extent = place.find(f"{WP}extent")
    if extent is None:
        return 0.0, 0.0
    return points(extent.get("cx"), EMU) or 0.0, points(extent.get("cy"), EMU) or 0.0


def _insets(place: Element) -> tuple[float, float, float, float]:
    body = place.find(f".//{WPS}bodyPr")
    if body is None:
        return 0.0, 0.0, 0.0, 0.0

    def inset(name: str, usual: float) -> float:
        found = points(body.get(name), EMU)
        return usual if found is None else found

    return inset("tIns", 3.6), inset("rIns", 7.2), inset("bIns", 3.6), inset("lIns", 7.2)


def _placing(position: Element | None) -> Placing:
    if position is None:
        return Placing()
    base = _BASES.get(position.get("relativeFrom", ""), "text")
    align = position.findtext(f"{WP}align", "")
    offset = points(position.findtext(f"{WP}posOffset"), EMU) or 0.0
    return Placing(base=base, align=_ALIGN.get(align, ""), offset=offset)


def _wrap(anchor: Element) -> str:
    for name, wrap in (("wrapTopAndBottom", "below"), ("wrapNone", "through")):
        if anchor.find(f"{WP}{name}") is not None:
            return wrap
    return "around"


def _is_placed(style: str) -> bool:
    """Whether an old drawing stands at a place of its own, such as a watermark."""
    return re.search(r"(?:^|;)\s*position:\s*absolute", style) is not None


def _old_placed(pict: Element, style: str, picture: Picture) -> Float:
    wrap = next((one.get("type", "none") for one in pict.iter(f"{_W10}wrap")), "none")
    return Float(
        content=picture,
        width=picture.width,
        height=picture.height,
        x=_old_placing(style, "horizontal", "margin-left"),
        y=_old_placing(style, "vertical", "margin-top"),
        wrap={"none": "through", "topAndBottom": "below"}.get(wrap, "around"),
        behind=_css_length(style, "z-index") < 0,
    )


def _old_standing(pict: Element, shape: Element | None, old: OldShape) -> Picture | Float:
    """A shape of old Word where it stands: in the text, or at a place of its own."""
    picture = Picture(data=b"", width=old.width, height=old.height, drawn=old.sketch)
    style = shape.get("style", "") if shape is not None else ""
    if not _is_placed(style):
        return picture
    found = _old_placed(pict, style, picture)
    x = found.x if found.x.align else replace(found.x, offset=old.x)
    y = found.y if found.y.align else replace(found.y, offset=old.y)
    return replace(found, x=x, y=y)


def _old_box(pict: Element, style: str, old: OldShape, content: tuple[Block, ...]) -> Float:
    """A box of text of old Word at its place."""
    shapes = tuple(replace(one, said=()) for one in old.sketch.shapes)
    frame = Picture(data=b"", width=old.width, height=old.height)
    return replace(
        _old_placed(pict, style, frame),
        content=content,
        margins=(3.6, 7.2, 3.6, 7.2),
        drawn=Sketch(shapes=shapes),
    )


def _old_placing(style: str, way: str, offset: str) -> Placing:
    def word(name: str) -> str:
        found = re.search(rf"(?:^|;)\s*{name}:\s*([\w-]+)", style)
        return found[1] if found else ""

    return Placing(
        base=_BASES.get(word(f"mso-position-{way}-relative"), "text"),
        align=_ALIGN.get(word(f"mso-position-{way}"), ""),
        offset=_css_length(style, offset),
    )


def _css_length(style: str, name: str) -> float:
    """A length out of `width:10pt;height:1in`."""
    found = re.search(rf"(?:^|;)\s*{name}:\s*(-?[\d.]+)(pt|in|cm|mm|px)?", style)
    if not found:
        return 0.0
    units = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
    return float(found[1]) * units.get(found[2], 1.0)


def same_place(one: Element | None, other: Element | None) -> bool:
    """Whether two framePr elements put their paragraphs in one frame."""
    if one is None or other is None:
        return False
    return bool(etree.tostring(one) == etree.tostring(other))


def frame(properties: Element, content: tuple[Block, ...], room: float) -> Float:
    """Paragraphs that Word keeps in a frame of their own (framePr)."""

    def length(name: str) -> float:
        return points(properties.get(f"{W}{name}")) or 0.0

    return Float(
        content=content,
        width=length("w") or room,
        height=length("h"),
        x=_framed_placing(properties, "hAnchor", "x", "text"),
        y=_framed_placing(properties, "vAnchor", "y", "text"),
        wrap="through" if properties.get(f"{W}wrap") in ("none", "through") else "around",
        gap=length("hSpace"),
    )


def placed_table(properties: Element, content: tuple[Block, ...], width: float) -> Float:
    """A table that stands at a place of its own (tblpPr)."""
    return Float(
        content=content,
        width=width,
        x=_framed_placing(properties, "horzAnchor", "tblpX", "text"),
        y=_framed_placing(properties, "vertAnchor", "tblpY", "margin"),
        wrap="around",
        gap=points(properties.get(f"{W}rightFromText")) or 0.0,
    )


def _framed_placing(properties: Element, anchor: str, name: str, usual: str) -> Placing:
    base = properties.get(f"{W}{anchor}", usual)
    align = properties.get(f"{W}{name}Align", properties.get(f"{W}{name}Spec", ""))
    return Placing(
        base=_BASES.get(base, "text"),
        align=_ALIGN.get(align, ""),
        offset=points(properties.get(f"{W}{name}")) or 0.0,
    )
