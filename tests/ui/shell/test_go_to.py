"""The list under the search field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import open_evening, organisation, person


@pytest.fixture
def marsh(db: Data, window: MainWindow, today: date, qtbot: QtBot) -> MainWindow:
    """A window with a person, a place and an event of one name."""
    person(db, "Marsh")
    organisation(db, "Marsh House")
    open_evening(db, today, "Talk at Marsh House")
    window.go_to("contacts")
    window.reload()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def subjects(window: MainWindow) -> list[str]:
    return [one.subject for one in window.found.found]


def test_what_the_list_in_front_does_not_show_is_found_under_the_field(
    marsh: MainWindow, qtbot: QtBot
) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")

    assert subjects(marsh) == ["organisations", "events"]
    assert marsh.found.isVisible()
    page = marsh.go_to("contacts")
    assert isinstance(page, ContactsPage)
    assert page.people.count.text() == "1 of 1"

    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Escape)
    assert not marsh.found.isVisible()


def test_enter_goes_to_what_was_chosen_and_without_a_choice_to_the_list(
    marsh: MainWindow, qtbot: QtBot
) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(marsh.top.search, key)

    page = marsh.stack.currentWidget()
    assert isinstance(page, EventsPage)
    assert page.card.title.text() == "Talk at Marsh House"
    assert marsh.top.search.text() == ""
    assert page.list.table.hasFocus()

    marsh.go_to("contacts")
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")
    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Return)
    assert not marsh.found.isVisible()
    people = marsh.stack.currentWidget()
    assert isinstance(people, ContactsPage)
    assert people.people.table.hasFocus()


def test_ctrl_k_finds_everything_and_a_click_goes_there(marsh: MainWindow, qtbot: QtBot) -> None:
    marsh.go_to("events")
    marsh.action("edit.go").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")
    assert subjects(marsh) == ["contacts", "organisations", "events"]

    marsh.found.itemClicked.emit(marsh.found.item(0))

    page = marsh.stack.currentWidget()
    assert isinstance(page, ContactsPage)
    assert page.people.count.text() == "1 of 1"
    assert not marsh.found.isVisible()


def rows(window: MainWindow) -> list[str]:
    return [window.found.item(row).text() for row in range(window.found.count())]


def test_a_key_and_its_value_are_completed_by_tab(marsh: MainWindow, qtbot: QtBot) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh ti")
    assert rows(marsh) == ["tier:"]

    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Tab)
    assert marsh.top.search.text() == "marsh tier:"
    assert rows(marsh) == ["core", "active", "wider circle", "dormant"]

    qtbot.keyClicks(marsh.top.search, "w")
    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Tab)
    assert marsh.top.search.text() == "marsh tier:wider "
    assert not marsh.found.isVisible()
    assert marsh.top.search.hasFocus()


def test_down_and_enter_take_the_one_that_is_chosen_in_the_middle_of_the_text_too(
    marsh: MainWindow, qtbot: QtBot
) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")
    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Home)
    qtbot.keyClicks(marsh.top.search, "-channel: ")
    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Left)
    qtbot.keyClicks(marsh.top.search, "in")
    assert rows(marsh)[:1] == ["in person"]

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(marsh.top.search, key)
    assert marsh.top.search.text() == '-channel:"in person" marsh'
    assert marsh.top.search.cursorPosition() == len('-channel:"in person"')


def test_esc_closes_the_completions_and_leaves_what_was_typed(
    marsh: MainWindow, qtbot: QtBot
) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "ta")
    assert marsh.found.isVisible()

    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Escape)
    assert not marsh.found.isVisible()
    assert marsh.top.search.text() == "ta"
    qtbot.keyClick(marsh.top.search, Qt.Key.Key_Tab)  # goes on, as everywhere
    assert marsh.top.search.text() == "ta"
    assert not marsh.top.search.hasFocus()


def test_a_name_has_no_completions_and_what_was_found_is_below_those_there_are(
    marsh: MainWindow, db: Data, qtbot: QtBot
) -> None:
    organisation(db, "Places to be")
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "marsh")
    assert marsh.found.completing.offered == []

    marsh.top.search.selectAll()
    qtbot.keyClicks(marsh.top.search, "place")
    assert rows(marsh)[0] == "place:"
    assert subjects(marsh) == ["organisations"]
    assert len(rows(marsh)) == 2


def test_only_the_search_of_people_is_completed(marsh: MainWindow, qtbot: QtBot) -> None:
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "ta")
    marsh.go_to("events")
    assert not marsh.found.isVisible()
    marsh.action("edit.find").trigger()
    qtbot.keyClicks(marsh.top.search, "ta")
    assert marsh.found.completing.offered == []
