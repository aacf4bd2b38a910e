"""The tree of places on the screen: all of it open, with columns that are chosen at its head."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.organisations.columns import place_columns
from outreach_desktop.ui.pages.organisations.tree import TreeModel
from outreach_desktop.ui.widgets.lists.columns import ListColumns
from outreach_desktop.ui.widgets.lists.reading_ahead import ReadingAhead
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say

_ORDER = "sorted/organisations_tree"


class PlaceTree(QTreeView):
    """All of it open; where there is little room the name of a place keeps its own."""

    copy_wanted = Signal()
    order_changed = Signal()
    """`order` says what to sort by now ("" for the tree), and whether downwards."""

    def __init__(self, model: TreeModel, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._today = today
        self._own = own_known(runner)
        model.set_columns(place_columns(today, self._own.of(ORGANISATIONS)))
        self._waits = False
        self.places = model
        self.order = self._last_order()
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(say("Organisations"))
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(GRID * 2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        # Nothing is selected in a heading of its own: Qt would ask every row of a column each time it is drawn.
        header.setSelectionModel(QItemSelectionModel(model, header))
        self.columns = ListColumns(self, header, model.columns, "organisations_tree")
        header.sectionClicked.connect(self._sort)
        self._own.changed.connect(self._show_own_columns)
        self._ahead = ReadingAhead(self, runner, self._reads)
        model.modelReset.connect(self._settle)
        self.columns.changed.connect(self._ahead.again)
        self._show_order()

    def _settle(self) -> None:
        """Other lines are shown."""
        self._ahead.settle(has_any=bool(self.places.lines))

    def _reads(self) -> Callable[[Data], Iterator[None]]:
        """What searches and the present order ask for is known then."""
        shown = self.columns.shown
        orders = [one.order for one in self.places.columns if one.name in shown and one.order]
        return partial(organisations.read_ahead, orders=orders, today=self._today())

    def _show_own_columns(self) -> None:
        """The group made other fields for itself; what is sorted by stays while it is one of them."""
        self.places.set_columns(place_columns(self._today, self._own.of(ORGANISATIONS)))
        self.columns.set_columns(self.places.columns)
        self.order = self._last_order()
        self._show_order()
        self.expandAll()

    @property
    def selected_ids(self) -> list[str]:
        """The ids of all that are selected, from the top; what is only above what was found is not meant with it."""
        rows = sorted(self.selectionModel().selectedRows(0), key=lambda one: one.internalId())
        lines = [self.places.lines[one.internalId()] for one in rows]
        found = [line.id for line in lines if line.is_found]
        return found or [line.id for line in lines]

    def in_view(self) -> PeopleInView:
        """Which are shown by a search, and which are selected."""
        found = [line.id for line in self.places.lines if line.is_found]
        return PeopleInView(found, self.selected_ids)

    def _last_order(self) -> tuple[str, bool]:
        order, _, way = str(QSettings().value(_ORDER, "")).partition(" ")
        known = order and order in {column.order for column in self.places.columns}
        return (order, way == "down") if known else ("", False)

    def _sort(self, section: int) -> None:
        """By a column, upwards and downwards; by the name as a tree again."""
        order = self.places.columns[section].order
        if section and not order:
            return
        down = self.order == (order, False)
        self.order = (order, down) if section else ("", False)
        QSettings().setValue(_ORDER, f"{self.order[0]} {'down' if self.order[1] else 'up'}")
        self._show_order()
        self.order_changed.emit()

    def _show_order(self) -> None:
        order, down = self.order
        header = self.header()
        header.setSortIndicatorShown(bool(order))
        if order:
            places = enumerate(self.places.columns)
            place = next(place for place, one in places if one.order == order)
            way = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(place, way)

    def doItemsLayout(self) -> None:
        """While it is not shown, another look can wait: ten thousand places are laid out when somebody comes back."""
        self._waits = theme.is_dressing() and not self.isVisible()
        if not self._waits:
            super().doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all that are selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """It is looked at again."""
        super().showEvent(event)
        if self._waits:
            self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self.columns.make_room()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.columns.forget_widths()
            self.columns.recall()
            self.columns.make_room()
