"""What a person may ask of us, on their card: a wish of each channel, and to be erased for good."""

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.erasing.telling import ErasurePart
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.contacts.rights.erasing import ErasingDialog
from outreach_desktop.ui.pages.contacts.rights.wish import WishEditor
from tests import builders


def says(page: ContactsPage) -> list[str]:
    return [one.text() for one in page.person.findChildren(QLabel)]


def press(page: ContactsPage, name: str) -> WishEditor:
    (one,) = [
        button
        for button in page.person.findChildren(QPushButton)
        if name in (button.accessibleName(), button.text())
    ]
    one.click()
    return page.findChildren(WishEditor)[-1]


def test_a_wish_is_added_changed_and_lifted_on_the_card(db: Data, page: ContactsPage) -> None:
    ann = builders.person(db)
    page.reload()
    new = press(page, "Add a wish…")
    asked = [one.text() for one in new._form.findChildren(QLabel)]
    assert asked.index("Channel") < asked.index("Do they want it?"), "the answer is yes or no"
    new._form.fill(
        {"channel": "email", "state": "no", "reason": "rang us", "basis": "they objected"}
    )
    new.try_to_save()
    page.reload()
    (one,) = contacts.get(db, ann.id).wishes
    assert (one.channel, one.state, one.basis, one.asked_on) == (
        "email",
        "no",
        "they objected",
        page.today(),
    )
    assert "No email (rang us)" in says(page)
    assert any(words.startswith("they objected · since") for words in says(page))

    change = press(page, "Change the wish: No email (rang us)")
    change._form.fill({"state": "yes"})
    assert change.rules() == (
        Problem("reason", "They refused this before. Type what they say now, and how."),
    )
    change._form.fill({"reason": "wrote to us: send it"})
    change.try_to_save()
    page.reload()
    press(page, "Change the wish: Agreed to email (wrote to us: send it)")._lift()
    page.reload()
    assert "Nothing known yet: post, email, phone calls, visits, text messages." in says(page)


def test_a_new_wish_names_the_person_and_chooses_nothing_for_them(
    db: Data, page: ContactsPage
) -> None:
    ann = builders.person(db)
    page.reload()
    new = press(page, "Add a wish…")
    assert ann.name in new.windowTitle()

    new.try_to_save()
    assert new.rules() == (
        Problem("channel", "Choose what it is about."),
        Problem("state", "Choose yes, no or unknown."),
    )
    assert contacts.get(db, ann.id).wishes == ()


def test_what_was_typed_of_a_wish_is_opened_again(db: Data, page: ContactsPage) -> None:
    ann = builders.person(db)
    forms = page.forms()

    assert isinstance(forms["contacts.wish"](db, ann.id)(), WishEditor)


def asked(page: ContactsPage) -> ErasingDialog:
    page.person.erase_wanted.emit()
    return page.findChildren(ErasingDialog)[-1]


