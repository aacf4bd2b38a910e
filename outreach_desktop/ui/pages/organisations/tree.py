"""The tree of places as a model: parents, what belongs to them, and what columns say of each."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from outreach_desktop.domain.fields import in_words
from outreach_desktop.domain.organisations import FIELDS, TreeLine
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.ui.widgets.lists.paged import PAGE, ListColumn
from outreach_desktop.words import say_many

Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractItemModel):
    """Lines in tree order, each with its depth; the internal id of an index is its place in them.

    Names are known from the start; `fetch` gets the other cells of a page of lines when one of them is looked at.
    """

    def __init__(
        self,
        runner: Runner,
        columns: Sequence[ListColumn[OrganisationListed]],
        fetch: Callable[[Data, Sequence[str]], Sequence[OrganisationListed]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._runner = runner
        self._fetch = fetch
        self.lines: Sequence[TreeLine] = ()
        self._parents: list[int] = []
        self._rows: list[int] = []
        """Of each line, which one it is below its parent."""
        self._children: dict[int, list[int]] = {}
        self._places: dict[str, int] = {}
        self._cells: dict[int, OrganisationListed] = {}
        self._asked: set[int] = set()
        self._shown = 0

    def set_columns(self, columns: Sequence[ListColumn[OrganisationListed]]) -> None:
        """Other columns from now on; the lines stay."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def show_lines(self, lines: Sequence[TreeLine]) -> None:
        """Show these instead of the present ones."""
        self.beginResetModel()
        self.lines = lines
        self._parents, self._rows, self._children, self._cells = [], [], {}, {}
        line: list[int] = []
        for place, one in enumerate(lines):
            del line[one.depth :]
            above = line[-1] if line else -1
            siblings = self._children.setdefault(above, [])
            self._parents.append(above)
            self._rows.append(len(siblings))
            siblings.append(place)
            line.append(place)
        self._places = {one.id: place for place, one in enumerate(lines)}
        self._begin_to_fetch()
        self.endResetModel()

    def refresh(self) -> None:
        """The same lines may say something else now: those in view are fetched again."""
        self._begin_to_fetch()
        if self.lines:
            last = self.index(len(self._children[-1]) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _begin_to_fetch(self) -> None:
        self._asked = set()
        self._shown += 1

    def fetch_around(self, index: Index) -> None:
        """Get the cells of the lines about this one, whether they are looked at yet or not."""
        if index.isValid():
            self._of(index.internalId())

    def _of(self, place: int) -> OrganisationListed | None:
        """What is known of a line beside its name, None while it is being fetched."""
        page = place // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self._ask_for(page * PAGE)
        return self._cells.get(place)

    def _ask_for(self, first: int) -> None:
        ids, shown = [one.id for one in self.lines[first : first + PAGE]], self._shown

        def arrived(cells: Sequence[OrganisationListed]) -> None:
            of_other_lines = shown != self._shown
            if of_other_lines or len(cells) != len(ids):  # one is gone: the tree comes again
                return
            self._cells.update(enumerate(cells, first))
            for place in range(first, first + len(ids)):
                last = len(self.columns) - 1
                self.dataChanged.emit(self._index(place, 1), self._index(place, last))

        self._runner.ask(self, lambda db: self._fetch(db, ids), arrived)

    def id_of(self, index: Index) -> str:
        """The organisation's id, "" for no index."""
        return self.lines[index.internalId()].id if index.isValid() else ""

    def index_of(self, organisation_id: str) -> QModelIndex:
        """Where an organisation stands; an invalid index if it is not in the tree."""
        place = self._places.get(organisation_id, -1)
        return self._index(place) if place >= 0 else QModelIndex()

    def _index(self, place: int, column: int = 0) -> QModelIndex:
        return self.createIndex(self._rows[place], column, place)

    # -- Qt asks -----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a child."""
        children = self._children.get(parent.internalId() if parent.isValid() else -1, ())
        if not 0 <= row < len(children) or not 0 <= column < len(self.columns):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """What an organisation belongs to."""
        above = self._parents[index.internalId()] if index.isValid() else -1
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many belong to it."""
        if parent.isValid() and parent.column() > 0:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else -1, ()))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Asked of each line when all are unfolded: sooner said than counted."""
        return (parent.internalId() if parent.isValid() else -1) in self._children

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """As many as there are columns, shown or not."""
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; numbers stand on the right."""
        if not index.isValid():
            return None
        place, column = index.internalId(), self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if self.lines[place].is_found else QColor(theme.colour("muted"))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(place, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._cell(place, index.column(), of_tip=True))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._spoken(place)
        return None

    def _spoken(self, place: int) -> str:
        row = self._of(place)
        kind, people = (row.organisation.kind, row.people) if row is not None else ("", 0)
        return say_many(
            "{name}, {kind}, {count} person",
            "{name}, {kind}, {count} people",
            people,
            name=self.lines[place].name,
            kind=in_words(FIELDS["kind"], kind),
        )

    def _cell(self, place: int, number: int, *, of_tip: bool = False) -> str:
        if number == 0:
            return self.lines[place].name
        row, column = self._of(place), self.columns[number]
        told = column.tip if of_tip and column.tip else column.text
        return told(row) if row is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return _RIGHT
        return column.heading if role == Qt.ItemDataRole.DisplayRole else None


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
