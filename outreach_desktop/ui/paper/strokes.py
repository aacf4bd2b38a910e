"""Strokes: lines and areas of any form, and words that stand on their side: what drawings are made of."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from outreach_desktop.domain.documents.look import Border
from outreach_desktop.ui.paper.fonts import SCALE
from outreach_desktop.ui.paper.ink import Fill, InkWords, Mark, Photo, Rule, paper_color

_DASHES = {"dotted": Qt.PenStyle.DotLine, "dashed": Qt.PenStyle.DashLine}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or the area within them."""

    points: tuple[Point, ...]
    fill: str = ""
    border: Border = field(default=Border())
    is_closed: bool = False

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        if self.border.width:
            style = _DASHES.get(self.border.style, Qt.PenStyle.SolidLine)
            pen = QPen(paper_color(self.border.color), self.border.width, style)
            pen.setJoinStyle(
                Qt.PenJoinStyle.RoundJoin if not self.is_closed else Qt.PenJoinStyle.MiterJoin
            )
            painter.setPen(pen)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper_color(self.fill) if self.fill else Qt.BrushStyle.NoBrush)
        path = QPolygonF([QPointF(x, y) for x, y in self.points])
        if self.is_closed:
            painter.drawPolygon(path)
        else:
            painter.drawPolyline(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True, slots=True)
class TurnedWords:
    """Text turned by `angle` degrees about the point where it begins on its baseline."""

    x: float
    y: float
    text: str
    font: QFont
    color: str
    angle: float

    def paint(self, painter: QPainter) -> None:
        """Draw it, set large and scaled down as all text is."""
        painter.save()
        painter.translate(self.x, self.y)
        painter.rotate(self.angle)
        painter.scale(1 / SCALE, 1 / SCALE)
        painter.setFont(self.font)
        painter.setPen(paper_color(self.color))
        painter.drawText(QPointF(0, 0), self.text)
        painter.restore()


@dataclass(frozen=True, slots=True)
class TurnedMarks:
    """What stands in a frame so wide and so high, turned on its side: read from below to above, or the other way."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    upward: bool

    def paint(self, painter: QPainter) -> None:
        """Draw it; it was laid out in lines as long as the frame is high."""
        painter.save()
        painter.translate(0 if self.upward else self.width, self.height if self.upward else 0)
        painter.rotate(-90 if self.upward else 90)
        for mark in self.marks:
            mark.paint(painter)
        painter.restore()

    @property
    def text(self) -> str:
        """What is to be read in it."""
        said = [mark.ink.text for mark in self.marks if isinstance(mark.ink, InkWords)]
        return " ".join(said).strip()


Part = Stroke | TurnedWords | InkWords | Fill | Rule | Photo


@dataclass(frozen=True, slots=True)
class Drawing:
    """Many strokes that are one thing on the page, such as a chart."""

    width: float
    height: float
    parts: tuple[Part, ...]
    description: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw all of it; nothing reaches out of its frame by more than a line's width."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self.parts:
            part.paint(painter)
        painter.restore()

    @property
    def text(self) -> str:
        """What is to be read in it."""
        said = [part.text for part in self.parts if isinstance(part, InkWords | TurnedWords)]
        return " ".join((self.description, *said)).strip()
