"""Ink: what is put on paper, each at its own place, painted alike on screen and by a printer."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from outreach_desktop.domain.documents.look import Border, Borders
from outreach_desktop.services.posting import pdfs
from outreach_desktop.ui.desk.decoding import decoded
from outreach_desktop.ui.paper.fonts import SCALE
from outreach_desktop.words import say

_THICK = 1.5
_FAR = 10_000.0  # points: beyond any paper
_SOLID = Qt.PenStyle.SolidLine
_MEETING, _ENDING = Qt.PenCapStyle.SquareCap, Qt.PenCapStyle.FlatCap  # thin lines meet at corners
_DASHES = {"dotted": Qt.PenStyle.DotLine, "dashed": Qt.PenStyle.DashLine}


@dataclass(frozen=True, slots=True)
class InkWords:
    """Text from the point (`x`, `y`), which lies on its baseline."""

    x: float
    y: float
    text: str
    font: QFont
    color: str = ""
    leftward: bool = False
    """Whether it runs from right to left, and its brackets face so."""

    def paint(self, painter: QPainter) -> None:
        """Draw it; letters are set large and scaled down, which keeps their widths exact."""
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(1 / SCALE, 1 / SCALE)
        painter.setFont(self.font)
        painter.setPen(paper_color(self.color))
        if self.leftward:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
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
        """Fill it, to whole pixels: areas that touch show no seam."""
        area = QRectF(self.x, self.y, self.width, self.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, paper_color(self.color))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    border: Border

    def paint(self, painter: QPainter) -> None:
        """Draw it; a double line is two thin ones, a thick one is an area."""
        width, level = self.border.width, self.y == self.to_y
        if self.border.style == "single" and width >= _THICK:
            half = width / 2
            area = (self.x, self.y - half, self.to_x - self.x, width)
            if not level:
                area = (self.x - half, self.y, width, self.to_y - self.y)
            Fill(*area, self.border.color).paint(painter)
            return
        pen = QPen(paper_color(self.border.color), width, _DASHES.get(self.border.style, _SOLID))
        pen.setCapStyle(_MEETING if self.border.style in ("single", "double") else _ENDING)
        painter.setPen(pen)
        apart = width if self.border.style == "double" else 0.0
        for shift in {-apart, apart}:
            across, down = (0.0, shift) if level else (shift, 0.0)
            start = QPointF(self.x + across, self.y + down)
            painter.drawLine(start, QPointF(self.to_x + across, self.to_y + down))


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
        """Draw it smoothly: a large picture shrunk in one go has ragged edges."""
        area = QRectF(self.x, self.y, self.width, self.height)
        dots = painter.combinedTransform().mapRect(area).toAlignedRect().width()
        image = _shrunk(self.data, dots)
        if image.isNull():
            painter.setPen(QPen(paper_color("808080"), 0.5, Qt.PenStyle.DashLine))
            painter.drawRect(area)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)


@dataclass(frozen=True, slots=True)
class PdfInk:
    """A page of a PDF file, over a whole sheet."""

    width: float
    height: float
    content: bytes
    page: int
    description: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw it as finely as it is seen; of a page that cannot be drawn the paper says so."""
        area = QRectF(0, 0, self.width, self.height)
        dots = painter.combinedTransform().mapRect(area).width()
        fineness = min(_FINEST, max(dots / self.width * 72, _COARSEST))
        try:
            image = _image(self, fineness)
        except pdfs.PdfError:
            painter.setPen(paper_color("808080"))
            words = say("This page of \u201c{name}\u201d cannot be drawn.", name=self.description)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)


class Ink(Protocol):
    """Whatever can be painted where it stands: the kinds above, and drawings (`strokes.py`)."""

    def paint(self, painter: QPainter) -> None:
        """Put it on paper."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink, moved to where it stands on its page."""

    x: float
    y: float
    ink: Ink
    room: float | None = None
    """How far below its place it is still seen: a row of an exact height cuts what does not fit, as Word does."""

    def moved(self, x: float, y: float) -> "Mark":
        """The same ink, elsewhere."""
        return Mark(self.x + x, self.y + y, self.ink, self.room)

    def cut_at(self, height: float) -> "Mark":
        """The same ink, not seen below this height of what it stands in."""
        return Mark(self.x, self.y, self.ink, height - self.y)

    def paint(self, painter: QPainter) -> None:
        """Draw it in place."""
        painter.translate(self.x, self.y)
        if self.room is None:
            self.ink.paint(painter)
        else:
            seen = QRectF(-_FAR, -_FAR, 2 * _FAR, _FAR + self.room)
            painter.save()
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
            self.ink.paint(painter)
            painter.restore()
        painter.translate(-self.x, -self.y)


_FINEST = 300.0
"""Dots an inch of a page of a PDF; no printer shows more of a text."""
_COARSEST = 24.0
_DRAWN: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()
_MOST_DRAWN = 6


def _image(ink: PdfInk, fineness: float) -> QImage:
    key = (hash(ink.content), ink.page, round(fineness))
    if key not in _DRAWN:
        drawn = pdfs.picture(ink.content, ink.page, dots_per_inch=fineness)
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        _DRAWN[key] = image.copy()  # which no longer needs the bytes
        while len(_DRAWN) > _MOST_DRAWN:
            _DRAWN.popitem(last=False)
    _DRAWN.move_to_end(key)
    return _DRAWN[key]


def frame(width: float, height: float, borders: Borders, *, inside: bool = False) -> Iterator[Rule]:
    """The lines around an area, those that have a width: upon its edges, or `inside` them."""
    halves = [line.width / 2 if inside else 0.0 for line in
              (borders.top, borders.right, borders.bottom, borders.left)]  # fmt: skip
    top, right, bottom, left = halves[0], width - halves[1], height - halves[2], halves[3]
    for line, (x, y, to_x, to_y) in (
        (borders.top, (0.0, top, width, top)),
        (borders.right, (right, 0.0, right, height)),
        (borders.bottom, (0.0, bottom, width, bottom)),
        (borders.left, (left, 0.0, left, height)),
    ):
        if line.width:
            yield Rule(x, y, to_x, to_y, line)


def paper_color(color: str) -> QColor:
    """A colour on white paper, whatever the window's own colours are."""
    return QColor(f"#{color}" if color else "#000000")


_KEPT: OrderedDict[tuple[bytes, int], QImage] = OrderedDict()
_ROOM = 192 << 20
"""Bytes of pictures that are kept ready for the next time they are painted."""


def _shrunk(data: bytes, width: int) -> QImage:
    """The picture, not much wider than the dots it is drawn in."""
    key = data, width
    if key not in _KEPT:
        _KEPT[key] = _made(data, 2 * width)
        while len(_KEPT) > 1 and sum(one.sizeInBytes() for one in _KEPT.values()) > _ROOM:
            _KEPT.popitem(last=False)
    _KEPT.move_to_end(key)
    return _KEPT[key]


def _made(data: bytes, width: int) -> QImage:
    image = decoded(data, fills=QSize(width, 1) if width > 0 else None)
    if not 0 < width < image.width():
        return image
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