def test_someone_is_erased_once_their_name_was_typed(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    ann, ben = builders.person(db), builders.person(db, "Ames", notes="knows Ann O'Neil")
    builders.call(db, ann, date(2026, 3, 1))
    page.reload()
    page.show_one(ann.id)
    dialog = asked(page)
    qtbot.waitUntil(lambda: bool(dialog._parts))
    told = [line for part in dialog._parts for line in part.lines]
    assert "The entry of Dr Ann O'Neil" in told
    (box,) = dialog._boxes.values()
    assert box.text() == "\u201cDr Ann Ames\u201d, Notes: knows Ann O'Neil"
    assert box.isChecked()
    dialog.copy_list()
    assert "- The entry of Dr Ann O'Neil" in QGuiApplication.clipboard().text()
    assert not dialog.erase_button.isEnabled()

    for typed, is_named in (("o'neil", False), ("ann o'neil", True), ("dr ann  o'neil", True)):
        dialog.form.fill({"name": typed})
        dialog._look()
        assert dialog.erase_button.isEnabled() is is_named
    with qtbot.waitSignal(dialog.said):
        dialog.erase()

    (left,) = contacts.get_all(db, [ann.id, ben.id])
    assert (left.id, left.notes) == (ben.id, "knows [\u2026]")
    assert undo.history(db)[0].name == "Erase someone for good"


def test_a_text_whose_tick_was_taken_away_stays(db: Data, page: ContactsPage, qtbot: QtBot) -> None:
    ann, ben = builders.person(db), builders.person(db, "Ames", notes="knows Ann O'Neil")
    page.reload()
    page.show_one(ann.id)
    dialog = asked(page)
    qtbot.waitUntil(lambda: bool(dialog._parts))
    (box,) = dialog._boxes.values()
    box.setChecked(False)
    with qtbot.waitSignal(dialog.said):
        dialog.erase()
    assert contacts.get(db, ben.id).notes == "knows Ann O'Neil"


def test_many_backups_are_counted_and_unfolded_when_asked_for(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    ann = builders.person(db)
    page.reload()
    page.show_one(ann.id)
    dialog = asked(page)
    qtbot.waitUntil(lambda: bool(dialog._parts))
    each = tuple(f"Backup {number}" for number in range(1, 10))
    part = ErasurePart(title="Backups", lines=("9 backups",), each=each)
    dialog._parts = (*dialog._parts, part)
    dialog._add(part)

    (show,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Show all 9"]
    (names,) = [one for one in dialog.findChildren(QLabel) if "Backup 5" in one.text()]
    assert names.isHidden()
    show.click()
    assert not names.isHidden()
    assert show.text() == "Hide them"
    show.click()
    assert names.isHidden()
    dialog.copy_list()
    assert "- Backup 9" in QGuiApplication.clipboard().text()


def test_it_can_be_stopped_while_texts_are_looked_through_and_then_nothing_is_done(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    ann = builders.person(db)
    page.reload()
    page.show_one(ann.id)
    dialog = asked(page)
    qtbot.waitUntil(lambda: bool(dialog._parts))
    dialog.erase()
    assert dialog.leave.isEnabled()
    assert "You can still cancel." in dialog.doing.text()
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._stage is None)

    assert dialog.outcome.text() == "Stopped. Nothing was changed."
    assert contacts.get(db, ann.id) == ann
    dialog._told((Stage.TRACES, 0))
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.leave.isEnabled()
    assert dialog.progress.maximum() == 0  # how long is not known
    dialog._ready()
    dialog.reject()
    assert not dialog.isVisible()


def test_after_someone_is_erased_the_list_goes_on_where_they_stood(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    people = [builders.person(db, f"Ames {number}") for number in range(9)]
    page.reload()
    page.show_one(people[4].id)
    dialog = asked(page)
    qtbot.waitUntil(lambda: bool(dialog._parts))
    with qtbot.waitSignal(dialog.said):
        dialog.erase()
    page.reload()
    qtbot.waitUntil(lambda: page.people.table.current_id() == people[5].id)


def test_the_form_asks_before_someone_who_was_erased_is_entered_again(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    from outreach_desktop.services.erasing import erasing

    ann = builders.person(db, email="ann@lakeside.example")
    erasing.erase(db, ann.id, today=date(2026, 3, 2))
    page.add()
    editor = page.findChildren(ContactEditor)[-1]
    editor._who.fill({"first_name": "Ann", "last_name": "O'Neil"})
    editor.try_to_save()

    (box,) = editor.findChildren(QMessageBox)
    assert box.text() == "Someone of this name asked to be erased in March 2026."
    assert contacts.count(db) == 0
    (keep,) = [one for one in box.findChildren(QPushButton) if one.text() == "Keep them anyway"]
    keep.click()

    def is_there() -> bool:
        return contacts.count(db) == 1

    qtbot.waitUntil(is_there)
    found: Contact = contacts.get_all(db, contacts.find(db, today=page.today()))[0]
    assert found.last_name == "O'Neil"
