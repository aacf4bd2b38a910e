"""What a chart is made of: the numbers it shows, how each series looks, and the XML around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from outreach_desktop.templates.engine.word.frames import Slot


class Filled(Protocol):
    """A compiled part: text with tags, filled in when the chart is drawn."""

    def render(self, data: Mapping[str, Any], run: Any) -> str:
        """Its XML with the values of `data`."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars, or one line; None is a gap in it."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """A table of numbers, with a name for each value and each series."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How one series of the sample looks: its XML around the data, the plot it stands in."""

    plot: int
    head: str
    tail: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the template: its XML with gaps for the series, its looks, the sample's numbers."""

    text: str | Filled
    looks: tuple[SeriesLook, ...]
    sample: ChartData
    links: str

    @property
    def has_tags(self) -> bool:
        """True where its title or another of its texts holds a tag."""
        return not isinstance(self.text, str)


@dataclass(frozen=True, slots=True)
class ChartSlot(Slot):
    """A frame for a chart, and the chart of the template that is drawn anew in it."""

    chart: Chart
