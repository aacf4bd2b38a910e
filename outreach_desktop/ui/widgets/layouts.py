"""Rows and columns of widgets, on the grid."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.ui.desk import theme

_HAND = 120
_AROUND = 16
_LOW = QSize(10_000, _HAND)
_SETTLED_MS = 200
"""By then a window manager has done what closing a window asks of it."""
_FRAME = QSize(16, 48)
"""What the system draws around a dialog."""


def side_by_side() -> QSplitter:
    """Two panes with a handle between them. From right to left Qt puts the first a pixel beyond the edge, so there is one more."""
    split = QSplitter(Qt.Orientation.Horizontal)
    if QApplication.isRightToLeft():
        split.setContentsMargins(0, 0, 1, 0)
    return split


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
            QTimer.singleShot(_SETTLED_MS, window, partial(_to_front_if_none_is, window))


def _to_front(window: QWidget) -> None:
    if window.isVisible() and QApplication.activeModalWidget() in (None, window):
        window.activateWindow()


def _to_front_if_none_is(window: QWidget) -> None:
    """Once more, where the window manager was still busy with the window that went."""
    if QApplication.activeWindow() is None:
        _to_front(window)


def takes_the_rest(part: QWidget, lowest: int) -> None:
    """Let a list be as high as what is left, which may be less than it would like."""
    # Not "ignored": where words wrap, Qt would take its wish to be 0, and let it lie over what stands below.
    part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Expanding)
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


class SwitchedParts(QStackedWidget):
    """Parts of which one is shown, in the room that is left, however much that is; large words are never cut.

    The words of a part that is hidden do not count: Qt would ask them how high they are, and forget the least.
    """

    def __init__(self, *parts: QWidget, lowest: int) -> None:
        super().__init__()
        self._lowest = lowest
        for part in parts:
            self.addWidget(part)
        takes_the_rest(self, lowest)
        self.currentChanged.connect(self._make_room)

    def _make_room(self) -> None:
        """The words of the part that is shown may need more than the least."""
        part = self.currentWidget()
        layout = None if part is None else part.layout()
        words = 0
        if layout is not None and layout.hasHeightForWidth():
            words = layout.totalMinimumHeightForWidth(self.width())
        self.setMinimumHeight(max(self._lowest, words))

    def event(self, event: QEvent) -> bool:
        """What a part says has changed, or there is another width for it."""
        is_handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._make_room()
        return is_handled

    def hasHeightForWidth(self) -> bool:
        """It takes what it is given."""
        return False

    def sizeHint(self) -> QSize:
        """No higher than it must be."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())


class Tall(QScrollArea):
    """Holds a part that may be higher than the room there is: it scrolls before it cuts a word, but never sideways."""

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
        """The part has become wider or narrower, longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is wider now, or narrower."""
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        """Words that wrap need more lines where it is narrow."""
        layout = self._part.layout()
        if layout is not None:
            least = layout.totalMinimumSize().height()
            if layout.hasHeightForWidth():
                least = layout.totalMinimumHeightForWidth(self.viewport().width())
            self._part.setMinimumHeight(least)
