"""From a chart's own part to the chart as it is drawn."""

from collections.abc import Iterator
from dataclasses import replace

from outreach_desktop.domain.documents.drawn.charts import (
    MOST_SERIES,
    Axis,
    DrawnChart,
    DrawnSeries,
    Finish,
    Plot,
    ValueLabels,
)
from outreach_desktop.domain.documents.look import Border, TextStyle
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.look.charts.finishing import Finishing
from outreach_desktop.templates.engine.look.charts.values import (
    C,
    format_of,
    is_numbers,
    is_on,
    number,
    numbers,
    said,
    step,
    text_of,
    words,
)
from outreach_desktop.templates.engine.look.colours import ThemeColours
from outreach_desktop.templates.engine.look.package import Element, FinishedPackage
from outreach_desktop.templates.engine.look.styles import Styles
from outreach_desktop.words import say

_KINDS = {
    "barChart": "column", "bar3DChart": "column", "lineChart": "line", "line3DChart": "line",
    "areaChart": "area", "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie",
    "doughnutChart": "doughnut", "scatterChart": "scatter", "bubbleChart": "bubble",
    "radarChart": "radar",
}  # fmt: skip
_UNKNOWN = {
    "stockChart": say("a stock chart"),
    "surfaceChart": say("a surface chart"),
    "surface3DChart": say("a surface chart"),
    "ofPieChart": say("a pie chart with a second plot"),
}
_AXES = ("catAx", "dateAx", "valAx", "serAx")
_LEGENDS = {"r": "right", "l": "left", "t": "top", "b": "bottom", "tr": "right"}
_MARKERS = {"circle": "circle", "dot": "circle", "square": "square", "diamond": "diamond",
            "triangle": "triangle", "x": "cross", "plus": "cross", "star": "cross", "dash": "square"}  # fmt: skip
_USUAL_MARKERS = ("diamond", "square", "triangle", "cross", "cross", "circle")
_NOTHING = ValueLabels()
_MOST_OWN = 1_000  # points of a series with a look of their own


class Charts:
    """The charts of one document, each read once."""

    def __init__(self, package: FinishedPackage, styles: Styles, colours: ThemeColours) -> None:
        self._package = package
        self._finishing = Finishing(styles, colours)
        self._read: dict[str, tuple[DrawnChart | None, str]] = {}

    def chart(self, part: str) -> DrawnChart | None:
        """The chart in a part; None where it is not there, is damaged or is of a kind that is not drawn."""
        return self._known(part)[0]

    def not_shown(self, part: str) -> str:
        """What of it is not drawn as Word does, in words; "" where all is."""
        return self._known(part)[1]

    def _known(self, part: str) -> tuple[DrawnChart | None, str]:
        if part not in self._read:
            try:
                root = self._package.tree(part)
            except OutreachError:  # the rest of the document is whole
                root = None
            self._read[part] = self._chart(root)
        return self._read[part]

    def _chart(self, root: Element | None) -> tuple[DrawnChart | None, str]:
        about = step(root, "chart")
        area = step(about, "plotArea")
        if root is None or about is None or area is None:
            return None, say("a chart that is damaged or missing")
        kinds = [str(one.tag).removeprefix(C) for one in area]
        unknown = next((_UNKNOWN[kind] for kind in kinds if kind in _UNKNOWN), "")
        if not any(kind in _KINDS for kind in kinds):
            return None, unknown or say("a chart that is damaged or missing")
        is_flat = any("3D" in kind for kind in kinds)
        flat = say("a chart in three dimensions, which is drawn flat here") if is_flat else ""
        return _ChartReading(root, self._finishing).read(), unknown or flat


