"""A chart as its document has it: its numbers and how they are shown, before it is drawn in its frame.

Colours are "RRGGBB", "" for none; lengths are points. A value of None is a gap.
"""

from dataclasses import dataclass, field

from outreach_desktop.domain.documents.look import Border, TextStyle

MOST_SERIES = 255
"""Of a chart, as in Word."""
MOST_VALUES = 4_000
"""Of a series: more than a sheet of paper has dots for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """How an area or a line of a chart is drawn."""

    fill: str = ""
    line: Border = field(default=Border())


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLabels:
    """What stands beside each value. `place` is "", "center", "inside", "outside", "above", "below", "left" or "right"."""

    value: bool = False
    percent: bool = False
    category: bool = False
    series: bool = False
    place: str = ""
    numbers: str = ""
    style: TextStyle = field(default=TextStyle(size=10.0))
    between: str = ", "


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSeries:
    """One row of bars, one line, one ring of slices. `own` are points with a finish of their own."""

    name: str
    values: tuple[float | None, ...]
    across: tuple[float | None, ...] = ()
    """Where each value stands from left to right, in a scatter chart."""
    sizes: tuple[float | None, ...] = ()
    """How large each bubble is."""
    finish: Finish = field(default=Finish())
    own: tuple[tuple[int, Finish], ...] = ()
    marker: str = ""
    """Its sign at each value: "circle", "square", "diamond", "triangle", "cross"; "" for none."""
    marker_size: float = 5.0
    is_smooth: bool = False
    labels: ValueLabels = field(default=ValueLabels())
    numbers: str = ""
    """How its file writes its numbers: “0.0%”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Series shown in one way. `kind` is "column", "bar", "line", "area", "pie", "doughnut", "scatter", "bubble" or "radar".

    `stacking` is "", "stacked" or "percent".
    """

    kind: str
    series: tuple[DrawnSeries, ...]
    stacking: str = ""
    gap: float = 1.5
    """Between the columns of two categories, in widths of one column."""
    overlap: float = 0.0
    hole: float = 0.5
    turned: float = 0.0
    """Where the first slice begins, in degrees from the top."""
    on_second: bool = False
    """Whether its values are read on the second axis, at the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One edge of a chart and its numbers."""

    is_shown: bool = True
    title: str = ""
    title_style: TextStyle = field(default=TextStyle(size=10.0, bold=True))
    style: TextStyle = field(default=TextStyle(size=10.0))
    least: float | None = None
    most: float | None = None
    step: float | None = None
    is_reversed: bool = False
    grid: Border = field(default=Border())
    line: Border = field(default=Border(width=0.75, color="868686"))
    numbers: str = ""
    """How its numbers are written; "" as the first series has them."""
    log: float = 0.0
    """The base of a scale that multiplies from step to step; 0 for one that adds."""
    labels: str = "near"
    """"near" the axis, at the "low" or "high" edge, or "none"."""
    between: bool = True
    """Whether values stand between the marks of this axis, not on them."""
    has_ticks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnChart:
    """A chart. `legend` is the side where it stands, "" for none."""

    plots: tuple[Plot, ...]
    categories: tuple[str, ...] = ()
    category_numbers: str = ""
    """How the names along it are written where they are numbers, as days are: “d mmm”."""
    title: str = ""
    title_style: TextStyle = field(default=TextStyle(size=18.0, bold=True))
    along: Axis = field(default=Axis())
    """Of the categories; in a scatter chart of what goes from left to right."""
    up: Axis = field(default=Axis())
    second: Axis | None = None
    legend: str = ""
    legend_style: TextStyle = field(default=TextStyle(size=10.0))
    not_in_legend: frozenset[int] = frozenset()
    ground: Finish = field(default=Finish())
    plot_ground: Finish = field(default=Finish())
    varies: bool = False
    """Whether each value of an only series has a colour of its own."""
    palette: tuple[str, ...] = ()
    """The colours of its slices, where they have none of their own."""

    @property
    def words(self) -> str:
        """What it says to who cannot see it: its title and the names of what it compares."""
        names = [one.name for plot in self.plots for one in plot.series]
        shown = ", ".join(name for name in (*names, *self.categories)[:12] if name)
        return ": ".join(part for part in (self.title, shown) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDrawn:
    """What stands where the program has nothing to draw: a frame with these words."""

    words: str
