"""What hands do to a part of the window: every wheel, key and list, and what is wrong with how it answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

P = TypeVar("P", bound=QWidget)
_EDGES = 24  # what is drawn around an open list


def double_click(part: QWidget) -> None:
    """Two presses as quickly as people do it, at one place, as the window gets them."""
    window = part.window().windowHandle()
    spot = part.mapTo(part.window(), part.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, none, spot)


def called(part: QWidget) -> str:
    """How a fault names a part."""
    words = part.accessibleName() or getattr(part, "text", str)()
    return f"{type(part).__name__} {words or part.objectName()!r}"


def seen(root: QWidget, kind: type[P]) -> list[P]:
    """The parts of this kind that can be seen and used."""
    return [one for one in root.findChildren(kind) if one.isVisibleTo(root) and one.isEnabled()]


def changed_by_the_wheel(root: QWidget) -> Iterator[str]:
    """What the wheel chooses differently, or keeps from scrolling the page it stands on."""
    for one in seen(root, QWidget):
        inside = isinstance(one.parent(), QComboBox | QAbstractSpinBox)  # its line, its list
        if isinstance(one, QScrollBar) or inside:
            continue
        if isinstance(one, QComboBox | QAbstractSpinBox | QAbstractSlider | QTabBar):
            before = _state(one)
            one.setFocus()
            event = _wheel(one)
            QApplication.sendEvent(one, event)
            if _state(one) != before or event.isAccepted():
                yield called(one)


def _state(one: QWidget) -> object:
    for name in ("currentText", "value", "text", "currentIndex"):
        if hasattr(one, name):
            return getattr(one, name)()
    raise TypeError(type(one))


def _wheel(over: QWidget) -> QWheelEvent:
    middle = over.rect().center()
    return QWheelEvent(
        QPointF(middle),
        QPointF(over.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def focused_by_the_wheel(root: QWidget) -> Iterator[str]:
    """What takes the keyboard while somebody scrolls past it."""
    wheel = Qt.FocusPolicy.WheelFocus.value & ~Qt.FocusPolicy.StrongFocus.value
    for one in seen(root, QWidget):
        inside = one.focusProxy() is not None or one.objectName().startswith("qt_")
        if one.focusPolicy().value & wheel and not inside:
            yield called(one)


def deaf_to_enter(root: QWidget) -> Iterator[str]:
    """Buttons with the keyboard that Enter does not press."""
    for one in seen(root, QAbstractButton):
        is_ticked = isinstance(one, QCheckBox | QRadioButton)
        has_menu = (
            isinstance(one, QPushButton) and one.menu() is not None
        )  # it would wait for a choice
        within = isinstance(one.parent(), QLineEdit | QTabBar)
        if is_ticked or has_menu or within or not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if one.receivers("2clicked(bool)"):
            one.clicked.disconnect()  # what it does is tried elsewhere
        pressed = QSignalSpy(one.clicked)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(one, key)
        if pressed.count() != 2:
            yield called(one)


def cut_lists(root: QWidget) -> Iterator[str]:
    """Drop-downs whose open list cuts a choice, though the screen has room for it."""
    for one in seen(root, QComboBox):
        if not one.count():
            continue
        one.showPopup()
        QApplication.processEvents()
        view, room = one.view(), one.screen().availableSize()
        high = sum(view.sizeHintForRow(row) for row in range(one.count()))
        wide = view.sizeHintForColumn(0)
        fits = high + _EDGES < room.height()
        if (fits and view.viewport().height() < high) or view.viewport().width() < wide:
            yield called(one)
        one.hidePopup()


def nameless(root: QWidget) -> Iterator[str]:
    """What can be focused, and says nothing to a screen reader."""
    for one in (root, *root.findChildren(QWidget)):
        inside_a_field = one.focusProxy() is not None or one.objectName().startswith("qt_")
        focusable = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(root)
        if focusable and one.isEnabled() and not inside_a_field and not isinstance(one, QMenu):
            text = getattr(one, "text", str)()
            if not one.accessibleName() and not text:
                yield f"{type(one).__name__} in {type(one.parent()).__name__}"


class _Flashes(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_known = isinstance(watched, QMainWindow | QDialog) and watched.windowTitle()
            passes = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not (is_known or passes):
                self.seen.append(called(watched))
        return False


@contextmanager
def watched_for_flashes() -> Iterator[list[str]]:
    """The parts that are shown meanwhile before they have a place: each is a window for an instant."""
    flashes, application = _Flashes(), QApplication.instance()
    assert application is not None
    application.installEventFilter(flashes)
    yield flashes.seen
    application.removeEventFilter(flashes)


def untitled(window: QWidget) -> Iterator[str]:
    """A window without a name in its title bar."""
    if not window.windowTitle().strip():
        yield called(window)


RULES = (nameless, focused_by_the_wheel, changed_by_the_wheel, cut_lists, deaf_to_enter)
"""`deaf_to_enter` comes last: buttons do nothing any more after it."""
