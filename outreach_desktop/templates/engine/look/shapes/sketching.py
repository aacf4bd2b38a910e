"""Groups of shapes, SmartArt and single shapes, from the drawing that Word stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from outreach_desktop.domain.documents.drawn.charts import Finish
from outreach_desktop.domain.documents.drawn.forms import placed
from outreach_desktop.domain.documents.drawn.sketches import (
    Outline,
    Sketch,
    SketchShape,
    SketchWords,
)
from outreach_desktop.domain.documents.look import Border, TextStyle
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.look.colours import ThemeColours
from outreach_desktop.templates.engine.look.package import (
    EMU,
    WPS,
    A,
    Element,
    FinishedPackage,
    R,
    W,
    points,
)
from outreach_desktop.templates.engine.look.shapes.geometry import outlines_of
from outreach_desktop.templates.engine.look.styles import Styles, colour

DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_TURN = 60_000.0
_MOST_SHAPES = 500
_DEEPEST = 8
_MOST_LETTERS = 2_000
_ALIGN = {"l": "left", "ctr": "center", "r": "right", "just": "left", "left": "left", "both": "left",
          "center": "center", "right": "right", "start": "left", "end": "right"}  # fmt: skip
_ANCHORS = {"t": "top", "b": "bottom"}


@dataclass(frozen=True, slots=True)
class _Ground:
    """How a group's own measures become those of the frame."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0


