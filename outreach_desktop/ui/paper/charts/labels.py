"""What is written beside the values of a chart."""

from dataclasses import replace

from outreach_desktop.domain.documents.drawn.charts import DrawnChart, DrawnSeries
from outreach_desktop.domain.documents.drawn.scales import sensible
from outreach_desktop.domain.documents.look import TextStyle
from outreach_desktop.ui.paper.charts.numbers import written

_DARK = 0.45


def label(chart: DrawnChart, series: DrawnSeries, place: int, share: float) -> str:
    """The words beside one value; `share` is its part of the whole."""
    asked = series.labels
    value = sensible(series.values[place])
    if value is None:
        return ""
    found = []
    if asked.series:
        found.append(series.name)
    if asked.category and place < len(chart.categories):
        found.append(category(chart, place))
    if asked.value:
        found.append(written(value, asked.numbers or series.numbers))
    if asked.percent:
        pattern = asked.numbers if "%" in asked.numbers else "0%"
        found.append(written(share, pattern))
    return asked.between.replace("\n", " ").join(part for part in found if part)


def category(chart: DrawnChart, place: int) -> str:
    """The name of a place along the chart; days are written as the file says."""
    if place >= len(chart.categories):
        return str(place + 1)
    name = chart.categories[place]
    pattern = chart.category_numbers
    if not pattern:
        return name
    try:
        return written(float(name), chart.along.numbers or pattern)
    except ValueError:
        return name


def text_color(style: TextStyle, ground: str) -> TextStyle:
    """Letters that are read on this ground: white on a dark one, unless they have a colour of their own."""
    if style.color and style.color != "000000":
        return style
    red, green, blue = (
        (int(ground[at : at + 2], 16) / 255 for at in (0, 2, 4)) if ground else (1.0, 1.0, 1.0)
    )
    is_dark = 0.3 * red + 0.59 * green + 0.11 * blue < _DARK
    return replace(style, color="FFFFFF") if is_dark else style
