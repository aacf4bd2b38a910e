"""A small table as CSV, for every spreadsheet: what is shown of a list, not what comes back by an import."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from outreach_desktop.exchange.own.guarding import guarded
from outreach_desktop.exchange.writers.tables import MARK

Cell = str | int | date | None


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with its mark, all cells quoted, lines that end as Excel's do; what looks like a formula stays text."""
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(headings)
    table.writerows([_cell(value) for value in row] for row in rows)
    return MARK + text.getvalue().encode("utf-8", "replace")


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
