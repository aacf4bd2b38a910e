"""Bars, lines, areas and points of a chart, between its axes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from outreach_desktop.domain.documents.drawn.charts import DrawnChart, DrawnSeries, Finish, Plot
from outreach_desktop.domain.documents.drawn.scales import Scale, sensible, thinned
from outreach_desktop.domain.documents.look import Border
from outreach_desktop.ui.paper.charts.axes import AxesField
from outreach_desktop.ui.paper.charts.canvas import Canvas, line_height, width_of
from outreach_desktop.ui.paper.charts.labels import label, text_color
from outreach_desktop.ui.paper.charts.signs import sign
from outreach_desktop.ui.paper.strokes import Point

MOST_DRAWN = 6_000
"""Values of a chart that are drawn: more would be more than the dots of its paper."""
_MOST_TOLD = 400  # labels beside values
_MOST_SMOOTH = 500
_SMOOTH = 8  # pieces of a rounded line between two values

Ends = list[tuple[float, float] | None]
"""From where to where each value reaches; None for a gap."""


def stacked(plot: Plot) -> list[Ends]:
    """Where each series' values begin and end: from nothing, or one on the other."""
    count = max((len(one.values) for one in plot.series), default=0)
    wholes = [
        sum(abs(v) for one in plot.series if (v := _value(one, place)) is not None)
        for place in range(count)
    ]
    over, under = [0.0] * count, [0.0] * count
    found: list[Ends] = []
    for one in plot.series:
        ends: Ends = []
        for place in range(count):
            value = _value(one, place)
            if value is None and plot.stacking and plot.kind == "area":
                value = 0.0  # what lies upon it goes on
            if value is not None and plot.stacking == "percent":
                value = value / wholes[place] if wholes[place] else 0.0
            if value is None:
                ends.append(None)
            elif not plot.stacking:
                ends.append((0.0, value))
            else:
                pile = over if value >= 0 or plot.kind in ("line", "area") else under
                ends.append((pile[place], pile[place] + value))
                pile[place] += value
        found.append(ends)
    return found


def _value(series: DrawnSeries, place: int) -> float | None:
    return sensible(series.values[place]) if place < len(series.values) else None


