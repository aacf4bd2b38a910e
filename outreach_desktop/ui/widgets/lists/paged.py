"""Rows of a long list: a model that knows all ids but fetches rows only as they come into view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from outreach_desktop.domain.labour import Steps
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.labels import tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Value = str | int | date | None

PAGE = 48
_AT_ONCE = 500
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn(Generic[R]):
    """One column. `order` is the name the service sorts by; without one, a click does nothing."""

    heading: str
    text: Callable[[R], str]
    order: str = ""
    width: int = 160
    right: bool = False
    stretches: bool = False
    """Whether it takes the room the others leave; one column of a table does."""
    least: int = 200
    """How wide the one that stretches is at least, while others can give way."""
    gives_way: int = 0
    """Where there is too little room for the one that stretches, those with a number are not shown, 1 first."""
    tip: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    """The name of an icon before the text, "" for none; `tip` and the row's summary say it too."""
    key: str = ""
    """What it is called where it is remembered, whatever its heading is in another language."""
    is_extra: bool = False
    """Whether it is shown only to who chose it."""
    value: Callable[[R], Value] | None = None
    """What a spreadsheet gets, where that is more than the text: a day, a number."""

    @property
    def name(self) -> str:
        """What it is remembered by."""
        return self.key or self.order or self.heading


class PagedModel(QAbstractTableModel, Generic[R]):
    """A table over ids; `fetch` gets the rows of a page of 48 when one of them is looked at.

    The number of rows is right from the start, so the scroll bar tells the truth.
    """

    def __init__(
        self,
        runner: Runner,
        columns: Sequence[ListColumn[R]],
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

    def set_columns(self, columns: Sequence[ListColumn[R]]) -> None:
        """Other columns from now on; the rows stay."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def show_ids(self, ids: Sequence[str], first: Sequence[R] = ()) -> None:
        """Show these rows instead of the present ones; the `first` page of them may be known already."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows = {}
        self._begin_with(first)
        self.endResetModel()

    def _begin_with(self, first: Sequence[R]) -> None:
        """Nothing is asked for yet; but the `first` page may be there already, unless somebody is gone from it."""
        is_known = bool(first) and len(first) == len(self._ids[:PAGE])
        self._asked = {0} if is_known else set()
        if is_known:
            self._rows.update(enumerate(first))
        self._shown += 1

    def refresh(self, first: Sequence[R] = ()) -> None:
        """The same rows may say something else now: those in view are fetched again, and shown as they were until then."""
        self._begin_with(first)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

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
        self._ask_for(number // PAGE)
        return self._rows.get(number)

    def read(self, ids: Sequence[str], then: Callable[[list[R]], None]) -> None:
        """Read the rows of these ids, wherever they stand."""
        read_in_steps(self._runner, self, self._fetch, ids, then)

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


def read_in_steps(
    runner: Runner,
    page: QObject,
    fetch: Callable[[Data, Sequence[str]], Sequence[R]],
    ids: Sequence[str],
    then: Callable[[list[R]], None],
) -> None:
    """Read rows some at a time, so that others are answered in between."""

    def labour(db: Data) -> Steps[list[R]]:
        found: list[R] = []
        for first in range(0, len(ids), _AT_ONCE):
            found += fetch(db, ids[first : first + _AT_ONCE])
            yield
        return found

    runner.ask_in_steps(page, labour, then)


_SPOKEN = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
