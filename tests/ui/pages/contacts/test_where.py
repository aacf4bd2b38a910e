"""Where a person works: choosing a place, or typing a new one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from tests.builders import organisation, person


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def editor(page: QWidget, runner: Runner, db: Data, today: date) -> RoleEditor:
    editor = RoleEditor(page, runner, lambda: today, person(db).id)
    editor.open()
    return editor


def test_a_place_typed_anew_is_added_with_the_role(
    db: Data, editor: RoleEditor, today: date
) -> None:
    editor._pick.setEditText("Fells Clinic")
    editor.try_to_save()

    assert organisations.named(db, "Fells Clinic") is not None
    (contact_id,) = contacts.find(db, today=today)
    (held,) = contacts.card(db, contact_id, today=today).roles
    assert held.organisation.name == "Fells Clinic"
    assert undo.undo(db).name == "Add role of Dr Ann O'Neil"
    assert organisations.named(db, "Fells Clinic") is None


def test_a_role_without_a_place_is_refused_under_the_field(editor: RoleEditor) -> None:
    editor.try_to_save()

    assert editor._form.problem("organisation_id") == "Choose an organisation, or type a new one."


def test_each_mistake_stands_under_its_own_field(editor: RoleEditor) -> None:
    editor._pick.setEditText("Fells Clinic")
    editor._form.fill({"email": "ward", "starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 1)})
    editor.try_to_save()

    assert editor._form.problem("organisation_id") == ""
    assert editor._form.problem("email") == ""
    assert editor._form.problem("ends_on") == "Choose an end that is not before the start."


def test_departments_of_one_name_can_be_told_apart(
    page: QWidget, runner: Runner, db: Data, today: date
) -> None:
    for name in ("Lakeside General", "Fells Infirmary"):
        organisation(db, "Urology", parent_id=organisation(db, name).id)
    editor = RoleEditor(page, runner, lambda: today, person(db).id)

    offered = [editor._pick.itemText(place) for place in range(editor._pick.count())]
    assert "Urology, Fells Infirmary" in offered
    assert "Urology, Lakeside General" in offered
