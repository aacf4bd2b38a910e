"""Charts of a document, read from what its charts themselves hold: no workbook is opened for it."""

from outreach_desktop.templates.engine.look.charts.reading import Charts

__all__ = ["Charts"]
