"""After a crash: what was being typed is there, to go on with or to throw away."""

import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from outreach_desktop.services import contacts, data_file, drafts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Typing
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.group.points_editor import PointsEditor
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.unsaved import TypedText
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from tests import builders
from tests.timing import PATIENCE


def left(window: MainWindow, *typing: Typing) -> None:
    """A start after a crash that left these."""
    for one in typing:
        window.runner.do(window, lambda db, one=one: drafts.keep(db, one))  # type: ignore[misc]
    window.runner.opened.emit(None)


def new_person(**typed: object) -> Typing:
    return Typing(id="one", form="contacts.new", title="New person", typed=dict(typed))


def test_what_was_typed_is_told_and_goes_on_in_its_editor(
    window: MainWindow, db: Data, today: date
) -> None:
    left(window, new_person(title="Dr", last_name="O'Neil", notes="Met at the open evening"))
    strip = window.unsaved.strip
    assert strip.isVisible()
    assert "New person, \u201cDr O'Neil Met at the open evening\u201d" in strip.text()

    strip.followed.emit()
    editor = window.findChild(ContactEditor)
    assert editor is not None
    assert editor.is_edited
    assert not strip.isVisible()
    editor.try_to_save()
    assert len(contacts.find(db, "oneil", today=today)) == 1
    assert drafts.left(db) == []
    assert undo.next_undo(db) == "Add person Dr O'Neil"


@pytest.mark.parametrize("page", ["contacts", "events", "organisations"])
def test_what_is_saved_after_going_on_is_what_the_page_shows(
    window: MainWindow, db: Data, today: date, page: str
) -> None:
    before = {
        "contacts": lambda: builders.person(db).id,
        "events": lambda: builders.open_evening(db, today).id,
        "organisations": lambda: builders.organisation(db).id,
    }[page]()
    forms: dict[str, dict[str, object]] = {
        "contacts": {"last_name": "Patel"},
        "events": {"title": "Autumn talk", "date": "12 Oct 2027"},
        "organisations": {"name": "Hill Clinic"},
    }
    left(window, Typing(id="one", form=f"{page}.new", title="New", typed=forms[page]))
    screen = window.go_to(page)
    assert screen is not None
    screen.show_one(before)
    window.unsaved.strip.followed.emit()
    [editor] = screen.findChildren(Editor)
    saved: list[str] = []
    editor.done_with.connect(saved.append)
    editor.try_to_save()
    shown = screen._one._shown()  # type: ignore[attr-defined]
    assert saved == [shown.id]
    assert saved != [before]


def test_a_call_that_is_gone_on_with_shows_the_person_it_is_about(
    window: MainWindow, db: Data
) -> None:
    about, other = builders.person(db, last_name="Patel"), builders.person(db, last_name="Tarn")
    typed: dict[str, object] = {"summary": "Rang"}
    left(
        window,
        Typing(id="two", form="contacts.log", subject_id=about.id, title="Log", typed=typed),
    )
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.show_one(other.id)
    window.unsaved.strip.followed.emit()
    dialog = window.findChild(LogDialog)
    assert dialog is not None
    dialog.try_to_save()
    assert page.people.table.selected_ids() == [about.id]


def test_several_are_told_one_after_the_other(window: MainWindow, db: Data) -> None:
    person = builders.person(db)
    log = Typing(
        id="two", form="contacts.log", subject_id=person.id, title="Log", typed={"summary": "Rang"}
    )
    left(window, new_person(last_name="Patel"), log)
    assert "And 1 more." in window.unsaved.strip.text()
    for _ in range(2):
        window.unsaved.strip.followed.emit()
    assert not window.unsaved.strip.isVisible()
    dialog = window.findChild(LogDialog)
    assert dialog is not None
    assert dialog.typed()["summary"] == "Rang"
    assert window.findChild(ContactEditor) is not None


def test_points_of_the_text_bank_go_on_too(window: MainWindow) -> None:
    typed: dict[str, object] = {"points": [["Company", "Somebody who was there"]]}
    left(
        window,
        Typing(id="one", form="group.points", subject_id="help", title="Whom", typed=typed),
    )
    window.unsaved.strip.followed.emit()
    editor = window.findChild(PointsEditor)
    assert editor is not None
    assert editor.points()[0].text == "Somebody who was there"


def test_what_is_thrown_away_is_shown_first_and_asked(window: MainWindow, db: Data) -> None:
    left(window, new_person(last_name="Patel"))
    window.unsaved.strip.put_off.emit()
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    assert "Patel" in box.informativeText()
    box.buttons()[0].click()
    assert drafts.left(db) == []
    assert not window.unsaved.strip.isVisible()


@pytest.mark.parametrize(
    ("form", "why"), [("contacts.edit", "no longer there"), ("old.form", "no form")]
)
def test_where_the_form_or_its_row_is_gone_the_text_can_still_be_copied(
    window: MainWindow, db: Data, form: str, why: str
) -> None:
    gone = Typing(
        id="one", form=form, subject_id="x", title="Edit Dr Patel", typed={"notes": "Met"}
    )
    left(window, gone)
    window.unsaved.strip.followed.emit()
    dialog = window.findChild(TypedText)
    assert dialog is not None
    assert dialog.text.toPlainText() == "Notes: Met"
    assert why in dialog.why.text()
    assert window.unsaved.strip.isVisible()
    dialog.thrown_away.click()
    assert drafts.left(db) == []


def test_what_was_put_back_by_hand_and_saved_is_told_no_more(window: MainWindow) -> None:
    left(window, new_person(last_name="Patel"))
    window.go_to("contacts")
    editor = ContactEditor(window, window.runner, window.today)
    assert editor._drafting is not None
    editor._drafting.strip.action.click()
    editor.try_to_save()
    assert not window.unsaved.strip.isVisible()


_TYPE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from outreach_desktop import app
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.shell.main_window import MainWindow

def type_into():
    [window] = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    if not window.runner.is_open:
        QTimer.singleShot(20, type_into)
        return
    window.go_to("contacts").add()
    editor = window.findChild(ContactEditor)
    QTest.keyClicks(editor.focusWidget(), "Ann")
    QTest.keyClicks(editor._who.field("last_name"), "O'Neil")
    QTest.keyClicks(editor._more.field("notes"), "Met at the open evening")
    # By the clock of the process itself: two seconds and what it takes to write.
    QTimer.singleShot(2500, lambda: os.kill(os.getpid(), signal.SIGKILL))

class Application(QApplication):
    def exec(self):
        QTimer.singleShot(0, type_into)
        return QApplication.exec()

import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Application
sys.exit(app.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_was_typed_two_seconds_ago_outlives_a_kill() -> None:
    path = data_file.default_file()
    data_file.close(data_file.open_data(path))
    run = subprocess.run(
        [sys.executable, "-c", _TYPE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=PATIENCE,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr

    db = data_file.open_data(path)
    [draft] = drafts.left(db)
    data_file.close(db)
    assert (
        draft.form,
        draft.typed["first_name"],
        draft.typed["last_name"],
        draft.typed["notes"],
    ) == (
        "contacts.new",
        "Ann",
        "O'Neil",
        "Met at the open evening",
    )
