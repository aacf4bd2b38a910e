"""The window of fields: found while typing, copied for Word, and with what a letter to somebody would say."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.authoring.fields import FieldsWindow
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.builders import own_field, person
from tests.ui.pages.letters.steps import ids, opened


@pytest.fixture
def window(qtbot: QtBot, runner: Runner, today: date, db: Data) -> FieldsWindow:
    person(db, "O'Neil", title="Dr", first_name="Ann", phone="01632 960202")
    page = opened(qtbot, runner, today)
    page.what.fields.click()
    [found] = page.window().findChildren(FieldsWindow)
    return found


def _seen(window: FieldsWindow) -> list[str]:
    table = window.table
    rows = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
    return [str(table.model().index(row, 1).data()) for row in rows]


def _copied() -> str:
    return QGuiApplication.clipboard().text()


def test_typing_finds_and_enter_copies_the_tag(window: FieldsWindow) -> None:
    assert not window.isModal()
    QTest.keyClicks(window.search, "dear")
    assert _seen(window) == ["contact.salutation"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.focusWidget() is window.table
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert _copied() == "{{ contact.salutation }}"
    assert "{{ contact.salutation }}" in window.said.text()
    assert "What follows" in window.about.text()


def test_letters_typed_in_the_list_go_on_to_the_search(window: FieldsWindow) -> None:
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_Q)
    assert window.search.text() == "q"
    assert "a QR code" in _seen(window)


def test_patterns_are_copied_with_the_lines_they_need(window: FieldsWindow) -> None:
    window.search.setText("department")
    window.only_if.click()
    assert _copied() == "{% if contact.department %}\n{{ contact.department }}\n{% endif %}"
    assert not window.for_each.isEnabled()
    window.search.setText("coming events listed")
    window.for_each.click()
    assert _copied() == "{% for session in events %}\n{{ session.title }}\n{% endfor %}"
    window.as_row.click()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<td>{% for session in events %}{{ session.title }}</td>" in html


def test_nothing_found_says_what_to_do(window: FieldsWindow) -> None:
    window.search.setText("shoe size")
    assert window.current is None
    assert "Settings" in window.nothing.text()
    assert not window.copy_tag.isEnabled()
    window.search.clear()
    assert window.nothing.isHidden()


def test_examples_are_those_of_the_person_chosen(
    window: FieldsWindow, db: Data, today: date
) -> None:
    window.search.setText("contact.phone")
    assert "01632 960202" in window.about.text()
    person(db, "Marsh", first_name="Rhona", phone="07700 900111")
    [rhona] = ids(db, "Marsh", today)
    window.show_values_of(rhona, "Rhona Marsh")
    assert "07700 900111" in window.about.text()
    window.search.setText("contact.mobile")
    assert "Nothing is known" in window.about.text()


def test_it_opens_with_who_is_looked_at_and_only_once(
    window: FieldsWindow, qtbot: QtBot, runner: Runner, today: date, db: Data
) -> None:
    page = window.parentWidget()
    assert isinstance(page, LettersPage)
    page.what.tick("introduction")
    page.who.model.tick(ids(db, "", today), on=True)
    page.commands()["fields"]()
    assert page.window().findChildren(FieldsWindow) == [window]
    assert window.person.currentText() == "Dr Ann O'Neil"


def test_a_field_of_our_own_is_there_as_soon_as_it_is_made(
    window: FieldsWindow, runner: Runner, db: Data
) -> None:
    own_field(db, "Parking permit")
    window.reload()
    window.search.setText("parking")
    assert _seen(window) == ["contact.own.parking_permit"]


def test_the_list_is_shown_as_pages(window: FieldsWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.print_wanted) as asked:
        window.print_list.click()
    [stack], way = asked.args
    assert way == "preview"
    assert stack.pieces[0].path.is_file()
