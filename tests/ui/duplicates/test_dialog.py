"""Pairs are found, shown side by side, and judged with the mouse or the keyboard alone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.duplicates.merging import Side
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging, scanning
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.duplicates.dialog import DuplicatesDialog
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders

Opens = Callable[[], DuplicatesDialog]


@pytest.fixture
def opens(window: MainWindow, qtbot: QtBot) -> Opens:
    """Opens the dialog as the menu does, and waits until everybody was looked through."""

    def open_it() -> DuplicatesDialog:
        window.action("contacts.duplicates").trigger()
        dialog = window.findChild(DuplicatesDialog)
        assert isinstance(dialog, DuplicatesDialog)
        qtbot.waitUntil(lambda: not dialog.progress.isVisible())
        return dialog

    return open_it


def texts(dialog: DuplicatesDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def pair(db: Data, name: str = "Orpen") -> tuple[str, str]:
    one = builders.person(db, name, first_name="William", email=f"{name}@x.example", notes="Tea")
    other = builders.person(db, name, first_name="Bill", email=f"{name}@x.example", mobile="07700 900001", notes="Chess")  # fmt: skip
    return one.id, other.id


def test_two_are_shown_with_why_and_what_differs_and_merged_as_chosen(
    db: Data, opens: Opens, today: date
) -> None:
    one, other = pair(db)
    dialog = opens()
    assert dialog.place.text() == "Pair 1 of 1"
    assert (
        dialog.why.text()
        == "Very likely the same: short form of the same first name and same email."
    )
    assert list(dialog.comparison.choices) == ["first_name", "notes", "mobile"]
    assert "The same in both" in texts(dialog)
    kept = {choice.side: choice for choice in dialog.comparison.choices["first_name"]}
    QTest.mouseClick(kept[Side.OTHER], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    [left] = contacts.find(db, "", today=today)
    found = contacts.get(db, left)
    assert (found.mobile, set(found.notes.splitlines())) == ("07700 900001", {"Tea", "Chess"})
    assert {one, other} - {left} == contacts.gone(db, [one, other])
    assert dialog.outcome.text() == "That was the last one: 1 pair judged."
    assert (undo.next_undo(db) or "").startswith("Merge Dr ")


def test_the_keyboard_alone_goes_on_puts_off_chooses_and_judges(
    db: Data, opens: Opens, today: date
) -> None:
    pair(db, "Orpen")
    pair(db, "Marsh")
    dialog = opens()
    first = dialog.comparison.choices["first_name"]
    chosen = next(each for each in first if each.button.isChecked())
    assert dialog.focusWidget() is chosen.button
    way = Qt.Key.Key_Right if chosen.side is Side.ONE else Qt.Key.Key_Left
    QTest.keyClick(chosen.button, way)
    other = next(each for each in first if each is not chosen and each.side is not Side.BOTH)
    assert other.button.isChecked()
    names = [dialog.comparison.chosen()["first_name"]]
    QTest.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.place.text() == "Pair 2 of 2"
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert dialog.place.text() == "Pair 1 of 2"
    shown = dialog.pairs.present
    dialog.later_button.click()
    assert dialog.pairs.present != shown
    dialog.apart_button.click()
    assert dialog.place.text() == "Pair 1 of 1"
    assert dialog.pairs.present == shown
    dialog.merge_button.click()
    assert len(contacts.find(db, "", today=today)) == 3
    assert scanning.found(db, PEOPLE) == ()
    assert names == [other.side]


def test_what_was_marked_as_no_duplicate_is_not_found_when_looking_again(
    db: Data, opens: Opens, qtbot: QtBot
) -> None:
    pair(db)
    dialog = opens()
    dialog.apart_button.click()
    assert undo.next_undo(db) == "Mark Dr Bill Orpen and Dr William Orpen as not duplicates" or undo.next_undo(db) == "Mark Dr William Orpen and Dr Bill Orpen as not duplicates"  # fmt: skip
    dialog.again_button.click()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert dialog.outcome.text() == "No one seems to be there twice."
    assert not dialog.merge_button.isVisible()


def test_three_entries_of_one_person_become_one(db: Data, opens: Opens, today: date) -> None:
    pair(db)
    builders.person(db, "Orpen", first_name="Will", email="Orpen@x.example")
    dialog = opens()
    assert len(dialog.pairs) == 3
    dialog.merge_button.click()
    assert len(dialog.pairs) == 1
    dialog.merge_button.click()
    assert len(contacts.find(db, "", today=today)) == 1


def test_one_who_was_removed_meanwhile_is_passed_over(db: Data, opens: Opens, qtbot: QtBot) -> None:
    one, _ = pair(db)
    pair(db, "Marsh")
    dialog = opens()
    contacts.remove(db, [one])
    for _ in range(2):
        dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.place.text() == "Pair 1 of 1")
    qtbot.waitUntil(lambda: any("Marsh" in text for text in texts(dialog)))


def test_what_somebody_asked_for_is_told_and_cannot_be_chosen_away(db: Data, opens: Opens) -> None:
    builders.person(db, "Orpen", do_not_contact=True)
    builders.person(db, "Orpen")
    dialog = opens()
    assert "Do not contact: this stays." in dialog.comparison.stays.text()
    assert "do_not_contact" not in dialog.comparison.choices
    dialog.merge_button.click()
    [left] = contacts.get_all(db, contacts.find(db, "", today=date(2026, 3, 2)))
    assert left.do_not_contact


def test_organisations_are_looked_through_too(db: Data, opens: Opens, qtbot: QtBot) -> None:
    one = builders.organisation(db, "The Lakeside Hosp.")
    other = builders.organisation(db, "Lakeside Hospital", phone="01632 960001")
    dialog = opens()
    dialog.kind.setCurrentIndex(dialog.kind.findData(ORGANISATIONS))
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    dialog.merge_button.click()
    left = [each.organisation for each in organisations.tree(db, today=date(2026, 3, 2))]
    assert [each.phone for each in left] == ["01632 960001"]
    assert {one.id, other.id} > {left[0].id}


def test_two_who_are_selected_are_merged_though_nothing_says_they_are_one(
    db: Data, window: MainWindow, today: date
) -> None:
    one = builders.person(db, "Orpen", first_name="Ann")
    other = builders.person(db, "Lee", first_name="Cy")
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    assert not window.action("contacts.merge").isEnabled()
    page.people.table.selectAll()
    assert window.action("contacts.merge").isEnabled()
    window.action("contacts.merge").trigger()
    dialog = window.findChild(DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    assert not dialog.kind.isVisible()
    dialog.merge_button.click()
    assert len(contacts.find(db, "", today=today)) == 1
    assert contacts.gone(db, [one.id, other.id]) != set()


def test_a_change_in_the_window_behind_is_shown(db: Data, opens: Opens, window: MainWindow) -> None:
    one, other = pair(db)
    dialog = opens()
    window.runner.do(window, lambda db: merging.merge(db, PEOPLE, one, other))
    assert dialog.pairs.present is None
    assert not dialog.merge_button.isVisible()
    assert "removed or merged meanwhile" in dialog.outcome.text()


def test_fields_of_your_own_stand_side_by_side_and_are_chosen(
    db: Data, opens: Opens, today: date
) -> None:
    number = builders.own_field(db, "Member number")
    one, other = pair(db)
    for person, value in ((one, "A 1"), (other, "B 2")):
        own_fields.fill(db, person, number.id, value)
    dialog = opens()
    assert not dialog.outcome.isVisible()
    assert {"A 1", "B 2", "Member number"} <= set(texts(dialog))
    key = f"own.{number.id}"
    assert key in dialog.comparison.choices
    _, theirs = dialog.comparison.choices[key]
    theirs.button.setChecked(True)
    words = theirs.button.accessibleName()
    dialog.merge()

    [kept] = contacts.get_all(db, contacts.find(db, today=today))
    assert words == f"Member number: {dict(kept.own)[number.id]}"
    assert "Member number: " in kept.notes


def test_the_keys_for_undo_bring_a_pair_back_that_was_merged_here(
    db: Data, opens: Opens, qtbot: QtBot, today: date
) -> None:
    one, other = pair(db)
    dialog = opens()
    dialog.merge_button.click()
    assert dialog.outcome.text() == "That was the last one: 1 pair judged."
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.comparison.isVisible())
    assert dialog.place.text() == "Pair 1 of 1"
    assert dialog.outcome.text().startswith("Undone: Merge Dr ")
    assert set(contacts.find(db, "", today=today)) == {one, other}
    dialog.apart_button.click()
    assert scanning.found(db, PEOPLE) == ()


def test_an_undo_in_the_window_behind_brings_the_pairs_back_that_were_judged(
    db: Data, window: MainWindow, opens: Opens, qtbot: QtBot
) -> None:
    pair(db, "Orpen")
    pair(db, "Marsh")
    dialog = opens()
    dialog.merge_button.click()
    dialog.apart_button.click()
    assert dialog.outcome.text() == "That was the last one: 2 pairs judged."
    window.undoing.undo()
    qtbot.waitUntil(lambda: dialog.comparison.isVisible())
    assert (dialog.place.text(), dialog.pairs.judged) == ("Pair 1 of 1", 1)
    window.undoing.undo()
    qtbot.waitUntil(lambda: dialog.place.text() == "Pair 1 of 2")
    assert dialog.pairs.judged == 0


def test_where_all_are_judged_what_is_said_stands_at_the_top(db: Data, opens: Opens) -> None:
    pair(db)
    dialog = opens()
    dialog.apart_button.click()
    assert dialog.outcome.height() < 80
    assert (
        dialog.outcome.mapTo(dialog, dialog.outcome.rect().bottomLeft()).y() < dialog.height() / 2
    )


def test_where_there_is_nothing_to_undo_it_is_said_there(opens: Opens, qtbot: QtBot) -> None:
    dialog = opens()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "nothing to undo" in dialog.outcome.text())
