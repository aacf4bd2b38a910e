"""Pictures as ink: those of a file, and those that the program draws itself."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from outreach_desktop.domain.documents.drawn.charts import DrawnChart
from outreach_desktop.domain.documents.drawn.sketches import Sketch, StretchedWords
from outreach_desktop.domain.documents.look import Picture
from outreach_desktop.ui.paper.charts import drawn_chart, placeholder
from outreach_desktop.ui.paper.ink import Ink, Photo
from outreach_desktop.ui.paper.shapes import StretchedInk, sketched
from outreach_desktop.ui.paper.strokes import Drawing


@dataclass(frozen=True, slots=True)
class ChartInk:
    """A chart, put together when it is painted: a document of a thousand charts does not hold them all."""

    width: float
    height: float
    chart: DrawnChart
    description: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        self._drawing.paint(painter)

    @property
    def text(self) -> str:
        """What is to be read in it."""
        return self._drawing.text

    @property
    def _drawing(self) -> Drawing:
        return drawn_chart(self.chart, self.width, self.height, self.description)


def ink_of(picture: Picture, width: float, height: float) -> Ink:
    """What is painted for a picture, in a frame of this size."""
    if isinstance(picture.drawn, DrawnChart):
        return ChartInk(width, height, picture.drawn, picture.description)
    if isinstance(picture.drawn, Sketch):
        return sketched(picture.drawn, width, height, picture.description)
    if isinstance(picture.drawn, StretchedWords):
        return StretchedInk(width, height, picture.drawn)
    if picture.drawn is not None:
        return placeholder(width, height, picture.drawn.words)
    return Photo(0, 0, width, height, picture.data, picture.description)
