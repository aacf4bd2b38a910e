"""The window in which the columns of a list are ticked and put in order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.words import say

_NAME = Qt.ItemDataRole.UserRole


class ColumnsDialog(Dialog):
    """Those shown come first, in their order; rows are dragged, or moved with the buttons."""

    manual = "lists#columns"
    chosen = Signal(list)
    """The names of the columns to show, in their order; none to begin again with the usual ones."""

    def __init__(
        self,
        parent: QWidget,
        columns: Sequence[ListColumn[Any]],
        shown: Sequence[str],
        usual: Sequence[str],
    ) -> None:
        super().__init__(parent, say("Columns"))
        self._columns = {column.name: column for column in columns}
        self._first = columns[0].name
        self._usual = usual
        self.list = QListWidget()
        self.list.setAccessibleName(say("Columns of the list"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(GRID * 32)
        self.up = button(say("Move &up"), icon="arrow-up")
        self.down = button(say("Move &down"), icon="arrow-down")
        self.column.addWidget(
            label(say("Tick what the list is to show. The order here is the order there."), "muted")
        )
        self.column.addWidget(self.list, 1)
        self.column.addLayout(Flow(self.up, self.down, spacing=GRID))
        reset = button(say("&Reset columns"), look="link")
        stop = button(say("Cancel"))
        self.show_these = button(say("&Show these"), primary=True)
        self.show_these.setDefault(True)  # Enter in the list presses it
        self.finish([stop, self.show_these], others=[reset], size=(480, 560))
        self._fill(shown)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.list.currentRowChanged.connect(self._offer_moves)
        reset.clicked.connect(self._reset)
        stop.clicked.connect(self.reject)
        self.show_these.clicked.connect(self._end)
        self.list.setFocus()
        self.list.setCurrentRow(0)

    @property
    def ticked(self) -> list[str]:
        """The names of those ticked, from the top."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [one.data(_NAME) for one in items if one.checkState() == Qt.CheckState.Checked]

    def _fill(self, shown: Sequence[str]) -> None:
        rest = (name for name in self._columns if name not in shown)
        for name in (*shown, *rest):
            item = QListWidgetItem(self._columns[name].heading)
            item.setData(_NAME, name)
            is_shown = name in shown
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
            if name == self._first:  # it says what a row is about
                flags &= ~Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            self.list.addItem(item)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.list.count():
            return
        self.list.insertItem(target, self.list.takeItem(row))
        self.list.setCurrentRow(target)

    def _offer_moves(self, row: int) -> None:
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _reset(self) -> None:
        self.chosen.emit([])
        self.accept()

    def _end(self) -> None:
        self.chosen.emit(self.ticked)
        self.accept()
