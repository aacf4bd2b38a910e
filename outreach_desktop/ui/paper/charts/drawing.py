"""A chart put together: its ground, title, legend and axes, and what it shows."""

from dataclasses import replace
from functools import lru_cache

from outreach_desktop.domain.documents.drawn.charts import Axis, DrawnChart, Finish, Plot
from outreach_desktop.domain.documents.drawn.scales import Scale, scale
from outreach_desktop.domain.documents.look import Border, TextStyle
from outreach_desktop.ui.paper.charts import axes
from outreach_desktop.ui.paper.charts.axes import AxesField, AxisNames
from outreach_desktop.ui.paper.charts.canvas import Box, Canvas, in_lines, line_height
from outreach_desktop.ui.paper.charts.labels import category
from outreach_desktop.ui.paper.charts.legend import entries, put_legend
from outreach_desktop.ui.paper.charts.series import (
    PlotGround,
    across_values,
    put_bars,
    put_lines,
    put_points,
    stacked,
    thin,
)
from outreach_desktop.ui.paper.charts.slices import put_radar, put_round, slices
from outreach_desktop.ui.paper.strokes import Drawing

_EDGE = 7.0
_POINTS = ("scatter", "bubble")
_WITH_LENGTH = ("column", "bar", "area")


@lru_cache(maxsize=16)
def drawn_chart(chart: DrawnChart, width: float, height: float, description: str) -> Drawing:
    """The chart in a frame of this size; the same one is drawn once for all pages that show it."""
    chart = thin(chart)
    canvas = Canvas(width, height)
    canvas.box(0, 0, width, height, chart.ground)
    box = Box(_EDGE, _EDGE, width - _EDGE, height - _EDGE)
    _title(canvas, chart, box)
    put_legend(canvas, chart, entries(chart, slices(chart)), box)
    kinds = {plot.kind for plot in chart.plots}
    if kinds & {"pie", "doughnut"}:
        put_round(canvas, chart, box)
    elif "radar" in kinds:
        put_radar(canvas, chart, box)
    elif kinds:
        _Axes(canvas, chart, box).put()
    return Drawing(width, height, tuple(canvas.parts), description)


def _title(canvas: Canvas, chart: DrawnChart, box: Box) -> None:
    if not chart.title:
        return
    style = chart.title_style
    high = line_height(style)
    for line in in_lines(chart.title, style, box.width):
        canvas.words(line, style, (box.left + box.right) / 2, box.top + high / 2)
        box.top += high
    box.top += 6


