"""The contacts page."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.contacts.tagging import TagDialog
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.labels import Banner
from tests.builders import call, organisation, person, role


def says(page: ContactsPage) -> list[str]:
    """What the card says now."""
    return [one.text() for one in page.person.findChildren(QLabel)]


def listed(page: ContactsPage) -> list[str]:
    """The names in the list, as they stand there."""
    model = page.people.table.paged
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def three(db: Data, page: ContactsPage) -> list[Contact]:
    made = [person(db, name) for name in ("Adams", "Brown", "Clark")]
    page.reload()
    return made


def test_an_empty_list_says_what_it_is_for_and_how_to_begin(page: ContactsPage) -> None:
    assert page.people.empty.isVisible()
    page.people.empty.primary.click()
    assert page.findChild(ContactEditor) is not None


def test_the_first_person_is_shown_with_everything_that_passed(
    db: Data, page: ContactsPage, today: date
) -> None:
    ann = person(db, email="ann@example.org", tags=("continence",), champion="champion")
    role(db, ann, organisation(db), title="Consultant urologist")
    call(db, ann, today - timedelta(days=5), "Agreed to hand out leaflets")
    page.reload()
    found = says(page)
    for words in ("Dr Ann O'Neil", "ann@example.org", "continence", "champion", "Dear Dr O'Neil"):
        assert words in found
    assert any("Agreed to hand out leaflets" in words for words in found)
    assert any("Lakeside General" in words for words in found)


def test_a_wish_not_to_be_contacted_and_house_rules_stand_on_top(
    db: Data, page: ContactsPage
) -> None:
    ann = person(db, do_not_contact=True, do_not_contact_reason="Asked by phone.")
    role(db, ann, organisation(db, policy="Leaflets through the ward manager."))
    page.reload()
    banners = [one.text() for one in page.person.findChildren(Banner)]
    assert banners == [
        "Do not contact. Asked by phone. Letters leave this person out.",
        "Lakeside General: Leaflets through the ward manager.",
    ]


def test_filters_and_words_narrow_the_list_together(db: Data, page: ContactsPage) -> None:
    person(db, "Adams", profession="nurse", tags=("core",))
    person(db, "Brown", profession="nurse")
    person(db, "Clark", profession="GP")
    page.reload()
    page.people.filters["profession"].set_value("nurse")
    assert page.people.count.text() == "2 of 3"
    page.search("brow")
    assert page.people.count.text() == "1 of 3"
    assert page.people.segment == "brow profession:nurse"
    page.people.filters["profession"].set_value("")
    page.people.filters["tag"].set_value("core")
    assert page.people.count.text() == "0 of 3"


def test_a_search_nobody_fits_offers_the_way_back(
    db: Data, page: ContactsPage, window: MainWindow
) -> None:
    three(db, page)
    window.top.search.setText("zzz")
    page.people.filters["profession"].set_value("nurse")
    assert page.people.empty.isVisible()
    said = [one.text() for one in page.people.empty.findChildren(QLabel)]
    assert said == ["No one fits \u201czzz\u201d, nurse."]
    page.people.empty.primary.click()
    assert window.top.search.text() == ""
    assert page.people.count.text() == "3 of 3"


def test_people_of_one_department_among_several_of_the_name_can_be_chosen(
    db: Data, page: ContactsPage
) -> None:
    for hospital in ("Lakeside General", "Fells Infirmary"):
        urology = organisation(db, "Urology", parent_id=organisation(db, hospital).id)
        role(db, person(db, hospital), urology)
    page.reload()
    page.people.filters["place"].set_value("Urology, Fells Infirmary")
    [chosen] = page.people.table.paged.ids
    assert contacts.get(db, chosen).last_name == "Fells Infirmary"


def test_half_a_search_is_no_reason_for_a_dialog(
    db: Data, page: ContactsPage, window: MainWindow
) -> None:
    three(db, page)
    page.search("tag:")
    assert window.findChild(QMessageBox) is None
    assert listed(page) == []


def test_headings_sort_the_whole_list(db: Data, page: ContactsPage) -> None:
    three(db, page)
    table = page.people.table
    for _ in ("up", "down"):
        table.horizontalHeader().sectionClicked.emit(0)
    assert listed(page) == ["Dr Ann Clark", "Dr Ann Brown", "Dr Ann Adams"]


def test_the_order_of_the_list_is_remembered(db: Data, page: ContactsPage) -> None:
    three(db, page)
    for _ in ("up", "down"):
        page.people.table.horizontalHeader().sectionClicked.emit(0)
    again = ContactsPage(page.runner, page.today)
    again.reload()
    assert listed(again) == ["Dr Ann Clark", "Dr Ann Brown", "Dr Ann Adams"]
    assert again.people.table.horizontalHeader().isSortIndicatorShown()
    again.deleteLater()


def test_several_people_are_written_to_tagged_and_removed_together(
    db: Data, page: ContactsPage, window: MainWindow, qtbot: QtBot
) -> None:
    made = three(db, page)
    page.people.table.selectAll()
    assert page.several.isVisible()
    assert page.several.write.text() == "Write to 3 people\u2026"

    with qtbot.waitSignal(page.letters_wanted) as wanted:
        page.several.write.click()
    assert wanted.args == [[one.id for one in made], ""]
    window.go_to("contacts")

    page.tag()
    dialog = page.findChild(TagDialog)
    assert dialog is not None
    dialog._form.fill({"tag": "newsletter"})
    dialog.try_to_save()
    assert contacts.tags(db) == [("newsletter", 3)]

    page.people.table.selectAll()
    page.remove()
    question = page.findChild(QMessageBox)
    assert question is not None
    question.buttons()[0].click()
    assert contacts.count(db) == 0


def test_a_removed_person_comes_back_with_undo(
    db: Data, page: ContactsPage, window: MainWindow
) -> None:
    three(db, page)
    page.remove()
    assert page.people.count.text() == "2 of 2"
    window.action("edit.undo").trigger()
    assert page.people.count.text() == "3 of 3"


def test_a_new_person_is_kept_with_a_new_place_in_one_action(
    db: Data, page: ContactsPage, window: MainWindow
) -> None:
    page.add()
    editor = page.findChild(ContactEditor)
    assert editor is not None
    editor._who.fill({"title": "Dr", "first_name": "Ann", "last_name": "O'Neil"})
    assert editor._where is not None
    place = editor._where.field("organisation")
    assert isinstance(place, PickField)
    place.setEditText("Lakeside General")
    editor._where.fill({"role_title": "Consultant"})
    editor.try_to_save()

    [row] = contacts.rows(db, page.people.table.selected_ids(), today=page.today())
    assert (row.name, row.role, row.organisation) == (
        "Dr Ann O'Neil",
        "Consultant",
        "Lakeside General",
    )


def test_somebody_who_is_there_already_is_pointed_out_while_typing(
    db: Data, page: ContactsPage
) -> None:
    ann = person(db, email="ann@example.org")
    person(db, "Brown")
    page.reload()
    page.add()
    editor = page.findChild(ContactEditor)
    assert editor is not None
    editor._reach.field("email").setText("ann@example.org")  # type: ignore[attr-defined]
    assert editor.alike.text().startswith("Dr Ann O'Neil is in the list already: same email.")
    editor.alike.action.click()
    assert page.people.table.selected_ids() == [ann.id]


def test_what_is_wrong_with_a_person_stands_under_its_field(page: ContactsPage) -> None:
    page.add()
    editor = page.findChild(ContactEditor)
    assert editor is not None
    editor._reach.fill({"email": "nobody"})
    editor.try_to_save()
    assert editor._who.problem("first_name") == "Type a first name or a surname."
    assert editor._reach.problem("email") == ""


def test_an_odd_phone_and_an_odd_email_are_said_when_they_are_left_and_kept(
    db: Data, qtbot: QtBot, page: ContactsPage, today: date
) -> None:
    page.add()
    editor = page.findChild(ContactEditor)
    assert editor is not None
    for form, key, typed in (
        (editor._who, "last_name", "Dale"),
        (editor._reach, "email", "mary @nhs.uk"),
        (editor._reach, "phone", "ring Mary"),
        (editor._reach, "mobile", "01234 55"),
        (editor._reach, "secure_email", "mary@surgery"),
    ):
        qtbot.keyClicks(form.field(key), typed)
        assert form.doubt(key) == ""
        QApplication.sendEvent(form.field(key), QFocusEvent(QEvent.Type.FocusOut))
    reach = editor._reach
    assert reach.doubt("email").startswith("Did you mean mary@nhs.uk?")
    assert reach.doubt("phone").startswith("A phone number looks like")
    assert reach.doubt("mobile").startswith("Is a part missing?")
    assert reach.doubt("secure_email").startswith("An email address looks like")
    assert reach.field("phone").accessibleDescription() == reach.doubt("phone")

    editor.try_to_save()
    (dale,) = contacts.find(db, today=today)
    kept = contacts.card(db, dale, today=today).contact
    assert (kept.email, kept.phone) == ("mary @nhs.uk", "ring Mary")
    assert (kept.mobile, kept.secure_email) == ("01234 55", "mary@surgery")


def test_changing_a_person_keeps_everything_the_form_does_not_show(
    db: Data, page: ContactsPage
) -> None:
    ann = person(db, tags=("core", "speaker"), address=Address(street="1 High St\nBarton"))
    page.reload()
    page.edit()
    editor = page.findChild(ContactEditor)
    assert editor is not None
    assert editor.draft() == ann


def test_a_call_is_logged_and_can_be_corrected(db: Data, page: ContactsPage, today: date) -> None:
    ann = person(db)
    page.reload()
    page.log()
    dialog = page.findChild(LogDialog)
    assert dialog is not None
    dialog.try_to_save()
    assert dialog._form.problem("summary") == "Add a short summary."
    dialog._form.fill({"summary": "Rang the ward"})
    dialog.try_to_save()
    [entry] = timeline.of(db, ann.id)
    assert (entry.summary, entry.kind, entry.date) == ("Rang the ward", "phone", today)


def test_a_date_that_is_none_is_asked_about(page: ContactsPage, today: date, db: Data) -> None:
    ann = person(db)
    draft = InteractionDraft(contact_id=ann.id, date=today, summary="Rang")
    dialog = LogDialog(page, page.runner, page.today, draft, ann.name)
    field = dialog._form.field("date")
    assert isinstance(field, DateField)
    field.setText("soon")
    assert dialog.problems() == (Problem("date", "Type a date, like 4 Mar 2026."),)


def test_a_role_is_added_changed_and_removed(db: Data, page: ContactsPage) -> None:
    ann = person(db)
    place = organisation(db)
    page.reload()
    page.person.role_wanted.emit(None)
    editor = page.findChild(RoleEditor)
    assert editor is not None
    assert editor.problems() == (
        Problem("organisation_id", "Choose an organisation, or type a new one."),
    )
    editor._form.fill({"organisation_id": place.id, "title": "Consultant"})
    editor.try_to_save()
    [held] = contacts.card(db, ann.id, today=page.today()).roles
    assert (held.organisation.id, held.role.title) == (place.id, "Consultant")

    again = RoleEditor(page, page.runner, page.today, ann.id, held.role)
    assert again._draft() == held.role
    again._remove()
    assert contacts.card(db, ann.id, today=page.today()).roles == ()


def test_saving_leaves_the_keyboard_where_it_was_on_the_card(
    db: Data, page: ContactsPage, today: date, qtbot: QtBot
) -> None:
    ann = person(db)
    page.reload()
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    [log] = [
        one for one in page.person.findChildren(QPushButton) if "Log a call" in one.accessibleName()
    ]
    log.setFocus()
    page.runner.do(page, lambda db: call(db, ann, today))
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus is not log
    assert focus.accessibleName() == log.accessibleName()


def test_the_card_follows_the_cursor(db: Data, page: ContactsPage) -> None:
    made = three(db, page)
    page.people.table.select_row(2)
    assert page.person.card is not None
    assert page.person.card.contact.id == made[2].id
    page.people.table.selectionModel().select(
        page.people.table.paged.index(0, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert page.several.isVisible()


def test_a_card_is_built_again_only_where_it_says_something_else(
    db: Data, page: ContactsPage, today: date
) -> None:
    ann = person(db, "Adams")
    page.reload()
    before = page.person.widget()
    page.search("adam")
    page.reload()
    assert page.person.widget() is before
    call(db, ann, today, "Agreed to hand out leaflets")
    page.reload()
    assert page.person.widget() is not before
    assert any("Agreed to hand out leaflets" in words for words in says(page))


def test_what_is_read_ahead_is_begun_again_where_another_page_cut_it_off(
    db: Data, window: MainWindow, page: ContactsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(db, page)
    whole, ended = contacts.read_ahead, list[str]()

    def elsewhere_half_way(*args: Any, **more: Any) -> Iterator[None]:
        for step in whole(*args, **more):
            if not ended:
                window.go_to("organisations")
                ended.append("cut off")
            yield step
        ended.append("whole")

    monkeypatch.setattr(contacts, "read_ahead", elsewhere_half_way)
    (settled,) = (one for one in page.people.findChildren(QTimer) if one.isActive())
    settled.timeout.emit()
    assert ended == ["cut off"]
    window.go_to("contacts")
    assert settled.isActive()
    settled.timeout.emit()
    assert ended == ["cut off", "whole"]
    settled.stop()
    page.reload()
    assert not settled.isActive()  # once is enough
    page.people.table.columns.show_columns(["name", "source"])
    assert settled.isActive()  # but for the order of another column
    settled.timeout.emit()
    assert ended == ["cut off", "whole", "whole"]
