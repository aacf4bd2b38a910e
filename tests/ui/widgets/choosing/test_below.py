"""Conditions are completed wherever people are chosen: in Letters and for an event too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.choosing.below import PeopleCompletions
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from tests.builders import open_evening, person
from tests.conftest import TODAY


@pytest.fixture
def people(db: Data, window: MainWindow, qtbot: QtBot) -> MainWindow:
    person(db, "Adams", tier="core", tags=("speaker",))
    person(db, "Brown", tier="wider")
    open_evening(db, TODAY)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def completed(search: QLineEdit, below: PeopleCompletions, qtbot: QtBot) -> None:
    search.setFocus()
    QApplication.processEvents()
    qtbot.keyClicks(search, "ti")
    assert below.isVisible()
    assert below.parentWidget() is search.window()
    qtbot.keyClick(search, Qt.Key.Key_Tab)
    qtbot.keyClicks(search, "co")
    assert below.item(0).text() == "core"
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == "tier:core "
    assert search.hasFocus()


def test_in_letters(people: MainWindow, qtbot: QtBot) -> None:
    page = people.go_to("letters")
    assert isinstance(page, LettersPage)
    completed(page.who.search, page.who.completions, qtbot)
    (said,) = page.who.findChildren(SaidBack)
    assert len(page.who.model.ids) == 1
    assert said.text() == "Priority: core"
    qtbot.keyClicks(page.who.search, "ta")
    assert page.who.completions.isVisible()
    qtbot.keyClick(page.who.search, Qt.Key.Key_Escape)
    assert not page.who.completions.isVisible()
    assert page.who.search.text() == "tier:core ta"
    page.who.clear()
    assert said.isHidden()  # nothing is searched for
    assert not page.who.completions.isVisible()


def test_for_an_event(people: MainWindow, qtbot: QtBot) -> None:
    page = people.go_to("events")
    assert isinstance(page, EventsPage)
    page.reload()
    page.add_people()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AddPeopleDialog))
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    completed(dialog.search, dialog.completions, qtbot)
    assert len(dialog.table.paged.ids) == 1
    qtbot.keyClicks(dialog.search, "ta")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)  # closes the list, not the dialog
    assert dialog.isVisible()
    assert dialog.search.text() == "tier:core ta"
    dialog._edited = False
    dialog.reject()
