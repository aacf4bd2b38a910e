"""A list as an Excel workbook: text as text, days as days, the names of the columns bold and always in sight."""

import re
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.exchange.own.columns import LAYOUT
from outreach_desktop.exchange.own.guarding import guarded
from outreach_desktop.exchange.own.listing import NO, YES, Listing, Value
from outreach_desktop.words import say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

LONGEST_CELL = 32_767
"""Characters, of which one beyond the first 65,536 counts twice: Excel takes a longer cell for damage."""
_WIDTHS = {
    "title": 12,
    "first_name": 18,
    "last_name": 22,
    "profession": 22,
    "role": 26,
    "notes": 50,
    "wishes": 40,
    "email": 32,
    "organisation": 32,
    "place_street": 28,
    "name": 36,
    "belongs_to": 36,
    "how": 40,
    "rule": 50,
    "text": 50,
    "street": 28,
}
_WIDEST_HEADING = 24
_QUICK = 3
"""How hard a workbook is packed, of 9: the rest takes three times as long for a tenth less."""
# What no XML can hold is written by its number, and so is what looks like such a number.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_HALVES = re.compile("[\ud800-\udfff]")
_NOT_TEXT = ("=", "#")
"""A cell that begins so would become a formula or an error."""


class BookWriter:
    """Writes whatever is listed one after the other; it stands in the file when that is finished."""

    def __init__(self, file: BinaryIO, listing: Listing) -> None:
        # It takes a fifth of a second to import, which nothing else has to wait for.
        from openpyxl import Workbook

        self._file = file
        self._book = Workbook(write_only=True)
        self._book.properties.creator = LAYOUT
        self._folder = tempfile.TemporaryDirectory(prefix="outreach-")
        every = (listing, *listing.beside)
        self._sheets = [
            _BookSheet(self._book, one, Path(self._folder.name) / f"sheet{number}.xml")
            for number, one in enumerate(every)
        ]

    def add(self, listed: Iterable[Any]) -> None:
        """The rows of each."""
        for one in listed:
            for sheet in self._sheets:
                sheet.add(one)

    def finish(self) -> list[str]:
        """The workbook is packed. What was not taken as it stands, as sentences."""
        from openpyxl.writer.excel import ExcelWriter

        for sheet in self._sheets:
            sheet.finish()
        with ZipFile(self._file, "w", ZIP_DEFLATED, compresslevel=_QUICK) as archive:
            ExcelWriter(self._book, archive).write_data()
        return [note for sheet in self._sheets for note in sheet.cut]

    def close(self) -> None:
        """What was only there to help goes, whatever happened."""
        for sheet in self._sheets:
            sheet.close()
        self._folder.cleanup()


class _BookSheet:
    """One sheet, whose rows go to a file of our own until the workbook is packed."""

    def __init__(self, book: "Workbook", listing: Listing, file: Path) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self.cut: list[str] = []
        self._listing = listing
        self._headings = listing.headings
        self._cell = WriteOnlyCell
        self._sheet = book.create_sheet(listing.title)
        self._sheet.freeze_panes = "A2"
        self._last = get_column_letter(len(self._headings))
        self._rows = 1
        for number, column in enumerate(listing.columns, 1):
            dimension = self._sheet.column_dimensions[get_column_letter(number)]
            dimension.width = _WIDTHS.get(column.key, min(len(column.heading) + 4, _WIDEST_HEADING))
            if column.kind in (FieldKind.TEXT, FieldKind.LINES):
                dimension.number_format = "@"
        self._begin(file)
        names = [self._cell(self._sheet, value=heading) for heading in self._headings]
        for cell in names:
            cell.font = Font(bold=True)
        self._sheet.append(names)

    def add(self, one: object) -> None:
        """Its rows."""
        for row in self._listing.rows(one):
            self._rows += 1
            self._sheet.append([self._shown(value, one, at) for at, value in enumerate(row)])

    def finish(self) -> None:
        """No more rows come."""
        self._sheet.auto_filter.ref = f"A1:{self._last}{self._rows}"

    def close(self) -> None:
        """Nothing is written any more."""
        if not self._sheet.closed:
            self._sheet.close()

    def _begin(self, file: Path) -> None:
        """Openpyxl would leave a file of its own behind after a cancel."""
        from openpyxl.worksheet._writer import WorksheetWriter

        class Rows(WorksheetWriter):  # type: ignore[misc]
            """Leaves it to us to take the file away."""

            def cleanup(self) -> None:
                """It goes with its folder."""

        self._sheet._writer = Rows(self._sheet, str(file))  # noqa: SLF001
        self._sheet._writer.write_top()  # noqa: SLF001

    def _shown(self, value: Value, one: object, place: int) -> "str | int | date | Cell | None":
        if isinstance(value, PartDate):
            value = value.isoformat()
        if not isinstance(value, str):
            return (YES if value else NO) if isinstance(value, bool) else value
        if not value:
            return None
        if value[0] == "'":  # a list that was CSV before has guards, which the import takes off
            value = guarded(value)
        if not value.isascii() or not value.isprintable() or "_x" in value:
            value = _UNWRITABLE.sub(_by_number, _HALVES.sub("\ufffd", value))
        if 2 * len(value) > LONGEST_CELL:
            value = self._within(value, one, place)
        if value.startswith(_NOT_TEXT):
            cell = self._cell(self._sheet, value="")
            cell.value, cell.data_type = value, "s"
            return cell
        return value

    def _within(self, value: str, one: object, place: int) -> str:
        """As much of a text as a cell may hold; what is left out is told."""
        units = value.encode("utf-16-le")
        if len(units) <= 2 * LONGEST_CELL:
            return value
        self.cut.append(
            say(
                "{name}: Excel allows {limit} characters in a cell, so the end of \u201c{heading}\u201d is left out."
                " A CSV file has all of it.",
                name=self._listing.called(one),
                limit=LONGEST_CELL,
                heading=self._headings[place],
            )
        )
        return units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def _by_number(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
