"""The parts of a packet in the order in which each reader gets them: moved with buttons or Alt and an arrow, or dragged."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.shipped import goes_in_front
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say

_NAME = Qt.ItemDataRole.UserRole
_MOST_SEEN = 5


class PartsOrder(QWidget):
    """Not there while there is one document at most."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._order: list[str] = []
        """The names of documents in the order chosen, those too that are not ticked now."""
        self.list = _PartList()
        self.list.setAccessibleName(say("Order of the parts"))
        self.list.model().rowsMoved.connect(self._moved)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID // 2)
        self.up = button("", icon="arrow-up", name=say("Move up"))
        self.down = button("", icon="arrow-down", name=say("Move down"))
        beside = QVBoxLayout()
        for one, by, key in ((self.up, -1, Qt.Key.Key_Up), (self.down, 1, Qt.Key.Key_Down)):
            one.clicked.connect(partial(self.list.move_current, by))
            keys = QKeySequence(Qt.Modifier.ALT | key)
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            one.setToolTip(f"{one.accessibleName()} ({shown})")
            beside.addWidget(one)
        beside.addStretch(1)
        self.list.currentRowChanged.connect(self._offer_moves)
        lines = QHBoxLayout()
        lines.setSpacing(GRID)
        lines.addWidget(self.list, 1)
        lines.addLayout(beside)
        whole.addWidget(label(say("In this order"), "section"))
        whole.addLayout(lines)
        whole.addWidget(
            label(say("Everyone gets the parts in this order. You can drag them, too."), "small")
        )
        self.hide()

    def in_order(self, parts: Sequence[TemplateChoice]) -> tuple[TemplateChoice, ...]:
        """These documents in the order chosen; one that was not there yet comes after the others, a covering letter first."""
        place = {name: number for number, name in enumerate(self._order)}

        def key(one: TemplateChoice) -> int:
            return place.get(one.name, -1 if goes_in_front(one.name) else len(place))

        return tuple(sorted(parts, key=key))

    def set_order(self, names: Sequence[str]) -> None:
        """This order, also of documents that are not ticked yet."""
        self._order = list(names)

    def show_parts(self, parts: Sequence[TemplateChoice]) -> None:
        """These are ticked now."""
        ordered = self.in_order(parts)
        new = [one.name for one in ordered if one.name not in self._order]
        before = [name for name in new if goes_in_front(name)]
        self._order = [*before, *self._order, *(name for name in new if name not in before)]
        if [one.name for one in ordered] != self.list.names:
            self.list.fill(ordered)
            self._offer_moves()
        self.setVisible(len(ordered) > 1)

    def _moved(self, *_: object) -> None:
        shown = self.list.names
        self._order = [*shown, *(name for name in self._order if name not in shown)]
        self._offer_moves()
        self.changed.emit()

    def _offer_moves(self, *_: object) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)


class _PartList(QListWidget):
    """As high as its lines, up to a few."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def names(self) -> list[str]:
        """The names of the documents, from the top."""
        return [str(self.item(row).data(_NAME)) for row in range(self.count())]

    def fill(self, parts: Sequence[TemplateChoice]) -> None:
        """Show these; the cursor stays on the part it was on."""
        current = self.currentItem().data(_NAME) if self.currentItem() is not None else None
        self.clear()
        for number, one in enumerate(parts):
            item = QListWidgetItem(title_in_words(one.title))
            item.setData(_NAME, one.name)
            self.addItem(item)
            if one.name == current or (current is None and not number):
                self.setCurrentRow(number)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """No higher than what it holds."""
        line = max(self.sizeHintForRow(0), self.fontMetrics().height() + GRID)
        return QSize(GRID * 24, line * min(max(self.count(), 1), _MOST_SEEN) + GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the part the cursor is on."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key()), 0)
        if not by or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        self.move_current(by)

    def move_current(self, by: int, *_: object) -> None:
        """Move the part the cursor is on, up for -1 and down for 1."""
        row = self.currentRow()
        if 0 <= row + by < self.count() and row >= 0:
            # Of a move down, Qt wants the row before which it comes to lie.
            there = row + by + (by > 0)
            root = self.rootIndex()
            self.model().moveRow(root, row, root, there)
            self.setCurrentRow(row + by)
