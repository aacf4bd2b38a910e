"""Finished pages on the screen and on paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.look import (
    Look,
    Paper,
    Paragraph,
    ParagraphStyle,
    Section,
    TextRun,
)
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.widgets.page import PageView


def letter(pages: int, paper: Paper = Paper()) -> list[Sheet]:  # noqa: B008 - a frozen value
    new = ParagraphStyle(page_break_before=True)
    blocks = tuple(
        Paragraph(spans=(TextRun(text=f"text of page {number}"),), style=new)
        for number in range(1, pages + 1)
    )
    return sheets(Look(sections=(Section(blocks=blocks, paper=paper),)))


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_sheets(letter(6), "Thank-you note for Dr Ann O'Neil")
    return view


def test_it_says_which_page_of_how_many(view: PageView) -> None:
    assert view.number == "Page 1 of 6"

    QTest.keyClick(view.pages, Qt.Key.Key_PageDown)

    assert view.number == "Page 2 of 6"


def test_home_and_end_go_to_the_first_and_the_last_page(view: PageView) -> None:
    QTest.keyClick(view.pages, Qt.Key.Key_End)
    assert view.number == "Page 6 of 6"

    QTest.keyClick(view.pages, Qt.Key.Key_Home)
    assert view.number == "Page 1 of 6"


def test_a_screen_reader_hears_whose_page_it_is_and_what_stands_on_it(view: PageView) -> None:
    view.pages.go_to(2)

    assert view.pages.accessibleName() == "Thank-you note for Dr Ann O'Neil, Page 3 of 6"
    assert view.pages.accessibleDescription() == "text of page 3"


def test_pages_are_as_wide_as_the_view_until_a_size_is_chosen(view: PageView) -> None:
    fitted = view.pages.zoom
    view.resize(800, 400)
    assert view.pages.zoom > fitted

    view.pages.resize_pages(1)
    chosen = view.pages.zoom
    view.resize(500, 400)
    assert view.pages.zoom == chosen

    view.pages.resize_pages(0)
    assert view.pages.zoom == pytest.approx(fitted)


def test_the_page_being_read_stays_in_view_when_its_size_changes(view: PageView) -> None:
    view.pages.go_to(3)
    QTest.keyClick(view.pages, Qt.Key.Key_Plus)

    assert view.number == "Page 4 of 6"


def test_paper_is_white_and_carries_ink(view: PageView) -> None:
    picture = view.pages.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(60, 200) for y in range(60, 130)}

    assert QColor("white").name() in colours
    assert any(QColor(name).lightness() < 100 for name in colours)


def test_where_there_is_nothing_to_see_it_says_why(view: PageView) -> None:
    view.say("Choose a document.")

    assert view.sentence == "Choose a document."
    assert view.pages.accessibleDescription() == ""
