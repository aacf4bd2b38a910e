"""A list as CSV, for Excel and every other program: UTF-8 with its mark, all cells quoted, lines that end as Excel's do."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from outreach_desktop.exchange.own.guarding import guarded
from outreach_desktop.exchange.own.listing import NO, YES, Listing

MARK = b"\xef\xbb\xbf"
"""What spreadsheets know UTF-8 by."""


class CsvWriter:
    """Writes whatever is listed one after the other, as many as there are."""

    def __init__(self, file: BinaryIO, listing: Listing) -> None:
        self._file = file
        self._listing = listing
        self._text = io.StringIO(newline="")
        self._rows = csv.writer(self._text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        file.write(MARK)
        self._rows.writerow(listing.headings)

    def add(self, listed: Iterable[Any]) -> None:
        """A row for each."""
        rows_of = self._listing.rows
        self._rows.writerows(
            ["" if value is None or value == "" else _cell(value) for value in row]  # most are
            for one in listed
            for row in rows_of(one)
        )
        self._file.write(self._text.getvalue().encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()

    def finish(self) -> list[str]:
        """What was not taken as it stands, as sentences: nothing."""
        self.add(())
        return []

    def close(self) -> None:
        """There is nothing beside the file."""


def _cell(value: str | bool | int | date) -> str:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
