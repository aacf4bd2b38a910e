"""The outlines of a shape: one of Word's own forms, or a path that someone drew."""

from collections.abc import Iterator
from itertools import pairwise

from outreach_desktop.domain.documents.drawn.forms import outlines
from outreach_desktop.domain.documents.drawn.sketches import Outline
from outreach_desktop.templates.engine.look.package import WPS, A, Element, points

_MOST_POINTS = 5_000
_CURVE = 12  # pieces of a curve
_SHARE = 100_000.0
Point = tuple[float, float]


def outlines_of(about: Element | None, width: float, height: float) -> tuple[Outline, ...] | None:
    """The outlines an spPr element gives a box of this size; None where they are not known."""
    own = about.find(f"{A}custGeom") if about is not None else None
    if own is not None:
        return tuple(_paths(own, width, height)) or None
    form = about.find(f"{A}prstGeom") if about is not None else None
    name = form.get("prst", "rect") if form is not None else "rect"
    return outlines(name, width, height, _adjust(form))


def _adjust(form: Element | None) -> dict[str, float]:
    found = {}
    for one in form.iter(f"{A}gd") if form is not None else ():
        value = points(one.get("fmla", "").removeprefix("val "), _SHARE)
        if value is not None:
            found[one.get("name", "")] = value
    return found


def _paths(own: Element, width: float, height: float) -> Iterator[Outline]:
    left = _MOST_POINTS
    for path in own.iterfind(f"{A}pathLst/{A}path"):
        across, down = points(path.get("w"), 1) or 0.0, points(path.get("h"), 1) or 0.0
        x, y = (width / across if across else 0.0), (height / down if down else 0.0)
        held: list[Point] = []
        for step in path:
            kind = str(step.tag).rpartition("}")[2]
            given = _given(step)
            if left <= 0 or given is None:
                return  # a point that must be reckoned, or more of them than a drawing has
            if kind == "moveTo" and len(held) > 1:
                yield _outline(held, x, y, is_closed=False)
            if kind == "moveTo":
                held = []
            if kind == "close":
                yield _outline(held, x, y, is_closed=True)
                held = []
            elif kind in ("cubicBezTo", "quadBezTo") and held:
                held += _curve([held[-1], *given])
            elif kind != "arcTo":
                held += given
            left -= len(given) * _CURVE
        if len(held) > 1:
            yield _outline(held, x, y, is_closed=False)


def _given(step: Element) -> list[Point] | None:
    found = []
    for one in step.iterfind(f"{A}pt"):
        x, y = points(one.get("x"), 1), points(one.get("y"), 1)
        if x is None or y is None:
            return None
        found.append((x, y))
    return found


def _outline(held: list[Point], x: float, y: float, *, is_closed: bool) -> Outline:
    return Outline(points=tuple((one * x, other * y) for one, other in held), is_closed=is_closed)


def _curve(given: list[Point]) -> list[Point]:
    """Bezier's curve through its ends, in pieces."""
    found = []
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        left = given
        while len(left) > 1:
            left = [
                (one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t)
                for one, other in pairwise(left)
            ]
        found.append(left[0])
    return found


def is_no_box(shape: Element) -> bool:
    """Whether a shape is anything but a rectangle."""
    about = shape.find(f"{WPS}spPr")
    form = about.find(f"{A}prstGeom") if about is not None else None
    own = about is not None and about.find(f"{A}custGeom") is not None
    return own or (form is not None and form.get("prst", "") not in ("", "rect"))


def is_known(shape: Element) -> bool:
    """Whether the form of a shape can be drawn."""
    return outlines_of(shape.find(f"{WPS}spPr"), 72.0, 72.0) is not None
