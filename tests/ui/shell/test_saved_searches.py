"""Saved searches on the rail: counted, searched for with a click, changed where they stand."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton

from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.choosing.saving import SearchEditor
from outreach_desktop.ui.widgets.saved_searches import MOST
from tests.builders import organisation, person


@pytest.fixture
def people(db: Data, window: MainWindow, today: date) -> ContactsPage:
    person(db, "Ash", tier="core")
    person(db, "Birch", tier="core")
    person(db, "Cedar", tier="wider")
    keep(db, window, "Core people", "tier:core", today)
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    return page


def keep(db: Data, window: MainWindow, name: str, words: str, today: date) -> None:
    window.runner.do(
        window, lambda db: saved.save(db, SavedSearch(name=name, words=words), today=today)
    )
    window.saved.count()


def on_the_rail(window: MainWindow) -> list[str]:
    return [one.accessibleName() for one in window.rail.saved["contacts"].buttons]


def editor(page: ContactsPage) -> SearchEditor:
    (found,) = [one for one in page.findChildren(SearchEditor) if one.isVisible()]
    return found


def test_without_any_the_rail_is_as_before(window: MainWindow) -> None:
    assert window.rail.saved["contacts"].isHidden()


def test_each_says_how_many_people_it_finds(window: MainWindow, people: ContactsPage) -> None:
    assert on_the_rail(window) == ["Core people: 2 people"]


def test_a_long_name_goes_on_below(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    name = "Nurses we have not seen"
    keep(db, window, name, "profession:nurse", today)
    keep(db, window, " ".join([name] * 2), "profession:nurse", today)
    QApplication.processEvents()
    short, long, very_long = sorted(
        window.rail.saved["contacts"].buttons, key=lambda one: len(one.name)
    )
    assert short.lines(short.width()) == ["Core people"]
    assert " ".join(long.lines(long.width())) == name
    for one in (short, long, very_long):
        assert one.height() == one.sizeHint().height()
    assert long.height() > short.height()
    assert len(very_long.lines(very_long.width())) == 3
    assert very_long.lines(very_long.width())[2].endswith("\u2026")
    assert very_long.height() > long.height()


def test_a_click_searches_and_takes_filters_away(window: MainWindow, people: ContactsPage) -> None:
    people.people.filters["profession"].set_value("nurse")
    window.go_to("events")
    window.rail.saved["contacts"].buttons[0].click()
    assert window.stack.currentWidget() is people
    assert window.top.search.text() == 'saved:"Core people"'
    assert people.people.said.text() == "Saved search: \u201cCore people\u201d"
    assert len(people.people.table.paged.ids) == 2


def test_the_counts_follow_what_is_changed(
    db: Data, window: MainWindow, people: ContactsPage
) -> None:
    window.runner.do(window, lambda db: person(db, "Dogwood", tier="core"))
    assert window.saved._soon.isActive()
    window.saved.count()
    assert on_the_rail(window) == ["Core people: 3 people"]


def test_what_is_searched_for_is_saved_under_a_name(
    window: MainWindow, people: ContactsPage
) -> None:
    window.top.search.setText("ash")
    window.action("contacts.save_search").trigger()
    form = editor(people)
    assert form._form.text("words") == "ash"
    form._form.fill({"name": "Trees", "words": "ash"})
    form.save_button.click()
    window.saved.count()
    assert on_the_rail(window) == ["Core people: 2 people", "Trees: 1 person"]


def test_f2_changes_one_and_it_can_be_removed_there(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    window.rail.saved["contacts"].buttons[0].setFocus()
    QTest.keyClick(window.rail.saved["contacts"].buttons[0], Qt.Key.Key_F2)
    form = editor(people)
    assert form.windowTitle() == "Saved search \u201cCore people\u201d"
    (said,) = form.findChildren(SaidBack)
    assert said.text() == "Priority: core"
    form._form.fill({"name": "Inner circle", "words": "tier:core"})
    form.save_button.click()
    window.saved.count()
    assert on_the_rail(window) == ["Inner circle: 2 people"]
    window.rail.saved["contacts"].buttons[0].actions()[0].trigger()
    (remove,) = [
        one for one in editor(people).findChildren(type(form.save_button)) if "Remove" in one.text()
    ]
    remove.click()
    window.saved.count()
    assert saved.every(db) == []
    assert window.rail.saved["contacts"].isHidden()


def test_removing_one_that_another_names_is_asked_about(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    keep(db, window, "Other", 'saved:"Core people"', today)
    window.rail.saved["contacts"].buttons[0].actions()[0].trigger()
    form = editor(people)
    form._remove()
    (box,) = form.findChildren(QMessageBox)
    assert box.text() == "\u201cOther\u201d needs the saved search \u201cCore people\u201d."
    assert len(saved.every(db)) == 2
    (anyway,) = [one for one in box.findChildren(QPushButton) if one.text() == "Remove it anyway"]
    anyway.click()
    assert [one.name for one in saved.every(db)] == ["Other"]


def test_one_that_can_no_longer_be_understood_says_so(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    keep(db, window, "Other", 'saved:"Core people"', today)
    window.runner.do(window, lambda db: saved.remove(db, "Core people", anyway=True))
    window.saved.count()
    assert on_the_rail(window) == ["Other: can no longer be understood"]


def test_no_more_are_shown_than_have_room(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    for number in range(MOST + 3):
        keep(db, window, f"Search {number:02}", f"word{number}", today)
    assert len(window.rail.saved["contacts"].buttons) == MOST


def test_in_a_low_window_the_last_ones_are_left_out_and_none_is_cut(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    for number in range(MOST):
        keep(db, window, f"Search {number:02}", f"word{number}", today)
    window.resize(1016, 520)
    QApplication.processEvents()
    shown = [one for one in window.rail.saved["contacts"].buttons if one.isVisible()]
    assert 0 < len(shown) < MOST
    assert all(one.height() >= one.sizeHint().height() for one in shown)
    tops = [one.mapTo(window.rail, one.rect().topLeft()).y() for one in shown]
    assert all(later - before >= shown[0].height() for before, later in pairwise(tops))
    window.resize(1016, 1000)
    QApplication.processEvents()
    assert all(one.isVisible() for one in window.rail.saved["contacts"].buttons)


def test_one_more_is_seen_at_once_where_there_is_room(
    db: Data, window: MainWindow, people: ContactsPage, today: date
) -> None:
    window.resize(1016, 800)
    QApplication.processEvents()
    for number in range(3):
        keep(db, window, f"Search {number:02}", f"word{number}", today)
        QApplication.processEvents()
        assert [one.isVisible() for one in window.rail.saved["contacts"].buttons] == [True] * (
            number + 2
        )


def test_organisations_have_their_own_below_their_page(
    db: Data, window: MainWindow, people: ContactsPage
) -> None:
    organisation(db, "Royal Infirmary", kind="hospital")
    organisation(db, "Mill Surgery", kind="GP practice")
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    window.top.search.setText("kind:hospital")
    window.action("organisations.save_search").trigger()
    (form,) = [one for one in page.findChildren(SearchEditor) if one.isVisible()]
    (name, *_) = form.findChildren(QLineEdit)
    QTest.keyClicks(name, "Hospitals")
    form.save_button.click()
    window.saved.count()
    (shown,) = window.rail.saved["organisations"].buttons
    assert shown.accessibleName() == "Hospitals: 1 organisation"
    assert on_the_rail(window) == ["Core people: 2 people"]
    window.go_to("events")
    shown.click()
    assert window.stack.currentWidget() is page
    assert [line.name for line in page.model.lines] == ["Royal Infirmary"]
    (shown,) = window.rail.saved["organisations"].buttons
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_F2)
    (form,) = [one for one in page.findChildren(SearchEditor) if one.isVisible()]
    form.reject()
