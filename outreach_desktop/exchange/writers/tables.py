"""A list as CSV, for Excel and every other program: UTF-8 with its mark, all cells quoted, lines that end as Excel's do."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.exchange.own import own_fields
from outreach_desktop.exchange.own.columns import NO, YES, Listed, Value, headings, values
from outreach_desktop.exchange.own.guarding import guarded

MARK = b"\xef\xbb\xbf"
"""What spreadsheets know UTF-8 by."""


class CsvWriter:
    """Writes people one after the other, as many as there are."""

    def __init__(self, file: BinaryIO, own: Sequence[OwnField] = ()) -> None:
        self._file = file
        self._own = own
        self._text = io.StringIO(newline="")
        self._rows = csv.writer(self._text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        file.write(MARK)
        self._rows.writerow([*headings(), *map(own_fields.heading, own)])

    def add(self, people: Iterable[Listed]) -> None:
        """A row for each."""
        self._rows.writerows(
            [
                _cell(value)
                for value in (*values(listed), *own_fields.values(self._own, listed.contact.own))
            ]
            for listed in people
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


def _cell(value: Value) -> str:
    if value == "":  # most are
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
