"""What a person does: looks at the screen, moves the mouse, presses keys. Nothing else reaches the program.

A part of the window is named by the words a person sees or hears: the text of a button, the name of a
field, the text in a row. Only what can be seen, is not covered and is not switched off can be used.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
_A_MOMENT = 5000  # ms
_BOX = 12
"""Where in a cell its box to tick is, from the left."""
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def plain(text: str) -> str:
    """The words on a button or in a menu, without the mark of a mnemonic, the key and the dots."""
    return text.split("\t")[0].replace("&", "").rstrip("\u2026").strip()


class Hands:
    """One person at the window; `rest` is how long they wait until the program has nothing more to do."""

    def __init__(self, qtbot: QtBot, is_busy: Callable[[], bool]) -> None:
        self._qtbot = qtbot
        self._is_busy = is_busy

    # -- looking -----------------------------------------------------------------------------------

    def front(self) -> QWidget:
        """What is in front: a menu or list that dropped down, else a dialog, else the window.

        A moment passes after one is closed. Where the window manager gives the keyboard to nobody, a
        person clicks into the window.
        """
        if not self._comes(lambda: _front() is not None):
            _topmost().activateWindow()
            self._qtbot.waitUntil(lambda: _front() is not None)
        front = _front()
        assert front is not None
        return front

    def _comes(self, is_so: Callable[[], bool]) -> bool:
        try:
            self._qtbot.waitUntil(is_so, timeout=_A_MOMENT)
        except QtTimeoutError:
            return False
        return True

    def seen(self, kind: type[W], fits: Callable[[W], bool], inside: QWidget | None = None) -> W:
        """The one part of this kind that fits, can be seen and used."""
        inside = inside or self.front()
        there = [one for one in _all(inside, kind) if fits(one) and one.isVisible()]
        usable = [one for one in there if one.isEnabled()]
        assert usable, f"No {kind.__name__} like that among {_names(inside)}"
        return usable[0]

    def says(self, words: str) -> bool:
        """Whether some text in front has these words."""
        return any(words in text for text in self._texts())

    def sees(self, words: str) -> None:
        """Some text in front must have these words by now."""
        assert self.says(words), (
            f"\u201c{words}\u201d is not among {[*filter(None, self._texts())]}"
        )

    def wait_until_says(self, words: str) -> None:
        """Wait for some text in front to have these words."""
        self._qtbot.waitUntil(lambda: self.says(words))

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something else that a person would see."""
        self._qtbot.waitUntil(is_so)

    def _texts(self) -> Iterator[str]:
        for one in _all(self.front(), QWidget):
            if one.isVisible():
                yield from (one.windowTitle(), _text(one))

    # -- mouse -------------------------------------------------------------------------------------

    def click(
        self, part: QWidget, at: QPoint | None = None, *, button: Qt.MouseButton = LEFT
    ) -> None:
        """Click into the middle of a part, or at a point of it, once it has come into sight."""
        _bring_into_sight(part)
        spot = part.rect().center() if at is None else at
        self._press(part, spot, button)
        self.rest()

    def double_click(self, part: QWidget, at: QPoint) -> None:
        """Twice, as quickly as people do it."""
        window = part.window().windowHandle()
        point = part.mapTo(part.window(), at)
        QTest.mouseClick(window, LEFT, NONE, point)
        QTest.mouseDClick(window, LEFT, NONE, point)
        self.rest()

    def _press(self, part: QWidget, spot: QPoint, button: Qt.MouseButton) -> None:
        window = part.window()
        self.wait_until(lambda: _is_hit(part, spot))  # what has just come up takes its place first
        point = part.mapTo(window, spot)
        QTest.mouseMove(window.windowHandle(), point)
        QTest.mouseClick(window.windowHandle(), button, NONE, point)

    def press(self, words: str) -> None:
        """A button, tick or choice by its words."""
        self.click(
            self.seen(
                QAbstractButton, lambda one: words in (plain(one.text()), one.accessibleName())
            )
        )

    def tab(self, words: str) -> None:
        """A tab by its words."""
        bar = self.seen(QTabBar, lambda one: words in _tabs(one))
        self.click(bar, bar.tabRect(_tabs(bar).index(words)).center())

    def row(self, words: str, *, double: bool = False) -> None:
        """The first row of a list in front in which these words stand."""
        view, index = self._row(words)
        view.scrollTo(index)
        spot = view.visualRect(index).center()
        at = view.viewport()
        if double:
            self.double_click(at, spot)
        else:
            self.click(at, spot)

    def _row(self, words: str) -> tuple[QAbstractItemView, QModelIndex]:
        for view in _all(self.front(), QAbstractItemView):
            if not view.isVisible():
                continue
            for index in _indexes(view):
                if words in str(index.data() or ""):
                    return view, index
        raise AssertionError(f"No row has \u201c{words}\u201d.")

    def cell(self, view: str, row: int, column: int, *, tick: bool = False) -> None:
        """A cell of a list by the list's name; with `tick` the box in it."""
        there = self.seen(QAbstractItemView, lambda one: one.accessibleName() == view)
        index = there.model().index(row, column)
        there.scrollTo(index)
        cell = there.visualRect(index)
        spot = QPoint(cell.left() + _BOX, cell.center().y()) if tick else cell.center()
        self.click(there.viewport(), spot)

    def menu(self, *words: str) -> None:
        """An entry of the menu bar: "File", "Back up now"."""
        first, *rest = words
        bar = self.seen(QMenuBar, lambda _: True, QApplication.activeWindow())
        title = next(one for one in bar.actions() if plain(one.text()) == first)
        self._press(bar, bar.actionGeometry(title).center(), LEFT)
        for word in rest:
            self.entry(word)

    def entry(self, words: str) -> None:
        """An entry of the menu that is down."""
        menu = self.front()
        assert isinstance(menu, QMenu), f"No menu is down, but {_name(menu)}."
        entry = next(one for one in menu.actions() if plain(one.text()) == words)
        assert entry.isEnabled(), f"\u201c{words}\u201d cannot be chosen now."
        self._press(menu, menu.actionGeometry(entry).center(), LEFT)
        self.rest()

    def choose(self, field: str, words: str) -> None:
        """One of the choices that a field drops down."""
        box = self.seen(QComboBox, lambda one: one.accessibleName() == field)
        self.click(box)
        self.pick(words)

    def pick(self, words: str) -> None:
        """One of the choices in a list that has dropped down."""
        self.wait_until(lambda: QApplication.activePopupWidget() is not None)
        self._qtbot.wait(
            QApplication.doubleClickInterval()
        )  # sooner, it would be half a double click
        popup = self.front()
        box = popup.parentWidget()
        assert isinstance(box, QComboBox), f"No list has dropped down, but {_name(popup)}."
        place = box.findText(words)
        assert place >= 0, f"\u201c{words}\u201d is not among the choices of {_name(box)}."
        # By the share of its height: Qt may know the list itself under the name of one that is gone.
        down = int((place + 0.5) * popup.height() / box.count())
        QTest.mouseClick(popup.windowHandle(), LEFT, NONE, QPoint(popup.width() // 3, down))
        self.wait_until(lambda: QApplication.activePopupWidget() is None)
        self.rest()

    # -- keys --------------------------------------------------------------------------------------

    def keys(self, *keys: str) -> None:
        """Keys one after the other, as they are written in menus: "Ctrl+N", "Tab", "Down"."""
        for key in keys:
            QTest.keySequence(self._focus(), key)
            self.rest()

    def type(self, text: str) -> None:
        """Letters into whatever has the focus."""
        write(self._focus(), text)
        self.rest()

    def fill(self, field: str, text: str) -> None:
        """Click into a field, and type in place of what stood there."""
        part = self.seen(
            QWidget, lambda one: one.accessibleName() == field and not isinstance(one, QLabel)
        )
        self.click(part)
        self.wait_until(lambda: _has_the_keys(part))
        self.keys("Ctrl+A")
        self.type(text)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.front()

    def rest(self) -> None:
        """Until the program has done what it was asked to."""
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self._is_busy())
        QApplication.processEvents()


def _has_the_keys(part: QWidget) -> bool:
    """Whether what is typed goes there: where a window has just come up, that takes a moment."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))


def _is_hit(part: QWidget, spot: QPoint) -> bool:
    """Whether a click there meets this part, and nothing that lies over it."""
    window = part.window()
    hit = window.childAt(part.mapTo(window, spot)) or window
    return hit is part or part.isAncestorOf(hit)


def _front() -> QWidget | None:
    modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return modal or QApplication.activeWindow()


def _topmost() -> QWidget:
    """The dialog that must be answered first, else the window."""
    there = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return next((one for one in reversed(there) if one.isModal()), there[0])


def write(part: QWidget, text: str) -> None:
    """Type letters of any language, as a keyboard that has them sends them."""
    for letter in text:
        if letter.isascii() and letter.isprintable():
            QTest.keyClicks(part, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(part, QKeyEvent(kind, 0, NONE, letter))


def _all(inside: QWidget, kind: type[W]) -> list[W]:
    return ([inside] if isinstance(inside, kind) else []) + inside.findChildren(kind)


def _tabs(bar: QTabBar) -> list[str]:
    return [plain(bar.tabText(number)) for number in range(bar.count())]


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Every cell of a list or tree, branches that are closed too."""
    model = view.model()
    a_list = isinstance(
        model, QAbstractListModel
    )  # which keeps the number of its columns to itself

    def below(parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(model.rowCount(parent)):
            for column in range(1 if a_list else model.columnCount(parent)):
                yield model.index(row, column, parent)
            if not a_list:
                yield from below(model.index(row, 0, parent))

    if model is not None:
        yield from below(view.rootIndex())


def _bring_into_sight(part: QWidget) -> None:
    """Scroll to it as a person would, with whatever it stands in."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
        above = above.parentWidget()
    QApplication.processEvents()


def _name(part: QWidget) -> str:
    return f"{type(part).__name__} \u201c{part.accessibleName() or _text(part) or part.objectName()}\u201d"


def _text(part: QWidget) -> str:
    """The words that stand in it."""
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        return part.text()
    return part.toPlainText() if isinstance(part, QTextEdit | QPlainTextEdit) else ""


def _names(inside: QWidget) -> list[str]:
    return [_name(one) for one in _all(inside, QWidget) if one.isVisible() and one.isEnabled()]
