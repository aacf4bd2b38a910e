"""F1 in a dialog, which keeps the keys of the window behind it to itself."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class HelpKey(QObject):
    """Lets F1 open the manual in front of a dialog, at the page about what has the keyboard there."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        keys = QShortcut(QKeySequence(Qt.Key.Key_F1), dialog)
        keys.activated.connect(self._open)

    def _open(self) -> None:
        from outreach_desktop.ui.shell.manual import (  # it is a dialog itself
            page_about,
            show_manual,
        )

        show_manual(self._dialog, page_about(QApplication.focusWidget() or self._dialog))
