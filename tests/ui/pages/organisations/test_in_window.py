"""The places page within the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.labels import Banner
from tests.builders import organisation


@pytest.fixture
def page(window: MainWindow) -> OrganisationsPage:
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    return screen


def test_house_rules_stand_on_top_of_the_card(db: Data, page: OrganisationsPage) -> None:
    ward = organisation(db, "Urology", policy="Leaflets through the manager.")
    page.reload()
    page.show_one(ward.id)
    assert [one.text() for one in page.place.findChildren(Banner)] == [
        "House rules: Leaflets through the manager."
    ]


def test_an_unchanged_place_is_saved_as_it_was(db: Data, page: OrganisationsPage) -> None:
    outer = organisation(db, "Lakeside Trust")
    one = organisation(db, "Lakeside General", parent_id=outer.id, needs="Leaflets\nA speaker")
    editor = OrganisationEditor(page, page.runner, one)
    assert editor.draft() == one


def test_a_place_that_belongs_to_nothing_known_is_asked_about(
    db: Data, page: OrganisationsPage
) -> None:
    editor = OrganisationEditor(page, page.runner, organisation(db))
    field = editor._form.field("parent_id")
    assert isinstance(field, PickField)
    field.setEditText("Nowhere")
    assert editor.problems() == (
        Problem("parent_id", "Choose one from the list, or leave it empty."),
    )


def test_delete_removes_from_the_keyboard(db: Data, page: OrganisationsPage, qtbot: QtBot) -> None:
    organisation(db)
    page.reload()
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert page.findChild(QMessageBox) is not None
