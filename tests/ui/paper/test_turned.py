"""Text that stands on its side in a cell is painted so, as Word and LibreOffice print it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from outreach_desktop.domain.documents.look import (
    Cell,
    Look,
    PageTable,
    Paper,
    Paragraph,
    Section,
    TableRow,
    TextRun,
)
from outreach_desktop.ui.paper import Sheet, sheets

pytestmark = pytest.mark.usefixtures("qapp")
MARGIN, WIDE, HIGH = 20, 60, 150


def page(turn: str, text: str = "A word or two", align: str = "top") -> Sheet:
    """One row of a height of its own, with one cell."""
    words = Paragraph(spans=(TextRun(text=text),))
    cell = Cell(blocks=(words,), column=0, turn=turn, align=align)
    table = PageTable(columns=(WIDE,), rows=(TableRow(cells=(cell,), height=HIGH, exact=True),))
    paper = Paper(width=300, height=220, top=MARGIN, bottom=20, left=MARGIN, right=20)
    [sheet] = sheets(Look(sections=(Section(blocks=(table,), paper=paper),)))
    return sheet


def inked(sheet: Sheet) -> tuple[int, int, int, int]:
    """The left, upper, right and lower edge of what is painted."""
    image = QImage(300, 220, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    dark = [
        (x, y) for x in range(300) for y in range(220) if image.pixelColor(x, y).lightness() < 128
    ]
    across, down = zip(*dark, strict=True)
    return min(across), min(down), max(across), max(down)


def test_upward_it_begins_at_the_foot_of_its_cell_on_the_left() -> None:
    left, top, right, foot = inked(page("up"))

    assert foot - top > 3 * (right - left)
    assert left < MARGIN + WIDE / 2
    assert foot == pytest.approx(MARGIN + HIGH, abs=8)


def test_downward_it_begins_at_the_top_on_the_right() -> None:
    left, top, right, foot = inked(page("down"))

    assert foot - top > 3 * (right - left)
    assert right > MARGIN + WIDE / 2
    assert top == pytest.approx(MARGIN, abs=8)


def test_what_is_too_long_breaks_where_the_row_ends() -> None:
    left, top, right, foot = inked(
        page("up", "Words that go on and on in a row that is not so high")
    )

    assert top >= MARGIN - 1
    assert foot <= MARGIN + HIGH + 1
    assert right - left > 20, "there are two lines"


def test_in_the_middle_is_the_middle_of_its_width() -> None:
    left, _, right, _ = inked(page("up", align="center"))

    assert (left + right) / 2 == pytest.approx(MARGIN + WIDE / 2, abs=4)


def test_it_is_read_like_other_words() -> None:
    assert page("up").text == "A word or two"