class _ChartReading:
    """One chart while it is read."""

    def __init__(self, root: Element, finishing: Finishing) -> None:
        self._root = root
        self._finishing = finishing
        self._letters = finishing.text(finishing.letters, root)
        self._about = step(root, "chart")
        self._area = step(root, "chart/plotArea")
        self._count = 0

    def read(self) -> DrawnChart:
        """The whole chart."""
        axes = {said(one, "axId"): one for one in self._all(_AXES)}
        plots: list[tuple[Plot, list[Element]]] = []
        for one in self._all(tuple(_KINDS)):
            own = [
                axes[id_.get("val", "")]
                for id_ in one.iterfind(f"{C}axId")
                if id_.get("val", "") in axes
            ]
            plots.append((self._plot(one), own))
        first = plots[0][1]
        made = [replace(plot, on_second=bool(own) and own[0] not in first and own[-1] not in first)
                for plot, own in plots]  # fmt: skip
        second = next(
            (own for (_, own), plot in zip(plots, made, strict=True) if plot.on_second), []
        )
        if all(plot.on_second == made[0].on_second for plot in made):
            second = []
        along, up = self._axes(first)
        legend = step(self._about, "legend")
        categories, written = self._categories()
        only = sum(len(plot.series) for plot in made) == 1
        return DrawnChart(
            plots=tuple(made),
            categories=categories,
            category_numbers=written,
            title=self._title(made),
            title_style=self._title_style(),
            along=along,
            up=up,
            second=self._axes(second)[1] if second else None,
            legend=_LEGENDS.get(said(legend, "legendPos", "r"), "right")
            if legend is not None
            else "",
            legend_style=self._finishing.text(self._letters, legend),
            not_in_legend=frozenset(self._left_out(legend)),
            ground=self._ground(),
            plot_ground=self._finishing.finish(self._area),
            varies=only and is_on(next(self._all(tuple(_KINDS))), "varyColors"),
            palette=tuple(self._finishing.colours.accent(place) for place in range(18)),
        )

    def _all(self, names: tuple[str, ...]) -> Iterator[Element]:
        known = {f"{C}{name}" for name in names}
        return (
            (one for one in self._area if one.tag in known) if self._area is not None else iter(())
        )

    def _ground(self) -> Finish:
        usual = Border(width=0.75, color="868686")
        return self._finishing.finish(self._root, "FFFFFF", usual)

    def _axes(self, own: list[Element]) -> tuple[Axis, Axis]:
        """What goes along, and what goes up; bars lie, so that the file's axes are the same ones."""
        values = [one for one in own if one.tag == f"{C}valAx"]
        names = [one for one in own if one.tag in (f"{C}catAx", f"{C}dateAx")]
        lying = names or values
        standing = values[1:] if not names else values
        if not names and len(values) > 1 and said(values[0], "axPos") in ("l", "r"):
            lying, standing = values[1:], values[:1]
        along = self._finishing.axis(lying[0] if lying else None, self._letters)
        up = self._finishing.axis(standing[0] if standing else None, self._letters)
        crossing = standing[0] if standing else None
        return replace(along, between=said(crossing, "crossBetween", "between") != "midCat"), up

    def _plot(self, about: Element) -> Plot:
        kind = _KINDS[str(about.tag).removeprefix(C)]
        if kind == "column" and said(about, "barDir") == "bar":
            kind = "bar"
        before = self._finishing.labels(about, self._letters, _NOTHING)
        stacking = {"stacked": "stacked", "percentStacked": "percent"}.get(
            said(about, "grouping"), ""
        )
        gap, overlap, hole = (number(about, name) for name in ("gapWidth", "overlap", "holeSize"))
        series = []
        for one in about.iterfind(f"{C}ser"):
            if self._count >= MOST_SERIES:
                break
            series.append(self._series(one, kind, about, before))
            self._count += 1
        return Plot(
            kind=kind,
            series=tuple(series),
            stacking=stacking if kind in ("column", "bar", "line", "area") else "",
            gap=min(max(150.0 if gap is None else gap, 0.0), 500.0) / 100,
            overlap=min(
                max((100.0 if stacking else 0.0) if overlap is None else overlap, -100.0), 100.0
            )
            / 100,
            hole=min(max(50.0 if hole is None else hole, 0.0), 90.0) / 100,
            turned=(number(about, "firstSliceAng") or 0.0) % 360,
        )

    def _series(self, about: Element, kind: str, plot: Element, before: ValueLabels) -> DrawnSeries:
        place = int(number(about, "idx") or 0) if number(about, "idx") is not None else self._count
        usual = self._finishing.colours.accent(place)
        values = step(about, "yVal") if kind in ("scatter", "bubble") else step(about, "val")
        own = [(int(number(one, "idx") or 0), one) for one in about.iterfind(f"{C}dPt")][:_MOST_OWN]
        thick = Border(width=2.25, color=usual)
        is_line = kind in ("line", "scatter", "radar")
        finish = self._finishing.finish(about, "" if is_line else usual, thick if is_line else None)
        if kind == "scatter" and said(plot, "scatterStyle") in ("marker", "none"):
            finish = replace(finish, line=Border())
        if kind == "radar" and said(plot, "radarStyle") == "filled":
            finish = self._finishing.finish(about, usual)
        marker, size = self._marker(about, plot, kind, place)
        marked = step(about, "marker")
        if marker and is_line:
            finish = replace(
                finish, fill=self._finishing.finish(marked, finish.line.color or usual).fill
            )
        return DrawnSeries(
            name=text_of(step(about, "tx")),
            values=numbers(values),
            across=numbers(step(about, "xVal")),
            sizes=numbers(step(about, "bubbleSize")),
            finish=finish,
            own=tuple(
                (at, self._finishing.finish(one, finish.fill, finish.line)) for at, one in own
            ),
            marker=marker,
            marker_size=size,
            is_smooth=is_on(about, "smooth", otherwise=False),
            labels=self._finishing.labels(about, self._letters, before),
            numbers=format_of(values),
        )

    def _marker(self, about: Element, plot: Element, kind: str, place: int) -> tuple[str, float]:
        """The sign at each value of a line, and how large it is."""
        if kind not in ("line", "scatter", "radar"):
            return "", 0.0
        symbol = said(about, "marker/symbol")
        size = min(max(number(about, "marker/size") or 5.0, 2.0), 72.0)
        if symbol == "none" or (kind == "radar" and said(plot, "radarStyle") != "marker"):
            return "", size
        if kind == "line" and not symbol and not is_on(plot, "marker"):
            return "", size
        return _MARKERS.get(symbol, _USUAL_MARKERS[place % 6]), size

    def _categories(self) -> tuple[tuple[str, ...], str]:
        """The names along the chart, of the first series that has any; days are numbers until they are written."""
        for about in self._all(tuple(_KINDS)):
            for one in about.iterfind(f"{C}ser"):
                source = step(one, "cat")
                if names := words(source):
                    return names, format_of(source) or "General" if is_numbers(source) else ""
        return (), ""

    def _title(self, plots: list[Plot]) -> str:
        """The title; where none is written, a chart of one series has its name."""
        title = step(self._about, "title")
        series = [one for plot in plots for one in plot.series]
        if (own := text_of(step(title, "tx"))) or is_on(self._about, "autoTitleDeleted"):
            return own
        if len(series) == 1 and series[0].name:
            is_automatic = title is not None or step(self._about, "autoTitleDeleted") is not None
            return series[0].name if is_automatic else ""
        return say("Chart Title") if title is not None else ""

    def _title_style(self) -> TextStyle:
        base = replace(self._letters, size=max(self._letters.size * 1.8, 12.0), bold=True)
        return self._finishing.text(base, step(self._about, "title"))

    def _left_out(self, legend: Element | None) -> Iterator[int]:
        for entry in legend.iterfind(f"{C}legendEntry") if legend is not None else ():
            if is_on(entry, "delete"):
                yield int(number(entry, "idx") or 0)
