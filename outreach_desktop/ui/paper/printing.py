"""Pages on real paper: the same ink, painted by the printer's own painter."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.sheets import Sheet


def print_sheets(sheets: Iterable[Sheet], device: QPrinter | QPdfWriter) -> int:
    """Print the pages as one job, each at its own size; returns how many.

    Raises OutreachError where the printer does not take them.
    """
    painter = QPainter()
    count = 0
    for sheet in sheets:
        device.setPageLayout(_layout(sheet))
        if not (device.newPage() if count else painter.begin(device)):
            raise OutreachError(
                "The printer does not take these pages.",
                hint="See that it is switched on and has paper, or choose another one.",
            )
        painter.save()
        scale = device.logicalDpiX() / 72
        painter.scale(scale, scale)
        sheet.paint(painter)
        painter.restore()
        count += 1
    if count:
        painter.end()
    return count


def _layout(sheet: Sheet) -> QPageLayout:
    """The sheet as it is; a landscape one is a portrait sheet turned."""
    turned = sheet.width > sheet.height
    short, long = sorted((sheet.width, sheet.height))
    size = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
