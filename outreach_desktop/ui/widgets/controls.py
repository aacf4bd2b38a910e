"""Qt's controls as people's hands expect them: nothing in the window is made of the bare ones.

Enter presses a button that has the keyboard, in a dialog or not. Who double clicks where one click is
enough presses a button with words once; arrows and other signs count each click. The wheel scrolls the page under the
mouse: it neither changes what is chosen nor takes the keyboard along.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QCursor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QTabBar,
    QToolButton,
    QToolTip,
    QWidget,
)

from outreach_desktop.ui.widgets.pasting import PasteLimit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WRAPPED = int(
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextWordWrap
    | Qt.TextFlag.TextShowMnemonic
)
_MANY = 100  # choices that no screen is high enough for


class Button(QPushButton):
    """A button with words; it is never pressed by Enter in another field."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def setText(self, text: str) -> None:
        """Qt leaves no gap after an icon."""
        beside = bool(text.strip()) and not self.icon().isNull()
        super().setText(f" {text.lstrip()}" if beside else text)

    def text(self) -> str:
        """The words alone."""
        return super().text().lstrip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does."""
        if not _pressed(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Words are not pressed a second time, whichever button came up under the mouse meanwhile."""
        if not says_words(self.text()):
            super().mouseDoubleClickEvent(event)


