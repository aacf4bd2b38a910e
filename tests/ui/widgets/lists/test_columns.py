"""Which columns of a list are shown: chosen, put in order, remembered, and reset."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTreeView
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.lists.choosing_columns import ColumnsDialog
from outreach_desktop.ui.widgets.lists.columns import ListColumns
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from tests.builders import call, organisation, person, role

COLUMNS: tuple[ListColumn[str], ...] = (
    ListColumn(heading="Name", text=str, key="name", width=200),
    ListColumn(heading="Kind", text=str, key="kind", stretches=True, least=120, gives_way=1),
    ListColumn(heading="Day", text=str, key="day", width=100, gives_way=2),
    ListColumn(heading="Town", text=str, key="town", width=150, is_extra=True),
    ListColumn(heading="Notes", text=str, key="notes", width=300, is_extra=True),
)


def fetch(db: Data, ids: Sequence[str]) -> list[str]:
    del db
    return list(ids)


@pytest.fixture
def table(runner: Runner, qtbot: QtBot) -> ListTable:
    return made(runner, qtbot)


def made(runner: Runner, qtbot: QtBot) -> ListTable:
    table = ListTable(PagedModel(runner, COLUMNS, fetch), "Rows")
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    return table


def seen(view: ListTable | QTreeView) -> list[str]:
    """The headings from the left."""
    header = view.horizontalHeader() if isinstance(view, ListTable) else view.header()
    places = sorted(range(header.count()), key=header.visualIndex)
    model = view.model()
    return [
        model.headerData(place, Qt.Orientation.Horizontal)
        for place in places
        if not header.isSectionHidden(place)
    ]


def test_extra_columns_are_shown_to_who_chose_them_and_remembered(
    table: ListTable, runner: Runner, qtbot: QtBot
) -> None:
    assert seen(table) == ["Name", "Kind", "Day"]
    table.columns.show_columns(["town", "name", "day"])
    assert seen(table) == ["Town", "Name", "Day"]
    assert seen(made(runner, qtbot)) == ["Town", "Name", "Day"]


def test_a_column_dragged_elsewhere_stays_there(
    table: ListTable, runner: Runner, qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(2), 1)
    assert seen(table) == ["Name", "Day", "Kind"]
    assert seen(made(runner, qtbot)) == ["Name", "Day", "Kind"]
    assert not table.columns.is_own  # the same ones: they still give way


def test_the_menu_of_a_heading_hides_it_and_resets_all(
    table: ListTable, runner: Runner, qtbot: QtBot
) -> None:
    table.setColumnWidth(0, 333)
    hide, _, _, reset = table.columns.menu(2).actions()
    assert hide.text() == "Hide \u201cDay\u201d"
    hide.trigger()
    assert seen(table) == ["Name", "Kind"]
    assert table.columns.menu(0).actions()[0].text() == "Choose columns\u2026"
    reset.trigger()
    assert seen(table) == ["Name", "Kind", "Day"]
    assert table.columnWidth(0) == 200
    again = made(runner, qtbot)
    assert (seen(again), again.columnWidth(0)) == (["Name", "Kind", "Day"], 200)


def test_chosen_columns_never_give_way_and_the_list_is_scrolled_instead(table: ListTable) -> None:
    table.resize(250, 200)
    QApplication.processEvents()
    assert seen(table) == ["Name"]
    table.columns.show_columns(["name", "kind", "day", "town", "notes"])
    QApplication.processEvents()
    assert seen(table) == ["Name", "Kind", "Day", "Town", "Notes"]
    assert table.columnWidth(1) >= 120
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(1200, 200)
    QApplication.processEvents()
    mode = table.horizontalHeader().sectionResizeMode(1)
    assert mode == QHeaderView.ResizeMode.Stretch
    assert table.horizontalScrollBar().maximum() == 0


def test_the_window_ticks_and_orders_them_from_the_keyboard(table: ListTable, qtbot: QtBot) -> None:
    table.columns.choose()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ColumnsDialog))
    assert dialog.ticked == ["name", "kind", "day"]
    dialog.list.setCurrentRow(3)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.ticked == ["name", "kind", "day", "town"]
    for _ in range(3):
        dialog.up.click()
    assert dialog.ticked == ["town", "name", "kind", "day"]
    assert not dialog.up.isEnabled()
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)  # what a row is about stays
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert seen(table) == ["Town", "Name", "Kind", "Day"]


def test_settings_that_mean_nothing_are_passed_over(
    table: ListTable, runner: Runner, qtbot: QtBot
) -> None:
    table.columns.show_columns(["name", "gone", "town", "town"])
    assert table.columns.shown == ["name", "town"]
    settings = ListColumns._key(table.columns, "columns")
    for kept in ("", "nonsense", "[1, 2]", '["day"]', "{}"):
        QSettings().setValue(settings, kept)
        assert seen(made(runner, qtbot)) == ["Name", "Kind", "Day"]


def test_people_are_listed_and_sorted_by_every_field_worth_showing(
    db: Data, window: MainWindow
) -> None:
    ann = person(db, "Adams", email="z@a.example", tier="wider", champion=CHAMPION, tags=("a", "b"))
    ben = person(db, "Brown", email="b@a.example", tier="core", introduced_by_id=ann.id)
    place = organisation(db, "Royal Infirmary", kind="hospital", area="Marches")
    role(db, ann, place, title="Lead", department="Urology")
    role(db, ben, place, title="Consultant")
    call(db, ann, date(2026, 1, 5))
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    table = page.people.table
    names = [column.name for column in table.paged.columns]
    assert {"email", "lead_id", "target", "stage", "role", "town", "tags", "checked_on"} <= set(
        names
    )
    table.columns.show_columns(names)

    def cells(heading: str) -> list[str]:
        (place,) = (n for n, one in enumerate(table.paged.columns) if one.heading == heading)
        return [table.paged.data(table.paged.index(row, place)) for row in range(2)]

    assert cells("Tags") == ["a, b", ""]
    assert cells("Introduced by") == ["", "Dr Ann Adams"]
    assert cells("Kind of organisation") == ["Hospital", "Hospital"]
    assert cells("Department") == ["Urology", ""]
    sortable = [(n, one) for n, one in enumerate(table.paged.columns) if one.order]
    for section, _ in sortable:
        table.horizontalHeader().sectionClicked.emit(section)
        assert len(table.paged.ids) == 2
    (by_email,) = (n for n, one in sortable if one.name == "email")
    table.horizontalHeader().sectionClicked.emit(by_email)
    assert table.paged.ids == [ben.id, ann.id]
    (by_tier,) = (n for n, one in sortable if one.name == "tier")
    table.horizontalHeader().sectionClicked.emit(by_tier)
    assert table.paged.ids == [ben.id, ann.id]  # the closest first


def test_organisations_are_listed_by_every_field_and_as_a_tree_again_by_their_names(
    db: Data, window: MainWindow
) -> None:
    outer = organisation(db, "Border Trust", stage="introduced")
    organisation(db, "Royal Infirmary", parent_id=outer.id, audience_size=2400)
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    page.reload()
    tree = page.tree
    assert seen(tree) == ["Organisation", "Kind", "People"]
    tree.columns.show_columns(["name", "people", "audience_size", "stage"])
    assert seen(tree) == ["Organisation", "People", "People reached", "Stage"]
    (stage,) = (n for n, one in enumerate(page.model.columns) if one.name == "stage")
    (reached,) = (n for n, one in enumerate(page.model.columns) if one.name == "audience_size")
    first = page.model.index(0, 0)
    assert page.model.data(page.model.index(0, stage)) == "Introduced"
    assert page.model.data(page.model.index(0, reached, first)) == "2,400"
    tree.header().sectionClicked.emit(reached)
    assert [(one.name, one.depth) for one in page.model.lines] == [
        ("Royal Infirmary", 0),
        ("Border Trust", 0),
    ]
    tree.header().sectionClicked.emit(0)
    assert [one.depth for one in page.model.lines] == [0, 1]


@pytest.mark.parametrize("key", ["contacts", "organisations", "events"])
def test_the_view_menu_opens_the_window_on_every_page_with_a_list(
    sample_window: MainWindow, key: str
) -> None:
    sample_window.go_to(key)
    sample_window.action("view.columns").trigger()
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, ColumnsDialog) and one.isVisible()
    )
    assert dialog.isModal()
    dialog.reject()


def test_columns_that_come_back_leave_no_empty_room_beside_them(sample_window: MainWindow) -> None:
    page = sample_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    table = page.people.table
    header, every = table.horizontalHeader(), table.columns.columns
    own = [one.name for one in every if one.name.startswith("own")]
    table.columns.show_columns([*table.columns.shown, own[0]])
    table.set_columns([one for one in every if one.name not in own])
    QApplication.processEvents()
    table.set_columns(every)
    shown = [n for n in range(header.count()) if not header.isSectionHidden(n)]
    assert header.length() == sum(map(header.sectionSize, shown))
    assert [one.name for one in table.columns.in_view][-1] == own[0]
