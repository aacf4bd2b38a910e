"""Rows of a list on the clipboard, with headings, real days and numbers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from outreach_desktop.ui.widgets.lists.paged import ListColumn, Value
from outreach_desktop.words import say_many


def put_on_clipboard(columns: Sequence[ListColumn[Any]], rows: Sequence[Any]) -> str:
    """Copy these columns of the rows; what is to be said of it."""
    data, count = as_mime(columns, rows)
    QGuiApplication.clipboard().setMimeData(data)
    return say_many(
        "{count} row copied, with the headings.",
        "{count} rows copied, with the headings.",
        count,
    )


def as_mime(columns: Sequence[ListColumn[Any]], rows: Sequence[Any]) -> tuple[QMimeData, int]:
    """These columns of the rows as text with tabs and as a table, and how many rows they are."""
    from outreach_desktop.services.exporting.copying import as_tables  # which no start waits for

    found = as_tables(
        [one.heading for one in columns], ([_value(one, row) for one in columns] for row in rows)
    )
    data = QMimeData()
    data.setText(found.plain)
    data.setHtml(found.rich)
    return data, found.count


def _value(column: ListColumn[Any], row: Any) -> Value:
    return column.value(row) if column.value is not None else column.text(row)
