"""Chosen rows of a list that the mouse picks up, to be dropped on another program."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionRange, QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.work import Work
from outreach_desktop.ui.widgets.labels import label


class RowDragging(QObject):
    """Tells apart picking up the rows that are chosen in `view` from choosing others with the mouse.

    Of several that are chosen, each can be taken hold of. One alone is picked up by moving sideways: moving up or down to
    another row goes on choosing, as ever. Qt's own way would end that, and would drag a row that nobody chose.
    """

    picked_up = Signal()
    """What they carry is wanted: `carry` takes it, as soon as it is there."""
    let_go = Signal()
    """It was not there yet."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._press: QMouseEvent | None = None
        """Kept from the list until it is known what it begins."""
        self._work: Work | None = None
        self._is_held = self._is_told_again = False
        view.viewport().installEventFilter(self)

    def carry(self, data: QMimeData, words: str) -> None:
        """Go on with the pointer until it lets go, unless it has."""
        if not self._is_held:
            return
        self._is_held = False
        drag = QDrag(self._view)
        drag.setMimeData(data)
        sign = label(words, "badge")
        sign.setWordWrap(False)
        theme.dress(sign)
        drag.setPixmap(sign.grab())
        drag.exec(Qt.DropAction.CopyAction)

    def wait_for(self, work: Work) -> None:
        """What is to be carried is being made; it is not wanted any more where the pointer lets go first."""
        self._work = work

    def drop(self) -> None:
        """There is nothing to carry."""
        self._is_held = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what the mouse does in the list before the list does."""
        if isinstance(event, QMouseEvent) and not self._is_told_again:
            kind = event.type()
            if kind == QEvent.Type.MouseButtonPress and self._takes_hold(event):
                self._press = event.clone()
                return True
            if kind == QEvent.Type.MouseMove and (self._press is not None or self._is_held):
                return self._is_held or self._moved(event)
            if kind == QEvent.Type.MouseButtonRelease:
                if self._is_held:
                    self._is_held = False
                    if self._work is not None:
                        self._work.cancel()
                    self.let_go.emit()
                    return True
                self._tell_the_list()
        return super().eventFilter(watched, event)

    def _takes_hold(self, event: QMouseEvent) -> bool:
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self._view.indexAt(event.position().toPoint())
        is_chosen = index.isValid() and self._view.selectionModel().isSelected(index)
        self._is_held = False
        return is_plain and event.button() == Qt.MouseButton.LeftButton and is_chosen

    def _moved(self, event: QMouseEvent) -> bool:
        """Whether this is no matter of the list."""
        press = self._press
        if press is None:
            return False
        start, way = press.position(), event.position() - press.position()
        is_far = way.manhattanLength() >= QApplication.startDragDistance()
        if is_far and (abs(way.x()) > abs(way.y()) or self._are_several()):
            self._press = None
            self._is_held, self._work = True, None
            self.picked_up.emit()
        elif self._row(start) != self._row(event.position()):
            self._tell_the_list()
            return False
        return True

    def _are_several(self) -> bool:
        ranges = cast("Iterable[QItemSelectionRange]", self._view.selectionModel().selection())
        return sum(one.height() for one in ranges) > 1

    def _row(self, at: QPointF) -> tuple[int, int]:
        index = self._view.indexAt(at.toPoint())
        return index.row(), index.internalId() if index.isValid() else -1

    def _tell_the_list(self) -> None:
        """It was about choosing rows after all."""
        press, self._press = self._press, None
        if press is not None:
            self._is_told_again = True
            QApplication.sendEvent(self._view.viewport(), press)
            self._is_told_again = False
