"""The signs at the values of a line: each series its own, so that they are told apart without colours."""

from math import cos, pi, sin

from outreach_desktop.domain.documents.drawn.charts import DrawnSeries, Finish
from outreach_desktop.domain.documents.look import Border
from outreach_desktop.ui.paper.charts.canvas import Canvas
from outreach_desktop.ui.paper.strokes import Point

_ROUND = 12
_FORMS: dict[str, list[Point]] = {
    "circle": [
        (cos(turn * 2 * pi / _ROUND), sin(turn * 2 * pi / _ROUND)) for turn in range(_ROUND)
    ],
    "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    "diamond": [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)],
    "triangle": [(0, -1.1), (1.1, 0.9), (-1.1, 0.9)],
}


def sign(
    canvas: Canvas, series: DrawnSeries, x: float, y: float, own: Finish | None = None
) -> None:
    """The sign of a series at one of its values."""
    if not series.marker:
        return
    half = series.marker_size / 2
    color = (own or series.finish).fill or series.finish.fill or series.finish.line.color
    if series.marker == "cross":
        thin = Border(width=1.0, color=color)
        canvas.line([(x - half, y - half), (x + half, y + half)], thin)
        canvas.line([(x - half, y + half), (x + half, y - half)], thin)
        return
    canvas.area(
        [(x + half * across, y + half * down) for across, down in _FORMS[series.marker]],
        Finish(fill=color),
    )
