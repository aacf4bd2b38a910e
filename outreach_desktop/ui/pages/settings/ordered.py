"""What has an order that people give it: whose on the left, on the right what each is called, and what there is to do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
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

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.labels import Entry, button, label
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.lists.table import as_list, fit_rows
from outreach_desktop.words import say


class Arranged(Protocol):
    """A word of a list, or a field of the group's own."""

    @property
    def is_hidden(self) -> bool:
        """Whether it is no longer offered."""


T = TypeVar("T", bound=Arranged)


_ROWS = 4
"""So many are seen at once at the least."""


class OrderedTable(QTableWidget, Generic[T]):
    """What each is called and used by. Enter or F2 opens one, Alt and an arrow moves it.

    `key` tells one from the others; no column but the first is narrower than `narrowest`.
    """

    opened = Signal()
    moved = Signal(int)
    """By how many places."""

    def __init__(self, name: str, key: Callable[[T], str], narrowest: int) -> None:
        super().__init__()
        self.entries: tuple[T, ...] = ()
        self._of = ""
        """Of what they are: of another list nothing is chosen yet."""
        self._wanted = ""
        """What is chosen as soon as it is there."""
        self._key = key
        self._narrowest = narrowest
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(name)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def show_entries(
        self,
        of: str,
        headings: Sequence[str],
        entries: Sequence[T],
        cells: Callable[[T], Sequence[str]],
    ) -> None:
        """Show these; the one that was chosen stays so, and where it is gone the one that took its place is."""
        is_same, chosen, was_at = of == self._of, self.chosen(), self.currentRow()
        self.entries, self._of = tuple(entries), of
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(headings))
            self.setHorizontalHeaderLabels(headings)
            self.setRowCount(len(self.entries))
            for place, entry in enumerate(self.entries):
                texts = cells(entry)
                for column, text in enumerate(texts):
                    item = QTableWidgetItem(text)
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, texts)))
                    item.setToolTip(text)
                    self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.scaled(self._narrowest))
        wanted = self._wanted or (self._key(chosen) if chosen is not None else "")
        beside = min(max(was_at, 0), len(self.entries) - 1) if is_same else 0
        found = self._place(wanted)
        if self._wanted and found is not None:
            self._wanted = ""
            self.setFocus()  # what was just added or changed is where somebody goes on
        self._choose(beside if found is None else found)

    def choose(self, key: str) -> None:
        """Select this one, where it is not there yet as soon as it is."""
        place = self._place(key)
        self._wanted = key if place is None else ""
        if place is not None:
            self._choose(place)

    def _place(self, key: str) -> int | None:
        return next((at for at, one in enumerate(self.entries) if self._key(one) == key), None)

    def _choose(self, place: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        if self.entries:
            self.setCurrentCell(place, 0, flag.ClearAndSelect | flag.Rows)

    def chosen(self) -> T | None:
        """The one that is selected."""
        place = self.currentRow()
        return self.entries[place] if 0 <= place < len(self.entries) else None

    def minimumSizeHint(self) -> QSize:
        """The headings and a few rows: where there is no room for more, the page scrolls."""
        rows = self.verticalHeader().defaultSectionSize() * _ROWS
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.horizontalHeader().sizeHint().height() + rows)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open one; Alt and an arrow moves it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class OrderedTab(QWidget, Generic[T]):
    """Which lists or kinds there are, what is in the one chosen, and what there is to do with each.

    A subclass lays itself out, says what may be done to one, and shows its own.
    """

    subject_chosen = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(object)
    hide_wanted = Signal(object)
    move_wanted = Signal(object, int)
    """Which, and the place it goes to, counted without it."""

    def __init__(
        self, table: OrderedTable[T], subjects: Sequence[str], add: str, edit: str
    ) -> None:
        super().__init__()
        self.table = table
        self.subjects = QListWidget()
        self.subjects.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.subjects.setWordWrap(True)
        self.subjects.addItems(list(subjects))
        self._title = label(look="title")
        self._about = label(look="muted")
        self._edit_words = edit
        self.add_button = button(add, icon="plus", changes=True)
        self.edit_button = button(edit, icon="pencil", changes=True)
        self.hide_button = button(say("No longer offer"), changes=True)
        self.up = button("", icon="arrow-up", name=say("Move up"), changes=True)
        self.down = button("", icon="arrow-down", name=say("Move down"), changes=True)
        for one, key in ((self.up, Qt.Key.Key_Up), (self.down, Qt.Key.Key_Down)):
            keys = QKeySequence(Qt.Modifier.ALT | key)
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            one.setToolTip(f"{one.accessibleName()} ({shown})")
        self._connect()

    def lay_out(self, *parts: QWidget, buttons: Sequence[QWidget], removes: Entry | None) -> None:
        """Put these between the heading and the buttons; what `removes` one is in the menu, else hiding does."""
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._about)
        right = QVBoxLayout()
        right.setContentsMargins(GRID * 3, GRID, 0, GRID * 2)
        right.setSpacing(GRID)
        right.addWidget(Beside(words, self.add_button, spacing=GRID * 2, stretched=0))
        for stretch, part in zip((1, *(0 for _ in parts)), parts, strict=False):
            right.addWidget(part, stretch)
        right.addLayout(Flow(*buttons, spacing=GRID))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID * 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.subjects)
        row.addLayout(right, 1)
        hides = (say("No longer offer, or offer again"), self._hide)
        add_menu(
            self.table,
            reads=[],
            changes=[
                (self._edit_words, self._edit),
                *([hides] if removes else []),
                (say("Move up"), partial(self._move, -1)),
                (say("Move down"), partial(self._move, 1)),
            ],
            removes=removes or hides,
        )
        self.setFocusProxy(self.subjects)

    def _connect(self) -> None:
        self.subjects.currentRowChanged.connect(lambda _: self.subject_chosen.emit())
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.edit_button.clicked.connect(self._edit)
        self.hide_button.clicked.connect(self._hide)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.table.opened.connect(self._edit)
        self.table.moved.connect(self._move)
        self.table.currentCellChanged.connect(self.show_choice)
        with QSignalBlocker(self.subjects):
            self.subjects.setCurrentRow(0)

    def fit_subjects(self) -> None:
        """The left side is as wide as its words, and leaves most of the room to the right."""
        wide = self.subjects.sizeHintForColumn(0) + GRID * 4
        self.subjects.setFixedWidth(max(GRID * 16, min(wide, self.width() * 2 // 5)))

    # -- what there is to do -----------------------------------------------------------------------

    def may_edit(self, entry: T) -> bool:  # noqa: ARG002 - of a subclass that says no
        """Whether this one can be changed."""
        return True

    def may_hide(self, entry: T) -> bool:  # noqa: ARG002 - of a subclass that says no
        """Whether this one can be left out of what is offered."""
        return True

    def chosen(self) -> T | None:
        """The one that is selected, where anything can be changed."""
        return None if changing.is_only_looked_at(self) else self.table.chosen()

    def show_choice(self) -> None:
        """Offer what can be done to the one that is selected."""
        entry, place = self.table.chosen(), self.table.currentRow()
        for one, is_offered in (
            (self.edit_button, entry is not None and self.may_edit(entry)),
            (self.hide_button, entry is not None and self.may_hide(entry)),
            (self.up, entry is not None and place > 0),
            (self.down, entry is not None and place < len(self.table.entries) - 1),
        ):
            self.offer(one, is_offered)
        is_hidden = entry is not None and entry.is_hidden
        self.hide_button.setText(say("Offer again") if is_hidden else say("No longer offer"))
        self.hide_button.setAccessibleName(self.hide_button.text())

    def offer(self, one: QWidget, is_offered: bool) -> None:
        """A button; where the keyboard is on one that cannot be pressed any more it goes to the list, not to the next button."""
        had_focus = one.hasFocus()
        one.setEnabled(is_offered and not changing.is_only_looked_at(self))
        if had_focus and not one.isEnabled():
            self.table.setFocus()

    def _edit(self) -> None:
        if (entry := self.chosen()) is not None and self.may_edit(entry):
            self.edit_wanted.emit(entry)

    def _hide(self) -> None:
        if (entry := self.chosen()) is not None and self.may_hide(entry):
            self.hide_wanted.emit(entry)

    def _move(self, step: int) -> None:
        place = self.table.currentRow() + step
        if (entry := self.chosen()) is not None and 0 <= place < len(self.table.entries):
            self.move_wanted.emit(entry, place)
