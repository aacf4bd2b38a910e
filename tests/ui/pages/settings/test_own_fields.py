"""The group's own fields under Settings: added, renamed, hidden, moved and removed with the hands."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.own_fields.own_fields import MOST, ORGANISATIONS, OwnKind
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.settings.own_field import OwnFieldEditor
from outreach_desktop.ui.pages.settings.page import SettingsPage
from outreach_desktop.ui.pages.settings.word import WordEditor
from tests import builders


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date) -> SettingsPage:
    page = SettingsPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.tabs.setCurrentWidget(page.own_fields)
    runner.changed.connect(page.reload)
    page.reload()
    page.show()
    return page


def rows(page: SettingsPage) -> list[list[str]]:
    table = page.own_fields.table
    found = []
    for place in range(table.rowCount()):
        items = [table.item(place, column) for column in range(table.columnCount())]
        found.append([item.text() if item else "" for item in items])
    return found


def editor(page: SettingsPage) -> OwnFieldEditor:
    (found,) = [one for one in page.findChildren(OwnFieldEditor) if one.isVisible()]
    return found


def test_without_any_it_says_what_they_are_for_and_adds_the_first(
    page: SettingsPage, db: Data
) -> None:
    assert "parking permit" in page.own_fields.empty._text.text()
    page.own_fields.empty.primary.click()
    dialog = editor(page)
    QTest.keyClicks(dialog._form.field("name"), "Parking permit")
    dialog._form.field("kind").set_value(OwnKind.TICK)  # type: ignore[attr-defined]
    assert "contact.own.parking_permit" in dialog.told.text()
    assert "own.parking_permit:" in dialog.told.text()
    dialog.try_to_save()

    assert rows(page) == [["Parking permit", "Yes or no", "", "contact.own.parking_permit"]]
    undo.undo(db)
    page.reload()
    assert page.own_fields.empty.isVisible()


def test_a_field_that_was_added_is_chosen_and_after_one_is_removed_the_next(
    page: SettingsPage, db: Data
) -> None:
    for name in ("Meal", "Permit", "Badge"):
        dialog = page.add_own_field()
        dialog._form.fill({"name": name})
        dialog.try_to_save()
        chosen = page.own_fields.table.chosen()
        assert chosen is not None
        assert chosen.name == name
    page.own_fields.table.choose(own_fields.every(db, "contacts")[1].id)
    page.own_fields.remove_button.click()
    assert [row[0] for row in rows(page)] == ["Meal", "Badge"]
    chosen = page.own_fields.table.chosen()
    assert chosen is not None
    assert chosen.name == "Badge"


def test_a_list_asks_for_its_words(page: SettingsPage, db: Data) -> None:
    dialog = page.add_own_field()
    dialog._form.fill({"name": "Meal", "kind": OwnKind.LIST})
    dialog._show()
    assert dialog._form.field("words").isVisible()
    dialog.try_to_save()
    assert dialog._form.problem("words") == "Type the words to choose from, one on each line."
    dialog._form.fill({"words": "fish\n fish \nsoup"})
    dialog.try_to_save()

    (meal,) = own_fields.every(db, "contacts")
    assert meal.offered == ("fish", "soup")


def test_a_new_name_says_whose_templates_have_to_change(page: SettingsPage, db: Data) -> None:
    meal = builders.own_field(db, "Meal")
    builders.person(db, own=((meal.id, "fish"),))
    page.reload()
    assert rows(page) == [["Meal", "Text", "1 person", "contact.own.meal"]]
    QTest.keyClick(page.own_fields.table, Qt.Key.Key_F2)
    dialog = editor(page)
    dialog._form.field("name").set_value("Diet")  # type: ignore[attr-defined]
    assert "Templates that say contact.own.meal have to be changed" in dialog.told.text()
    dialog.try_to_save()

    assert rows(page)[0][0] == "Diet"


def test_fields_are_moved_hidden_and_removed_after_a_question(page: SettingsPage, db: Data) -> None:
    for name in ("Meal", "Permit"):
        builders.own_field(db, name)
    page.reload()
    QTest.keyClick(page.own_fields.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in rows(page)] == ["Permit", "Meal"]
    page.own_fields.hide_button.click()
    assert [row[0] for row in rows(page)] == ["Permit", "Meal (not offered)"]
    assert page.own_fields.hide_button.text() == "Offer again"
    meal = own_fields.every(db, "contacts")[1]
    builders.person(db, own=((meal.id, "fish"),))
    page.reload()
    page.own_fields.remove_button.click()
    (box,) = page.findChildren(QMessageBox)
    assert "no longer shown anywhere: 1 person." in box.informativeText()
    agree = next(one for one in box.buttons() if one.text() == "Remove")
    agree.click()
    QApplication.processEvents()

    assert [row[0] for row in rows(page)] == ["Permit"]


def test_the_twenty_first_cannot_be_added(page: SettingsPage, db: Data) -> None:
    for number in range(MOST):
        builders.own_field(db, f"Field {number}", about=ORGANISATIONS)
    page.own_fields.subjects.setCurrentRow(1)

    assert len(rows(page)) == MOST
    assert not page.own_fields.add_button.isEnabled()


def test_another_list_is_shown_without_counting_own_fields(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    used = own_fields.used

    def counting(db: Data, about: str) -> Mapping[str, int]:
        counted.append(about)
        return used(db, about)

    monkeypatch.setattr(own_fields, "used", counting)
    page.lists.subjects.setCurrentRow(1)
    assert page.lists._title.text() == list(LISTS.values())[1].title
    assert counted == []
    page.reload()
    assert counted == ["contacts"]


def test_the_words_of_a_list_are_a_list_among_the_others(page: SettingsPage, db: Data) -> None:
    diet = builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan\nhalal")
    builders.person(db, own=((diet.id, "halal"),))
    page.reload()
    page.own_fields.words_button.click()

    assert page.tabs.currentWidget() is page.lists
    assert page.lists._title.text() == "Diet (people)"
    shown = page.lists.table
    assert [shown.item(row, 0).text() for row in range(2)] == ["Vegan", "Halal"]  # type: ignore[union-attr]
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.item(1, 1).text() == "1 person"  # type: ignore[union-attr]
    QTest.keyClick(shown, Qt.Key.Key_F2)
    (dialog,) = [one for one in page.findChildren(WordEditor) if one.isVisible()]
    dialog._form.field("word").set_value("halal only")  # type: ignore[attr-defined]
    dialog.try_to_save()
    assert own_fields.get(db, diet.id).offered == ("vegan", "halal only")

    page.lists.remove_button.click()
    (box,) = page.findChildren(QMessageBox)
    assert "taken out of the field of everyone who has it: 1 person." in box.informativeText()
    next(one for one in box.buttons() if one.text() == "Remove").click()
    assert own_fields.get(db, diet.id).offered == ("vegan",)
    assert shown.rowCount() == 1
    undo.undo(db)
    page.reload()
    assert shown.rowCount() == 2


def test_where_the_field_is_removed_the_first_list_is_shown(page: SettingsPage, db: Data) -> None:
    diet = builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan")
    page.reload()
    page.own_fields.words_button.click()
    assert page.lists.remove_button.isVisible()
    own_fields.remove(db, diet.id)
    page.reload()

    assert page.lists._title.text() == next(iter(LISTS.values())).title
    assert not page.lists.remove_button.isVisible()
    assert page.lists.subjects.count() == len(LISTS)
