"""Rows of a list as other programs paste them: plain text with tabs, and a table of a web page, in which days are days."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.exchange.own.guarding import guarded

Value = str | int | date | None
_EPOCH: Final = date(1899, 12, 30)
"""The day that spreadsheets count from."""


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """The same rows twice: with tabs, and as a web page has a table."""

    plain: str
    rich: str
    count: int


def as_tables(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> CopiedRows:
    """These rows below their headings. What a spreadsheet would take for a formula stays text, as in the exports."""
    lines = ["\t".join(map(_in_a_line, headings))]
    table = ["".join(f"<th>{html.escape(_in_a_line(one))}</th>" for one in headings)]
    for row in rows:
        lines.append("\t".join(map(_plain, row)))
        table.append("".join(map(_cell, row)))
    body = "".join(f"<tr>{row}</tr>" for row in table)
    page = (
        f'<meta http-equiv="content-type" content="text/html; charset=utf-8"><table>{body}</table>'
    )
    return CopiedRows("\n".join(lines), page, len(lines) - 1)


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return (
        guarded(_in_a_line(value))
        if isinstance(value, str)
        else ""
        if value is None
        else str(value)
    )


def _cell(value: Value) -> str:
    """LibreOffice reads what sort of value it is from the first attribute or two, Excel from the style."""
    shown = html.escape(_plain(value))
    if isinstance(value, date) and not isinstance(value, PartDate):
        number = (value - _EPOCH).days
        style = "mso-number-format:yyyy\\-mm\\-dd"
        return f'<td sdval="{number}" sdnum="1033;0;YYYY-MM-DD" style="{style}">{shown}</td>'
    if isinstance(value, int):
        return f'<td sdval="{value}" sdnum="1033;">{shown}</td>'
    return f'<td sdnum="1033;0;@" style="mso-number-format:\\@">{shown}</td>'
