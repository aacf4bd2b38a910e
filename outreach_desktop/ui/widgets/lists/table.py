"""Long lists: whole rows, sorted by a heading, with widths that are remembered and give way to large text."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.lists.columns import ListColumns
from outreach_desktop.ui.widgets.lists.copying import put_on_clipboard
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel

Index = QModelIndex | QPersistentModelIndex


class ListTable(QTableView):
    """A list of whole rows; Enter or a double click opens one, headings sort, Ctrl+C copies.

    `name` is for screen readers, and under it the widths and the order are remembered.
    """

    opened = Signal(str)
    """The id of a row that was opened with Enter or a double click."""
    current = Signal(str)
    """The id of the row the cursor is in, "" for none."""
    shown = Signal()
    """Other rows are shown, and selected as far as they were before."""
    said = Signal(str)
    """What came of copying, in a sentence."""
    order_changed = Signal()
    """`order` says what to sort by now ("" for the usual), and whether downwards."""

    def __init__(self, model: PagedModel[Any], name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self._name = name
        self.order = self._last_order(model)
        self._wanted = ""
        self._gone: _Gone | None = None
        self._build(model)
        self.columns = ListColumns(self, self.horizontalHeader(), model.columns, name)
        self._show_order()
        self._connect()

    def _build(self, model: PagedModel[Any]) -> None:
        as_list(self)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(56)
        # A heading of its own that nothing is selected in: to know whether it is to look chosen, Qt asks every row of
        # a column, one by one, each time it is drawn.
        header.setSelectionModel(QItemSelectionModel(model, header))
        for number, column in enumerate(model.columns):
            if column.stretches:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

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

    def set_columns(self, columns: Sequence[ListColumn[Any]], name: str = "") -> None:
        """Other columns from now on; what the list is sorted by stays while it is one of them.

        With a `name` it is another list, and has other habits.
        """
        self._name = name or self._name
        self.setAccessibleName(self._name)
        self.paged.set_columns(columns)
        self.columns.set_columns(self.paged.columns, self._name)
        self.order = self._last_order(self.paged)
        self._show_order()

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._sort)
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

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(map(len, self._selected()))

    def selected_ids(self) -> list[str]:
        """The ids of all selected rows, in the order shown."""
        ids = self.paged.ids
        return [row_id for places in self._selected() for row_id in ids[places.start : places.stop]]

    def _selected(self) -> list[range]:
        """The places of the rows selected, as Qt keeps them: of all rows it makes one range, not a list."""
        found: list[range] = []
        ranges = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        for top, bottom in sorted((one.top(), one.bottom()) for one in ranges):
            if found and top <= found[-1].stop:
                found[-1] = range(found[-1].start, max(found[-1].stop, bottom + 1))
            else:
                found.append(range(top, bottom + 1))
        return found

    def show_ids(
        self,
        ids: Sequence[str],
        first: Sequence[Any] = (),
        *,
        keep: bool = True,
        again: bool = True,
    ) -> None:
        """Show other rows; with `keep`, those selected stay so where they are still there.

        Those that were removed from the list and are back, because that was undone, are selected again, unless others were since.
        Where they are the same rows, what they say is asked `again`, or stays. The `first` page may be known already.
        """
        place = ids.index(self._wanted) if self._wanted in ids else -1
        if keep and place < 0 and self.current_id() and self.paged.ids == ids:
            if again:
                self._show_again(first)
            return
        before = self.paged.ids
        chosen, current = (self.selected_ids(), self.current_id()) if keep else ([], "")
        beside = _below_gone(before, ids, chosen, current)
        gone, self._gone = self._gone, None
        self.paged.show_ids(ids, first)
        if place >= 0:
            self._wanted = ""
        elif gone and (gone.beside, gone.before) == (current, ids):
            self._select_again(ids, gone.chosen, ids.index(gone.current))
            self.scrollTo(self.currentIndex())
        elif current in ids:
            self._select_again(ids, chosen, ids.index(current))
        else:
            place = beside
            if current in chosen and len(before) - len(ids) == len(chosen):
                self._gone = _Gone(before, chosen, current, ids[place] if ids else "")
        if not ids:
            self.current.emit("")
        elif place >= 0:
            self.paged.row(place)  # asked for before whoever hears of it asks for more about it
            self.select_row(place)
        self.shown.emit()

    def _show_again(self, first: Sequence[Any]) -> None:
        """The same ids are in the list; what is shown of them, and what is kept about the one at the cursor, may be other."""
        self.paged.refresh(first)
        self.paged.row(self.currentIndex().row())
        self.current.emit(self.current_id())
        self.shown.emit()

    def _select_again(self, ids: Sequence[str], chosen: Sequence[str], current: int) -> None:
        """Select what was, as few ranges: of many rows most stand beside each other still."""
        self.paged.row(current)
        last, flag = len(self.paged.columns) - 1, QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for rows in _side_by_side(ids, chosen):
            selection.select(self.paged.index(rows[0], 0), self.paged.index(rows[-1], last))
        self.selectionModel().select(selection, flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(self.paged.index(current, 0), flag.NoUpdate)

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
        """Put the selected rows on the clipboard with their headings, as spreadsheets and letters take them."""
        ids = self.selected_ids()
        if ids:
            self.paged.read(ids, self._copied)

    def _copied(self, rows: list[Any]) -> None:
        self.said.emit(put_on_clipboard(self.columns.in_view, rows))

    def _sort(self, section: int) -> None:
        order = self.paged.columns[section].order
        if not order:
            return
        downwards = self.order == (order, False)
        self.order = (order, downwards)
        QSettings().setValue(f"sorted/{self._name}", f"{order} {'down' if downwards else 'up'}")
        self._show_order()
        self.order_changed.emit()

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
            self.columns.forget_widths()
            with QSignalBlocker(self.horizontalHeader()):
                self.columns.recall()
            self.columns.make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self.columns.make_room()
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


class _Gone(NamedTuple):
    """Chosen rows that were removed from the list `before`, and the row that was selected instead."""

    before: Sequence[str]
    chosen: Sequence[str]
    current: str
    beside: str


def _below_gone(
    before: Sequence[str], ids: Sequence[str], chosen: Sequence[str], current: str
) -> int:
    """Where a list goes on whose chosen rows, with the current one, are gone, and no others: at the row below; else at its top."""
    if not ids or current not in chosen or len(before) - len(ids) != len(chosen):
        return 0
    was = before.index(current)
    above = set(chosen) & set(before[:was])
    place = was - len(above)
    return (
        min(place, len(ids) - 1)
        if ids[:place] == [o for o in before[:was] if o not in above]
        else 0
    )


def _side_by_side(ids: Sequence[str], chosen: Sequence[str]) -> list[range]:
    """Where those chosen stand in a list, as few ranges."""
    if len(chosen) == 1 and chosen[0] in ids:
        place = ids.index(chosen[0])
        return [range(place, place + 1)]
    wanted, found = set(chosen), list[range]()
    for place in (place for place, row_id in enumerate(ids) if row_id in wanted):
        if found and place == found[-1].stop:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


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


def fit_headings(view: QTableView) -> None:
    """No column is narrower than its heading; for when it is shown, because only then its font is known."""
    header = view.horizontalHeader()
    for place in range(header.count()):
        least = header.sectionSizeHint(place)
        if header.sectionSize(place) < least:
            header.resizeSection(place, least)


def fit_rows(view: QTableView) -> None:
    """Rows are as high as the text is now."""
    header = view.verticalHeader()
    header.setMinimumSectionSize(GRID * 2)  # its own may still be that of larger text
    header.setDefaultSectionSize(view.fontMetrics().height() + GRID * 2)
