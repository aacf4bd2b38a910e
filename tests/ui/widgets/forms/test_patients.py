"""What looks as if it told who a patient is is asked about before it is saved, in every form."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person


@pytest.fixture
def page(window: MainWindow) -> ContactsPage:
    screen = window.go_to("contacts")
    assert isinstance(screen, ContactsPage)
    return screen


def asked() -> list[QMessageBox]:
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, QMessageBox) and one.isVisible()]


def press(box: QMessageBox, words: str) -> None:
    (one,) = [each for each in box.findChildren(QAbstractButton) if each.text() == words]
    one.click()


def saving(page: ContactsPage, notes: str) -> ContactEditor:
    page.edit()
    editor = page.findChildren(ContactEditor)[-1]
    editor._more.field("notes").setPlainText(notes)  # type: ignore[attr-defined]
    editor.try_to_save()
    return editor


def test_it_is_asked_about_and_saved_only_where_someone_says_so(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    ann = person(db)
    page.show_one(ann.id)
    editor = saving(page, "ring about NHS no 943 476 5919")
    (box,) = asked()
    assert (
        "NHS no 943 476 5919\u201d looks like an NHS number" in box.informativeText() + box.text()
    )
    assert contacts.get(db, ann.id).notes == ""
    press(box, "Go back and change it")
    assert editor.save_button.isEnabled()

    editor.try_to_save()
    (box,) = asked()
    press(box, "Save it anyway")
    assert contacts.get(db, ann.id).notes == "ring about NHS no 943 476 5919"


def test_what_was_kept_before_is_not_asked_about_again(db: Data, page: ContactsPage) -> None:
    ann = person(db, notes="patient John Smith wrote")
    page.show_one(ann.id)
    saving(page, "patient John Smith wrote, and rang")

    assert asked() == []
    assert contacts.get(db, ann.id).notes == "patient John Smith wrote, and rang"


def test_what_is_of_people_at_work_is_saved_at_once(db: Data, page: ContactsPage) -> None:
    ann = person(db)
    page.show_one(ann.id)
    saving(page, "Patient Experience Lead, ring 01632 960 202")

    assert asked() == []
    assert contacts.get(db, ann.id).notes.startswith("Patient Experience")
