"""Rows and columns of widgets, on the grid."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.ui import theme

_HAND = 120
_AROUND = 16
_LOW = QSize(10_000, _HAND)
_FRAME = QSize(16, 48)
"""What the system draws around a dialog."""


def column(*parts: QWidget, margin: int = 0, spacing: int = 0) -> QWidget:
    """Parts one under the other; the last takes the room that is left."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part, int(part is parts[-1]))
    return whole


def row(*parts: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Parts side by side, as wide as they need, from the left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return layout


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Size a dialog, measured for the usual text, as text and screen are now."""
    room = dialog.screen().availableSize() - _FRAME
    dialog.resize(QSize(theme.scaled(width), theme.scaled(height)).boundedTo(room))


class KeysGoBack(QObject):
    """Whenever a dialog ends, the keyboard goes back to the window behind it.

    Window managers do so themselves, but where two windows close at once, a dialog and what asked in front of it,
    some ask the one that is going, and then no window has the keyboard.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._behind = dialog.parentWidget()
        dialog.finished.connect(self._ended)

    def _ended(self) -> None:
        # In another program, somebody's own work is in front: nothing of ours comes forward.
        is_ours = QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if self._behind is not None and is_ours:
            window = self._behind.window()
            QTimer.singleShot(0, window, partial(_to_front, window))


def _to_front(window: QWidget) -> None:
    if window.isVisible() and QApplication.activeModalWidget() in (None, window):
        window.activateWindow()


def takes_the_rest(part: QWidget, lowest: int) -> None:
    """Let a list be as high as what is left, which may be less than it would like."""
    part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
    part.setMinimumHeight(lowest)


def show_if(part: QWidget, wanted: bool) -> None:
    """Show a part, or not. One that stands nowhere yet would flash up as a window: it comes with what it is put into."""
    if wanted and part.parentWidget() is None:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        part.setVisible(wanted)


def bring_into_sight(part: QWidget) -> None:
    """Scroll whatever it stands in until it can be seen, with a little around it."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part, _AROUND, _AROUND)
        above = above.parentWidget()


class Tall(QScrollArea):
    """Holds a part that may be higher than the room there is: it scrolls, but never sideways."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "clear")  # what is behind shows through
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(part)
        for ground in (self.viewport(), part):
            ground.setAutoFillBackground(False)
        self._part = part

    def minimumSizeHint(self) -> QSize:
        """As wide as the part needs, with its scroll bar; a hand high."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._part.minimumSizeHint().width() + bar, _HAND)

    def sizeHint(self) -> QSize:
        """No higher: what is around it would scroll before it does."""
        return super().sizeHint().expandedTo(self.minimumSizeHint()).boundedTo(_LOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The part has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Flow(QLayout):
    """Parts side by side that go on in a next line where there is no room, as words do."""

    def __init__(self, *parts: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for part in parts:
            self.addWidget(part)

    def _place(self, within: QRect, *, move: bool) -> int:
        """Put the parts in lines; the height they take."""
        left, top, line = within.x(), within.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > within.x() and left + size.width() > within.x() + within.width():
                left, top, line = within.x(), top + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - within.y()

    # -- Qt asks -----------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts into their lines."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def minimumSize(self) -> QSize:
        """The widest part, in a line of its own."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing()
        return QSize(max(width, 0), max((hint.height() for hint in hints), default=0))
