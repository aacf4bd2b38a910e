"""Words that fill their frame: a watermark."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from outreach_desktop.domain.documents.drawn.sketches import StretchedWords
from outreach_desktop.ui.paper import fonts
from outreach_desktop.ui.paper.ink import paper_color


@dataclass(frozen=True, slots=True)
class StretchedInk:
    """The words, as wide and as high as their frame, turned about its middle."""

    width: float
    height: float
    said: StretchedWords

    def paint(self, painter: QPainter) -> None:
        """Draw them."""
        font = fonts.font(self.said.style)
        edges = QFontMetricsF(font).tightBoundingRect(self.said.text)
        if edges.width() <= 0 or edges.height() <= 0:
            return
        painter.save()
        painter.translate(self.width / 2, self.height / 2)
        painter.rotate(self.said.angle)
        painter.scale(self.width / edges.width(), self.height / edges.height())
        painter.setFont(font)
        painter.setPen(paper_color(self.said.style.color))
        painter.drawText(QPointF(0, 0) - edges.center(), self.said.text)
        painter.restore()

    @property
    def text(self) -> str:
        """What is to be read."""
        return self.said.text
