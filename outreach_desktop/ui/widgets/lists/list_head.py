"""The head of a page with a list: what it lists, how many of them, and the way to a new one."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.ui.desk.actions import Action, plain, shortcuts
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.labels import button, label, more_button, restyle
from outreach_desktop.words import say

_LOW: Final = 18
"""Lines of text; where a page is lower, large text on a small screen, a second line of the head would be missing below."""


class ListHead(QWidget):
    """`adds` is the action that the button does: its words, sign and key are those of the menu; `others` stand beside it.

    On a low page it stays in one line: the name is smaller, and the button shows its sign alone where its words have no room.
    """

    add_wanted = Signal()
    register_wanted = Signal()
    """A new one is to come from a register."""

    def __init__(
        self, title: str, adds: Action, *others: QWidget, from_register: bool = False
    ) -> None:
        super().__init__()
        self._heading = heading = label(title, "heading")
        heading.setWordWrap(False)
        self.count = label(look="count")
        self.count.setWordWrap(False)
        words = adds.text.replace("&", "")
        self.add = button(words, icon=adds.icon, changes=True)
        self._add_says = self.add.text()
        self.add.setToolTip(with_key(adds))
        self.add.clicked.connect(self.add_wanted)
        ways: list[QWidget] = [self.add, *others]
        if from_register:
            register = (say("From a register\u2026"), self.register_wanted.emit)
            more = more_button(changes=[register], name=say("More ways to add"))
            ways.append(more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._line = Beside(
            Beside(heading, self.count, spacing=GRID, stretched=0),
            Beside(*ways, spacing=GRID, stretched=0),
            spacing=GRID,
            stretched=0,
        )
        self._column.addWidget(self._line)

    def _fit(self) -> None:
        """Whether the button has its words."""
        page = self.parentWidget()
        if page is None:
            return
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        low = page.height() < _LOW * metrics.lineSpacing()
        look = "title" if low else "heading"
        if look != self._heading.property("look"):
            self._heading.setProperty("look", look)
            restyle(self._heading)
        words = metrics.horizontalAdvance(self._add_says)
        without = self._line.in_one_line() - (words if self.add.text() else 0)
        says = "" if low and without <= room < without + words else self._add_says
        if says != self.add.text():
            self.add.setText(says)

    def event(self, event: QEvent) -> bool:
        """It stands on a page now, or something in it says more than it did."""
        page = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and page is not None:
            page.installEventFilter(self)
        elif event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self._fit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page is higher now, or lower."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        super().resizeEvent(event)
        self._fit()

    def put_below(self, part: QWidget) -> None:
        """A line more, below what the list is called."""
        self._column.addWidget(part)


def with_key(action: Action) -> str:
    """“New contact (Ctrl+N)”."""
    keys = ", ".join(
        key.toString(QKeySequence.SequenceFormat.NativeText) for key in shortcuts(action)
    )
    return f"{plain(action.text)} ({keys})" if keys else plain(action.text)