class _Axes:
    """A chart with two axes, or three."""

    def __init__(self, canvas: Canvas, chart: DrawnChart, box: Box) -> None:
        self._canvas, self._chart, self._box = canvas, chart, box
        self._lying = any(plot.kind == "bar" for plot in chart.plots)
        self._of_points = all(plot.kind in _POINTS for plot in chart.plots)
        counts = [len(one.values) for plot in chart.plots for one in plot.series]
        self._count = (
            max(len(chart.categories), *counts, 1) if counts else max(len(chart.categories), 1)
        )
        self._field = AxesField(box, self._lying)

    def put(self) -> None:
        """Draw it all, the net first."""
        chart, box = self._chart, self._box
        up = self._scale(
            on_second=False, axis=chart.up, room=box.width if self._lying else box.height
        )
        second = None
        if chart.second is not None:
            second = self._scale(on_second=True, axis=chart.second, room=box.height)
        along = self._along_scale(box.width) if self._of_points else None
        beside = self._numbers(up, chart.up, on_second=False)
        names = axes.numbers_of(along, self._pattern_along()) if along else self._names()
        self._titles(chart.along, chart.up)
        most = box.height * 0.4
        if self._lying:
            left = axes.room_beside(names, chart.along, box.width * 0.4)
            box.left += left
            low = axes.room_below(beside, chart.up, box.width, most)
            box.top, box.bottom = (
                (box.top + low, box.bottom)
                if chart.along.is_reversed
                else (box.top, box.bottom - low)
            )
            box.right -= 6
        else:
            self._room_standing(names, beside, up, second, most)
        canvas = self._canvas
        canvas.box(box.left, box.top, box.right, box.bottom, chart.plot_ground)
        at = self._field.at
        axes.put_net(canvas, chart.up, beside.places, lambda share: [at(0, share), at(1, share)])
        axes.put_net(
            canvas,
            chart.along,
            names.places if along else self._borders(),
            lambda share: [at(share, 0), at(share, 1)],
        )
        for plot in chart.plots:
            shown = second if plot.on_second and second is not None else up
            self._plot(plot, shown, along)
        self._lines(up, second, names, beside, along, most)

    def _room_standing(
        self, names: AxisNames, beside: AxisNames, up: Scale, second: Scale | None, most: float
    ) -> None:
        chart, box = self._chart, self._box
        left = axes.room_beside(beside, chart.up, box.width * 0.4)
        right = 0.0
        if second is not None and chart.second is not None:
            other = self._numbers(second, chart.second, on_second=True)
            right = axes.room_beside(other, chart.second, box.width * 0.3)
        if chart.along.is_reversed:
            left, right = right, left
        box.left, box.right = box.left + left, box.right - right
        if self._of_points:
            box.right -= 8
        box.top += 3
        zero = up.at(0.0) if not up.log and chart.along.labels == "near" else 0.0
        for _ in range(2):
            low = axes.room_below(names, chart.along, box.width, most)
        box.bottom -= max(low - (zero * box.height if zero < 0.9 else 0.0), 2.0)

    def _titles(self, along: Axis, up: Axis) -> None:
        """The names of the axes, at the edges."""
        canvas, box = self._canvas, self._box
        beside, below = (along, up) if self._lying else (up, along)
        if below.title and below.is_shown:
            high = line_height(below.title_style)
            canvas.words(
                " ".join(below.title.split()),
                below.title_style,
                (box.left + box.right) / 2,
                box.bottom - high / 2,
            )
            box.bottom -= high + 3
        if beside.title and beside.is_shown:
            box.left += self._on_side(beside.title, beside.title_style, box.left, -90)
        second = self._chart.second
        if second is not None and second.title:
            box.right -= self._on_side(second.title, second.title_style, box.right, 90)

    def _on_side(self, title: str, style: TextStyle, x: float, angle: float) -> float:
        high = line_height(style)
        inwards = high / 2 if angle < 0 else -high / 2
        middle = (self._box.top + self._box.bottom) / 2
        self._canvas.turned(" ".join(title.split()), style, x + inwards, middle, angle, "center")
        return high + 3

    def _scale(self, *, on_second: bool, axis: Axis, room: float) -> Scale:
        plots = [
            plot
            for plot in self._chart.plots
            if plot.on_second == on_second or self._chart.second is None
        ]
        if any(plot.stacking == "percent" for plot in plots):
            least, most = axis.least, axis.most
            axis = replace(
                axis,
                least=0.0 if least is None else min(least, 0.0),
                most=1.0 if most is None or most > 1 else most,
                step=None,
            )
        values: list[float | None] = []
        for plot in plots:
            if plot.kind in _POINTS:
                values += [value for one in plot.series for value in one.values]
            else:
                values += [
                    end
                    for reach in stacked(plot)
                    for ends in reach
                    if ends is not None
                    for end in ends[not plot.stacking :]
                ]
        from_zero = any(plot.kind in _WITH_LENGTH for plot in plots)
        return scale(values, axis, room, from_zero=from_zero)

    def _along_scale(self, room: float) -> Scale:
        values = [value for plot in self._chart.plots for value in across_values(plot)]
        return scale(values, self._chart.along, room, from_zero=False)

    def _pattern_along(self) -> str:
        return self._chart.along.numbers

    def _numbers(self, shown: Scale, axis: Axis, *, on_second: bool) -> AxisNames:
        plots = [plot for plot in self._chart.plots if plot.on_second == on_second]
        if any(plot.stacking == "percent" for plot in plots):
            return axes.numbers_of(shown, axis.numbers if "%" in axis.numbers else "0%")
        first = next((one.numbers for plot in plots for one in plot.series), "")
        return axes.numbers_of(shown, axis.numbers or first)

    def _names(self) -> AxisNames:
        ground = self._ground(Scale(0, 1, 1))
        texts = tuple(category(self._chart, place) for place in range(self._count))
        return AxisNames(
            texts, tuple(ground.along(place) for place in range(self._count)), 1 / self._count
        )

    def _borders(self) -> tuple[float, ...]:
        """Between the categories."""
        between = self._chart.along.between or self._count < 2
        parts = self._count if between else self._count - 1
        return tuple(place / parts for place in range(parts + 1))

    def _ground(self, shown: Scale) -> PlotGround:
        return PlotGround(self._canvas, self._chart, self._field, shown, self._count)

    def _plot(self, plot: Plot, shown: Scale, along: Scale | None) -> None:
        ground = self._ground(shown)
        if plot.kind in ("column", "bar"):
            put_bars(ground, plot)
        elif plot.kind in _POINTS:
            across = along or self._along_scale(self._box.width)
            put_points(ground, plot, across.at)
        else:
            put_lines(ground, plot)

    def _lines(
        self,
        up: Scale,
        second: Scale | None,
        names: AxisNames,
        beside: AxisNames,
        along: Scale | None,
        most: float,
    ) -> None:
        """The lines of the axes and what stands beside them, over all that is shown."""
        chart, canvas, field, box = self._chart, self._canvas, self._field, self._box
        zero = 0.0 if up.log else up.at(0.0)
        start = 1.0 if chart.along.is_reversed else 0.0
        start = along.at(0.0) if along is not None and along.least < 0 < along.most else start
        axes.put_line(canvas, chart.up, field.at(start, 0), field.at(start, 1), list(beside.places))
        axes.put_line(
            canvas,
            chart.along,
            field.at(0, zero),
            field.at(1, zero),
            list(names.places if along else self._borders()),
        )
        at = {"low": 0.0, "high": 1.0}.get(chart.along.labels, zero if zero < 0.9 else 0.0)
        if self._lying:
            axes.put_beside(canvas, field, names, chart.along, field.at(0, at)[0], box.width * 0.6)
            y = box.top if chart.along.is_reversed else box.bottom
            axes.put_below(canvas, field, beside, chart.up, y, most, over=chart.along.is_reversed)
            return
        axes.put_below(canvas, field, names, chart.along, field.at(0, at)[1], most)
        flipped = chart.along.is_reversed
        axes.put_beside(
            canvas,
            field,
            beside,
            chart.up,
            box.right if flipped else box.left,
            box.width * 0.5,
            right=flipped,
        )
        if second is not None and chart.second is not None:
            other = self._numbers(second, chart.second, on_second=True)
            side = box.left if flipped else box.right
            axes.put_line(canvas, chart.second, (side, box.bottom), (side, box.top), [])
            axes.put_beside(
                canvas, field, other, chart.second, side, box.width * 0.5, right=not flipped
            )


def placeholder(width: float, height: float, words: str) -> Drawing:
    """A frame where something is that is not drawn here, with what it is."""
    canvas = Canvas(width, height)
    canvas.box(
        0.5,
        0.5,
        width - 0.5,
        height - 0.5,
        Finish(line=Border(width=0.5, color="808080", style="dashed")),
    )
    style = TextStyle(size=9.0, color="606060", italic=True)
    lines = in_lines(words, style, max(width - 12, 1.0))
    high = line_height(style)
    for place, line in enumerate(lines):
        canvas.words(line, style, width / 2, height / 2 + high * (place - (len(lines) - 1) / 2))
    return Drawing(width, height, tuple(canvas.parts), words)