class Sketches:
    """Reads the shapes of one part, whose pictures `targets` names."""

    def __init__(
        self,
        package: FinishedPackage,
        targets: Mapping[str, str],
        styles: Styles,
        colours: ThemeColours,
    ) -> None:
        self._package = package
        self._targets = targets
        self._letters = TextStyle(family=styles.theme_font("minor") or "Calibri", size=11.0)
        self.colours = colours
        self._left = _MOST_SHAPES

    def group(self, root: Element, width: float, height: float) -> Sketch | None:
        """The shapes of a wgp or wpc element; None where one of them is not known."""
        self._left = _MOST_SHAPES
        about = root.find(f"{WPG}grpSpPr")
        ground = self._inner(about, _Ground(), (0.0, 0.0, width, height))
        return _whole(self._inside(root, ground, 0))

    def diagram(self, said: Element, width: float, height: float) -> Sketch | None:
        """SmartArt as Word drew it last; None where it did not store that."""
        part = diagram_part(self._package, self._targets, said)
        try:
            root = self._package.tree(part)
        except OutreachError:  # the rest of the document is whole
            return None
        tree = root.find(f"{_DSP}spTree") if root is not None else None
        if tree is None:
            return None
        self._left = _MOST_SHAPES
        ground = self._inner(tree.find(f"{_DSP}grpSpPr"), _Ground(), (0.0, 0.0, width, height))
        return _whole(self._inside(tree, ground, 0))

    def single(self, shape: Element, width: float, height: float) -> Sketch | None:
        """One shape without its words, in a frame of its size."""
        about = shape.find(f"{WPS}spPr")
        made = outlines_of(about, width, height)
        if made is None:
            return None
        turn = about.find(f"{A}xfrm") if about is not None else None
        angle, flipped = _turned(turn)
        moved = tuple(_moved(one, 0.0, 0.0, (width, height), angle, flipped) for one in made)
        return Sketch(shapes=(SketchShape(outlines=moved, finish=self.finish(shape, about)),))

    def _inner(
        self,
        about: Element | None,
        ground: _Ground,
        frame: tuple[float, float, float, float] | None,
    ) -> _Ground:
        """The measures within a group: its `frame`, or where it stands itself."""
        place = about.find(f"{A}xfrm") if about is not None else None
        if place is None:
            return ground if frame is None else _Ground(across=1.0, down=1.0)
        own, child = _box(place, "off", "ext"), _box(place, "chOff", "chExt")
        x, y, width, height = frame or (
            ground.x + own[0] * ground.across,
            ground.y + own[1] * ground.down,
            own[2] * ground.across,
            own[3] * ground.down,
        )
        across = width / child[2] if child[2] else 1.0
        down = height / child[3] if child[3] else 1.0
        return _Ground(x - child[0] * across, y - child[1] * down, across, down)

    def _inside(self, parent: Element, ground: _Ground, depth: int) -> Iterator[SketchShape | None]:
        for one in parent:
            kind = str(one.tag).rpartition("}")[2]
            if kind in ("wsp", "sp", "cxnSp", "pic"):
                self._left -= 1
                yield self._shape(one, ground) if self._left >= 0 else None
            elif kind in ("grpSp", "wgp"):
                about = next((inner for inner in one if str(inner.tag).endswith("}grpSpPr")), None)
                if depth >= _DEEPEST:
                    yield None
                else:
                    yield from self._inside(one, self._inner(about, ground, None), depth + 1)
            elif kind in ("graphicFrame", "AlternateContent", "contentPart"):
                yield None

    def _shape(self, one: Element, ground: _Ground) -> SketchShape | None:
        about = next((inner for inner in one if str(inner.tag).endswith("}spPr")), None)
        place = about.find(f"{A}xfrm") if about is not None else None
        if place is None:
            return SketchShape()
        own = _box(place, "off", "ext")
        x, y = ground.x + own[0] * ground.across, ground.y + own[1] * ground.down
        size = own[2] * ground.across, own[3] * ground.down
        if one.tag == f"{_PIC}pic":
            blip = one.find(f".//{A}blip")
            name = self._targets.get(blip.get(f"{R}embed", ""), "") if blip is not None else ""
            return SketchShape(box=(x, y, *size), picture=self._package.bytes_of(name))
        made = outlines_of(about, *size)
        if made is None:
            return None
        angle, flipped = _turned(place)
        said = self._said(one)
        return SketchShape(
            outlines=tuple(_moved(line, x, y, size, angle, flipped) for line in made),
            finish=self.finish(one, about),
            box=_words_box(one, x, y, size, ground),
            said=tuple(said),
            anchor=_anchor(one),
        )

    def finish(self, shape: Element, about: Element | None) -> Finish:
        """What fills it and goes around it: its own, else as its style says."""
        style = next((inner for inner in shape if str(inner.tag).endswith("}style")), None)
        fill, line = "", Border()
        if style is not None:
            fills, lines = style.find(f"{A}fillRef"), style.find(f"{A}lnRef")
            if fills is not None and fills.get("idx", "0") != "0":
                fill = self.colours.of(fills)
            if lines is not None and (idx := points(lines.get("idx"), 1)):
                line = Border(
                    width=(0.5, 1.0, 1.5)[min(int(idx), 3) - 1], color=self.colours.of(lines)
                )
        return Finish(fill=self.colours.fill(about, fill), line=self.colours.line(about, line))

    def _said(self, shape: Element) -> Iterator[SketchWords]:
        """The words on it: those of Word, or of a drawing."""
        style = next((inner for inner in shape if str(inner.tag).endswith("}style")), None)
        font = style.find(f"{A}fontRef") if style is not None else None
        base = replace(self._letters, color=self.colours.of(font))
        body = shape.find(f"{_DSP}txBody")
        if body is not None:
            yield from self._of_drawing(body, base)
            return
        for line in shape.iterfind(f".//{W}txbxContent/{W}p"):
            text = "".join(one.text or "" for one in line.iter(f"{W}t"))[:_MOST_LETTERS]
            about = line.find(f"{W}r/{W}rPr")
            align = line.find(f"{W}pPr/{W}jc")
            side = _ALIGN.get(align.get(f"{W}val", ""), "left") if align is not None else "left"
            yield SketchWords(text=text, style=_word_letters(base, about), align=side)

    def _of_drawing(self, body: Element, base: TextStyle) -> Iterator[SketchWords]:
        usual = body.find(f"{A}lstStyle/{A}lvl1pPr")
        side = usual.get("algn", "ctr") if usual is not None else "ctr"
        size = usual.find(f"{A}defRPr") if usual is not None else None
        for line in body.iterfind(f"{A}p"):
            text = "".join(one.text or "" for one in line.iter(f"{A}t"))[:_MOST_LETTERS]
            about = line.find(f"{A}pPr")
            run = line.find(f"{A}r/{A}rPr")
            high = next(
                (
                    found
                    for one in (run, size)
                    if one is not None and (found := points(one.get("sz"), 100))
                ),
                12.0,
            )
            style = replace(
                base,
                size=min(max(high, 1.0), 400.0),
                bold=run is not None and run.get("b") in ("1", "true"),
                color=self.colours.fill(run, base.color),
            )
            own = about.get("algn", side) if about is not None else side
            yield SketchWords(text=text, style=style, align=_ALIGN.get(own, "center"))


