"""The legend of a chart: which colour or sign is whose."""

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_desktop.domain.documents.drawn.charts import DrawnChart, DrawnSeries, Finish
from outreach_desktop.domain.documents.look import Border
from outreach_desktop.ui.paper.charts.canvas import Box, Canvas, line_height, shortened, width_of
from outreach_desktop.ui.paper.charts.signs import sign

_KEY = 22.0  # the room of a colour or a piece of line before its name
_SWATCH = 6.5
_APART = 12.0
_MOST_ENTRIES = 60
_LINES = ("line", "scatter", "radar")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A name, and how what it names looks."""

    name: str
    finish: Finish
    series: DrawnSeries | None = None
    """A line is shown as a piece of it, with its sign."""


def entries(chart: DrawnChart, slices: tuple[tuple[str, Finish], ...]) -> list[LegendEntry]:
    """What the legend names: the slices of a round chart, else the series."""
    found = [LegendEntry(name, finish) for name, finish in slices] or list(_of_series(chart))
    kept = [one for place, one in enumerate(found) if place not in chart.not_in_legend]
    return kept[:_MOST_ENTRIES]


def _of_series(chart: DrawnChart) -> Iterator[LegendEntry]:
    for plot in chart.plots:
        for one in plot.series:
            is_line = plot.kind in _LINES and not (
                plot.kind == "radar" and one.finish.fill and not one.marker
            )
            yield LegendEntry(one.name, one.finish, one if is_line else None)


def put_legend(canvas: Canvas, chart: DrawnChart, some: list[LegendEntry], box: Box) -> None:
    """Draw the legend at its side of the box, and take its room from it."""
    if not chart.legend or not some:
        return
    style = chart.legend_style
    high = line_height(style) * 1.15
    if chart.legend in ("left", "right"):
        _beside(canvas, chart, some, box, high)
        return
    names = [shortened(one.name, style, box.width - _KEY) for one in some]
    rows: list[list[tuple[LegendEntry, str, float]]] = [[]]
    used = 0.0
    for one, name in zip(some, names, strict=True):
        across = _key_width(one) + width_of(name, style) + _APART
        if rows[-1] and used + across - _APART > box.width:
            rows.append([])
            used = 0.0
        rows[-1].append((one, name, across))
        used += across
    rows = rows[: max(int(box.height * 0.4 / high), 1)]
    top = box.top if chart.legend == "top" else box.bottom - high * len(rows)
    for place, row in enumerate(rows):
        x = box.left + (box.width - sum(across for _, _, across in row) + _APART) / 2
        for one, name, across in row:
            _entry(canvas, chart, one, name, x, top + high * (place + 0.5))
            x += across
    if chart.legend == "top":
        box.top += high * len(rows) + 4
    else:
        box.bottom -= high * len(rows) + 4


def _beside(
    canvas: Canvas, chart: DrawnChart, some: list[LegendEntry], box: Box, high: float
) -> None:
    style = chart.legend_style
    some = some[: max(int(box.height / high), 1)]
    most = box.width * 0.4
    widest = max(_key_width(one) + width_of(one.name, style) for one in some)
    across = min(widest, most)
    x = box.right - across if chart.legend == "right" else box.left
    top = box.top + (box.height - high * len(some)) / 2
    for place, one in enumerate(some):
        name = shortened(one.name, style, across - _key_width(one))
        _entry(canvas, chart, one, name, x, top + high * (place + 0.5))
    if chart.legend == "right":
        box.right -= across + 8
    else:
        box.left += across + 8


def _key_width(one: LegendEntry) -> float:
    return _KEY + 4 if one.series is not None else _SWATCH + 4


def _entry(
    canvas: Canvas, chart: DrawnChart, one: LegendEntry, name: str, x: float, y: float
) -> None:
    if one.series is not None:
        canvas.line([(x, y), (x + _KEY, y)], one.series.finish.line)
        sign(canvas, one.series, x + _KEY / 2, y)
    else:
        half = _SWATCH / 2
        is_seen = one.finish.fill or one.finish.line.width
        edge = one.finish if is_seen else Finish(line=Border(width=0.5))
        canvas.box(x, y - half, x + _SWATCH, y + half, edge)
    canvas.words(name, chart.legend_style, x + _key_width(one), y, "left")
