"""The head of a page with a list: what it lists, how many of them, and the way to a new one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.ui.desk.actions import Action, plain, shortcuts
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.labels import button, label, more_button
from outreach_desktop.words import say


class ListHead(QWidget):
    """`adds` is the action that the button does: its words, sign and key are those of the menu."""

    add_wanted = Signal()
    register_wanted = Signal()
    """A new one is to come from a register."""

    def __init__(self, title: str, adds: Action, *, from_register: bool = False) -> None:
        super().__init__()
        heading = label(title, "heading")
        heading.setWordWrap(False)
        self.count = label(look="count")
        self.count.setWordWrap(False)
        self.add = button(adds.text.replace("&", ""), icon=adds.icon, changes=True)
        self.add.setToolTip(with_key(adds))
        self.add.clicked.connect(self.add_wanted)
        ways: list[QWidget] = [self.add]
        if from_register:
            words = say("From a register\u2026")
            more = more_button(
                changes=[(words, self.register_wanted.emit)], name=say("More ways to add")
            )
            ways.append(more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(
            Beside(
                Beside(heading, self.count, spacing=GRID, stretched=0),
                Beside(*ways, spacing=GRID, stretched=0),
                spacing=GRID,
                stretched=0,
            )
        )

    def put_below(self, part: QWidget) -> None:
        """A line more, below what the list is called."""
        self._column.addWidget(part)


def with_key(action: Action) -> str:
    """“New contact (Ctrl+N)”."""
    keys = ", ".join(
        key.toString(QKeySequence.SequenceFormat.NativeText) for key in shortcuts(action)
    )
    return f"{plain(action.text)} ({keys})" if keys else plain(action.text)
