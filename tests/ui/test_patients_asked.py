"""Whatever is typed about a patient is asked about before it is saved, in every field of every dialog, and before it is put into letters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.about.household import HouseholdEditor
from outreach_desktop.ui.pages.contacts.after.came_back import CameBackDialog
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.people.runs import SavedRuns
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.many.dialog import ManyDialog
from outreach_desktop.ui.widgets.pasting import SearchLine
from tests.ui.dialogs import WAYS, Stage, close, opened

PATIENT: Final = "patient John Smith, NHS number 943 476 5919"
SHORT: Final = "NHS number 943 476 5919"
ASKED: Final = "Is this about a patient?"
NOT_KEPT: Final = {
    "Enclosures": "finds a file that is there",
    "Filter by place": "only looks",
    "Words": "a condition; saved under a name, it is asked about there",
    "Profession": "a condition, in Choose people by",
    "Type the name": "is compared with the name",
    "New passphrase": "is kept as a hash",
    "The same again": "is kept as a hash",
    "Passphrase": "is not kept",
    "Passphrase of this copy": "is not kept",
    "Folder on the other disk": "a folder of this computer",
    "Folder for the documents": "a folder of this computer",
    "Pages": "numbers of pages",
}
"""Fields that keep no words of anyone's: by what they are called, with the reason."""


def inputs(root: QWidget) -> Iterator[QWidget]:
    """Everything in it that words can be typed into."""
    for one in root.findChildren(QWidget):
        if isinstance(one, QLineEdit) and isinstance(one.parent(), QAbstractSpinBox | QComboBox):
            continue
        is_text = isinstance(one, QLineEdit | QPlainTextEdit) and not one.isReadOnly()
        if is_text or (isinstance(one, QComboBox) and one.isEditable()):
            yield one


def holds_words(one: QWidget) -> bool:
    """Not a day, an hour or a number, nor one of many to choose: what is none is refused there. A search only looks."""
    return not (hasattr(one, "not_understood") or isinstance(one, SearchLine))


def called(one: QWidget) -> str:
    return one.accessibleName()


def text(one: QWidget) -> str:
    if isinstance(one, QLineEdit):
        return one.text()
    return one.currentText() if isinstance(one, QComboBox) else one.toPlainText()  # type: ignore[attr-defined]


def type_in(one: QWidget, words: str) -> None:
    if isinstance(one, QLineEdit):
        one.setText(words)
    elif isinstance(one, QComboBox):
        one.setEditText(words)
    else:
        one.setPlainText(words)  # type: ignore[attr-defined]


def questions() -> list[QMessageBox]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QMessageBox) and one.isVisible()
    ]


def fill(editor: Editor) -> None:
    """Say something everywhere, so that only the field that is tried can stop it."""
    for form in editor.findChildren(Form):
        for one in inputs(form):
            is_chosen = isinstance(one, PickField) or not holds_words(one)
            if not text(one) and not is_chosen:
                type_in(one, "Lakeside")
        for choice in form.findChildren(ChoiceField):
            if not choice.isEditable() and not choice.value() and choice.count() > 1:
                choice.setCurrentIndex(1)


def prepare(dialog: QDialog, db: Data) -> None:
    """What these want before they can be saved at all."""
    if isinstance(dialog, Editor):
        fill(dialog)
    if isinstance(dialog, EventEditor):
        type_in(dialog._form.field("date"), "2026-05-04")
    if isinstance(dialog, HouseholdEditor):
        one = contacts.find(db, "tier:core", today=dialog._today())[-1]
        dialog._other.choose(one, "Someone")
    if isinstance(dialog, RoleEditor):
        dialog._pick.setCurrentIndex(0)
    if isinstance(dialog, AddPeopleDialog):
        dialog.table.ticked_model.tick([dialog.table.paged.ids[0]], on=True)


def is_refused(dialog: QDialog, field: QWidget) -> bool:
    """Whether the field itself takes no such words: one who is in no list, or more letters than it holds."""
    if not isinstance(dialog, Editor):
        return False
    keys = {problem.field for problem in dialog.problems()}
    forms = dialog.findChildren(Form)
    return any(key in form.values() and form.field(key) is field for key in keys for form in forms)


