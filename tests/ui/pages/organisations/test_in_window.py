"""The places page within the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.choosing.dialog import ChooseDialog
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.labels import Banner
from tests.builders import organisation, person, role
from tests.ui.widgets.choosing.ready import menu_of


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
    one = organisation(
        db, "Lakeside General", parent_id=outer.id, shared_goals="Leaflets\nA speaker"
    )
    editor = OrganisationEditor(page, page.runner, page.today, one)
    assert editor.draft() == one


def test_a_place_that_belongs_to_nothing_known_is_asked_about(
    db: Data, page: OrganisationsPage
) -> None:
    editor = OrganisationEditor(page, page.runner, page.today, organisation(db))
    field = editor._form.field("parent_id")
    assert isinstance(field, PickField)
    field.setEditText("Nowhere")
    assert editor.problems() == (
        Problem("parent_id", "Choose one from the list, or leave it empty."),
    )


@pytest.fixture
def network(db: Data, page: OrganisationsPage) -> OrganisationsPage:
    """A network with two practices, in one of which a champion works."""
    outer = organisation(db, "Lakeside Network", kind="primary care network")
    mill = organisation(db, "Mill Surgery", kind="GP practice", parent_id=outer.id)
    organisation(db, "Quay Surgery", kind="GP practice", parent_id=outer.id)
    role(db, person(db, champion="champion"), mill, title="Practice manager")
    page.reload()
    return page


def lines(page: OrganisationsPage) -> list[tuple[str, bool]]:
    return [(line.name, line.is_found) for line in page.model.lines]


def test_practices_without_a_champion_are_found_below_what_they_belong_to(
    network: OrganisationsPage, window: MainWindow, db: Data
) -> None:
    assert network.list.count.text() == "3"
    window.top.search.setText('kind:"GP practice" champion:no')
    assert lines(network) == [("Lakeside Network", False), ("Quay Surgery", True)]
    assert network.list.count.text() == "1 of 3"
    assert network.model.lines[network.tree.currentIndex().internalId()].name == "Quay Surgery"
    network.tree.selectAll()
    (quay,) = network.tree.selected_ids  # what it belongs to is not meant
    assert organisations.get(db, quay).name == "Quay Surgery"
    outer = network.model.index(0, 0)
    muted = network.model.data(outer, Qt.ItemDataRole.ForegroundRole)
    assert muted is not None
    assert (
        network.model.data(network.model.index(0, 0, outer), Qt.ItemDataRole.ForegroundRole) is None
    )


def test_an_unknown_key_clears_the_old_rows_and_names_the_nearest(
    network: OrganisationsPage, window: MainWindow
) -> None:
    window.top.search.setText("champions:no")
    assert lines(network) == []
    assert "Did you mean champion:?" in network.list.empty.findChildren(QLabel)[0].text()
    assert network.list.count.text() == ""
    window.top.search.setText("champion:no")
    assert [name for name, found in lines(network) if found] == ["Quay Surgery"]


def test_conditions_are_completed_with_what_organisations_are_chosen_by(
    network: OrganisationsPage, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    search = window.top.search
    search.setFocus()
    qtbot.keyClicks(search, "wa")
    assert window.found.completing.offered == []  # only people want something
    search.clear()
    qtbot.keyClicks(search, "kin")
    qtbot.keyClick(search, Qt.Key.Key_Tab)
    qtbot.keyClicks(search, "GP")
    qtbot.keyClick(search, Qt.Key.Key_Tab)
    assert search.text() == 'kind:"GP practice" '
    assert network.list.count.text() == "2 of 3"


def test_the_button_beside_the_search_chooses_what_the_page_in_front_lists(
    network: OrganisationsPage, window: MainWindow
) -> None:
    menu_of(window).actions()[-1].trigger()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ChooseDialog))
    assert dialog.windowTitle() == "Choose organisations by \u2026"
    assert dialog.manual == "organisations#finding-by-rule"
    assert dialog.count.text() == "3 organisations meet the conditions."
    key, _, value = (one for one in dialog.rows[0].findChildren(ChoiceField) if one.isVisible())
    assert key.findData("wants") < 0
    value.setCurrentIndex(value.findData("GP practice"))
    assert dialog.count.text() == "2 organisations meet the conditions."
    dialog.show_them.click()
    assert window.top.search.text() == 'kind:"GP practice"'
    assert network.list.count.text() == "2 of 3"


def test_delete_removes_from_the_keyboard(db: Data, page: OrganisationsPage, qtbot: QtBot) -> None:
    organisation(db)
    page.reload()
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert page.findChild(QMessageBox) is not None
