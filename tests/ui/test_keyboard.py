"""What vanishes when it is pressed leaves the keyboard where people go on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from tests.builders import person


@pytest.fixture
def active(sample_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The sample group, in a window that has the keyboard."""
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    return sample_window


def pressed(part: QWidget, qtbot: QtBot) -> QWidget | None:
    """What has the keyboard once a button was pressed with it."""
    part.setFocus()
    assert part.hasFocus()
    qtbot.keyClick(part, Qt.Key.Key_Space)
    QApplication.processEvents()
    return QApplication.focusWidget()


def test_a_logo_that_is_removed_leaves_it_to_the_button_that_chooses_another(
    active: MainWindow, qtbot: QtBot
) -> None:
    page = active.go_to("group")
    assert isinstance(page, GroupPage)
    logo = page.letterhead.logo

    assert pressed(logo.remove_button, qtbot) is logo.choose_button


def test_a_search_that_is_cleared_leaves_it_to_the_list(active: MainWindow, qtbot: QtBot) -> None:
    page = active.go_to("contacts")
    assert isinstance(page, ContactsPage)
    active.top.search.setText("nobody is called this")

    assert pressed(page.people.empty.primary, qtbot) is page.people.table


def test_an_undo_in_the_status_bar_leaves_it_to_the_page(
    active: MainWindow, db: Data, qtbot: QtBot
) -> None:
    page = active.go_to("contacts")
    assert isinstance(page, ContactsPage)
    active.runner.do(active, person)

    assert pressed(active.status._undo, qtbot) is page.people.table
    assert active.status.said().startswith("Undone")


@pytest.mark.parametrize(
    ("page", "words", "key"),
    [
        ("contacts", "New person\u2026", "Ctrl+N"),
        ("organisations", "New organisation\u2026", "Ctrl+Shift+N"),
        ("events", "New event\u2026", "Ctrl+E"),
    ],
)
def test_a_new_one_is_one_click_away_on_a_full_page_too_and_its_tooltip_tells_the_key(
    sample_window: MainWindow, page: str, words: str, key: str
) -> None:
    screen = sample_window.go_to(page)
    assert screen is not None
    [add] = [one for one in screen.findChildren(ListHead) if one.isVisible()]
    assert add.add.text().strip() == words
    assert key in add.add.toolTip()
    add.add.click()
    [editor] = [one for one in sample_window.findChildren(Editor) if one.isVisible()]
    editor.reject()
