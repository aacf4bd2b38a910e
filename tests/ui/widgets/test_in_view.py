"""Commands act on what is in view, and are not offered where nothing is that they could act on."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.actions import PEOPLE, WITHIN
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.pages import PAGES, table_for
from outreach_desktop.ui.widgets.known.log import LogDialog
from tests.builders import organisation, person
from tests.ui.executors import Held

TABLE = table_for(PAGES)
ABOUT_PEOPLE = [one for one in TABLE if one.menu.partition(WITHIN)[0] == PEOPLE]
IN_VIEW = [action.id for action in ABOUT_PEOPLE if action.in_view]
KEYS = [page.key for page in PAGES]


def offered(window: MainWindow) -> set[str]:
    return {one for one in IN_VIEW if window.action(one).isEnabled()}


def dialogs() -> list[QDialog]:
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, QDialog) and one.isVisible()]


def test_whatever_the_people_menu_does_to_somebody_is_done_to_who_is_in_view() -> None:
    of_all = {
        *("contacts.from_register", "contacts.choose", "contacts.core", "contacts.save_search"),
        *("contacts.quiet", "contacts.duplicates", "contacts.sources"),
    }
    of_one = [one.id for one in ABOUT_PEOPLE if ".add" not in one.id and one.id not in of_all]
    assert of_one == IN_VIEW


@pytest.mark.parametrize("key", KEYS)
def test_on_every_page_only_what_can_be_done_to_what_it_shows_is_offered(
    sample_window: MainWindow, key: str
) -> None:
    sample_window.go_to("contacts")  # somebody is chosen there all the while
    page = sample_window.go_to(key)
    assert page is not None
    assert set(page.in_view()) <= {one.deed for one in TABLE if one.in_view}
    deeds = {one.id for one in ABOUT_PEOPLE if one.in_view and one.deed in page.in_view()}
    assert offered(sample_window) == deeds
    has_columns = key in (
        *("contacts", "organisations", "events"),
        *("listings", "services", "content"),
    )
    assert sample_window.action("view.columns").isEnabled() == has_columns
    if key in ("letters", "group", "listings"):
        assert offered(sample_window) == set()
    if key in ("organisations", "events"):
        assert offered(sample_window) <= {"contacts.write", "contacts.change", "contacts.brief"}

    for one in IN_VIEW:
        if one not in offered(sample_window):
            sample_window.action(one).trigger()
            assert dialogs() == [], one
            assert sample_window.stack.currentWidget() is page, one


def test_several_people_can_be_written_to_tagged_and_removed_and_nobody_nothing(
    sample_window: MainWindow,
) -> None:
    page = sample_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    assert offered(sample_window) == set(IN_VIEW) - {"contacts.merge"}

    row = page.people.table.currentIndex().row()
    QTest.keyClick(page.people.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.people.table.currentIndex().row() == row + 1
    assert "contacts.merge" in offered(sample_window)

    page.people.table.selectAll()
    assert offered(sample_window) == {
        *("contacts.write", "contacts.tag", "contacts.change"),
        *("contacts.emails", "contacts.remove"),
    }

    page.search("nothing fits this")
    assert offered(sample_window) == set()


def test_writing_from_a_place_or_an_event_is_to_its_people(
    sample_window: MainWindow, db: Data, today: date
) -> None:
    general = organisations.named(db, "Marrowby General Hospital")
    assert general is not None
    places = sample_window.go_to("organisations")
    assert isinstance(places, OrganisationsPage)
    places.show_one(general.id)
    people = organisations.card(db, general.id, today=today).people
    assert people

    sample_window.action("contacts.write").trigger()
    assert chosen(sample_window) == [one.id for one, _ in people]

    evening = events.upcoming(db, today=today)[0].event
    page = sample_window.go_to("events")
    assert isinstance(page, EventsPage)
    page.show_one(evening.id)
    sample_window.action("contacts.write").trigger()

    letters = sample_window.stack.currentWidget()
    assert isinstance(letters, LettersPage)
    asked = events.participants(db, evening.id, today=today)
    assert chosen(sample_window) == [one.contact.id for one in asked]
    assert letters.what.event_id == evening.id


def chosen(window: MainWindow) -> list[str]:
    page = window.stack.currentWidget()
    assert isinstance(page, LettersPage)
    return list(page.who.chosen)


@pytest.fixture
def slow() -> Held:
    return Held(is_held=False)


@pytest.fixture
def slow_window(db: Data, qtbot: QtBot, today: date, slow: Held) -> Iterator[MainWindow]:
    for name in ("Adeyemi", "Marsh"):
        person(db, name)
        organisation(db, f"{name} House")
    window = MainWindow(Runner(slow, db=db), lambda: today)
    qtbot.addWidget(window)
    window.runner.opened.emit(None)
    window.show()
    return (yield window)


def test_who_is_faster_than_the_card_acts_on_the_row_that_is_selected(
    slow_window: MainWindow, slow: Held, db: Data
) -> None:
    page = slow_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    assert page.person.card is not None
    assert page.person.card.contact.last_name == "Adeyemi"

    slow.is_held = True
    page.people.table.select_row(1)
    slow_window.action("contacts.log").trigger()
    page.person.edit_wanted.emit()  # a click on the card that is still Adeyemi's
    slow.run()

    [log] = slow_window.findChildren(LogDialog)
    assert log.windowTitle() == "Log call or visit with Dr Ann Marsh"
    [editor] = slow_window.findChildren(ContactEditor)
    assert editor.windowTitle() == "Edit Dr Ann Adeyemi"


def test_a_place_that_is_removed_is_the_one_that_is_selected(
    slow_window: MainWindow, slow: Held
) -> None:
    page = slow_window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    slow.is_held = True
    page.tree.setCurrentIndex(page.model.index(1, 0))
    page.edit()
    slow.run()

    [dialog] = dialogs()
    assert dialog.windowTitle() == "Edit Marsh House"


def test_the_search_field_says_what_the_page_in_front_was_searched_for(
    sample_window: MainWindow, db: Data, today: date
) -> None:
    field = sample_window.top.search
    people = sample_window.go_to("contacts")
    assert isinstance(people, ContactsPage)
    field.setText("marrowby")
    found = len(contacts.find(db, "marrowby", today=today))

    places = sample_window.go_to("organisations")
    assert isinstance(places, OrganisationsPage)
    assert field.text() == ""
    field.setText("hospice")
    listed = places.model.rowCount()

    sample_window.go_to("contacts")
    assert field.text() == "marrowby"
    assert len(people.people.table.paged.ids) == found

    sample_window.go_to("organisations")
    assert field.text() == "hospice"
    assert places.model.rowCount() == listed
    sample_window.go_to("letters")
    assert field.text() == ""
    field.setText("neil")
    assert sample_window.stack.currentWidget() is people
    assert field.text() == "neil"
    sample_window.runner.opened.emit(None)
    assert field.text() == ""
