"""Forms ask about someone who was erased, or who lies in the bin and did not want to hear from the group."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.duplicates.merging import Side
from outreach_desktop.domain.duplicates.pairs import PEOPLE, Pair
from outreach_desktop.domain.registers.changes import AsKept, Differs, RegisterChange
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.registers import reading
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.duplicates.dialog import DuplicatesDialog
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.registers.changes import ChangesDialog
from tests import builders

DORA = ContactDraft(first_name="Dora", last_name="Dean", email="dora@dean.example")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def box(parent: QWidget) -> QMessageBox:
    """The question that stands open."""
    [one] = [each for each in parent.findChildren(QMessageBox) if each.isVisible()]
    return one


def words(parent: QWidget) -> list[str]:
    return [one.text() for one in box(parent).findChildren(QPushButton)]


def press(parent: QWidget, name: str) -> None:
    (one,) = [each for each in box(parent).findChildren(QPushButton) if each.text() == name]
    one.click()


def erased(db: Data, today: date) -> None:
    erasing.erase(db, contacts.add(db, DORA).id, today=today)


def refused(db: Data) -> str:
    gone = contacts.add(db, replace(DORA, do_not_contact=True, do_not_contact_reason="rang us"))
    contacts.remove(db, [gone.id])
    return gone.id


def names(db: Data, today: date) -> list[str]:
    return [one.name for one in contacts.get_all(db, contacts.find(db, today=today))]


def test_who_is_edited_to_be_someone_who_was_erased_is_asked_about(
    db: Data, runner: Runner, page: QWidget, today: date
) -> None:
    erased(db, today)
    editor = ContactEditor(page, runner, lambda: today, builders.person(db, "Fox"))
    editor._reach.fill({"email": "dora@dean.example"})
    editor.try_to_save()

    assert box(editor).text() == "Someone with this email asked to be erased in March 2026."
    press(editor, "Do not keep them")
    assert contacts.find(db, "dora@dean.example", today=today) == []
    editor.try_to_save()
    press(editor, "Keep them anyway")
    assert len(contacts.find(db, "dora@dean.example", today=today)) == 1


def new_dora(page: QWidget, runner: Runner, today: date) -> ContactEditor:
    editor = ContactEditor(page, runner, lambda: today)
    editor._who.fill({"first_name": "Dora", "last_name": "Dean"})
    editor.try_to_save()
    return editor


def test_who_is_in_the_bin_with_a_wish_comes_back_from_the_form(
    db: Data, runner: Runner, page: QWidget, today: date
) -> None:
    gone = refused(db)
    editor = new_dora(page, runner, today)
    saved: list[str] = []
    editor.done_with.connect(saved.append)

    assert box(editor).informativeText() == "Dora Dean: do not contact (rang us)."
    assert sorted(words(editor)) == [
        "Bring back the one in the bin",
        "Go on editing",
        "Keep with these wishes",
        "This is someone else",
    ]
    for one in box(editor).findChildren(QPushButton):
        assert one.width() >= one.sizeHint().width()
    press(editor, "Bring back the one in the bin")
    assert saved == [gone]
    assert [one.do_not_contact for one in contacts.get_all(db, [gone])] == [True]
    assert names(db, today) == ["Dora Dean"]


@pytest.mark.parametrize(
    ("answer", "kept"), [("Keep with these wishes", True), ("This is someone else", False)]
)
def test_a_new_person_gets_the_wishes_or_is_someone_else(
    db: Data, runner: Runner, page: QWidget, today: date, answer: str, *, kept: bool
) -> None:
    refused(db)
    press(new_dora(page, runner, today), answer)

    [one] = contacts.get_all(db, contacts.find(db, today=today))
    assert one.do_not_contact is kept


def test_what_was_answered_is_asked_anew_once_something_else_is_typed(
    db: Data, runner: Runner, page: QWidget, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(db)
    editor = new_dora(page, runner, today)
    monkeypatch.setattr(ContactEditor, "save", lambda self: None)  # as if it could not be saved
    press(editor, "This is someone else")
    monkeypatch.undo()
    editor.save_button.setEnabled(True)
    editor.mark_edited()
    editor.try_to_save()

    assert "This is someone else" in words(editor)


def test_who_is_changed_or_lives_with_someone_is_not_brought_back_instead(
    db: Data, runner: Runner, page: QWidget, today: date
) -> None:
    refused(db)
    editor = ContactEditor(page, runner, lambda: today, builders.person(db, "Fox"))
    editor._reach.fill({"email": "dora@dean.example"})
    editor.try_to_save()

    assert "Bring back the one in the bin" not in words(editor)
    press(editor, "Keep with these wishes")
    assert contacts.find(db, "dora@dean.example", today=today) != []


def test_a_role_asks_too(db: Data, runner: Runner, page: QWidget, today: date) -> None:
    refused(db)
    ann = builders.person(db, "Fox")
    editor = RoleEditor(page, runner, lambda: today, ann.id)
    editor._pick.setEditText("Mere")
    editor._form.fill({"email": "dora@dean.example"})
    editor.try_to_save()

    press(editor, "Keep with these wishes")
    card = contacts.card(db, ann.id, today=today)
    assert (card.contact.do_not_contact, len(card.roles)) == (True, 1)


def test_a_merge_asks_and_goes_on_with_what_was_chosen(
    db: Data, runner: Runner, page: QWidget, qtbot: QtBot, today: date
) -> None:
    erased(db, today)
    one = contacts.add(db, ContactDraft(first_name="Dora", last_name="Marsh", phone="01632 960001"))
    other = contacts.add(db, ContactDraft(first_name="D", last_name="Dean"))
    pair = Pair(one_id=one.id, other_id=other.id, points=0, reasons=())
    dialog = DuplicatesDialog(page, runner, PEOPLE, pair)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.comparison.choices))
    kept = {choice.side: choice for choice in dialog.comparison.choices["last_name"]}
    kept[Side.OTHER].button.click()
    dialog.merge()

    assert box(dialog).text() == "Someone of this name asked to be erased in March 2026."
    assert dialog.merge_button.isEnabled()
    press(dialog, "Keep them anyway")
    assert names(db, today) == ["Dora Dean"]


def test_what_a_register_says_is_asked_about_by_name(
    db: Data,
    runner: Runner,
    page: QWidget,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    erased(db, today)
    dee = contacts.add(db, ContactDraft(first_name="Dora", last_name="Marsh"))
    entry = RegisterEntry(register="nppes", code="G1", is_person=True, name="", last_name="Dean")
    kept = AsKept(id=dee.id, code="G1", is_person=True, name=dee.name, address=dee.address)
    change = RegisterChange(kept=kept, entry=entry, what=Differs.NAME, before="", after="")
    monkeypatch.setattr(reading, "folder_of", lambda _: tmp_path)
    dialog = ChangesDialog(page, runner, lambda: today)
    ticked: Callable[[], list[RegisterChange]] = lambda: [change]  # noqa: E731
    monkeypatch.setattr(dialog, "ticked", ticked)
    dialog.open()
    dialog._take_over()

    asked = "Dora Dean: Someone of this name asked to be erased in March 2026."
    assert box(dialog).text() == asked
    press(dialog, "Keep them anyway")
    assert names(db, today) == ["Dora Dean"]
