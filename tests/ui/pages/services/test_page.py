"""The page of our services: in their order, moved by the keyboard, checked in one press."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import our_services
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.services.editor import ServiceEditor
from outreach_desktop.ui.pages.services.page import ServicesPage
from outreach_desktop.ui.widgets import changing
from tests.builders import service


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> ServicesPage:
    """Three services: one that no one checked for long, one that is over."""
    service(db, "Helpline", held="Every day", today=today)
    service(db, "Walk", checked_on=date(2020, 1, 1), today=today)
    service(db, "Caf\u00e9", ends_on=date(2020, 1, 1), today=today)
    page = ServicesPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.resize(1120, 700)
    page.show()
    page.reload()
    return page


def listed(page: ServicesPage, column: int = 0) -> list[str]:
    model = page.list.table.paged
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(page: ServicesPage, key: Qt.Key) -> None:
    QTest.keyClick(page.list.table, key, Qt.KeyboardModifier.AltModifier)


def test_they_stand_in_their_order_with_how_they_stand(page: ServicesPage) -> None:
    assert listed(page) == ["Helpline", "Walk", "Caf\u00e9"]
    assert listed(page, 2) == ["going on", "not checked for a year", "over since 1 Jan 2020"]
    assert page.list.due.text() == "1 was not checked for a year."
    assert page.list.head.count.text() == "3 of 3"


def test_alt_and_an_arrow_moves_one_and_it_stays_selected(page: ServicesPage, db: Data) -> None:
    press(page, Qt.Key.Key_Up)
    assert listed(page) == ["Helpline", "Walk", "Caf\u00e9"]  # it is the first
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    assert listed(page) == ["Walk", "Caf\u00e9", "Helpline"]
    assert our_services.get(db, page.list.table.current_id()).name == "Helpline"
    page.commands()["up"]()
    assert listed(page) == ["Walk", "Helpline", "Caf\u00e9"]
    assert undo.next_undo(db) == "Move service Helpline"


def test_nothing_is_moved_in_a_file_that_is_only_looked_at(page: ServicesPage) -> None:
    changing.only_look(page)
    press(page, Qt.Key.Key_Down)
    assert listed(page) == ["Helpline", "Walk", "Caf\u00e9"]


def test_what_is_found_is_moved_past_its_neighbour_in_view(page: ServicesPage) -> None:
    page.search("l")
    assert listed(page) == []
    page.search("wal")
    press(page, Qt.Key.Key_Down)
    page.search("")
    assert listed(page) == ["Helpline", "Walk", "Caf\u00e9"]


def test_one_press_says_that_it_is_still_so(page: ServicesPage) -> None:
    page.show_one(page.list.table.paged.ids[1])
    shown = [one.text() for one in page.card.findChildren(QLabel)]
    assert "No one checked this entry for a year. It is printed as it is." in shown
    page.card.checked_wanted.emit()
    assert listed(page, 2)[1] == "going on"
    assert page.list.due.isHidden()


def test_a_new_one_is_typed_in_and_selected(page: ServicesPage, db: Data, today: date) -> None:
    page.add()
    (editor,) = page.findChildren(ServiceEditor)
    editor._form.fill({"name": " ", "waiting_days": 14})
    editor.save()
    assert "Type the name of the service." in [one.text() for one in editor.findChildren(QLabel)]
    editor._form.fill({"name": "Class"})
    editor.save()

    kept = our_services.get(db, page.list.table.current_id())
    assert (kept.name, kept.waiting_days, kept.checked_on) == ("Class", 14, today)
    assert listed(page)[-1] == "Class"


def test_an_empty_list_says_what_there_is_to_do(
    qtbot: QtBot, runner: Runner, today: date, db: Data
) -> None:
    page = ServicesPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    words = [one.text() for one in page.list.empty.findChildren(QLabel)]
    assert any(text.startswith("Write down what you offer") for text in words)
    page.list.empty.primary.click()
    assert page.findChildren(ServiceEditor)


def test_the_card_leads_to_who_was_never_told(page: ServicesPage) -> None:
    asked: list[tuple[str, ...]] = []
    page.wanted.connect(lambda key, row: asked.append((key, row)))
    page.search_wanted.connect(lambda words: asked.append((words,)))

    buttons = page.card.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == "Who was never told of it").click()

    assert asked == [("contacts", ""), ("-told:Helpline",)]
