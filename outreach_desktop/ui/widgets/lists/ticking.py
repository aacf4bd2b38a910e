"""Lists with boxes to tick; what is ticked stays so while other rows are looked for."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from outreach_desktop.services import contacts
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


class TickedModel(PagedModel[R]):
    """Rows with a box before each; `chosen` keeps its order and outlives the search."""

    ticked = Signal()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.chosen: dict[str, None] = {}

    def may_tick(self, row_id: str) -> bool:
        """Whether there is something to choose about this row."""
        return bool(row_id)

    def tick(self, ids: Iterable[str], *, on: bool) -> None:
        """Choose these rows, or leave them out."""
        for row_id in filter(self.may_tick, ids):
            if on:
                self.chosen[row_id] = None
            else:
                self.chosen.pop(row_id, None)
        if self.ids:
            last = self.index(len(self.ids) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        may_tick = index.column() == 0 and self.may_tick(self.ids[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if may_tick else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Whether a person is chosen, and all that a list shows."""
        if role == Qt.ItemDataRole.CheckStateRole:
            if index.column() != 0 or not self.may_tick(self.ids[index.row()]):
                return None
            is_chosen = self.ids[index.row()] in self.chosen
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        found = super().data(index, role)
        is_told = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0 and found
        if is_told and self.may_tick(self.ids[index.row()]):
            is_chosen = self.ids[index.row()] in self.chosen
            return (
                say("{row}, chosen", row=found)
                if is_chosen
                else say("{row}, not chosen", row=found)
            )
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the box."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([self.ids[index.row()]], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class TickedTable(ListTable):
    """Space ticks or unticks every row that is selected."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is for the boxes."""
        model, ids = self.ticked_model, self.selected_ids()
        if event.key() == Qt.Key.Key_Space and ids:
            may = [row_id for row_id in ids if model.may_tick(row_id)]
            model.tick(may, on=any(row_id not in model.chosen for row_id in may))
        else:
            super().keyPressEvent(event)

    @property
    def ticked_model(self) -> TickedModel[Any]:
        """The model behind, with what is chosen."""
        model = self.model()
        assert isinstance(model, TickedModel)  # noqa: S101 - it was given in ticked_people
        return model


def ticked_people(runner: Runner, today: Clock, name: str) -> TickedTable:
    """An empty list of people to tick; `show_ids` fills it."""

    def fetch(db: Data, ids: Sequence[str]) -> Sequence[ContactRow]:
        return contacts.rows(db, ids, today=today())

    table = TickedTable(TickedModel(runner, _COLUMNS, fetch, summary=_summary), name)
    table.ticked_model.setParent(table)
    return table


def _summary(row: ContactRow) -> str:
    """A whole row in words."""
    parts = (row.name, row.profession, row.organisation, row.mark)
    return ", ".join(part for part in parts if part)


_COLUMNS: tuple[ListColumn[ContactRow], ...] = (
    ListColumn(
        heading=say("Name"),
        text=lambda row: row.name,
        tip=_summary,
        icon=lambda row: "ban" if row.mark else "",
        stretches=True,
    ),
    ListColumn(
        heading=say("Organisation"),
        text=lambda row: row.organisation or row.profession,
        width=160,
        gives_way=1,
    ),
)
