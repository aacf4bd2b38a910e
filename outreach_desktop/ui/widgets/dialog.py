"""A dialog that is no form: a heading, parts, a row of buttons; as large as it was left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from outreach_desktop import log
from outreach_desktop.ui import theme
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.help_key import HelpKey
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import Flow, KeysGoBack, Tall, open_at


class _Body(Tall):
    """Knows that words which wrap need more lines where it is narrow, and scrolls before it cuts them."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._inside = part

    def _make_room(self) -> None:
        layout = self._inside.layout()
        if layout is not None:
            least = layout.totalMinimumSize().height()
            if layout.hasHeightForWidth():
                least = layout.totalMinimumHeightForWidth(self.viewport().width())
            self._inside.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is wider now, or narrower."""
        self._make_room()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something inside has become longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)


class Dialog(QDialog):
    """Parts are added to `column`; `finish` puts the buttons below and opens nothing yet."""

    def __init__(self, parent: QWidget | None, title: str, heading: str = "") -> None:
        super().__init__(parent)
        log.happened(type(self))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        KeysGoBack(self)
        HelpKey(self)
        self.heading = label(heading or title, "heading")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID)
        self.column.setSpacing(GRID * 3 // 2)
        self.column.addWidget(self.heading)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(_Body(inside), 1)

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
        self._whole.addLayout(row)
        open_at(self, *size)
        kept = QSettings().value(self._key())
        if isinstance(kept, QSize):
            room = self.screen().availableSize()
            self.resize(kept.expandedTo(self.minimumSizeHint()).boundedTo(room))

    def _key(self) -> str:
        return f"dialogs/{type(self).__name__}/{theme.scaled(100)}"

    def done(self, result: int) -> None:
        """Remember the size, however it is closed."""
        QSettings().setValue(self._key(), self.size())
        super().done(result)
