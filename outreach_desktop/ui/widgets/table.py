"""Long lists: a model that knows all ids but fetches rows only as they come into view."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui import theme
from outreach_desktop.ui.runner import Runner
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.labels import tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

PAGE = 128
_LEAST = 200  # for the column that stretches, while others can give way
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column. `order` is the name the service sorts by; without one, a click does nothing."""

    heading: str
    text: Callable[[R], str]
    order: str = ""
    width: int = 160
    right: bool = False
    stretches: bool = False
    """Whether it takes the room the others leave; one column of a table does."""
    gives_way: int = 0
    """Where there is too little room for the one that stretches, those with a number are not shown, 1 first."""
    tip: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    """The name of an icon before the text, "" for none; `tip` and the row's summary say it too."""


class PagedModel(QAbstractTableModel, Generic[R]):
    """A table over ids; `fetch` gets the rows of a page of 128 when one of them is looked at.

    The number of rows is right from the start, so the scroll bar tells the truth.
    """

    def __init__(
        self,
        runner: Runner,
        columns: Sequence[Column[R]],
        fetch: Callable[[Data, Sequence[str]], Sequence[R]],
        parent: QObject | None = None,
        *,
        summary: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._runner = runner
        self._fetch = fetch
        self._summary = summary
        self._ids: list[str] = []
        self._rows: dict[int, R] = {}
        self._asked: set[int] = set()
        self._shown = 0

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these rows instead of the present ones."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows = {}
        self._asked = set()
        self._shown += 1
        self.endResetModel()

    @property
    def ids(self) -> list[str]:
        """All ids, in the order shown."""
        return self._ids

    def row_of(self, row_id: str) -> int:
        """The place of an id in the list, -1 if it is not there."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def row(self, number: int) -> R | None:
        """The row in this place, None while it is still being fetched."""
        if number not in self._rows:
            self._ask_for(number // PAGE)
        return self._rows.get(number)

    def _ask_for(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        first, shown = page * PAGE, self._shown
        ids = self._ids[first : first + PAGE]

        def arrived(rows: Sequence[R]) -> None:
            of_another_list = shown != self._shown
            if of_another_list or len(rows) != len(ids):  # somebody is gone: the list comes again
                return
            self._rows.update(enumerate(rows, first))
            last = self.index(first + len(ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), last)

        self._runner.ask(self, lambda db: self._fetch(db, ids), arrived)

    # -- Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All rows, fetched or not."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; a row that has not come yet is blank."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(index)
        if role not in _SPOKEN:
            return None
        row = self.row(index.row())
        if row is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.tip(row) if column.tip else column.text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0 and self._summary:
            return self._summary(row)
        return column.text(row)

    def _icon(self, index: Index) -> QPixmap | None:
        choose, row = self.columns[index.column()].icon, self.row(index.row())
        name = choose(row) if choose and row is not None else ""
        return theme.pixmap(name, theme.colours().accent, 16) if name else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right else _LEFT
        return None


_SPOKEN = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


class Table(QTableView):
    """A list of whole rows; Enter or a double click opens one, headings sort, Ctrl+C copies.

    `name` is for screen readers, and under it the widths and the order are remembered.
    """

    opened = Signal(str)
    """The id of a row that was opened with Enter or a double click."""
    current = Signal(str)
    """The id of the row the cursor is in, "" for none."""
    shown = Signal()
    """Other rows are shown, and selected as far as they were before."""
    order_changed = Signal()
    """`order` says what to sort by now ("" for the usual), and whether downwards."""

    def __init__(self, model: PagedModel[Any], name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self._name = name
        self.order = self._last_order(model)
        self._wanted = ""
        self._is_making_room = False
        self._build(model)
        self._recall()
        self._connect()

    def _build(self, model: PagedModel[Any]) -> None:
        as_list(self)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(56)
        for number, column in enumerate(model.columns):
            if column.stretches:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _recall(self) -> None:
        state = QSettings().value(self._key())
        if state is not None:
            self.horizontalHeader().restoreState(state)
        else:
            for number, column in enumerate(self.paged.columns):
                self.setColumnWidth(number, theme.scaled(column.width))
        self._show_order()

    def _last_order(self, model: PagedModel[Any]) -> tuple[str, bool]:
        """What the list was sorted by when it was last used, and whether downwards."""
        order, _, way = str(QSettings().value(f"sorted/{self._name}", "")).partition(" ")
        known = order and order in {column.order for column in model.columns}
        return (order, way == "down") if known else ("", False)

    def _show_order(self) -> None:
        order, downwards = self.order
        header, columns = self.horizontalHeader(), self.paged.columns
        header.setSortIndicatorShown(bool(order))
        if order:
            place = next(place for place, one in enumerate(columns) if one.order == order)
            down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            header.setSortIndicator(place, down if downwards else up)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._remember)
        header.sectionMoved.connect(self._remember)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.paged.ids[index.row()]))

    @property
    def paged(self) -> PagedModel[Any]:
        """The model behind."""
        model = self.model()
        assert isinstance(model, PagedModel)  # noqa: S101 - it was given in __init__
        return model

    def current_id(self) -> str:
        """The id of the row the cursor is in, "" for none."""
        index = self.currentIndex()
        return self.paged.ids[index.row()] if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        """The ids of all selected rows, in the order shown."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.paged.ids[row] for row in rows]

    def show_ids(self, ids: Sequence[str], *, keep: bool = True) -> None:
        """Show other rows; with `keep`, those selected stay so where they are still there."""
        chosen, current = (self.selected_ids(), self.current_id()) if keep else ([], "")
        self.paged.show_ids(ids)
        places = {row_id: place for place, row_id in enumerate(ids)}
        if self._wanted in places:
            self.select_row(places[self._wanted])
            self._wanted = ""
        elif current in places:
            self._select_again([places[row_id] for row_id in chosen if row_id in places])
            index = self.paged.index(places[current], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        elif ids:
            self.select_row(0)
        else:
            self.current.emit("")
        self.shown.emit()

    def _select_again(self, places: Sequence[int]) -> None:
        selection, last = QItemSelection(), len(self.paged.columns) - 1
        for place in places:
            selection.select(self.paged.index(place, 0), self.paged.index(place, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_id(self, row_id: str) -> bool:
        """Select this one row and scroll to it.

        False if it is not in the list; it is selected then as soon as a list is shown that has it.
        """
        place = self.paged.row_of(row_id)
        if place >= 0:
            self.select_row(place)
        self._wanted = "" if place >= 0 else row_id
        return place >= 0

    def select_row(self, place: int) -> None:
        """Select the row in this place and scroll to it."""
        index = self.paged.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as spreadsheets and letters take them."""
        columns = self.paged.columns
        rows = [self.paged.row(self.paged.row_of(row_id)) for row_id in self.selected_ids()]
        cells = [[column.text(row) for column in columns] for row in rows if row is not None]
        plain = "\n".join("\t".join(_one_line(cell) for cell in row) for row in cells)
        rich = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in cells
        )
        data = QMimeData()
        data.setText(plain)
        data.setHtml(f"<table>{rich}</table>")
        QGuiApplication.clipboard().setMimeData(data)

    def _sort(self, section: int) -> None:
        order = self.paged.columns[section].order
        if not order:
            return
        downwards = self.order == (order, False)
        self.order = (order, downwards)
        QSettings().setValue(f"sorted/{self._name}", f"{order} {'down' if downwards else 'up'}")
        self._show_order()
        self.order_changed.emit()

    def _make_room(self) -> None:
        """Large text in a small window: what a row is about keeps its room, and others give way."""
        columns = self.paged.columns
        widths = {
            place: self.columnWidth(place) or theme.scaled(column.width)
            for place, column in enumerate(columns)
            if not column.stretches
        }
        left = self.viewport().width() - sum(widths.values())
        giving = [place for place in widths if columns[place].gives_way]
        self._is_making_room = True
        for place in sorted(giving, key=lambda place: columns[place].gives_way):
            gives_way = left < theme.scaled(_LEAST)
            left += widths[place] * gives_way
            self.setColumnHidden(place, gives_way)
        self._is_making_room = False

    def _remember(self, *_: int) -> None:
        if self._is_making_room or theme.is_dressing():
            return
        state = self.horizontalHeader().saveState()
        QSettings().setValue(self._key(), state)

    def _key(self) -> str:
        """Widths are remembered for each text size, and not for another set of columns."""
        return f"tables/{self._name}/{len(self.paged.columns)}/{theme.scaled(100)}"

    # -- Qt tells ------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the cursor is in."""
        super().currentChanged(current, previous)
        if not current.isValid():
            self.current.emit("")
        elif current.row() != previous.row() or not previous.isValid():
            self.current.emit(self.paged.ids[current.row()])

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)
            with QSignalBlocker(self.horizontalHeader()):
                self._recall()
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self._make_room()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a row, Ctrl+C copies the selected ones."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if self.current_id():
                self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)


def as_list(view: QTableView) -> None:
    """Let a table of any kind look and behave as lists do here: rows are chosen, not cells, and Tab leads out of it."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    fit_rows(view)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)


def fit_rows(view: QTableView) -> None:
    """Rows are as high as the text is now."""
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + GRID * 2)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
