"""A finished page: its ink, and what is to be read on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from outreach_desktop.ui.paper.ink import InkWords, Mark, PdfInk, Photo
from outreach_desktop.ui.paper.pictured import ChartInk
from outreach_desktop.ui.paper.shapes import StretchedInk
from outreach_desktop.ui.paper.strokes import Drawing, TurnedMarks

_MOST_TOLD, _MOST_LETTERS_TOLD = 2_000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished page. Lengths are points."""

    width: float
    height: float
    number: int
    marks: tuple[Mark, ...]
    is_empty_back: bool = False
    """It only lets the page after it begin on a new sheet, where paper is printed on both sides."""

    def paint(self, painter: QPainter, some: slice = slice(None)) -> None:
        """Put ink on paper; the painter's unit is a point, its origin the sheet's corner.

        `some` of the marks are for what is painted in steps; they are to follow one another.
        """
        for mark in self.marks[some]:
            mark.paint(painter)

    @property
    def text(self) -> str:
        """What is to be read on the page, line by line, with pictures as their descriptions."""
        return _read(self.marks)

    @property
    def told(self) -> str:
        """The same, as a screen reader is told it: of a page with too much for anybody, its beginning."""
        return _read(self.marks[:_MOST_TOLD])[:_MOST_LETTERS_TOLD]


def _read(marks: Sequence[Mark]) -> str:
    rows: dict[float, list[tuple[float, str]]] = {}
    for mark in marks:
        said = _said(mark)
        if said:
            rows.setdefault(round(mark.y, 1), []).append((mark.x, said))
    return "\n".join(" ".join(said for _, said in sorted(rows[y])) for y in sorted(rows))


def _said(mark: Mark) -> str:
    if isinstance(mark.ink, InkWords):
        return mark.ink.text.strip()
    if isinstance(mark.ink, ChartInk | Drawing | StretchedInk | TurnedMarks):
        return mark.ink.text
    return mark.ink.description if isinstance(mark.ink, Photo | PdfInk) else ""
