"""Ink: what is put on paper, each at its own place, painted alike on screen and by a printer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from outreach_desktop.domain.look import Border
from outreach_desktop.ui.paper.fonts import SCALE

_DASHES = {"dotted": Qt.PenStyle.DotLine, "dashed": Qt.PenStyle.DashLine}


@dataclass(frozen=True, slots=True)
class Words:
    """Text from the point (`x`, `y`), which lies on its baseline."""

    x: float
    y: float
    text: str
    font: QFont
    color: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw it; letters are set large and scaled down, which keeps their widths exact."""
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(1 / SCALE, 1 / SCALE)
        painter.setFont(self.font)
        painter.setPen(paper_color(self.color))
        painter.drawText(QPointF(0, 0), self.text)
        painter.restore()


@dataclass(frozen=True, slots=True)
class Fill:
    """An area of one colour."""

    x: float
    y: float
    width: float
    height: float
    color: str

    def paint(self, painter: QPainter) -> None:
        """Fill it."""
        area = QRectF(self.x, self.y, self.width, self.height)
        painter.fillRect(area, paper_color(self.color))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    border: Border

    def paint(self, painter: QPainter) -> None:
        """Draw it; a double line is two thin ones."""
        style = _DASHES.get(self.border.style, Qt.PenStyle.SolidLine)
        pen = QPen(paper_color(self.border.color), self.border.width, style)
        pen.setCapStyle(
            Qt.PenCapStyle.SquareCap if style == Qt.PenStyle.SolidLine else pen.capStyle()
        )
        painter.setPen(pen)
        apart = self.border.width if self.border.style == "double" else 0.0
        level = self.y == self.to_y
        for shift in {-apart, apart}:
            across, down = (0.0, shift) if level else (shift, 0.0)
            painter.drawLine(
                QPointF(self.x + across, self.y + down),
                QPointF(self.to_x + across, self.to_y + down),
            )


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture; one that cannot be read leaves an empty frame with its description."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    description: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw it smoothly."""
        area = QRectF(self.x, self.y, self.width, self.height)
        image = _image(self.data)
        if image.isNull():
            painter.setPen(QPen(paper_color("808080"), 0.5, Qt.PenStyle.DashLine))
            painter.drawRect(area)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)


Ink = Words | Fill | Rule | Photo


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink, moved to where it stands on its page."""

    x: float
    y: float
    ink: Ink

    def moved(self, x: float, y: float) -> "Mark":
        """The same ink, elsewhere."""
        return Mark(self.x + x, self.y + y, self.ink)

    def paint(self, painter: QPainter) -> None:
        """Draw it in place."""
        painter.translate(self.x, self.y)
        self.ink.paint(painter)
        painter.translate(-self.x, -self.y)


def frame(
    width: float, height: float, top: Border, right: Border, bottom: Border, left: Border
) -> Iterator[Rule]:
    """The lines around an area, those that have a width."""
    for line, (x, y, to_x, to_y) in (
        (top, (0.0, 0.0, width, 0.0)),
        (right, (width, 0.0, width, height)),
        (bottom, (0.0, height, width, height)),
        (left, (0.0, 0.0, 0.0, height)),
    ):
        if line.width:
            yield Rule(x, y, to_x, to_y, line)


def paper_color(color: str) -> QColor:
    """A colour on white paper, whatever the window's own colours are."""
    return QColor(f"#{color}" if color else "#000000")


@lru_cache(maxsize=32)
def _image(data: bytes) -> QImage:
    return QImage.fromData(data)
