"""New people by how they were met: counted for a span, shown in the list, printed and written."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.contacts.sources.bars import as_png
from outreach_desktop.ui.pages.contacts.sources.dialog import SourcesDialog
from tests.added import added_on
from tests.builders import person


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: dt.date, db: Data) -> ContactsPage:
    """Three met at an event, one of them two years ago, and one of whom no one noted it."""
    for name, source, days in (
        ("Adams", "Met at an event", 1),
        ("Brown", "Met at an event", 2),
        ("Cole", "Met at an event", 730),
        ("Dean", "", 1),
    ):
        added_on(db, person(db, name, source=source), today - dt.timedelta(days=days))
    page = ContactsPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def dialog(page: ContactsPage) -> SourcesDialog:
    page.commands()["sources"]()
    (dialog,) = page.findChildren(SourcesDialog)
    return dialog


def listed(dialog: SourcesDialog) -> list[tuple[str, str]]:
    model = dialog.model
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def test_the_last_12_months_are_counted_at_first(dialog: SourcesDialog) -> None:
    assert listed(dialog) == [("Met at an event", "2"), ("Not noted", "1")]
    assert dialog.show_button.text() == "&Show 2 people"
    assert dialog.first.isHidden()

    dialog.span.set_value("all")
    assert listed(dialog) == [("Met at an event", "3"), ("Not noted", "1")]
    assert dialog.about.text() == "4 people were added."


def test_any_days_can_be_chosen_and_what_is_none_is_said(
    dialog: SourcesDialog, today: dt.date
) -> None:
    dialog.span.set_value("chosen")
    assert not dialog.first.isHidden()
    dialog.last.set_value(today - dt.timedelta(days=700))
    dialog.reload()
    assert listed(dialog) == [("Met at an event", "1")]

    dialog.first.set_value(today)
    dialog.reload()
    assert listed(dialog) == []
    assert "The last day is before the first." in dialog.about.text()
    dialog.first.setText("some day")
    dialog.reload()
    assert "Type a date" in dialog.about.text()
    assert not dialog.show_button.isEnabled()
    assert not dialog.print_button.isEnabled()


def test_a_press_shows_these_people_in_the_list(page: ContactsPage, dialog: SourcesDialog) -> None:
    asked: list[str] = []
    page.search_wanted.connect(asked.append)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked[0].startswith('source:"Met at an event" added:')
    assert not dialog.isVisible()

    page.search(asked[0])
    assert len(page.people.table.paged.ids) == 2


def test_headings_put_them_in_another_order(dialog: SourcesDialog) -> None:
    dialog.table._sort(1)
    assert [count for _, count in listed(dialog)] == ["1", "2"]
    dialog.table._sort(1)
    assert [count for _, count in listed(dialog)] == ["2", "1"]


def test_print_shows_the_page_with_its_bars(
    page: ContactsPage, dialog: SourcesDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.print_wanted) as printed:
        dialog.print_button.click()
    assert printed.args is not None
    stacks, way = printed.args
    assert ([one.kinds for one in stacks], way) == (["New people by how you met"], PREVIEW)


def test_export_writes_a_new_file(
    dialog: SourcesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "sources")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen, ""))
    dialog.export()
    assert (tmp_path / "sources.csv").read_text("utf-8-sig").splitlines()[1] == (
        '"Met at an event","2","67%"'
    )
    dialog.export()
    assert "already" in dialog.outcome.text()


def drawn(dialog: SourcesDialog, row: int) -> int:
    """How many dots of the bar are in the colour of bars."""
    image = QImage(200, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, 32)
    index = dialog.model.index(row, 2)
    dialog.table.itemDelegateForColumn(2).paint(painter, option, index)
    painter.end()
    accent = QColor(theme.colours().accent)
    return sum(image.pixelColor(x, 16) == accent for x in range(200))


def test_a_bar_is_as_long_as_what_it_stands_for(dialog: SourcesDialog) -> None:
    longest, other = drawn(dialog, 0), drawn(dialog, 1)
    assert longest > 150
    assert other == pytest.approx(longest / 2, abs=2)
    dialog.table._sort(1)
    assert drawn(dialog, 0) == other


def test_the_picture_for_paper_is_higher_for_more_rows(dialog: SourcesDialog) -> None:
    assert dialog._found is not None
    rows = dialog._found.rows
    whole, first = (QImage.fromData(as_png(some) or b"") for some in (rows, rows[:1]))
    assert whole.height() > first.height() > 0
    assert as_png(()) is None
