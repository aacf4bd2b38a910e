"""With the largest text on a laptop's low screen a list still shows several rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.contacts.people import PeopleList
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow

_LAPTOP = (1366, 708)
"""What a window of 1366 x 768 is within its title and the bar of the system."""


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def low(large_text: None, sample_window: MainWindow) -> MainWindow:
    sample_window.resize(*_LAPTOP)
    return sample_window


def rows(view: QAbstractItemView) -> float:
    """So many fit in."""
    first = view.visualRect(view.model().index(0, 0))
    return view.viewport().height() / first.height() if first.height() else 0


def listed(window: MainWindow, key: str, name: str) -> QAbstractItemView:
    page = window.go_to(key)
    assert page is not None
    views = page.findChildren(QAbstractItemView)
    return next(view for view in views if view.accessibleName() == name)


@pytest.mark.parametrize(
    ("key", "name", "least"),
    [
        ("contacts", "People", 5.5),
        ("organisations", "Organisations", 5.5),
        ("events", "Events", 4.5),
        ("listings", "Listings", 4.5),
        ("letters", "People to write to", 3.5),
    ],
)
def test_several_rows_are_seen_below_what_stands_above_a_list(
    low: MainWindow, qtbot: QtBot, key: str, name: str, least: float
) -> None:
    view = listed(low, key, name)
    qtbot.waitUntil(lambda: rows(view) >= least)


def people(window: MainWindow) -> PeopleList:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    return page.people


def test_filters_that_gave_way_come_back_with_the_keys_and_one_that_is_set_stays(
    low: MainWindow, qtbot: QtBot
) -> None:
    listed_people = people(low)
    ask = listed_people._narrowing.ask
    qtbot.waitUntil(lambda: rows(listed_people.table) >= 5)
    fields = listed_people.filters
    assert not any(field.isVisible() for field in fields.values())
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    assert all(field.isVisible() for field in fields.values())
    assert fields["profession"].hasFocus()
    fields["profession"].set_value("nurse")
    ask.click()
    assert [key for key, field in fields.items() if field.isVisible()] == ["profession"]
    low.resize(1366, 1400)
    qtbot.waitUntil(lambda: not ask.isVisible())
    assert all(field.isVisible() for field in fields.values())


def test_a_filter_that_is_taken_back_keeps_the_keyboard_until_it_is_left(
    low: MainWindow, qtbot: QtBot
) -> None:
    listed_people = people(low)
    field = listed_people.filters["tag"]
    qtbot.waitUntil(lambda: not field.isVisible())
    field.set_value("languages")
    listed_people.reload()
    field.setFocus()
    field.set_value("")
    listed_people.reload()
    assert field.isVisible()
    assert field.hasFocus()


def test_the_button_for_a_new_one_keeps_its_words_where_they_have_room(
    low: MainWindow, qtbot: QtBot
) -> None:
    head = people(low).head
    qtbot.waitUntil(lambda: head.height() < 2 * head.add.sizeHint().height())
    head.setFixedWidth(head.width() - 80)
    qtbot.waitUntil(lambda: head.add.text() == "")
    assert head.add.accessibleName() == "New person\u2026"
    low.resize(1366, 1400)
    qtbot.waitUntil(lambda: "New person" in head.add.text())


def test_the_steps_of_a_letter_share_one_line_and_each_is_one_click_away(
    low: MainWindow, qtbot: QtBot
) -> None:
    page = low.go_to("letters")
    assert isinstance(page, LettersPage)
    headings = page.steps._headings
    qtbot.waitUntil(
        lambda: len({one.mapTo(page, one.rect().topLeft()).y() for one in headings}) == 1
    )
    for place in (2, 3, 1, 0):
        headings[place].click()
        assert page.steps.current is page.steps._steps[place]
        assert not any(one.visibleRegion().isEmpty() for one in headings)
    low.resize(1366, 1800)
    qtbot.waitUntil(lambda: all(one._summary.isVisible() for one in headings))


def test_a_low_window_has_one_strip_at_a_time_a_higher_one_two(low: MainWindow) -> None:
    notices = low.notices
    notices.unsafe.offer(text="No backup could be made just now.")
    assert [notices.unsafe.isVisible(), notices.sample.isVisible()] == [True, False]
    low.resize(1366, 1400)
    assert [notices.unsafe.isVisible(), notices.sample.isVisible()] == [True, True]
    low.resize(*_LAPTOP)
    notices.unsafe.offer(wanted=False)
    assert [notices.unsafe.isVisible(), notices.sample.isVisible()] == [False, True]
