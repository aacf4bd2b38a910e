"""The forms that Word offers for shapes, as outlines in a box of a width and a height."""

from collections.abc import Callable, Mapping
from math import cos, dist, pi, radians, sin

from outreach_desktop.domain.documents.drawn.sketches import Outline, Points

Adjust = Mapping[str, float]
"""How a form is pulled, as shares: “adj” 0.25."""
_Form = Callable[[float, float, Adjust], list[tuple[float, float]]]
_ROUND = 72


def outlines(form: str, width: float, height: float, adjust: Adjust) -> tuple[Outline, ...] | None:
    """The outlines of a form; None for one that is not known."""
    if form in _LINES:
        return (Outline(points=((0.0, 0.0), (width, height)), is_closed=False),)
    if form == "donut":
        inner = min(max(adjust.get("adj", 0.25), 0.0), 0.5)
        ring = min(width, height) * inner
        hole = _ellipse(width - 2 * ring, height - 2 * ring)
        around = _ellipse(width, height)
        return (Outline(points=(*around, *reversed([(x + ring, y + ring) for x, y in hole]))),)
    made = _FORMS.get(form)
    return None if made is None else (Outline(points=tuple(made(width, height, adjust))),)


def is_known(form: str) -> bool:
    """Whether a form can be drawn."""
    return form in _FORMS or form in _LINES or form == "donut"


def _ellipse(width: float, height: float) -> list[tuple[float, float]]:
    turns = [step * 2 * pi / _ROUND for step in range(_ROUND + 1)]
    return [(width / 2 * (1 + cos(turn)), height / 2 * (1 + sin(turn))) for turn in turns]


def _rounded(
    width: float, height: float, corners: tuple[float, float, float, float]
) -> list[tuple[float, float]]:
    """A box with round corners of these radii, from the top left onwards."""
    found: list[tuple[float, float]] = []
    centres = ((0, 0, 180), (1, 0, 270), (1, 1, 0), (0, 1, 90))
    for (right, low, start), radius in zip(centres, corners, strict=True):
        x = width - radius if right else radius
        y = height - radius if low else radius
        for step in range(10):
            turn = radians(start + step * 10)
            found.append((x + radius * cos(turn), y + radius * sin(turn)))
    return found