def thin(chart: DrawnChart) -> DrawnChart:
    """The chart with no more values than can be seen."""
    series = sum(len(plot.series) for plot in chart.plots)
    count = max((len(one.values) for plot in chart.plots for one in plot.series), default=0)
    if series * count <= MOST_DRAWN:
        return chart
    kept = thinned(count, max(MOST_DRAWN // series, 10))

    def some(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return tuple(values[place] for place in kept if place < len(values))

    plots = tuple(
        replace(plot, series=tuple(replace(one, values=some(one.values), across=some(one.across), sizes=some(one.sizes), own=())
                                   for one in plot.series))
        for plot in chart.plots
    )  # fmt: skip
    return replace(
        chart,
        plots=plots,
        categories=tuple(
            chart.categories[place] for place in kept if place < len(chart.categories)
        ),
    )


@dataclass(frozen=True, slots=True)
class PlotGround:
    """What a plot is drawn on: the field, its scale, and where each category stands."""

    canvas: Canvas
    chart: DrawnChart
    field: AxesField
    scale: Scale
    count: int

    def along(self, place: float) -> float:
        """The share of the axis at which a category's middle stands."""
        if self.chart.along.between or self.count < 2:
            share = (place + 0.5) / max(self.count, 1)
        else:
            share = place / (self.count - 1)
        return 1.0 - share if self.chart.along.is_reversed else share

    @property
    def zero(self) -> float:
        """Where nothing is, or the edge nearest to it."""
        return self.scale.at(self.scale.least if self.scale.log else 0.0)


def put_bars(ground: PlotGround, plot: Plot) -> None:
    """Bars beside or upon each other."""
    ends, series = stacked(plot), plot.series
    slots = 1 if plot.stacking else len(series)
    wide = 1.0 / (slots - (slots - 1) * plot.overlap + plot.gap) / max(ground.count, 1)
    step = wide * (1 - plot.overlap)
    told = 0
    for number, (one, reach) in enumerate(zip(series, ends, strict=True)):
        own = dict(one.own)
        shift = 0.0 if plot.stacking else (number - (slots - 1) / 2) * step
        shift = -shift if ground.chart.along.is_reversed else shift
        for place, end in enumerate(reach):
            if end is None:
                continue
            middle = ground.along(place) + shift
            low = ground.zero if ground.scale.log and not end[0] else ground.scale.at(end[0])
            high = ground.scale.at(end[1])
            finish = own.get(place) or _varied(ground.chart, place, one.finish)
            a, b = ground.field.at(middle - wide / 2, low), ground.field.at(middle + wide / 2, high)
            ground.canvas.box(
                min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), finish
            )
        for place, end in enumerate(reach):
            if end is not None and told < _MOST_TOLD:
                told += _bar_label(ground, plot, one, place, (ground.along(place) + shift, *end))


def _varied(chart: DrawnChart, place: int, finish: Finish) -> Finish:
    if not chart.varies or not chart.palette:
        return finish
    return replace(finish, fill=chart.palette[place % len(chart.palette)])


def _bar_label(
    ground: PlotGround, plot: Plot, series: DrawnSeries, place: int, bar: tuple[float, float, float]
) -> bool:
    middle, start, end = bar
    text = label(ground.chart, series, place, end - start)
    if not text:
        return False
    style = series.labels.style
    low, high = (
        ground.field.at(middle, ground.scale.at(start)),
        ground.field.at(middle, ground.scale.at(end)),
    )
    put = series.labels.place or ("center" if plot.stacking else "outside")
    away = width_of(text, style) / 2 + 3 if ground.field.is_lying else line_height(style) / 2 + 1
    sense = 1 if end >= start else -1
    if put == "center":
        x, y = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
    elif put == "base":
        x, y = _moved(low, ground.field, away * sense)
    else:
        x, y = _moved(high, ground.field, away * sense * (-1 if put == "inside" else 1))
    on = "" if put in ("outside", "above") else (dict(series.own).get(place) or series.finish).fill
    ground.canvas.words(text, text_color(style, on), x, y)
    return True


def _moved(point: Point, field: AxesField, up: float) -> Point:
    return (point[0] + up, point[1]) if field.is_lying else (point[0], point[1] - up)


def put_lines(ground: PlotGround, plot: Plot) -> None:
    """Lines, or areas down to nothing or to the area before."""
    ends = stacked(plot)
    order = list(zip(plot.series, ends, strict=True))
    if plot.kind == "area":
        for one, reach in order if plot.stacking else reversed(order):
            _area(ground, one, reach)
    else:
        for one, reach in order:
            points = [None if end is None else ground.field.at(ground.along(place), ground.scale.at(end[1]))
                      for place, end in enumerate(reach)]  # fmt: skip
            put_trace(ground.canvas, one, points)
    told = 0
    for one, reach in order:
        for place, end in enumerate(reach):
            if end is not None and told < _MOST_TOLD:
                at = (end[0] + end[1]) / 2 if plot.kind == "area" else end[1]
                point = ground.field.at(ground.along(place), ground.scale.at(at))
                told += _point_label(ground, one, place, point, end[1] - end[0])


def _area(ground: PlotGround, series: DrawnSeries, reach: Ends) -> None:
    for run in _runs([(place, end) for place, end in enumerate(reach)]):
        over = [ground.field.at(ground.along(place), ground.scale.at(end[1])) for place, end in run]
        under = [
            ground.field.at(ground.along(place), ground.scale.at(end[0])) for place, end in run
        ]
        ground.canvas.area([*over, *reversed(under)], series.finish)


def _runs(
    ends: list[tuple[int, tuple[float, float] | None]],
) -> list[list[tuple[int, tuple[float, float]]]]:
    found: list[list[tuple[int, tuple[float, float]]]] = [[]]
    for place, end in ends:
        if end is None:
            found.append([])
        else:
            found[-1].append((place, end))
    return [run for run in found if run]


def put_trace(canvas: Canvas, series: DrawnSeries, points: list[Point | None]) -> None:
    """A line through what is there, parted at gaps, with its signs."""
    held: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            held.append(point)
            continue
        if len(held) > 1:
            canvas.line(_rounded(held) if series.is_smooth else held, series.finish.line)
        held = []
    own = dict(series.own)
    for place, point in enumerate(points):
        if point is not None:
            sign(canvas, series, *point, own.get(place))


def _rounded(points: list[Point]) -> list[Point]:
    """A line without corners through all the points."""
    if not 2 < len(points) <= _MOST_SMOOTH:
        return points
    ends = [points[0], *points, points[-1]]
    found = [points[0]]
    for place, (one, other) in enumerate(pairwise(points)):
        before, after = ends[place], ends[place + 3]
        for step in range(1, _SMOOTH + 1):
            t = step / _SMOOTH
            found.append(
                (
                    _between(before[0], one[0], other[0], after[0], t),
                    _between(before[1], one[1], other[1], after[1], t),
                )
            )
    return found


def _between(before: float, one: float, other: float, after: float, t: float) -> float:
    """Catmull and Rom's curve."""
    return 0.5 * (
        2 * one
        + (other - before) * t
        + (2 * before - 5 * one + 4 * other - after) * t * t
        + (3 * one - before - 3 * other + after) * t * t * t
    )


def _point_label(
    ground: PlotGround, series: DrawnSeries, place: int, point: Point, share: float
) -> bool:
    text = label(ground.chart, series, place, share)
    if not text:
        return False
    style = series.labels.style
    away = line_height(style) / 2 + 3
    aside = width_of(text, style) / 2 + 5
    x, y = {
        "above": (0.0, -away),
        "below": (0.0, away),
        "left": (-aside, 0.0),
        "center": (0.0, 0.0),
    }.get(series.labels.place, (aside, 0.0))
    ground.canvas.words(text, style, point[0] + x, point[1] + y)
    return True


def put_points(ground: PlotGround, plot: Plot, along: Callable[[float], float]) -> None:
    """Points that are placed by two numbers: with lines between, or as bubbles."""
    largest = max(
        (abs(v) for one in plot.series for value in one.sizes if (v := sensible(value))),
        default=1.0,
    )
    most = min(ground.field.box.width, ground.field.box.height) / 8
    told = 0
    for one in plot.series:
        points: list[Point | None] = []
        for place, value in enumerate(one.values):
            x, y = _across(one, place), sensible(value)
            points.append(
                None if x is None or y is None else ground.field.at(along(x), ground.scale.at(y))
            )
        if plot.kind == "scatter":
            put_trace(ground.canvas, one, points)
        for place, point in enumerate(points):
            if point is None:
                continue
            if plot.kind == "bubble":
                size = abs(sensible(one.sizes[place] if place < len(one.sizes) else None) or 0.0)
                _bubble(ground.canvas, one, point, most * (size / largest) ** 0.5)
            if told < _MOST_TOLD:
                told += _point_label(ground, one, place, point, 0.0)


def _across(series: DrawnSeries, place: int) -> float | None:
    """Where a value stands; one without a number is as many along as it comes."""
    if not series.across:
        return float(place + 1)
    return sensible(series.across[place]) if place < len(series.across) else None


def _bubble(canvas: Canvas, series: DrawnSeries, point: Point, radius: float) -> None:
    round_ = replace(series, marker="circle", marker_size=radius * 2)
    edge = series.finish.line if series.finish.line.width else Border(width=0.75, color="FFFFFF")
    sign(canvas, replace(round_, finish=replace(series.finish, line=edge)), *point)


def across_values(plot: Plot) -> list[float | None]:
    """All numbers that points stand at from left to right."""
    return [_across(one, place) for one in plot.series for place in range(len(one.values))]
