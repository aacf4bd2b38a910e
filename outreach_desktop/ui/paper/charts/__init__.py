"""Charts as they are painted: a title, axes, a legend, and bars, lines or slices between them."""

from outreach_desktop.ui.paper.charts.drawing import drawn_chart, placeholder

__all__ = ["drawn_chart", "placeholder"]
