"""One field of all who are selected, changed in a window that says how many."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.services import contacts, group, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.many.dialog import ManyDialog
from tests.builders import organisation, person


@pytest.fixture
def page(db: Data, window: MainWindow) -> ContactsPage:
    for name in ("Adams", "Brown", "Cole"):
        person(db, name)
    group.add_sender(db, SenderDraft(name="Beth Marsh"))
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    page.people.table.selectAll()
    return page


def opened() -> ManyDialog:
    every = QApplication.topLevelWidgets()
    return next(one for one in every if isinstance(one, ManyDialog) and one.isVisible())


def chosen(dialog: ManyDialog, field: str, value: str) -> None:
    dialog.which.set_value(field)
    QApplication.processEvents()
    dialog.value.set_value(value)


def test_the_button_says_how_many_and_one_undo_takes_all_of_it_back(
    db: Data, page: ContactsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.several.change.click()
    dialog = opened()
    assert dialog.change_button.text().replace("&", "") == "Change 3 people"
    chosen(dialog, "stage", "introduced")
    dialog.change_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    day = page.today()
    assert len(contacts.find(db, "stage:introduced", today=day)) == 3
    assert "Stage" in window.action("edit.undo").text()
    window.action("edit.undo").trigger()
    assert contacts.find(db, "stage:introduced", today=day) == []


def test_tags_are_added_or_removed_and_the_lead_is_one_of_us(
    db: Data, page: ContactsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.action("contacts.change").trigger()
    dialog = opened()
    assert dialog.way is not None
    chosen(dialog, "tags", "new tag")
    dialog.change_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert len(contacts.find(db, 'tag:"new tag"', today=page.today())) == 3

    window.action("contacts.change").trigger()
    dialog = opened()
    (sender,) = group.senders(db)
    chosen(dialog, "lead_id", sender.id)
    assert dialog.way is None
    assert dialog.value.currentText() == "Beth Marsh"
    dialog.change_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert len(contacts.find(db, "lead:beth", today=page.today())) == 3


def test_tab_leads_from_the_field_to_its_value_and_then_to_the_buttons(
    page: ContactsPage, qtbot: QtBot
) -> None:
    page.change_many()
    dialog = opened()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.which.set_value("stage")
    QApplication.processEvents()
    dialog.which.setFocus()
    for part in (dialog.value, dialog.close_button, dialog.change_button):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() in (part, *part.findChildren(QWidget))
    dialog.reject()


def test_what_may_not_stand_there_is_said_and_the_window_stays(
    page: ContactsPage, qtbot: QtBot
) -> None:
    page.change_many()
    dialog = opened()
    chosen(dialog, "tags", "")
    dialog.change_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible())
    assert "Type what to add" in dialog.outcome.text()
    assert dialog.change_button.isEnabled()
    dialog.reject()


def test_a_field_of_many_is_emptied_only_by_a_second_press(
    db: Data, page: ContactsPage, window: MainWindow, qtbot: QtBot
) -> None:
    for one in contacts.find(db, "", today=page.today()):
        found = contacts.get(db, one)
        contacts.change(db, replace(found, stage="introduced"))
    page.change_many()
    dialog = opened()
    dialog.which.set_value("stage")
    dialog.change_button.click()
    assert "Press again" in dialog.outcome.text()
    assert dialog.change_button.text() == "Empty \u201cStage\u201d"
    dialog.value.set_value("meeting")
    assert dialog.outcome.isHidden()
    assert "Change 3 people" in dialog.change_button.text().replace("&", "")
    dialog.value.set_value("")
    dialog.change_button.click()
    dialog.change_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert contacts.find(db, "stage:introduced", today=page.today()) == []
    assert "Empty \u2018Stage\u2019 of 3 people" in window.action("edit.undo").text()


def test_several_organisations_are_changed_alike(
    db: Data, window: MainWindow, qtbot: QtBot
) -> None:
    for name in ("Mill Surgery", "Quay Surgery"):
        organisation(db, name)
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    page.reload()
    page.tree.selectAll()
    window.action("contacts.change").trigger()
    dialog = opened()
    assert dialog.change_button.text().replace("&", "") == "Change 2 organisations"
    chosen(dialog, "kind", "GP practice")
    dialog.change_button.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert len(organisations.find(db, 'kind:"gp practice"', today=page.today())) == 2


def test_a_word_that_looks_like_a_patients_is_asked_about(
    db: Data, page: ContactsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.action("contacts.change").trigger()
    dialog = opened()
    chosen(dialog, "tags", "patient Joan Smith")
    dialog.change_button.click()
    (box,) = dialog.findChildren(QMessageBox)
    assert box.text() == "Is this about a patient?"
    assert contacts.tags(db) == []
    next(one for one in box.buttons() if one.text() == "Save it anyway").click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert [tag for tag, _ in contacts.tags(db)] == ["patient Joan Smith"]