class WrappingButton(Button):
    """A button that looks like a link; where there is too little room for its words in one line, they wrap."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        _let_wrap(self)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are in this width."""
        return _high(self, width)

    def minimumSizeHint(self) -> QSize:
        """Two words a line are the least."""
        return _least(self, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words in lines, underlined under the mouse as they are in one."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        part = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(part, option, self)
        role = QPalette.ColorRole.ButtonText
        painter.drawItemText(room, _WRAPPED, self.palette(), self.isEnabled(), words, role)
        painter.end()


class SideButton(QToolButton):
    """A button of the rail."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does."""
        if not _pressed(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Words are not pressed a second time, whichever button came up under the mouse meanwhile."""
        if not says_words(self.text()):
            super().mouseDoubleClickEvent(event)


class TickBox(QCheckBox):
    """A box to tick; where there is too little room for its words in one line, they wrap."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        _let_wrap(self)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are in this width."""
        return _high(self, width)

    def minimumSizeHint(self) -> QSize:
        """Two words a line are the least."""
        return _least(self, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the words beside it."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        part = QStyle.SubElement.SE_CheckBoxContents
        room = self.style().subElementRect(part, option, self)
        role = QPalette.ColorRole.WindowText
        painter.drawItemText(room, _WRAPPED, self.palette(), self.isEnabled(), words, role)
        painter.end()


def _let_wrap(button: QAbstractButton) -> None:
    """It is as high as its words need in the width there is."""
    sizes = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    sizes.setHeightForWidth(True)
    button.setSizePolicy(sizes)


def _high(button: QAbstractButton, width: int) -> int:
    """How high it is with its words in this width."""
    hint = button.sizeHint()
    if width >= hint.width():
        return hint.height()
    beside = hint.width() - _long(button)
    room = QRect(0, 0, max(width - beside, 1), 10_000)
    words = button.fontMetrics().boundingRect(room, _WRAPPED, button.text())
    edges = hint.height() - button.fontMetrics().height()
    return max(words.height() + max(edges, 0), hint.height())


def _least(button: QAbstractButton, hint: QSize) -> QSize:
    """What is left of Qt's least, which is all of the words in one line."""
    beside = hint.width() - _long(button)
    least = button.fontMetrics().averageCharWidth() * 16
    return QSize(min(hint.width(), beside + least), hint.height())


def _long(button: QAbstractButton) -> int:
    """The length of the words in one line."""
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


class DropDown(QComboBox):
    """A choice from a list that is as wide and as high as its choices, as far as the screen goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_bound: PasteLimit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def be_typed_into(self) -> None:
        """Take words as well that are not on the list."""
        self.setEditable(True)  # with Qt's own line: another would look like a field in the field
        if (line := self.lineEdit()) is not None:
            self._line_bound = PasteLimit(line)
            line.setAcceptDrops(False)  # it would take the addresses of files for words
        # With Enter Qt would put what was typed into the list, as a choice that stands for nothing.
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Qt would put \u201cHospital trust\u201d where somebody typed \u201chospital\u201d and went on; offered below
        # the line, words would take the next click, which only closes them. The arrow opens the list.
        self.setCompleter(None)  # type: ignore[arg-type]  # as Qt says it is to be taken away

    def offer(self, words: str, value: object) -> None:
        """Add this to the list; it is shown whole, however long it is."""
        self.addItem(words, value)
        if self._line_bound is not None:
            self._line_bound.make_room(words, to_stay=True)

    def offer_all(self, words: Sequence[str]) -> None:
        """Add very many at once, each by its words alone: one by one, ten thousand hold the window up."""
        self.addItems(words)
        if self._line_bound is not None and words:
            self._line_bound.make_room(max(words, key=len), to_stay=True)

    def setEditText(self, words: str) -> None:
        """Show this as if somebody had typed it."""
        if self._line_bound is not None:
            self._line_bound.make_room(words)
        super().setEditText(words)

    def showPopup(self) -> None:
        """Open the list; neither the longest choice nor the last one is cut."""
        view = self.view()
        edges = view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        widest = view.sizeHintForColumn(self.modelColumn()) + edges
        view.setMinimumWidth(min(widest, self.screen().availableSize().width()))
        super().showPopup()
        self._show_last(view)

    def _show_last(self, view: QAbstractItemView) -> None:
        """Qt forgets a pixel or two of what a style sheet draws, and shows an arrow for the rest."""
        rows = range(min(self.count(), _MANY))
        lacking = sum(view.sizeHintForRow(row) for row in rows) - view.viewport().height()
        around, room = view.window(), self.screen().availableGeometry()
        place = around.geometry()
        if lacking <= 0 or lacking > room.height() - place.height():
            return
        is_above = place.top() < self.mapToGlobal(self.rect().topLeft()).y()
        if is_above or place.bottom() + lacking > room.bottom():
            place.setTop(place.top() - lacking)
        else:
            place.setBottom(place.bottom() + lacking)
        arrows = 2 * self.style().pixelMetric(QStyle.PixelMetric.PM_MenuScrollerHeight)
        around.resize(place.width(), place.height() + arrows)  # else they stay, and take their room
        around.setGeometry(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is for what the drop-down stands on."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that takes what is offered does no more: the dialog is not saved before anyone saw what was taken."""
        before = self.currentText()
        super().keyPressEvent(event)
        if event.key() in _ENTER and self.currentText() != before:
            completer = self.completer()
            below = completer.popup() if completer is not None else None
            if below is not None:
                below.hide()
            event.accept()

    def event(self, event: QEvent) -> bool:
        """A choice that is cut while the list is closed is said in full under the mouse."""
        asks = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if asks and self._is_cut() and not self.toolTip():
            QToolTip.showText(QCursor.pos(), html.escape(self.currentText()), self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """A choice that has too little room ends in three dots."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            dots = Qt.TextElideMode.ElideRight
            words = self.fontMetrics().elidedText(self.currentText(), dots, self._room())
            option.currentText = words
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _room(self) -> int:
        """The width there is for the choice."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(control, option, part, self).width()

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()


class Tabs(QTabBar):
    """The tabs above a list or a page; the line under them is that of what they stand on."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is for what the tabs stand on."""
        event.ignore()


def says_words(text: str) -> bool:
    """Whether a button says what it does; one with a sign alone (an arrow, +, 100 %) is clicked many times."""
    return any(letter.isalpha() for letter in text)


def _pressed(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether the key was Enter, which presses the button; held down, it does so once."""
    if event.key() not in _ENTER:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
