"""Choosing people by conditions that are chosen, not typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.choosing.dialog import ChooseDialog
from outreach_desktop.ui.widgets.forms.asked import AskedField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from tests.builders import person
from tests.ui.widgets.choosing.ready import menu_of


@pytest.fixture
def people(db: Data, window: MainWindow) -> MainWindow:
    """A window with three people, of some priority and with some tags."""
    person(db, "Adams", tier="core", tags=("speaker",))
    person(db, "Brown", tier="core")
    person(db, "Cole", tier="wider", tags=("speaker",))
    window.go_to("contacts")
    window.reload()
    return window


def opened(window: MainWindow) -> ChooseDialog:
    menu_of(window).actions()[-1].trigger()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ChooseDialog)]
    return found[-1]


def fields(dialog: ChooseDialog, row: int) -> list[ChoiceField]:
    return [one for one in dialog.rows[row].findChildren(ChoiceField) if one.isVisible()]


def choose(field: ChoiceField, value: str) -> None:
    field.setCurrentIndex(field.findData(value))


def test_conditions_are_chosen_counted_and_searched_for(people: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(people)
    assert dialog.count.text() == "3 people meet the conditions."
    key = fields(dialog, 0)[0]
    choose(key, "tier")
    choose(fields(dialog, 0)[2], "core")
    assert dialog.count.text() == "2 people meet the conditions."

    dialog.more.click()
    choose(fields(dialog, 1)[0], "tag")
    choose(fields(dialog, 1)[1], "not")
    (asked,) = (one for one in dialog.rows[1].findChildren(AskedField) if one.isVisible())
    qtbot.keyClicks(asked.lineEdit(), "speaker")
    assert dialog.count.text() == "1 person meets the conditions."

    dialog.show_them.click()
    assert people.top.search.text() == "tier:core -tag:speaker"
    page = people.stack.currentWidget()
    assert isinstance(page, ContactsPage)
    assert page.people.count.text() == "1 of 3"


def test_it_opens_with_what_is_searched_for_and_with_the_filters(people: MainWindow) -> None:
    people.top.search.setText("adams -tier:wider")
    page = people.stack.currentWidget()
    assert isinstance(page, ContactsPage)
    page.people.filters["tag"].set_value("speaker")

    dialog = opened(people)
    assert dialog.words.value() == "adams"
    assert dialog.text == "adams -tier:wider tag:speaker"
    dialog.rows[0].remove.click()
    assert len(dialog.rows) == 1
    dialog.show_them.click()

    assert people.top.search.text() == "adams tag:speaker"
    assert page.people.filters["tag"].value() == ""
    assert page.people.count.text() == "1 of 3"


def test_cancel_leaves_the_search_as_it_was(people: MainWindow, qtbot: QtBot) -> None:
    people.top.search.setText("tier:core")
    dialog = opened(people)
    choose(fields(dialog, 0)[2], "wider")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert people.top.search.text() == "tier:core"


def test_a_span_of_days_and_words_typed_in_the_readers_language_are_understood(
    people: MainWindow,
) -> None:
    people.top.search.setText('last:<2W tier:"Wider circle" email:yes champion:maybe')
    dialog = opened(people)
    assert dialog.text == "last:<2w tier:wider email:yes champion:maybe"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("added:<30d source:no", "added:<30d source:no"),
        ("added:>1Y", "added:>1y"),
        ("added:2026", "added:2026"),
        ("added:2026-01-15..2026-03-31", "added:2026-01-15..2026-03-31"),
        ('source:"Met at an event"', 'source:"Met at an event"'),
    ],
)
def test_when_someone_was_added_and_how_you_met_stay_as_they_were_typed(
    people: MainWindow, typed: str, kept: str
) -> None:
    people.top.search.setText(typed)
    assert opened(people).text == kept


def test_a_search_that_cannot_be_understood_is_told_in_the_dialog(people: MainWindow) -> None:
    people.top.search.setText("tire:core")
    dialog = opened(people)
    assert "Did you mean tier:?" in dialog.count.text()
    dialog.words.set_value("")
    assert dialog.count.text() == "3 people meet the conditions."


@pytest.mark.parametrize("key", ["tier", "place", "last"])
def test_tab_goes_through_a_condition_from_left_to_right(
    people: MainWindow, qtbot: QtBot, key: str
) -> None:
    dialog = opened(people)
    choose(fields(dialog, 0)[0], key)
    row = dialog.rows[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    fields(dialog, 0)[0].setFocus()
    passed: list[QWidget] = []
    while row.remove not in passed and len(passed) < 9:
        qtbot.keyClick(dialog, Qt.Key.Key_Tab)
        held = dialog.focusWidget()
        assert held is not None
        passed.append(held)
    lefts = [one.mapTo(row, QPoint()).x() for one in passed]
    assert passed[-1] is row.remove
    assert len(passed) > 2
    assert lefts == sorted(lefts)
