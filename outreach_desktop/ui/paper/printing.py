"""Pages on real paper, or in a PDF: the same ink, painted by the device's own painter."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from outreach_desktop.domain.documents.printing import Size, fitted, paper_name, same_paper, upright
from outreach_desktop.domain.post.feeding import LONG, OTHER
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.fonts import SCALE
from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.paper.sheets import Sheet
from outreach_desktop.words import say

Edges = tuple[float, float, float, float]
"""What a printer cannot print on, in points: left, top, right, bottom."""

NO_EDGES: Edges = (0.0, 0.0, 0.0, 0.0)
_BIG_FONT = 1.2  # times the size of its letters, a word is at most as wide, letter by letter


class PrintJob:
    """Pages painted one after the other, so that they leave the printer in order.

    On `paper` every page lies upright, as the sheets lie in the tray: a landscape page is turned, and
    one that does not fit within the `edges` is made smaller. Without it each page is as it is read.
    """

    def __init__(
        self,
        device: QPrinter | QPdfWriter,
        paper: Size | None = None,
        edges: Edges = NO_EDGES,
        edge: str = "",
    ) -> None:
        """`edge` says which edge of a landscape page goes in first: “other” is the right one, “long” leaves it lying."""
        self._device = device
        self._paper = paper
        self._edges, self._edge = edges, edge
        self._painter = QPainter()
        self._sides = 0

    def add(self, sheet: Sheet | None) -> None:
        """Print this page, or leave the next side of the paper empty.

        Raises OutreachError where the printer does not take it.
        """
        if self._paper is None and sheet is not None:
            self._lay(sheet.width, sheet.height)
        elif self._paper is not None and not self._sides:
            lies = self._edge == LONG and sheet is not None and sheet.width > sheet.height
            self._lay(*(sorted(self._paper, reverse=True) if lies else self._paper))
        begun = self._device.newPage() if self._sides else self._painter.begin(self._device)
        if not begun:
            raise OutreachError(
                say("The printer does not take these pages."),
                hint=say("Check that it is switched on and has paper, or choose another one."),
            )
        self._sides += 1
        if sheet is not None:
            self._paint(sheet)

    def end(self) -> None:
        """Hand the job over."""
        if self._painter.isActive():
            self._painter.end()

    def drop(self) -> None:
        """Print nothing of it, as far as the printer has not begun."""
        if isinstance(self._device, QPrinter) and self._painter.isActive():
            self._device.abort()
        self.end()

    def _lay(self, width: float, height: float) -> None:
        """Qt keeps the paper before where a printer refuses one, and the pages would be cut."""
        if not self._device.setPageLayout(_layout(width, height)):
            raise OutreachError(
                say(
                    "The printer does not take the paper {paper}.",
                    paper=paper_name((width, height)),
                ),
                hint=say("Choose another paper, or another printer."),
            )

    def _paint(self, sheet: Sheet) -> None:
        painter, dots = self._painter, self._device.logicalDpiX() / 72
        painter.save()
        painter.scale(dots, dots)
        if self._paper is not None:
            self._turn(sheet, self._paper)
        sheet.paint(painter)
        painter.restore()

    def _turn(self, sheet: Sheet, paper: Size) -> None:
        """Put the page on its sheet of paper, which lies upright in the tray."""
        turned = sheet.width > sheet.height
        across, down, scale = placed(sheet, paper, self._edges)
        if turned and self._edge == OTHER:
            self._painter.translate(min(paper), 0)
            self._painter.rotate(90)
        elif turned and self._edge != LONG:
            self._painter.translate(0, max(paper))
            self._painter.rotate(-90)
        self._painter.translate(across, down)
        self._painter.scale(scale, scale)


def placed(sheet: Sheet, paper: Size, edges: Edges) -> tuple[float, float, float]:
    """How far right and down a page goes on this paper, lying as the page does, and by how much it is made smaller."""
    page = (sheet.width, sheet.height)
    turned = sheet.width > sheet.height
    lying = (max(paper), min(paper)) if turned else upright(paper)
    counting = _edges_that_count(sheet, paper, _turned(edges) if turned else edges)
    scale = fitted(page, lying, counting)
    if scale == 1.0 and same_paper(page, paper):
        return 0.0, 0.0, 1.0
    left, top, right, bottom = counting
    across = left + (lying[0] - left - right - page[0] * scale) / 2
    down = top + (lying[1] - top - bottom - page[1] * scale) / 2
    return across, down, scale


def on_paper(sheet: Sheet, paper: Size, edges: Edges) -> Sheet:
    """The page as it comes out of the printer, to be looked at."""
    place = placed(sheet, paper, edges)
    if place == (0.0, 0.0, 1.0):
        return sheet
    turned = sheet.width > sheet.height
    width, height = (max(paper), min(paper)) if turned else upright(paper)
    return OnPaper(
        width=width,
        height=height,
        number=sheet.number,
        marks=sheet.marks,
        is_empty_back=sheet.is_empty_back,
        place=place,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper(Sheet):
    """A page that was made smaller, or lies in the middle of a larger paper."""

    place: tuple[float, float, float]

    def paint(self, painter: QPainter, some: slice = slice(None)) -> None:
        """Put the ink where the printer will."""
        across, down, scale = self.place
        painter.save()
        painter.translate(across, down)
        painter.scale(scale, scale)
        for mark in self.marks[some]:
            mark.paint(painter)
        painter.restore()


def _edges_that_count(sheet: Sheet, paper: Size, edges: Edges) -> Edges:
    """The edges where text of the page would be cut, else none; they lie as the page does.

    Bands of colour and pictures may run out of the page, as they do from Word.
    """
    if edges == NO_EDGES:
        return NO_EDGES
    page = (sheet.width, sheet.height)
    if not same_paper(page, paper):
        return edges
    return edges if _is_cut(sheet, edges) else NO_EDGES


def _turned(edges: Edges) -> Edges:
    """The edges of an upright sheet as they lie around a landscape page on it."""
    left, top, right, bottom = edges
    return (bottom, left, top, right)


def _is_cut(sheet: Sheet, edges: Edges) -> bool:
    left, top, right, bottom = edges
    for mark in sheet.marks:
        if not isinstance(mark.ink, InkWords) or not mark.ink.text.strip():
            continue
        size = mark.ink.font.pixelSize() / SCALE
        if (
            mark.x < left
            or mark.y - size * 0.75 < top
            or mark.y + size * 0.2 > sheet.height - bottom
        ):
            return True
        longest = mark.x + len(mark.ink.text) * size * _BIG_FONT
        if longest > sheet.width - right and mark.x + _width(mark.ink) > sheet.width - right:
            return True
    return False


def _width(words: InkWords) -> float:
    return QFontMetricsF(words.font).horizontalAdvance(words.text.rstrip()) / SCALE


def _layout(width: float, height: float) -> QPageLayout:
    """The sheet as it is; a landscape one is an upright sheet, turned."""
    size = QPageSize(
        QSizeF(*upright((width, height))),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    turned = width > height
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
