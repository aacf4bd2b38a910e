"""A dialog that is no form: a heading, parts, a row of buttons; as large as it was left."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from outreach_desktop import log
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.help_key import HelpKey
from outreach_desktop.ui.widgets.dialogs.lock_key import LockKey
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import KeysGoBack, Tall, open_at


class Dialog(QDialog):
    """Parts are added to `column`; `finish` puts the buttons below and opens nothing yet."""

    def __init__(self, parent: QWidget | None, title: str, heading: str = "") -> None:
        super().__init__(parent)
        theme.dress(self)
        log.happened(type(self))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        KeysGoBack(self)
        HelpKey(self)
        LockKey(self)
        self.heading = label(heading or title, "heading")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID)
        self.column.setSpacing(GRID * 3 // 2)
        self.column.addWidget(self.heading)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(Tall(inside), 1)

    def finish(
        self,
        buttons: Sequence[QPushButton],
        *,
        others: Sequence[QPushButton] = (),
        size: tuple[int, int] = (640, 480),
    ) -> None:
        """The buttons that end it on the right, what else can be done on the left, always in sight."""
        row = QHBoxLayout()
        row.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID * 2)
        row.setSpacing(GRID)
        row.addLayout(Flow(*others, spacing=GRID), 1)
        for one in buttons:
            row.addWidget(one)
        self._ends = tuple(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # and the one among the digits
            QShortcut(QKeySequence(keys), self, self._do_it)
        self._whole.addLayout(row)
        open_at(self, *size)
        kept = QSettings().value(self._key())
        if isinstance(kept, QSize):
            room = self.screen().availableSize()
            self.resize(kept.expandedTo(self.minimumSizeHint()).boundedTo(room))

    def _do_it(self) -> None:
        """What the coloured button says, as in a form, wherever the keyboard is."""
        for one in self._ends:
            if one.property("primary") and one.isVisible():
                one.click()  # which Qt leaves undone where it is not offered now

    def _key(self) -> str:
        return f"dialogs/{type(self).__name__}/{theme.scaled(100)}"

    def done(self, result: int) -> None:
        """Remember the size, however it is closed."""
        QSettings().setValue(self._key(), self.size())
        super().done(result)
