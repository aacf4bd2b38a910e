"""The ground that finished pages lie on, one under the other, and how they are painted on it."""

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper import Sheet

MARGIN = GRID * 2
POINT = 96 / 72
"""Pixels to a point at 100 %."""

_HIGHEST = 16_000_000  # pixels: Qt knows no higher widget
_STEP = 8  # marks that are painted before the clock is looked at
_AT_ONCE_SECONDS = 0.05
_SLICE_SECONDS = 0.03

_Part = tuple[int, slice]
"""A sheet, by its place, and some of its marks."""


class Ground(QWidget):
    """Sheets of paper on the window's ground.

    An ordinary page is painted where it is asked for. One with so much on it that this takes long is
    painted in slices, beside the screen, and shown as far as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sheets: Sequence[Sheet] = ()
        self.scale = POINT
        self._tops: list[int] = []
        self._bottoms: list[int] = []
        self._canvas: _Canvas | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._paint_on)

    def lay(self, sheets: Sequence[Sheet], scale: float) -> None:
        """Lay these sheets out, so large."""
        self.sheets = sheets
        whole = sum(sheet.height for sheet in sheets)
        self.scale = min(scale, (_HIGHEST - MARGIN * len(sheets)) / max(whole, 1.0))
        steps = [round(sheet.height * self.scale) + MARGIN for sheet in sheets]
        self._tops = list(accumulate(steps, initial=MARGIN))[: len(sheets)]
        self._bottoms = [top + step - MARGIN for top, step in zip(self._tops, steps, strict=True)]
        self._forget()
        self.resize(self.sizeHint())
        self.update()

    def area(self, place: int) -> QRect:
        """Where a sheet lies, in pixels."""
        width = round(self.sheets[place].width * self.scale)
        top = self._tops[place]
        return QRect(
            QPoint((self.width() - width) // 2, top), QSize(width, self._bottoms[place] - top)
        )

    def place_at(self, y: int) -> int:
        """The sheet that lies at this height, or the next below; the last where there is none."""
        return min(bisect_left(self._bottoms, y), max(len(self.sheets) - 1, 0))

    @property
    def is_painting(self) -> bool:
        """Whether what is in view is not there yet as a whole."""
        return self._slices.isActive()

    def sizeHint(self) -> QSize:
        """All sheets with room around each."""
        if not self.sheets:
            return QSize(0, 0)
        widest = max(round(sheet.width * self.scale) for sheet in self.sheets)
        return QSize(widest + 2 * MARGIN, self._bottoms[-1] + MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets in view; paper is white in the dark look too, as it will be in hand."""
        painter = QPainter(self)
        view = self.visibleRegion().boundingRect()
        if view.isEmpty() or self._canvas is None:
            in_time = self._paint(painter, self._parts(event.rect()), hurries=not view.isEmpty())
            if in_time:
                painter.end()
                return
        if self._canvas is None or self._canvas.view != view:
            self._canvas = _Canvas(view, self._parts(view), self.devicePixelRatioF())
            self._slices.start()
        painter.drawImage(view.topLeft(), self._canvas.image)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not painted."""
        self._forget()
        super().hideEvent(event)

    # -- within ------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter, parts: Iterator[_Part], *, hurries: bool) -> bool:
        """Paint the parts, if they take no longer than they may; whether all of them are."""
        until = time.monotonic() + _AT_ONCE_SECONDS
        for part in parts:
            self._paint_part(painter, *part)
            if hurries and time.monotonic() > until:
                return False
        return True

    def _paint_on(self) -> None:
        """Paint for a moment, and let the window answer in between."""
        canvas = self._canvas
        if canvas is None:
            self._slices.stop()
            return
        painter = QPainter(canvas.image)
        painter.translate(-canvas.view.topLeft())
        until = time.monotonic() + _SLICE_SECONDS
        for part in canvas.parts:
            self._paint_part(painter, *part)
            if time.monotonic() > until:
                break
        else:
            self._slices.stop()
        painter.end()
        self.update()

    def _forget(self) -> None:
        self._canvas = None
        self._slices.stop()

    def _parts(self, view: QRect) -> Iterator[_Part]:
        """What is to be painted of the sheets in view, in its order; first the sheets themselves."""
        if not self.sheets:
            return
        first, last = self.place_at(view.top()), self.place_at(view.bottom())
        for place in range(first, last + 1):
            yield place, slice(0)
        for place in range(first, last + 1):
            for start in range(0, len(self.sheets[place].marks), _STEP):
                yield place, slice(start, start + _STEP)

    def _paint_part(self, painter: QPainter, place: int, some: slice) -> None:
        sheet, area = self.sheets[place], self.area(place)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        if not some.stop:
            painter.fillRect(area, QColor("#ffffff"))
            painter.setPen(QPen(QColor(theme.colours().line), 1))
            painter.drawRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5))
            return
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        painter.scale(self.scale, self.scale)
        sheet.paint(painter, some)
        painter.restore()


class _Canvas:
    """What is in view, painted beside the screen."""

    def __init__(self, view: QRect, parts: Iterator[_Part], ratio: float) -> None:
        self.view = view
        self.parts = parts
        self.image = QImage(view.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(0)
