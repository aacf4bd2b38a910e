"""A letter as it lies in its envelope, and as it is before it is folded: what the window shows is looked at, not believed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach_desktop.domain.post.envelopes import Envelope, lying
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper import Sheet
from outreach_desktop.ui.paper.ink import InkWords

_POINTS: Final = 72 / 25.4
"""In a millimetre."""
_PAPER: Final = QColor("#E9E4DA")
"""Of an envelope: neither as white as the sheet nor as the page behind it."""
_LEAST: Final = 240
_GAP: Final = 8.0
"""Millimetres between the envelope and the sheet."""


def seen(sheet: Sheet, envelope: Envelope) -> list[str]:
    """The words that the window shows, line by line."""
    window = _window(sheet, envelope)
    rows: dict[float, list[str]] = {}
    for mark in sheet.marks:
        ink = mark.ink
        if not isinstance(ink, InkWords):
            continue
        begins = QPointF(mark.x + ink.x, mark.y + ink.y)
        if window.contains(begins):
            rows.setdefault(round(begins.y(), 1), []).append(ink.text.strip())
    return [" ".join(rows[y]) for y in sorted(rows)]


def _window(sheet: Sheet, envelope: Envelope) -> QRectF:
    """What of the sheet is seen, in points, where it stands on the envelope's foot, its left edge at the envelope's."""
    span = lying(envelope, sheet.height / _POINTS)
    return QRectF(
        envelope.from_left * _POINTS,
        span.first * _POINTS,
        envelope.window_width * _POINTS,
        span.size * _POINTS,
    )


class EnvelopePicture(QWidget):
    """Draws the first page twice: behind the window of its envelope, and whole, with the part that is seen marked."""

    def __init__(self) -> None:
        super().__init__()
        self.posted: tuple[Sheet, Envelope] | None = None
        """What is shown, once it is drawn."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(theme.scaled(_LEAST))

    def show_page(self, sheet: Sheet, envelope: Envelope, shown: Sequence[str]) -> None:
        """Show this page in this envelope; `shown` are the lines that are seen through its window."""
        self.posted = sheet, envelope
        self.setAccessibleName("\n".join(shown))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as both are at this width."""
        if self.posted is None:
            return width
        return round(_scale(width, *self.posted) * _high(*self.posted)) + GRID

    def sizeHint(self) -> QSize:
        """As wide as it must be to be read."""
        width = theme.scaled(_LEAST * 3 // 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The least of it that says anything."""
        width = self.minimumWidth()
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The envelope above, the sheet below, as large as there is room."""
        super().paintEvent(event)
        if self.posted is None:
            return
        sheet, envelope = self.posted
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = _scale(self.width(), sheet, envelope)
        painter.translate(1, 1)
        painter.scale(scale, scale)
        _paint_envelope(painter, sheet, envelope)
        painter.translate(0, envelope.height + _GAP)
        _paint_sheet(painter, sheet, envelope)
        painter.end()


def _high(sheet: Sheet, envelope: Envelope) -> float:
    """Of both, in millimetres."""
    return envelope.height + _GAP + sheet.height / _POINTS


def _scale(width: float, sheet: Sheet, envelope: Envelope) -> float:
    """Dots to a millimetre."""
    return (width - 2) / max(envelope.width, sheet.width / _POINTS)


def _paint_envelope(painter: QPainter, sheet: Sheet, envelope: Envelope) -> None:
    span = _window(sheet, envelope)
    hole = QRectF(
        envelope.from_left,
        envelope.height - envelope.from_foot - envelope.window_height,
        envelope.window_width,
        envelope.window_height,
    )
    painter.setPen(_line(QColor(theme.colours().outline)))
    painter.setBrush(_PAPER)
    painter.drawRect(QRectF(0, 0, envelope.width, envelope.height))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(hole, 2, 2)
    painter.save()
    painter.setClipRect(hole)
    painter.translate(hole.left(), hole.top())
    painter.scale(1 / _POINTS, 1 / _POINTS)
    painter.translate(-span.left(), -span.top())
    sheet.paint(painter)
    painter.restore()


def _paint_sheet(painter: QPainter, sheet: Sheet, envelope: Envelope) -> None:
    painter.scale(1 / _POINTS, 1 / _POINTS)
    painter.setPen(_line(QColor(theme.colours().outline), _POINTS))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRect(QRectF(0, 0, sheet.width, sheet.height))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.paint(painter)
    pen = _line(QColor(theme.LIGHT.accent), 2 * _POINTS)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(_window(sheet, envelope), 2 * _POINTS, 2 * _POINTS)


def _line(colour: QColor, wide: float = 1.0) -> QPen:
    return QPen(colour, 0.25 * wide)
