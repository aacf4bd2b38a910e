"""Pages on real paper: the same ink, painted by the printer's own painter."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.sheets import Sheet


class PrintJob:
    """One job for many documents, so that they leave the printer in order."""

    def __init__(self, device: QPrinter | QPdfWriter) -> None:
        self._device = device
        self._painter = QPainter()
        self.pages = 0

    def add(self, sheets: Iterable[Sheet]) -> None:
        """Print these pages, each at its own size.

        Raises OutreachError where the printer does not take them.
        """
        for sheet in sheets:
            self._device.setPageLayout(_layout(sheet))
            begun = self._device.newPage() if self.pages else self._painter.begin(self._device)
            if not begun:
                raise OutreachError(
                    "The printer does not take these pages.",
                    hint="See that it is switched on and has paper, or choose another one.",
                )
            self._painter.save()
            scale = self._device.logicalDpiX() / 72
            self._painter.scale(scale, scale)
            sheet.paint(self._painter)
            self._painter.restore()
            self.pages += 1

    def end(self) -> None:
        """Hand the job to the printer."""
        if self.pages:
            self._painter.end()


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
