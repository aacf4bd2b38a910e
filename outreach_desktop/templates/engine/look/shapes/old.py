"""Lines, boxes and rounds as Word drew them until 2007 (VML), alone and in groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_desktop.domain.documents.drawn.charts import Finish
from outreach_desktop.domain.documents.drawn.forms import outlines, placed
from outreach_desktop.domain.documents.drawn.sketches import (
    Outline,
    Sketch,
    SketchShape,
    SketchWords,
)
from outreach_desktop.domain.documents.look import Border
from outreach_desktop.templates.engine.look.colours import named
from outreach_desktop.templates.engine.look.package import Element, W, points

V = "{urn:schemas-microsoft-com:vml}"
OLD_GROUP = f"{V}group"
OLD_SHAPES = tuple(f"{V}{name}" for name in ("group", "shape", "rect", "roundrect", "oval", "line"))
_FORMS = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line"}
_TYPES = {"t32": "line", "t20": "line", "t202": "rect", "t1": "rect", "t2": "roundRect", "t3": "ellipse",
          "t5": "triangle", "t4": "diamond", "t13": "rightArrow", "t66": "leftArrow", "t67": "downArrow",
          "t68": "upArrow", "t9": "hexagon", "t12": "star5", "t55": "chevron", "t15": "homePlate"}  # fmt: skip
_UNITS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pt": 1.0}
_LENGTH = re.compile(r"\s*(-?\d{0,9}(?:\.\d{0,9})?)(pt|in|cm|mm|px)?\s*")
_MOST_SHAPES = 500
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class OldShape:
    """Shapes and the frame they stand in."""

    sketch: Sketch
    x: float
    y: float
    width: float
    height: float


def old_shape(one: Element) -> OldShape | None:
    """A shape or a group of them; None where one of them is of a form that is not known."""
    kind = _kind(one)
    if kind == "line":
        start, end = (_point(one.get(name, "0,0")) for name in ("from", "to"))
        x, y = min(start[0], end[0]), min(start[1], end[1])
        line = Outline(points=(_less(start, x, y), _less(end, x, y)), is_closed=False)
        shape = SketchShape(outlines=(line,), finish=_finish(one))
        return OldShape(
            Sketch(shapes=(shape,)), x, y, abs(start[0] - end[0]), abs(start[1] - end[1])
        )
    x, y, width, height = _frame(one)
    if kind == "group":
        found = list(_inside(one, (0.0, 0.0, width, height), 0, [_MOST_SHAPES]))
    else:
        found = [_shape(one, (0.0, 0.0, width, height))]
    known = tuple(shape for shape in found if shape is not None)
    if not known or len(known) < len(found):
        return None
    return OldShape(Sketch(shapes=known), x, y, width, height)


def _kind(one: Element) -> str:
    return str(one.tag).removeprefix(V)


def _inside(
    group: Element, frame: tuple[float, float, float, float], depth: int, left: list[int]
) -> Iterator[SketchShape | None]:
    """The shapes of a group, whose own measures fill its frame."""
    origin, size = (
        _point(group.get("coordorigin", "0,0")),
        _point(group.get("coordsize", "1000,1000")),
    )
    across = frame[2] / size[0] if size[0] else 1.0
    down = frame[3] / size[1] if size[1] else 1.0
    for one in group:
        kind = _kind(one)
        if kind not in (*_FORMS, "shape", "group"):
            continue
        left[0] -= 1
        if left[0] < 0 or depth > _DEEPEST:
            yield None
            return
        x, y, width, height = _frame(one)
        if kind == "line":
            start, end = (_point(one.get(name, "0,0")) for name in ("from", "to"))
            x, y, width, height = start[0], start[1], end[0] - start[0], end[1] - start[1]
        inner = (
            frame[0] + (x - origin[0]) * across,
            frame[1] + (y - origin[1]) * down,
            width * across,
            height * down,
        )
        if kind == "group":
            yield from _inside(one, inner, depth + 1, left)
        else:
            yield _shape(one, inner)


def _shape(one: Element, frame: tuple[float, float, float, float]) -> SketchShape | None:
    kind = _kind(one)
    form = _FORMS.get(kind) or _typed(one)
    x, y, width, height = frame
    made = outlines(form, width, height, {})
    if made is None or one.find(f"{V}imagedata") is not None:
        return None
    style = one.get("style", "")
    flip = _word(style, "flip")
    turn = _length(_word(style, "rotation"))
    moved = tuple(
        Outline(
            points=placed(
                line.points, x, y, (width, height), angle=turn, flipped=("x" in flip, "y" in flip)
            ),
            is_closed=line.is_closed,
        )
        for line in made
    )
    said = tuple(
        SketchWords(
            text="".join(text.text or "" for text in line.iter(f"{W}t"))[:2_000], align="left"
        )
        for line in one.iterfind(f".//{W}txbxContent/{W}p")
    )
    box = (x + 7.2, y + 3.6, width - 14.4, height - 7.2)
    return SketchShape(outlines=moved, finish=_finish(one), box=box, said=said, anchor="top")


def _typed(one: Element) -> str:
    """The form of a shape by the number of its type; a box of text of another one is a rectangle, as its words are seen."""
    number = re.search(r"_t?(\d{1,3})$", one.get("type", ""))
    form = _TYPES.get(f"t{number[1]}", "") if number else ""
    return form or ("rect" if one.find(f"{V}textbox") is not None else "")


def _finish(one: Element) -> Finish:
    is_line = "line" in (_kind(one), _typed(one))
    fill = (
        ""
        if is_line or one.get("filled", "t") in ("f", "false")
        else named(one.get("fillcolor", "white"), _opacity(one))
    )
    if one.get("stroked", "t") in ("f", "false"):
        return Finish(fill=fill)
    weight = _length(one.get("strokeweight", "0.75pt"))
    color = named(one.get("strokecolor", "black")) or "000000"
    return Finish(fill=fill, line=Border(width=min(max(weight, 0.25), 72.0), color=color))


def _opacity(one: Element) -> float:
    fill = one.find(f"{V}fill")
    text = fill.get("opacity", "1") if fill is not None else "1"
    share = points(text.removesuffix("f"), 65536 if text.endswith("f") else 1)
    return min(max(1.0 if share is None else share, 0.0), 1.0)


def _frame(one: Element) -> tuple[float, float, float, float]:
    style = one.get("style", "")
    x = _length(_word(style, "margin-left") or _word(style, "left"))
    y = _length(_word(style, "margin-top") or _word(style, "top"))
    return x, y, max(_length(_word(style, "width")), 0.0), max(_length(_word(style, "height")), 0.0)


def _word(style: str, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*{name}:\s*([^;]+)", style)
    return found[1] if found else ""


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    if not found or not found[1] or found[1] in ("-", ".", "-."):
        return 0.0
    return float(found[1]) * _UNITS.get(found[2] or "pt", 1.0)


def _point(text: str) -> tuple[float, float]:
    x, _, y = text.partition(",")
    return _length(x), _length(y)


def _less(point: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    return point[0] - x, point[1] - y
