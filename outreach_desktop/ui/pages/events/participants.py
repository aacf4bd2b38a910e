"""Who takes part: a table whose role, reply and attendance are changed where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from outreach_desktop.domain.fields import begun
from outreach_desktop.services.events import ParticipantRow
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.pages.events.words import CAME, REPLIES, ROLES, meaning
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.controls import DropDown
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.ui.widgets.lists.table import as_list, fit_rows
from outreach_desktop.words import say

Index = QModelIndex | QPersistentModelIndex
_LEAST = 88  # of a column
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _GuestColumn:
    """A column; one with `choices` changes the field of that name."""

    heading: str
    text: Callable[[ParticipantRow], str]
    width: int = 0
    field: str = ""
    choices: Choices = ()


def _choice(heading: str, field: str, choices: Choices, width: int) -> _GuestColumn:
    def text(row: ParticipantRow) -> str:
        return meaning(choices, getattr(row.participant, field))

    return _GuestColumn(heading=heading, text=text, width=width, field=field, choices=choices)


COLUMNS = (
    _GuestColumn(heading=say("Name"), text=lambda row: row.contact.name),
    _choice(say("Role"), "role", ROLES, 96),
    _choice(say("RSVP"), "rsvp", REPLIES, 112),
    _choice(say("Came"), "attendance", CAME, 112),
)


class ParticipantsModel(QAbstractTableModel):
    """An event's list; what is chosen in a cell comes out as a changed Participant."""

    edited = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[ParticipantRow] = []

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show these instead of the present ones."""
        if [row.participant.id for row in rows] == [row.participant.id for row in self.rows]:
            self.rows = list(rows)  # the same people: the cursor stays where it is
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    # -- Qt asks -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as take part."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Role, reply and attendance can be changed."""
        flags = super().flags(index)
        is_choice = index.isValid() and bool(COLUMNS[index.column()].choices)
        return flags | Qt.ItemFlag.ItemIsEditable if is_choice else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; for its editor, the value behind them."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.EditRole and column.field:
            return getattr(row.participant, column.field)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (
                _summary(row)
                if index.column() == 0
                else say("{text} (Enter changes it)", text=column.text(row))
            )
            return tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _summary(row) if index.column() == 0 else f"{column.heading}: {column.text(row)}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            left_out = row.contact.mark
            return theme.pixmap("ban", theme.colours().danger, 16) if left_out else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Somebody chose another value; it shows at once, and is kept through `edited`."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role != Qt.ItemDataRole.EditRole or getattr(row.participant, column.field) == value:
            return False
        changed = replace(row.participant, **{column.field: value})
        self.rows[index.row()] = replace(row, participant=changed)
        self.dataChanged.emit(index, index)
        self.edited.emit(changed)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return COLUMNS[section].heading if role == Qt.ItemDataRole.DisplayRole else None


class _CellChoice(DropDown):
    """The choices of one cell, open at once; the second click of a double click picks none of them."""

    done = Signal(bool)
    """Whether one was picked; the list is closed."""

    def __init__(self, parent: QWidget, heading: str, choices: Choices) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        for value, words in choices:
            self.addItem(words, value)
        self._since = QElapsedTimer()
        self._is_done = False
        self.activated.connect(lambda _: self._end(picked=True))
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        self.showPopup()
        self._since.start()
        for part in (self.view().viewport(), self.view().window()):
            part.installEventFilter(self)

    def _end(self, *, picked: bool) -> None:
        if not self._is_done:
            self._is_done = True
            self.done.emit(picked)

    def hidePopup(self) -> None:
        """It closes; whether something was picked is known a moment later."""
        super().hidePopup()
        QTimer.singleShot(0, self, lambda: self._end(picked=False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click that comes too soon was meant for the cell."""
        is_soon = (
            self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        )
        return (event.type() in _CLICKS and is_soon) or super().eventFilter(watched, event)


class _Chooser(QStyledItemDelegate):
    """Opens the choices of a cell as a list, and closes with the first one picked."""

    roles: Choices = ROLES
    """What people can be at this event; replies and attendance are always the same."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the column's choices, opened at once."""
        del option
        column = COLUMNS[index.column()]
        choices = self.roles if column.field == "role" else column.choices
        now = index.data(Qt.ItemDataRole.EditRole)
        others = () if now in dict(choices) else ((now, index.data()),)  # one no longer offered
        editor = _CellChoice(parent, column.heading, (*choices, *others))
        editor.done.connect(lambda picked: self._end(editor, picked=picked))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with what is there."""
        if isinstance(editor, DropDown):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was picked."""
        if isinstance(editor, DropDown):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    def _end(self, editor: QWidget, *, picked: bool) -> None:
        if picked:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class ParticipantsTable(QTableView):
    """The list of an event. A click or Enter on a cell changes it; Enter on a name opens the person."""

    opened = Signal(str)
    """The id of a contact."""

    def __init__(self) -> None:
        super().__init__()
        self.participants = ParticipantsModel(self)
        self.setModel(self.participants)
        self._chooser = _Chooser(self)
        self.setItemDelegate(self._chooser)
        self.setAccessibleName(say("People at this event"))
        self._build()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self._open(index) if index.column() == 0 else None)

    def _build(self) -> None:
        as_list(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._size_columns()

    def _size_columns(self) -> None:
        """As wide as the words are now; the name has room too, and what has none is scrolled to."""
        self.horizontalHeader().setMinimumSectionSize(theme.scaled(_LEAST))
        for place, column in enumerate(COLUMNS):
            if column.width:
                self.setColumnWidth(place, theme.scaled(column.width))

    def offer_roles(self, roles: Choices) -> None:
        """What people can be at this event."""
        self._chooser.roles = tuple((value, begun(words)) for value, words in roles)

    def selected(self) -> list[ParticipantRow]:
        """Everybody selected, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.participants.rows[place] for place in places]

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedRows()) == 1:
            self._change(index)

    def _change(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()].choices and not changing.is_only_looked_at(self):
            self.edit(index)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.participants.rows[index.row()].contact.id)

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)
            self._size_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 opens the person or the choices of a cell; left and right go from cell to cell."""
        index = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            super().keyPressEvent(event)
        elif index.isValid() and COLUMNS[index.column()].choices:
            self._change(index)
        elif index.isValid():
            self._open(index)


def _summary(row: ParticipantRow) -> str:
    """A whole row in words."""
    part = row.participant
    came = meaning(CAME, part.attendance) if part.attendance else ""
    parts = (
        row.contact.name,
        row.contact.organisation,
        meaning(ROLES, part.role),
        meaning(REPLIES, part.rsvp),
        came,
        row.contact.mark,
    )
    return ", ".join(words for words in parts if words)
