"""Round charts: slices of a pie, rings of a doughnut, and the net of a radar."""

from math import cos, radians, sin

from outreach_desktop.domain.documents.drawn.charts import DrawnChart, DrawnSeries, Finish, Plot
from outreach_desktop.domain.documents.drawn.scales import scale, sensible
from outreach_desktop.domain.documents.look import Border
from outreach_desktop.ui.paper.charts.canvas import (
    Box,
    Canvas,
    line_height,
    shortened,
    width_of,
)
from outreach_desktop.ui.paper.charts.labels import label, text_color
from outreach_desktop.ui.paper.charts.numbers import written
from outreach_desktop.ui.paper.charts.signs import sign
from outreach_desktop.ui.paper.strokes import Point

_MOST_SLICES = 360
_WHITE = Border(width=0.75, color="FFFFFF")
"""Between slices: without colours they are still told apart."""
_FINE = 3.0  # degrees


def slices(chart: DrawnChart) -> tuple[tuple[str, Finish], ...]:
    """Each slice's name and look; none where the chart is not round."""
    if not chart.plots or chart.plots[0].kind not in ("pie", "doughnut"):
        return ()
    return tuple(
        (chart.categories[place] if place < len(chart.categories) else str(place + 1), _finish(chart, chart.plots[0].series[0], place))
        for place in range(min(max(len(one.values) for one in chart.plots[0].series), _MOST_SLICES))
    ) if chart.plots[0].series else ()  # fmt: skip


def _finish(chart: DrawnChart, series: DrawnSeries, place: int) -> Finish:
    own = dict(series.own).get(place)
    if own is not None and own.fill:
        return own
    color = chart.palette[place % len(chart.palette)] if chart.palette else series.finish.fill
    return Finish(fill=color, line=own.line if own is not None else series.finish.line)


def put_round(canvas: Canvas, chart: DrawnChart, box: Box) -> None:
    """The slices of all series, one ring in the other where there are several."""
    plot = chart.plots[0]
    labelled = any(
        one.labels.value or one.labels.percent or one.labels.category for one in plot.series
    )
    outside = (
        labelled
        and plot.kind == "pie"
        and any(one.labels.place in ("", "outside") for one in plot.series)
    )
    room = line_height(plot.series[0].labels.style) * 1.6 if outside and plot.series else 2.0
    radius = max(min(box.width, box.height) / 2 - room, 1.0)
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    rings = [one for one in plot.series if one.values][: 1 if plot.kind == "pie" else 12]
    inner = radius * plot.hole if plot.kind == "doughnut" else 0.0
    thick = (radius - inner) / max(len(rings), 1)
    for ring, series in enumerate(rings):
        _ring(canvas, chart, plot, series, middle, inner + thick * ring, inner + thick * (ring + 1))


def _ring(
    canvas: Canvas,
    chart: DrawnChart,
    plot: Plot,
    series: DrawnSeries,
    middle: Point,
    inner: float,
    outer: float,
) -> None:
    values = [abs(sensible(value) or 0.0) for value in series.values[:_MOST_SLICES]]
    whole = sum(values)
    if not whole:
        return
    turn = plot.turned
    told: list[tuple[float, int, float]] = []
    for place, value in enumerate(values):
        if not value:
            continue
        sweep = value / whole * 360
        finish = _finish(chart, series, place)
        edge = Finish(fill=finish.fill, line=finish.line if finish.line.width else _WHITE)
        canvas.area(_slice(middle, inner, outer, turn, sweep), edge)
        told.append((turn + sweep / 2, place, value / whole))
        turn += sweep
    for angle, place, share in told:
        _told(canvas, chart, series, place, share, middle, angle, inner, outer)


