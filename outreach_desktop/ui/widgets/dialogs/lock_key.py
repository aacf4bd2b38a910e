"""The key that locks the screen works in dialogs too, which keep the window behind them from hearing any."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMainWindow

from outreach_desktop.ui.desk.actions import LOCK


class LockKey(QObject):
    """Does in a dialog what the key does in the main window."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        shortcut = QShortcut(QKeySequence(LOCK.keys), dialog)
        shortcut.activated.connect(self._lock)

    def _lock(self) -> None:
        above = self._dialog.parentWidget()
        while above is not None and not isinstance(above, QMainWindow):
            above = above.parentWidget()
        action = above.findChild(QAction, LOCK.id) if above is not None else None
        if action is not None:
            action.trigger()
