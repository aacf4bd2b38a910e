"""Somebody who presses everything: clicks, keys and words at random, the same from the same seed."""

from random import Random

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from shiboken6 import isValid

from tests.walks.hands import Hands, plain, write

KEYS = (
    *[
        "Tab",
        "Tab",
        "Shift+Tab",
        "Return",
        "Return",
        "Space",
        "Space",
        "Esc",
        "Up",
        "Down",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PgDown",
        "Del",
        "F2",
        "F5",
        "F6",
    ],
    *[
        "Ctrl+N",
        "Ctrl+Shift+N",
        "Ctrl+E",
        "Ctrl+I",
        "Ctrl+G",
        "Ctrl+T",
        "Ctrl+H",
        "Ctrl+K",
        "Ctrl+F",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+O",
        "Ctrl+P",
    ],
    *[
        "Ctrl+Shift+P",
        "Ctrl+S",
        "Ctrl+A",
        "Ctrl+C",
        "Ctrl+V",
        "Ctrl+X",
        "Ctrl++",
        "Ctrl+-",
        "Ctrl+0",
        "Ctrl+/",
        "Alt+F",
        "Alt+E",
        "Alt+V",
        "Alt+H",
        "Alt+O",
    ],
    *(f"Ctrl+{number}" for number in range(1, 7)),
)
WORDS = (
    *[
        "ann",
        "o'neil",
        "tag:speaker",
        "place:",
        "town:",
        "profession:gp",
        "-x",
        "Łódź",
        "31.2.2026",
        "4.3.26",
        "25:99",
        "0",
        "-1",
        "a@b",
        "'",
        '"',
        "%",
        "\\",
        "{{",
        "}}",
    ],
    "x" * 300,
    "two\twords",
    "Dr Ann O'Neil",
    "«»{}[]<>&",
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_NOT_PRESSED = ("Quit",)  # it would be the end of the walk


class Monkey:
    """One step after another; each is told before it is done, to be read where one went wrong."""

    def __init__(self, hands: Hands, chance: Random) -> None:
        self._hands = hands
        self._chance = chance
        self._patience = QTimer(interval=300)
        self._patience.timeout.connect(self._let_go)

    def step(self) -> None:
        """Do something, and wait until the program has done with it."""
        ways = (
            self._click,
            self._click,
            self._click,
            self._press,
            self._press,
            self._key,
            self._key,
        )
        chosen = self._chance.choice(
            (*ways, self._type, self._wheel, self._other_button, self._double)
        )
        self._patience.start()
        try:
            chosen()
        finally:
            self._patience.stop()
        self._hands.rest()

    def _let_go(self) -> None:
        """The menu of a button of Qt's own, such as the months of a calendar, keeps us until something is chosen."""
        menu = QApplication.activePopupWidget()
        if menu is not None:
            self._tell("lets the menu go")
            menu.close()

    def _tell(self, what: str) -> None:
        print(what)  # shown by pytest where something goes wrong

    def _parts(self) -> list[QWidget]:
        """What is in front, then its parts that can be seen.

        They are held as long as one of them is used: Qt lets go of some with the last Python object that
        stands for what they lie in.
        """
        front = self._hands.front()
        parts = [one for one in front.findChildren(QWidget) if one.isVisible() and _is_in(one)]
        return [front, *parts]

    def _one_of(self, parts: list[QWidget]) -> QWidget:
        return self._chance.choice(parts[1:] or parts)

    def _spot(self, part: QWidget) -> QPoint:
        """A point of it that can be seen, in its window."""
        sight = part.visibleRegion().boundingRect()
        across = self._chance.randint(sight.left(), max(sight.left(), sight.right()))
        down = self._chance.randint(sight.top(), max(sight.top(), sight.bottom()))
        return part.mapTo(part.window(), QPoint(across, down))

    def _mouse(self, button: Qt.MouseButton, *, twice: bool = False) -> None:
        parts = self._parts()
        part = self._one_of(parts)
        spot, window = self._spot(part), part.window()
        if _leads_out(window, spot) or not _is_there(window, spot):
            return
        self._tell(
            f"{'double ' if twice else ''}{button.name} at {spot.toTuple()} in {_what(part)}"
        )
        handle, modifier = window.windowHandle(), self._chance.choice(_MODIFIERS)
        QTest.mouseMove(handle, spot)
        QTest.mouseClick(handle, button, modifier, spot)
        if twice and isValid(part) and part.isVisible():
            QTest.mouseDClick(handle, button, modifier, spot)

    def _click(self) -> None:
        self._mouse(Qt.MouseButton.LeftButton)

    def _other_button(self) -> None:
        self._mouse(Qt.MouseButton.RightButton)

    def _double(self) -> None:
        self._mouse(Qt.MouseButton.LeftButton, twice=True)

    def _press(self) -> None:
        """A button, which a click at random seldom meets."""
        buttons = [
            one
            for one in self._hands.front().findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and _is_in(one)
        ]
        if buttons:
            button = self._chance.choice(buttons)
            spot = button.mapTo(button.window(), button.rect().center())
            if not _is_there(button.window(), spot):
                return
            self._tell(f"press {_what(button)}")
            QTest.mouseClick(
                button.window().windowHandle(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                spot,
            )

    def _key(self) -> None:
        key = self._chance.choice(KEYS)
        front = self._hands.front()
        if isinstance(front, QMenu) and key in ("Return", "Space") and _active_leads_out(front):
            return
        part = _hears_keys() or front
        self._tell(f"key {key} in {_what(part)}")
        QTest.keySequence(part, key)

    def _type(self) -> None:
        words = self._chance.choice(WORDS)
        part = _hears_keys()
        if part is not None and not isinstance(part, QMenu):  # a letter there may lead out
            self._tell(f"type {words[:20]!r} in {_what(part)}")
            write(part, words)

    def _wheel(self) -> None:
        parts = self._parts()
        part = self._one_of(parts)
        down = QPoint(0, self._chance.choice((-120, 120, -480)))
        middle = QPointF(part.rect().center())
        self._tell(f"wheel in {_what(part)}")
        event = QWheelEvent(
            middle,
            QPointF(part.mapToGlobal(middle.toPoint())),
            QPoint(),
            down,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(part, event)


def _is_in(part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty()


def _is_there(window: QWidget, spot: QPoint) -> bool:
    """Whether the screen knows already how large a window is that has just come up."""
    size = window.windowHandle().size()
    return spot.x() < size.width() and spot.y() < size.height()


def _leads_out(window: QWidget, spot: QPoint) -> bool:
    """Whether a click there would end the program."""
    entry = window.actionAt(spot) if isinstance(window, QMenu) else None
    return entry is not None and plain(entry.text()) in _NOT_PRESSED


def _active_leads_out(menu: QMenu) -> bool:
    entry: QAction | None = menu.activeAction()  # which it is said to have always
    return entry is not None and plain(entry.text()) in _NOT_PRESSED


def _hears_keys() -> QWidget | None:
    """What a keyboard's keys reach: while a menu or list has dropped down, nothing behind it."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside: QWidget | None = popup.focusWidget()  # which it is said to have always
    return inside or popup


def _what(part: QWidget) -> str:
    words = part.accessibleName() or getattr(part, "objectName", str)()
    return f"{type(part).__name__} {words!r} of {type(part.window()).__name__}"