def _slice(middle: Point, inner: float, outer: float, start: float, sweep: float) -> list[Point]:
    steps = max(int(sweep / _FINE), 1)
    turns = [start + sweep * step / steps for step in range(steps + 1)]
    around = [_at(middle, outer, turn) for turn in turns]
    if inner:
        return around + [_at(middle, inner, turn) for turn in reversed(turns)]
    return around if sweep > 359.9 else [*around, middle]


def _at(middle: Point, radius: float, angle: float) -> Point:
    return (middle[0] + radius * sin(radians(angle)), middle[1] - radius * cos(radians(angle)))


def _told(
    canvas: Canvas,
    chart: DrawnChart,
    series: DrawnSeries,
    place: int,
    share: float,
    middle: Point,
    angle: float,
    inner: float,
    outer: float,
) -> None:
    text = label(chart, series, place, share)
    if not text:
        return
    style = series.labels.style
    is_outside = not inner and series.labels.place in ("", "outside")
    wide = width_of(text, style)
    if is_outside and (not series.labels.place and wide < outer * 0.6 and share > 0.06):
        is_outside = False  # where it fits, as Word puts it
    if is_outside:
        x, y = _at(middle, outer + line_height(style) * 0.7, angle)
        leans = sin(radians(angle))
        align = "center" if abs(leans) < 0.3 else "left" if leans > 0 else "right"
        room = {"left": canvas.width - x, "right": x}.get(align, 2 * min(x, canvas.width - x))
        canvas.words(shortened(text, style, room), style, x, y, align)
        return
    away = (inner + outer) / 2 if inner else outer * 0.65
    x, y = _at(middle, away, angle)
    fill = _finish(chart, series, place).fill
    canvas.words(text, text_color(style, fill), x, y)


def put_radar(canvas: Canvas, chart: DrawnChart, box: Box) -> None:
    """A net with a spoke for each category."""
    series = [one for plot in chart.plots for one in plot.series]
    count = min(max((len(one.values) for one in series), default=0), _MOST_SLICES)
    if count < 1:
        return
    style = chart.along.style
    names = [shortened(name, style, box.width * 0.22) for name in chart.categories[:count]]
    aside = max((width_of(name, style) for name in names), default=0.0) + 6
    room = line_height(style) + 4
    radius = max(min((box.width - 2 * aside) / 2, (box.height - 2 * room) / 2), 4.0)
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    shown = scale((v for one in series for v in one.values), chart.up, radius, from_zero=True)
    spokes = [place * 360 / count for place in range(count)]
    net = chart.up.grid if chart.up.grid.width else Border(width=0.5, color="BFBFBF")
    for mark in shown.marks():
        ring = [_at(middle, radius * shown.at(mark), turn) for turn in spokes]
        canvas.line([*ring, ring[0]], net)
    for turn in spokes:
        canvas.line([middle, _at(middle, radius, turn)], net)
    for plot in chart.plots:
        for one in plot.series:
            _web(canvas, one, [_at(middle, radius * shown.at(v), turn) if (v := sensible(value)) is not None else None
                               for value, turn in zip(one.values, spokes, strict=False)])  # fmt: skip
    if chart.up.is_shown and chart.up.labels != "none":
        for mark in shown.marks():
            x, y = _at(middle, radius * shown.at(mark), 0)
            canvas.words(written(mark, chart.up.numbers), chart.up.style, x - 3, y, "right")
    for name, turn in zip(names, spokes, strict=False):
        x, y = _at(middle, radius + room * 0.6, turn)
        leans = sin(radians(turn))
        canvas.words(
            name, style, x, y, "center" if abs(leans) < 0.2 else "left" if leans > 0 else "right"
        )


def _web(canvas: Canvas, series: DrawnSeries, places: list[Point | None]) -> None:
    known = [place for place in places if place is not None]
    if not known:
        return
    if series.finish.fill and not series.marker:
        canvas.area(known, series.finish)
    canvas.line([*known, known[0]] if len(known) == len(places) else known, series.finish.line)
    for x, y in known:
        sign(canvas, series, x, y)