def diagram_part(package: FinishedPackage, targets: Mapping[str, str], said: Element) -> str:
    """The part with what Word drew last of a SmartArt; "" where there is none."""
    data = targets.get(said.get(f"{R}dm", ""), "")
    try:
        root = package.tree(data)
    except OutreachError:
        return ""
    for one in root.iter(f"{_DSP}dataModelExt") if root is not None else ():
        return targets.get(one.get("relId", ""), "")
    return ""


def _whole(shapes: Iterator[SketchShape | None]) -> Sketch | None:
    """All shapes; none where one is not known, so that nothing looks as if it were all."""
    found = list(shapes)
    known = tuple(one for one in found if one is not None)
    return Sketch(shapes=known) if known and len(known) == len(found) else None


def _box(place: Element, start: str, size: str) -> tuple[float, float, float, float]:
    off, ext = place.find(f"{A}{start}"), place.find(f"{A}{size}")
    return (
        (points(off.get("x"), EMU) or 0.0) if off is not None else 0.0,
        (points(off.get("y"), EMU) or 0.0) if off is not None else 0.0,
        (points(ext.get("cx"), EMU) or 0.0) if ext is not None else 0.0,
        (points(ext.get("cy"), EMU) or 0.0) if ext is not None else 0.0,
    )


def _turned(place: Element | None) -> tuple[float, tuple[bool, bool]]:
    if place is None:
        return 0.0, (False, False)
    angle = points(place.get("rot"), _TURN) or 0.0
    return angle, (place.get("flipH") in ("1", "true"), place.get("flipV") in ("1", "true"))


def _moved(
    line: Outline,
    x: float,
    y: float,
    size: tuple[float, float],
    angle: float,
    flipped: tuple[bool, bool],
) -> Outline:
    return replace(line, points=placed(line.points, x, y, size, angle=angle, flipped=flipped))


def _words_box(
    shape: Element, x: float, y: float, size: tuple[float, float], ground: _Ground
) -> tuple[float, float, float, float]:
    """Where its words stand: in a box of their own, or within its edges."""
    own = shape.find(f"{_DSP}txXfrm")
    if own is not None:
        box = _box(own, "off", "ext")
        x, y = ground.x + box[0] * ground.across, ground.y + box[1] * ground.down
        size = box[2] * ground.across, box[3] * ground.down
    body = next((one for one in shape.iter() if str(one.tag).endswith("}bodyPr")), None)

    def inset(name: str, usual: float) -> float:
        found = points(body.get(name), EMU) if body is not None else None
        return usual if found is None else found

    left, top = inset("lIns", 7.2), inset("tIns", 3.6)
    return (
        x + left,
        y + top,
        size[0] - left - inset("rIns", 7.2),
        size[1] - top - inset("bIns", 3.6),
    )


def _anchor(shape: Element) -> str:
    body = next((one for one in shape.iter() if str(one.tag).endswith("}bodyPr")), None)
    return _ANCHORS.get(body.get("anchor", "t") if body is not None else "t", "center")


def _word_letters(base: TextStyle, about: Element | None) -> TextStyle:
    if about is None:
        return base
    size, color = about.find(f"{W}sz"), about.find(f"{W}color")
    high = points(size.get(f"{W}val"), 2) if size is not None else None
    bold = about.find(f"{W}b")
    return replace(
        base,
        size=min(max(high, 1.0), 400.0) if high else base.size,
        bold=bold is not None and bold.get(f"{W}val", "1") not in ("0", "false"),
        color=colour(color.get(f"{W}val", "")) if color is not None else base.color,
    )
