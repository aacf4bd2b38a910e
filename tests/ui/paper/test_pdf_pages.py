"""Pages of PDF files among others: as large as they are, drawn where they are looked at, and said where they cannot be."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.ink import PdfInk
from outreach_desktop.ui.paper.pdf_pages import after, sheets_of
from tests.templates.finished.test_pdf import A4, a_pdf, without_its_second_page

A5 = (419.5, 595.3)


def painted(ink: PdfInk) -> QImage:
    """The page at 72 dots per inch, on a red ground."""
    image = QImage(round(ink.width), round(ink.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    painter = QPainter(image)
    ink.paint(painter)
    painter.end()
    return image


def test_each_page_is_a_sheet_of_its_size_with_its_number(tmp_path: Path) -> None:
    leaflet = tmp_path / "Leaflet.pdf"
    leaflet.write_bytes(a_pdf(A4, A5))
    sheets = sheets_of(leaflet, 3)
    assert [(round(one.width), round(one.height), one.number) for one in sheets] == [
        (595, 842, 3),
        (420, 595, 4),
    ]


def test_what_is_enclosed_begins_on_the_front_of_a_sheet(tmp_path: Path) -> None:
    leaflet = tmp_path / "Leaflet.pdf"
    leaflet.write_bytes(a_pdf(A4))
    letter = sheets_of(leaflet, 1)
    whole = after(letter, [letter, letter])
    assert [one.is_empty_back for one in whole] == [False, True, False, True, False]


def test_a_page_is_painted_over_the_whole_sheet(qtbot: QtBot) -> None:
    image = painted(PdfInk(*A5, a_pdf(A5), 0))
    for x, y in ((0, 0), (image.width() - 1, image.height() - 1), (200, 300)):
        assert image.pixelColor(x, y).name() == "#ffffff"


def test_a_page_that_cannot_be_drawn_says_so_on_paper_and_stops_nothing(qtbot: QtBot) -> None:
    image = painted(PdfInk(*A5, without_its_second_page(), 1, "Leaflet"))
    said = {image.pixelColor(x, y).name() for x in range(420) for y in range(280, 320)}
    assert len(said) > 1
    assert image.pixelColor(5, 5).name() == "#ff0000"


@pytest.mark.parametrize("content", [b"", b"Dear Dr Rowe", without_its_second_page()])
def test_a_file_that_is_no_whole_pdf_is_named(tmp_path: Path, content: bytes) -> None:
    leaflet = tmp_path / "Leaflet.pdf"
    leaflet.write_bytes(content)
    with pytest.raises(OutreachError, match="Leaflet"):
        sheets_of(leaflet, 1)
