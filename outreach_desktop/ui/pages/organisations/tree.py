"""The tree of places as a model: parents, what belongs to them, and how many people work there."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView

from outreach_desktop.services.organisations import OrganisationRow
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.ui.widgets.lists.room import Share, make_room

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Place", "Kind", "People")
_WIDTHS = (192, 144, 80)
"""The least for the first, which stretches; the others give way to it from the left."""


class PlaceTree(QTreeView):
    """All of it open; where there is little room the name of a place keeps its own."""

    def __init__(self, model: "TreeModel") -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Places")
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(GRID * 2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._size_columns()

    def _size_columns(self) -> None:
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, theme.scaled(width))

    def _make_room(self) -> None:
        shares = [
            Share(width=theme.scaled(width), stretches=not place, gives_way=place)
            for place, width in enumerate(_WIDTHS)
        ]
        make_room(self.header(), self.viewport().width(), shares, hide=self.setColumnHidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self._make_room()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_columns()
            self._make_room()


class TreeModel(QAbstractItemModel):
    """Rows in tree order, each with its depth; the internal id of an index is its place in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrganisationRow, ...] = ()
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {}
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[OrganisationRow]) -> None:
        """Show these instead of the present ones."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._parents = []
        self._children = {}
        line: list[int] = []
        for place, row in enumerate(rows):
            del line[row.depth :]
            above = line[-1] if line else -1
            self._parents.append(above)
            self._children.setdefault(above, []).append(place)
            line.append(place)
        self._places = {row.organisation.id: place for place, row in enumerate(rows)}
        self.endResetModel()

    def id_of(self, index: Index) -> str:
        """The organisation's id, "" for no index."""
        return self._rows[index.internalId()].organisation.id if index.isValid() else ""

    def index_of(self, organisation_id: str) -> QModelIndex:
        """Where an organisation stands; an invalid index if it is not in the tree."""
        place = self._places.get(organisation_id, -1)
        return self._index(place) if place >= 0 else QModelIndex()

    def _index(self, place: int, column: int = 0) -> QModelIndex:
        siblings = self._children[self._parents[place]]
        return self.createIndex(siblings.index(place), column, place)

    # -- Qt asks -----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a child."""
        children = self._children.get(parent.internalId() if parent.isValid() else -1, [])
        if not 0 <= row < len(children) or not 0 <= column < len(_HEADINGS):
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
        return len(self._children.get(parent.internalId() if parent.isValid() else -1, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Name, kind and people."""
        return len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; numbers stand on the right."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        row = self._rows[index.internalId()]
        cells = (row.organisation.name, row.organisation.kind.capitalize(), str(row.people or ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{row.organisation.name}, {row.organisation.kind}, {row.people} people"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(_HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None