def _round_rect(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    radius = min(width, height) * min(max(adjust.get("adj", 0.16667), 0.0), 0.5)
    return _rounded(width, height, (radius, radius, radius, radius))


def _round_top(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    radius = min(width, height) * min(max(adjust.get("adj1", 0.16667), 0.0), 0.5)
    return _rounded(width, height, (radius, radius, 0.0, 0.0))


def _pill(width: float, height: float, _: Adjust) -> list[tuple[float, float]]:
    radius = min(width, height) / 2
    return _rounded(width, height, (radius, radius, radius, radius))


def _shares(*points: tuple[float, float]) -> _Form:
    """A form that is the same in every box, but for its size."""
    return lambda width, height, _: [(width * x, height * y) for x, y in points]


def _arrow(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    """To the right."""
    shaft = min(max(adjust.get("adj1", 0.5), 0.0), 1.0)
    head = min(min(width, height) * max(adjust.get("adj2", 0.5), 0.0), width)
    top, bottom, neck = height * (1 - shaft) / 2, height * (1 + shaft) / 2, width - head
    return [
        (0, top),
        (neck, top),
        (neck, 0),
        (width, height / 2),
        (neck, height),
        (neck, bottom),
        (0, bottom),
    ]


def _turned_arrow(where: str) -> _Form:
    def made(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
        if where == "left":
            return [(width - x, y) for x, y in _arrow(width, height, adjust)]
        lying = _arrow(height, width, adjust)
        return [(y, x) if where == "down" else (y, height - x) for x, y in lying]

    return made


def _both_ways(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    right = [(width / 2 + x, y) for x, y in _arrow(width / 2, height, adjust)]
    return [*right, *((width - x, y) for x, y in reversed(right))]


def _home_plate(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    neck = width - min(min(width, height) * max(adjust.get("adj", 0.5), 0.0), width)
    return [(0, 0), (neck, 0), (width, height / 2), (neck, height), (0, height)]


def _chevron(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    point = min(min(width, height) * max(adjust.get("adj", 0.5), 0.0), width)
    return [
        (0, 0),
        (width - point, 0),
        (width, height / 2),
        (width - point, height),
        (0, height),
        (point, height / 2),
    ]


def _slanted(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    away = min(min(width, height) * max(adjust.get("adj", 0.25), 0.0), width)
    return [(away, 0), (width, 0), (width - away, height), (0, height)]


def _trapezoid(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    away = min(min(width, height) * max(adjust.get("adj", 0.25), 0.0), width / 2)
    return [(away, 0), (width - away, 0), (width, height), (0, height)]


def _six(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    away = min(min(width, height) * max(adjust.get("adj", 0.25), 0.0), width / 2)
    return [
        (away, 0),
        (width - away, 0),
        (width, height / 2),
        (width - away, height),
        (away, height),
        (0, height / 2),
    ]


def _eight(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    a = min(width, height) * min(max(adjust.get("adj", 0.29289), 0.0), 0.5)
    w, h = width, height
    return [(a, 0), (w - a, 0), (w, a), (w, h - a), (w - a, h), (a, h), (0, h - a), (0, a)]


def _plus(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    a = min(width, height) * min(max(adjust.get("adj", 0.25), 0.0), 0.5)
    w, h = width, height
    return [(a, 0), (w - a, 0), (w - a, a), (w, a), (w, h - a), (w - a, h - a),
            (w - a, h), (a, h), (a, h - a), (0, h - a), (0, a), (a, a)]  # fmt: skip


def _triangle(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
    return [(width * min(max(adjust.get("adj", 0.5), 0.0), 1.0), 0), (width, height), (0, height)]


def _star(points: int, inner: float) -> _Form:
    def made(width: float, height: float, _: Adjust) -> list[tuple[float, float]]:
        found = []
        for step in range(points * 2):
            reach, turn = (inner if step % 2 else 0.5), pi * step / points
            found.append((width * (0.5 + reach * sin(turn)), height * (0.5 - reach * cos(turn))))
        return found

    return made


def _wedge(width: float, height: float, _: Adjust) -> list[tuple[float, float]]:
    """A quarter of a pie, its corner at the lower right."""
    turns = [radians(180 + step * 5) for step in range(19)]
    return [
        *((width * (1 + cos(turn)), height * (1 + sin(turn))) for turn in turns),
        (width, height),
    ]


def _callout(body: _Form) -> _Form:
    """A box with a tip towards what speaks."""

    def made(width: float, height: float, adjust: Adjust) -> list[tuple[float, float]]:
        x, y = adjust.get("adj1", -0.20833), adjust.get("adj2", 0.625)
        tip = (width * (0.5 + min(max(x, -5.0), 5.0)), height * (0.5 + min(max(y, -5.0), 5.0)))
        around = body(width, height, {})
        middle = (width / 2, height / 2)
        nearest = min(range(len(around)), key=lambda place: _apart(around[place], tip, middle))
        return [*around[: nearest + 1], tip, *around[nearest + 1 :]]

    return made


def _apart(
    point: tuple[float, float], tip: tuple[float, float], middle: tuple[float, float]
) -> float:
    return dist(point, ((tip[0] + middle[0]) / 2, (tip[1] + middle[1]) / 2))


_RECT = _shares((0, 0), (1, 0), (1, 1), (0, 1))
_DIAMOND = _shares((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
_LINES = ("line", "straightConnector1", "lineInv")
_FORMS: dict[str, _Form] = {
    "rect": _RECT, "flowChartProcess": _RECT, "foldedCorner": _RECT,
    "roundRect": _round_rect, "flowChartAlternateProcess": _round_rect, "round2SameRect": _round_top,
    "flowChartTerminator": _pill, "ellipse": lambda width, height, _: _ellipse(width, height),
    "flowChartConnector": lambda width, height, _: _ellipse(width, height),
    "triangle": _triangle, "rtTriangle": _shares((0, 0), (1, 1), (0, 1)),
    "diamond": _DIAMOND, "flowChartDecision": _DIAMOND,
    "parallelogram": _slanted, "flowChartInputOutput": _shares((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
    "trapezoid": _trapezoid, "hexagon": _six, "octagon": _eight, "plus": _plus, "mathPlus": _plus,
    "pentagon": _shares((0.5, 0), (1, 0.382), (0.809, 1), (0.191, 1), (0, 0.382)),
    "homePlate": _home_plate, "chevron": _chevron, "rightArrow": _arrow,
    "leftArrow": _turned_arrow("left"), "upArrow": _turned_arrow("up"), "downArrow": _turned_arrow("down"),
    "leftRightArrow": _both_ways, "star4": _star(4, 0.19), "star5": _star(5, 0.19), "star6": _star(6, 0.29),
    "star8": _star(8, 0.375), "pieWedge": _wedge, "wedgeRectCallout": _callout(_RECT),
    "wedgeRoundRectCallout": _callout(_round_rect),
    "wedgeEllipseCallout": _callout(lambda width, height, _: _ellipse(width, height)),
}  # fmt: skip


def placed(some: Points, x: float, y: float, size: tuple[float, float], *, angle: float = 0.0,
           flipped: tuple[bool, bool] = (False, False)) -> Points:  # fmt: skip
    """Points of a box, flipped and turned about its middle, and moved to where it stands."""
    width, height = size
    across, down = x + width / 2, y + height / 2
    turn = radians(angle)
    found = []
    for one, other in some:
        left = (width - one if flipped[0] else one) - width / 2
        low = (height - other if flipped[1] else other) - height / 2
        found.append(
            (across + left * cos(turn) - low * sin(turn), down + left * sin(turn) + low * cos(turn))
        )
    return tuple(found)
