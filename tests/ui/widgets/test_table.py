"""Long lists."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.lists.paged import PAGE, ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable

COLUMNS: tuple[ListColumn[str], ...] = (
    ListColumn(heading="Name", text=lambda row: row, order="name"),
    ListColumn(heading="Length", text=lambda row: str(len(row)), right=True),
)


class Fetches(list[list[str]]):
    """Remembers which ids were asked for."""

    def __call__(self, db: Data, ids: Sequence[str]) -> list[str]:
        self.append(list(ids))
        return [f"row {one}" for one in ids]


@pytest.fixture
def fetches() -> Fetches:
    return Fetches()


@pytest.fixture
def model(runner: Runner, fetches: Fetches) -> PagedModel[str]:
    return PagedModel(runner, COLUMNS, fetches, summary=lambda row: f"{row}, all of it")


@pytest.fixture
def table(model: PagedModel[str], qtbot: QtBot) -> ListTable:
    table = ListTable(model, "Rows")
    qtbot.addWidget(table)
    return table


def ids(number: int) -> list[str]:
    return [str(place) for place in range(number)]


def test_the_model_keeps_the_rules_of_models(
    model: PagedModel[str], qtmodeltester: ModelTester
) -> None:
    model.show_ids(ids(300))
    qtmodeltester.check(model)


def test_a_hundred_thousand_rows_are_counted_but_only_those_in_view_fetched(
    table: ListTable, fetches: Fetches, qtbot: QtBot
) -> None:
    table.resize(400, 300)
    table.show()
    table.show_ids(ids(100_000))
    qtbot.waitUntil(lambda: bool(fetches))

    assert table.paged.rowCount() == 100_000
    assert [len(page) for page in fetches] == [PAGE]


def test_a_page_is_fetched_once(model: PagedModel[str], fetches: Fetches) -> None:
    model.show_ids(ids(300))
    assert model.data(model.index(200, 0)) == "row 200"
    assert model.data(model.index(201, 1)) == "7"
    assert fetches == [[str(place) for place in range(192, 240)]]


def test_the_first_cell_says_the_whole_row_to_a_screen_reader(model: PagedModel[str]) -> None:
    model.show_ids(ids(3))
    said = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "row 2, all of it"


def test_what_is_selected_stays_so_when_the_list_is_asked_for_anew(table: ListTable) -> None:
    table.show_ids(ids(10))
    table.select_id("4")
    table.show_ids(["9", "4", "1"])
    assert (table.current_id(), table.selected_ids()) == ("4", ["4"])


def test_of_many_rows_those_selected_stay_so_in_another_order(table: ListTable) -> None:
    table.show_ids(ids(10))
    table.select_id("2")
    for one in ("3", "7", "8"):
        index = table.paged.index(table.paged.row_of(one), 0)
        flag = QItemSelectionModel.SelectionFlag
        table.selectionModel().select(index, flag.Select | flag.Rows)
    table.show_ids(["9", "8", "7", "1", "3", "2"])
    assert (table.selected_ids(), table.selected_count) == (["8", "7", "3", "2"], 4)
    assert table.current_id() == "2"


def test_all_of_a_long_list_are_selected_without_a_look_at_each(table: ListTable) -> None:
    table.show_ids(ids(100_000))
    table.selectAll()
    assert table.selectionModel().selection().count() == 1
    assert (table.selected_count, table.selected_ids()) == (100_000, ids(100_000))


def test_the_same_list_asked_for_again_stays_on_the_screen_until_its_rows_have_come(
    model: PagedModel[str], fetches: Fetches, qtbot: QtBot
) -> None:
    table = ListTable(model, "Rows")
    qtbot.addWidget(table)
    table.show_ids(ids(100))
    resets, told = [], []
    model.modelReset.connect(lambda: resets.append(1))
    table.shown.connect(lambda: told.append(table.current_id()))
    table.select_id("3")
    fetches.clear()

    table.show_ids(ids(100))

    assert (resets, told, table.selected_ids()) == ([], ["3"], ["3"])
    assert fetches[0] == ids(PAGE)


def test_the_rows_of_a_list_are_asked_for_before_anything_about_the_one_selected(
    table: ListTable, fetches: Fetches
) -> None:
    asked: list[str] = []
    table.current.connect(lambda row_id: asked.append(f"{row_id} after {len(fetches)} pages"))
    table.show_ids(ids(300))
    table.select_id("200")
    table.show_ids(ids(250))
    assert asked == ["0 after 1 pages", "200 after 1 pages", "200 after 2 pages"]


def test_what_is_gone_gives_its_place_to_the_first(table: ListTable) -> None:
    table.show_ids(ids(10))
    table.select_id("4")
    table.show_ids(["9", "1"])
    assert table.selected_ids() == ["9"]


def test_a_row_wanted_before_it_is_there_is_selected_when_it_comes(table: ListTable) -> None:
    table.show_ids(ids(3))
    assert not table.select_id("7")
    table.show_ids(ids(10))
    assert table.selected_ids() == ["7"]


def test_an_emptied_list_has_nothing_selected(table: ListTable, qtbot: QtBot) -> None:
    table.show_ids(ids(3))
    with qtbot.waitSignal(table.current, check_params_cb=lambda row_id: row_id == ""):
        table.show_ids([])
    assert table.selected_ids() == []


def test_enter_opens_the_row_the_cursor_is_in(table: ListTable, qtbot: QtBot) -> None:
    table.show_ids(ids(3))
    table.select_id("2")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["2"]


def test_copied_rows_paste_into_a_spreadsheet(table: ListTable, qtbot: QtBot) -> None:
    table.show_ids(ids(3))
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Name\tLength\nrow 0\t5\nrow 1\t5\nrow 2\t5"


def test_rows_that_were_never_in_view_are_copied_too_and_counted(
    table: ListTable, qtbot: QtBot
) -> None:
    table.show_ids(ids(1_200))
    table.selectAll()
    with qtbot.waitSignal(table.said) as said:
        table.copy()
    assert said.args == ["1,200 rows copied, with the headings."]
    assert len(QApplication.clipboard().text().splitlines()) == 1_201


def test_a_heading_sorts_up_then_down_and_one_without_an_order_does_nothing(
    table: ListTable, qtbot: QtBot
) -> None:
    told: list[tuple[str, bool]] = []
    table.order_changed.connect(lambda: told.append(table.order))
    for section in (0, 0, 1):
        table.horizontalHeader().sectionClicked.emit(section)
    assert told == [("name", False), ("name", True)]


def test_the_width_of_a_column_is_remembered(
    table: ListTable, model: PagedModel[str], qtbot: QtBot
) -> None:
    table.setColumnWidth(0, 222)
    QSettings().sync()
    again = ListTable(model, "Rows")
    qtbot.addWidget(again)
    assert again.columnWidth(0) == 222


def test_a_width_that_comes_of_the_text_size_alone_is_nobody_s_wish(
    table: ListTable, qapp: QApplication
) -> None:
    table.setColumnWidth(0, 222)
    try:
        theme.apply(qapp, theme.Scheme.LIGHT, 150)
        theme.apply(qapp, theme.Scheme.LIGHT, 110)
    finally:
        theme.apply(qapp, theme.Scheme.LIGHT)

    assert table.columnWidth(0) == 222
    kept = [key for key in QSettings().allKeys() if key.startswith("tables/")]
    assert [key.rpartition("/")[2] for key in kept] == ["100"]


def test_a_column_that_takes_what_is_left_is_not_remembered_with_every_window(
    runner: Runner, fetches: Fetches, qtbot: QtBot
) -> None:
    columns = (replace(COLUMNS[0], stretches=True), COLUMNS[1])
    table = ListTable(PagedModel(runner, columns, fetches, summary=str), "Rows")
    qtbot.addWidget(table)
    table.show()
    QSettings().clear()
    before = table.columnWidth(0)
    table.resize(table.width() + 200, 300)
    QApplication.processEvents()

    assert table.columnWidth(0) > before
    assert QSettings().allKeys() == []


def test_columns_grow_with_the_text(table: ListTable, qapp: QApplication) -> None:
    before = table.columnWidth(0)
    theme.apply(qapp, theme.Scheme.LIGHT, 150)
    grown = table.columnWidth(0)
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert grown == before * 3 // 2


@pytest.mark.parametrize("taken", [["3"], ["2", "3"], ["9"]])
def test_rows_that_were_removed_are_selected_again_once_they_are_back(
    table: ListTable, taken: list[str]
) -> None:
    table.show_ids(ids(10))
    for place in map(int, taken):
        flag = QItemSelectionModel.SelectionFlag
        at = table.paged.index(place, 0)
        table.selectionModel().setCurrentIndex(at, flag.Select | flag.Rows)
        if len(taken) == 1:
            table.select_row(place)
    if len(taken) > 1:
        table.selectionModel().select(
            table.paged.index(0, 0),
            QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
        )
    assert table.selected_ids() == taken
    table.show_ids([one for one in ids(10) if one not in taken])
    assert table.selected_ids() not in ([], taken)
    told: list[str] = []
    table.current.connect(told.append)

    table.show_ids(ids(10))
    assert table.selected_ids() == taken
    assert told == [taken[-1]]


def test_rows_that_are_back_do_not_take_the_selection_from_another(table: ListTable) -> None:
    table.show_ids(ids(10))
    table.select_row(3)
    table.show_ids([one for one in ids(10) if one != "3"])
    table.select_id("7")
    table.show_ids(ids(10))
    assert table.selected_ids() == ["7"]

    table.select_row(3)
    table.show_ids(ids(3))  # a search, not a removal
    table.show_ids(ids(10))
    assert table.selected_ids() == ["0"]


def test_a_list_that_was_emptied_selects_what_is_back(table: ListTable) -> None:
    table.show_ids(["1"])
    table.select_row(0)
    table.show_ids([])
    assert table.selected_ids() == []
    table.show_ids(["1"])
    assert table.selected_ids() == ["1"]
