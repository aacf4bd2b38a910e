"""Locks the screen: by a key, when nobody was there for some minutes, when the window is minimised, or at the start.

All windows are hidden, and one that shows nothing of anyone stands in for them: no name is left in a page, a dialog, a
tooltip or a title, no key reaches a command, and what is being typed stays where it is and is kept as a draft as ever.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip, QWidget
from shiboken6 import isValid

from outreach_desktop.ui.desk.instances import Listener
from outreach_desktop.ui.safety import lock_settings
from outreach_desktop.ui.shell.lock.idle import Idle

if TYPE_CHECKING:
    from outreach_desktop.ui.shell.lock.screen import LockScreen


class Locking(QObject):
    """Hides everything, and shows it again."""

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.time) -> None:
        super().__init__(window)
        self._window = window
        self._steady: Callable[[], float] = time.monotonic
        """Pauses after wrong passphrases are told by a clock that nobody can set."""
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._selected = (0, 0)
        """Where the cursor was in the line that had the keyboard, or what was selected there begins, and its length."""
        self.screen: LockScreen | None = None
        """The window that stands in for all others; None while nothing is locked."""
        self.idle = Idle(self, clock, lock_settings.minutes)
        self.idle.due.connect(self.lock)

    def begin(self) -> None:
        """The window is there: watch from now on, and ask first where that is wanted."""
        self.idle.start()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.windowStateChanged.connect(self._state_changed)
        listener = self._window.findChild(Listener)
        if listener is not None:
            listener.called.connect(self._come_forward)
        is_wanted = lock_settings.at_start() or lock_settings.was_left_locked()
        if is_wanted and lock_settings.passphrase():
            self.lock()

    @property
    def is_locked(self) -> bool:
        """Whether nothing of anyone is to be seen."""
        return self.screen is not None

    def lock(self, *, minimised: bool = False) -> None:
        """Hide everything; while the window is being minimised, the lock screen takes no room either."""
        from outreach_desktop.ui.shell.lock.screen import LockScreen  # which no start waits for

        if self.is_locked:
            return
        self._focus = QApplication.focusWidget()
        if (line := _line_of(self._focus)) is not None:
            at, start, long = line.cursorPosition(), line.selectionStart(), line.selectionLength()
            self._selected = (at, 0) if start < 0 else (start, long)
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        QToolTip.hideText()
        lock_settings.keep_locked(locked=bool(lock_settings.passphrase()))
        self.screen = LockScreen(self._steady, self._window)
        self.screen.unlocked.connect(self.unlock)
        self.screen.leave_wanted.connect(self._leave)
        self.screen.resize(self._window.size())
        if not self._window.pos().isNull():  # else it was not placed yet
            self.screen.move(self._window.pos())
        state = self._window.windowState()
        if minimised:
            state |= Qt.WindowState.WindowMinimized  # which the window itself has not been told yet
        self.screen.setWindowState(state)
        open_now = [one for one in QApplication.topLevelWidgets() if self._is_to_hide(one)]
        self.screen.show()
        for one in sorted(open_now, key=_depth, reverse=True):
            self._hidden.insert(0, one)
            one.hide()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.idle.stop()
        self.screen.announce()

    def unlock(self) -> None:
        """Show everything again, as it was."""
        screen, self.screen = self.screen, None
        if screen is None:
            return
        lock_settings.keep_locked(locked=False)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        hidden, self._hidden = self._hidden, []
        for one in sorted(filter(isValid, hidden), key=_depth):
            one.setWindowState(one.windowState() & ~Qt.WindowState.WindowMinimized)
            one.show()
        screen.hide()
        screen.deleteLater()
        last = self._focus
        self._focus = None
        if last is not None and isValid(last):
            last.window().activateWindow()
            last.setFocus(Qt.FocusReason.OtherFocusReason)
            if (line := _line_of(last)) is not None:
                line.setSelection(*self._selected)  # a dialog that is shown selects all of it
        self.idle.start()

    def _is_to_hide(self, one: QWidget) -> bool:
        return one.isVisible() and one is not self.screen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is locked: what comes up by itself, such as a dialog of work that has ended, waits as well."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.screen
            and self.is_locked
        ):
            self._hidden.append(watched)
            QTimer.singleShot(0, watched, watched.hide)
        return super().eventFilter(watched, event)

    def _state_changed(self, state: Qt.WindowState) -> None:
        if state == Qt.WindowState.WindowMinimized and lock_settings.when_minimised():
            self.lock(minimised=True)

    def _come_forward(self) -> None:
        if self.screen is not None:
            self.screen.setWindowState(self.screen.windowState() & ~Qt.WindowState.WindowMinimized)
            self.screen.raise_()
            self.screen.activateWindow()

    def _leave(self) -> None:
        """Somebody closes the lock screen: the program ends if the window behind may, else it stays locked."""
        if self._window.close():
            QApplication.exit()


def _line_of(one: QWidget | None) -> QLineEdit | None:
    """The line that is typed into, where there is one."""
    if isinstance(one, QComboBox):
        return one.lineEdit()
    return one if isinstance(one, QLineEdit) else None


def _depth(one: QWidget) -> int:
    """A dialog is shown after the window it belongs to."""
    parent, depth = one.parentWidget(), 0
    while parent is not None:
        parent, depth = parent.window().parentWidget(), depth + 1
    return depth