def is_asked(dialog: QDialog) -> bool:
    """Whether pressing its button brings up the question; it is answered with Go back."""
    if isinstance(dialog, Editor):
        dialog.try_to_save()
    else:
        assert isinstance(dialog, ManyDialog | CameBackDialog), (
            f"{type(dialog).__name__}: keeps words, and asks?"
        )
        (dialog.change if isinstance(dialog, ManyDialog) else dialog.note)()
    found = [one for one in questions() if one.text() == ASKED]
    for one in questions():
        one.reject()
        one.deleteLater()
    return bool(found)


def test_every_dialog_asks(
    sample_window: MainWindow, db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[QDialog] = []
    monkeypatch.setattr(
        Editor, "_save", lambda one: saved.append(one)
    )  # what is not asked about, and all the same
    monkeypatch.setattr(ManyDialog, "_change", lambda one, _: saved.append(one))
    stage = Stage(window=sample_window, db=db, folder=tmp_path)
    tried, faults = 0, []
    for way in WAYS:
        dialog = opened(stage, way)
        fields = [one for one in inputs(dialog) if holds_words(one) and called(one) not in NOT_KEPT]
        if fields:
            prepare(dialog, db)
        for one in fields:
            before = text(one)
            type_in(one, PATIENT)
            if is_refused(dialog, one):
                type_in(one, SHORT)
            tried += 1
            if not is_asked(dialog) and not is_refused(dialog, one):
                refused = dialog.problems() if isinstance(dialog, Editor) else ()
                faults.append(f"{way}: {called(one)}: {' '.join(map(str, refused))}")
            type_in(one, before)
        close(dialog)
    assert faults == []
    assert tried > 150


def test_a_phone_number_of_ten_digits_is_not_asked_about(
    sample_window: MainWindow, db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in eleven of another country has the check digit of a number of the NHS."""
    saved: list[QDialog] = []
    monkeypatch.setattr(Editor, "_save", lambda one: saved.append(one))
    stage = Stage(window=sample_window, db=db, folder=tmp_path)
    for way in ("a contact", "a place", "the letterhead", "a role"):
        dialog = opened(stage, way)
        fields = [
            one for one in inputs(dialog) if called(one) in ("Phone", "Mobile", "Phone there")
        ]
        assert fields, way
        before = [text(one) for one in fields]
        for one in fields:
            type_in(one, "913-555-0198")
        assert not is_asked(dialog), way
        assert saved.pop() is dialog
        for one, words in zip(fields, before, strict=True):
            type_in(one, words)
        close(dialog)


def test_a_page_keeps_no_words_but_those_of_a_letter(sample_window: MainWindow) -> None:
    """Whoever adds a field to a page finds out here that it has to be asked about."""
    for key in ("contacts", "organisations", "events", "letters", "listings", "group", "settings"):
        page = sample_window.go_to(key)
        assert page is not None
        named = {called(one) for one in inputs(page) if holds_words(one)}
        asked = {
            "Thank them for",
            "Times offered",
            "What they asked",
            "Your own words for this reader",
            "Name of this letter",
        }
        assert named - NOT_KEPT.keys() == (asked if key == "letters" else set()), key


def test_letters_ask_before_they_are_made(
    sample_window: MainWindow, db: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sample_window.go_to("letters")
    assert isinstance(page, LettersPage)
    made: list[str | None] = []
    monkeypatch.setattr(page, "_make", lambda: made.append(page.what.thanks_for))
    page.what.thanks.setText(PATIENT)
    page.make.make_wanted.emit()
    (asked,) = questions()
    assert asked.text() == ASKED
    asked.reject()
    assert made == []

    page.what.thanks.setText("coming to our open evening")
    page.make.make_wanted.emit()
    assert questions() == []
    assert made == ["coming to our open evening"]


def test_the_name_of_a_run_is_asked_about(sample_window: MainWindow) -> None:
    page = sample_window.go_to("letters")
    assert isinstance(page, LettersPage)
    (runs,) = page.findChildren(SavedRuns)
    wanted: list[str] = []
    runs.wanted.connect(wanted.append)
    for words in (PATIENT, "Newsletter"):
        runs.name.setText(words)
        runs.save.click()
        for one in questions():
            one.reject()
    assert wanted == ["Newsletter"]
