"""The axes of a chart: their lines, the numbers and names along them, and the net between."""

from collections.abc import Callable
from dataclasses import dataclass

from outreach_desktop.domain.documents.drawn.charts import Axis
from outreach_desktop.domain.documents.drawn.scales import Scale, thinned
from outreach_desktop.ui.paper.charts.canvas import (
    Box,
    Canvas,
    in_lines,
    line_height,
    shortened,
    width_of,
)
from outreach_desktop.ui.paper.charts.numbers import written
from outreach_desktop.ui.paper.strokes import Point

_TICK = 3.0
_GAP = 3.0
_MOST_LABELS = 200


@dataclass(frozen=True, slots=True)
class AxesField:
    """The area between the axes; `is_lying` where values go from left to right."""

    box: Box
    is_lying: bool

    def at(self, along: float, up: float) -> Point:
        """The point at these shares of the two axes."""
        if self.is_lying:
            return self.box.left + up * self.box.width, self.box.bottom - along * self.box.height
        return self.box.left + along * self.box.width, self.box.bottom - up * self.box.height


@dataclass(frozen=True, slots=True)
class AxisNames:
    """What stands along an axis: words at shares of its length."""

    texts: tuple[str, ...]
    places: tuple[float, ...]
    slot: float = 0.0
    """The share of the axis that each has for itself; 0 for numbers at marks."""


def numbers_of(shown: Scale, pattern: str) -> AxisNames:
    """The numbers beside an axis."""
    marks = shown.marks()
    return AxisNames(tuple(written(mark, pattern) for mark in marks), tuple(map(shown.at, marks)))


def room_beside(names: AxisNames, axis: Axis, most: float) -> float:
    """How wide the words of an axis are that stands upright."""
    if not axis.is_shown or axis.labels == "none":
        return 0.0
    return (
        min(max((width_of(text, axis.style) for text in names.texts), default=0.0), most)
        + _GAP
        + _TICK
    )


def room_below(names: AxisNames, axis: Axis, across: float, most: float) -> float:
    """How high the words of an axis are that lies."""
    if not axis.is_shown or axis.labels == "none" or not names.texts:
        return 0.0
    if is_turned(names, axis, across):
        widest = max(width_of(text, axis.style) for text in names.texts)
        return min(widest * 0.72 + line_height(axis.style) * 0.5, most) + _GAP + _TICK
    room = names.slot * across if names.slot else across
    lines = max(len(in_lines(text, axis.style, room)) for text in names.texts)
    return lines * line_height(axis.style) + _GAP + _TICK


def is_turned(names: AxisNames, axis: Axis, across: float) -> bool:
    """Whether names are too wide for their slots, so that they lean."""
    if not names.slot:
        return False
    room = names.slot * across
    return any(width_of(word, axis.style) > room for text in names.texts for word in text.split())


def put_below(
    canvas: Canvas,
    field: AxesField,
    names: AxisNames,
    axis: Axis,
    y: float,
    most: float,
    *,
    over: bool = False,
) -> None:
    """The words of an axis that lies, beneath (or `over`) the height `y`."""
    if not axis.is_shown or axis.labels == "none":
        return
    box, style = field.box, axis.style
    high = line_height(style)
    away = -(_TICK + _GAP) if over else _TICK + _GAP
    lean = is_turned(names, axis, box.width)
    if names.slot:
        fits = int(box.width / (high * 1.1)) if lean else int(1 / names.slot) + 1
    else:
        widest = max((width_of(text, style) for text in names.texts), default=1.0)
        fits = int(box.width / (widest + 6)) + 1
    for place in thinned(len(names.texts), min(max(fits, 1), _MOST_LABELS)):
        x, text = box.left + names.places[place] * box.width, names.texts[place]
        if lean:
            short = shortened(text, style, min(most, x - 2) / 0.72)
            canvas.turned(
                short,
                style,
                x,
                y + away + high * (-0.2 if over else 0.2),
                -45,
                "left" if over else "right",
            )
            continue
        lines = in_lines(text, style, names.slot * box.width if names.slot else box.width)
        for number, line in enumerate(lines):
            down = number + 0.5 - (len(lines) if over else 0)
            canvas.words(line, style, x, y + away + high * down)


def put_beside(
    canvas: Canvas,
    field: AxesField,
    names: AxisNames,
    axis: Axis,
    x: float,
    most: float,
    *,
    right: bool = False,
) -> None:
    """The words of an axis that stands, left (or `right`) of `x`."""
    if not axis.is_shown or axis.labels == "none":
        return
    box, style = field.box, axis.style
    fits = max(int(box.height / line_height(style)), 1)
    away = (_TICK + _GAP) * (1 if right else -1)
    for place in thinned(len(names.texts), min(fits, _MOST_LABELS)):
        y = box.bottom - names.places[place] * box.height
        text = shortened(names.texts[place], style, most)
        canvas.words(text, style, x + away, y, "left" if right else "right")


def put_line(canvas: Canvas, axis: Axis, start: Point, end: Point, ticks: list[float]) -> None:
    """The line of an axis and its marks."""
    if not axis.is_shown or not axis.line.width:
        return
    canvas.line([start, end], axis.line)
    if not axis.has_ticks or len(ticks) > _MOST_LABELS:
        return
    across, down = end[0] - start[0], end[1] - start[1]
    for share in ticks:
        x, y = start[0] + across * share, start[1] + down * share
        canvas.line([(x, y), (x, y + _TICK)] if not down else [(x, y), (x - _TICK, y)], axis.line)


def put_net(
    canvas: Canvas, axis: Axis, places: tuple[float, ...], line: Callable[[float], list[Point]]
) -> None:
    """The net's lines at marks of an axis."""
    if axis.grid.width:
        for place in places[:_MOST_LABELS]:
            canvas.line(line(place), axis.grid)
