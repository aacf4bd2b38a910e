"""The fields that a group makes for itself: of people or of organisations on the left, which there are on the right."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.fields import begun, in_words
from outreach_desktop.domain.own_fields.own_fields import (
    FIELDS,
    MOST,
    ORGANISATIONS,
    PEOPLE,
    OwnField,
    published,
)
from outreach_desktop.domain.subjects import counted
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.labels import EmptyState, button, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.lists.table import as_list, fit_rows
from outreach_desktop.words import say

ABOUT = (PEOPLE, ORGANISATIONS)
_TITLES = {PEOPLE: say("Fields of people"), ORGANISATIONS: say("Fields of organisations")}


class OwnFieldTable(QTableWidget):
    """What each field is called, what it holds, who has something in it, and how templates name it.

    Enter or F2 opens one, Delete removes it, Alt and an arrow moves it.
    """

    opened = Signal()
    remove_wanted = Signal()
    moved = Signal(int)
    """By how many places."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[OwnField, ...] = ()
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(say("Your own fields"))
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def show_fields(self, fields: Sequence[OwnField], used: Mapping[str, int]) -> None:
        """Show these; the one that was chosen stays so where it is still there."""
        chosen = self.chosen()
        self.fields = tuple(fields)
        headings = [say("Name"), FIELDS["kind"].label, say("Used by"), say("In templates")]
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(headings))
            self.setHorizontalHeaderLabels(headings)
            self.setRowCount(len(self.fields))
            for place, field in enumerate(self.fields):
                cells = _cells(field, used.get(field.id, 0))
                for column, text in enumerate(cells):
                    item = QTableWidgetItem(text)
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, cells)))
                    item.setToolTip(text)
                    self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.scaled(GRID * 14))
        self.choose(chosen.id if chosen else "")

    def choose(self, field_id: str) -> None:
        """Select this field; the first where it is not there."""
        places = [place for place, one in enumerate(self.fields) if one.id == field_id]
        if self.fields:
            self.selectRow(places[0] if places else 0)

    def chosen(self) -> OwnField | None:
        """The field that is selected."""
        place = self.currentRow()
        return self.fields[place] if 0 <= place < len(self.fields) else None

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open the field, Delete removes it; Alt and an arrow moves it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class OwnFieldsTab(QWidget):
    """Fields of people, or of organisations; what there is to do with each."""

    about_chosen = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(object)
    hide_wanted = Signal(object)
    remove_wanted = Signal(object, int)
    """The field, and in how many entries something stands in it."""
    move_wanted = Signal(object, int)
    """The field, and the place it goes to, counted without it."""

    def __init__(self) -> None:
        super().__init__()
        self._used: Mapping[str, int] = {}
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(say("Fields of people or of organisations"))
        self.subjects.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.subjects.setWordWrap(True)
        self.subjects.addItems([_TITLES[about] for about in ABOUT])
        self._title = label(look="title")
        self._told = label(look="muted")
        self.add_button = button(say("Add a field\u2026"), icon="plus", changes=True)
        self.table = OwnFieldTable()
        self.empty = EmptyState()
        self.edit_button = button(say("Change\u2026"), icon="pencil", changes=True)
        self.hide_button = button(say("No longer offer"), changes=True)
        self.remove_button = button(say("Remove"), icon="trash-2", changes=True)
        self.up = button("", icon="arrow-up", name=say("Move up"), changes=True)
        self.down = button("", icon="arrow-down", name=say("Move down"), changes=True)
        self._build()
        self._connect()

    @property
    def about(self) -> str:
        """Whose fields are shown."""
        return ABOUT[max(self.subjects.currentRow(), 0)]

    def _build(self) -> None:
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._told)
        self._buttons = (
            self.edit_button,
            self.hide_button,
            self.remove_button,
            self.up,
            self.down,
        )
        right = QVBoxLayout()
        right.setContentsMargins(GRID * 3, GRID, 0, GRID * 2)
        right.setSpacing(GRID)
        right.addWidget(Beside(words, self.add_button, spacing=GRID * 2, stretched=0))
        right.addWidget(self._stack, 1)
        right.addLayout(Flow(*self._buttons, spacing=GRID))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID * 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.subjects)
        row.addLayout(right, 1)
        add_menu(
            self.table,
            reads=[],
            changes=[
                (say("Change\u2026"), self._edit),
                (say("No longer offer, or offer again"), self._hide),
                (say("Move up"), partial(self._move, -1)),
                (say("Move down"), partial(self._move, 1)),
            ],
            removes=(say("Remove"), self._remove),
        )
        self.setFocusProxy(self.subjects)

    def _connect(self) -> None:
        self.subjects.currentRowChanged.connect(lambda _: self.about_chosen.emit())
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.empty.primary.clicked.connect(lambda: self.add_wanted.emit())
        self.edit_button.clicked.connect(self._edit)
        self.hide_button.clicked.connect(self._hide)
        self.remove_button.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.table.opened.connect(self._edit)
        self.table.remove_wanted.connect(self._remove)
        self.table.moved.connect(self._move)
        self.table.currentCellChanged.connect(lambda *_: self._show_choice())
        with QSignalBlocker(self.subjects):
            self.subjects.setCurrentRow(0)

    def show_fields(self, about: str, fields: Sequence[OwnField], used: Mapping[str, int]) -> None:
        """Show the fields of people or of organisations, each with how many have something in it."""
        self._used = used
        self._title.setText(_TITLES[about])
        self._told.setText(say("{count} of {most}", count=len(fields), most=MOST))
        self.table.show_fields(fields, used)
        self.empty.say(
            say(
                "Keep what only your group wants to know, such as a parking permit, a diet or the day of a "
                "check: up to {most} fields. They are in forms, searches, imports, exports and templates.",
                most=MOST,
            ),
            say("Add a field\u2026"),
            changes=True,
        )
        self._stack.setCurrentWidget(self.table if fields else self.empty)
        for one in self._buttons:
            one.setVisible(bool(fields))
        self.add_button.setVisible(bool(fields))
        self.add_button.setEnabled(len(fields) < MOST and not changing.is_only_looked_at(self))
        wide = self.subjects.sizeHintForColumn(0) + GRID * 4
        self.subjects.setFixedWidth(max(GRID * 16, min(wide, self.width() * 2 // 5)))
        self._show_choice()

    def _show_choice(self) -> None:
        field, place = self.table.chosen(), self.table.currentRow()
        for one, is_offered in (
            (self.edit_button, field is not None),
            (self.hide_button, field is not None),
            (self.remove_button, field is not None),
            (self.up, field is not None and place > 0),
            (self.down, field is not None and place < len(self.table.fields) - 1),
        ):
            one.setEnabled(is_offered and not changing.is_only_looked_at(self))
        is_hidden = field is not None and field.is_hidden
        self.hide_button.setText(say("Offer again") if is_hidden else say("No longer offer"))
        self.hide_button.setAccessibleName(self.hide_button.text())

    def _chosen(self) -> OwnField | None:
        return None if changing.is_only_looked_at(self) else self.table.chosen()

    def _edit(self) -> None:
        if (field := self._chosen()) is not None:
            self.edit_wanted.emit(field)

    def _hide(self) -> None:
        if (field := self._chosen()) is not None:
            self.hide_wanted.emit(field)

    def _remove(self) -> None:
        if (field := self._chosen()) is not None:
            self.remove_wanted.emit(field, self._used.get(field.id, 0))

    def _move(self, step: int) -> None:
        place = self.table.currentRow() + step
        field = self._chosen()
        if field is not None and 0 <= place < len(self.table.fields):
            self.move_wanted.emit(field, place)


def _cells(field: OwnField, used: int) -> list[str]:
    name = say("{word} (not offered)", word=field.name) if field.is_hidden else field.name
    kind = begun(in_words(FIELDS["kind"], field.kind))
    return [name, kind, counted(field.about, used) if used else "", published(field)]
