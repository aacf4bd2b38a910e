"""The filters above a list. On a low page they give way to it: only those stay that are set, until someone asks for all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.forms.asked import AskedField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.words import say

_ROWS = 6
"""Who looks for someone sees so many at once, before there are filters."""


class Filters(QWidget):
    """`ask` is the button that shows all of them and hides them again; it is there while they do not fit."""

    def __init__(self, *fields: ChoiceField | AskedField) -> None:
        super().__init__()
        self._fields = fields
        self._folded, self._asked = False, False
        self.ask = button("", icon="chevron-mid", name=say("Filters"))
        self.ask.setToolTip(say("Filters"))
        self.ask.clicked.connect(self._turn)
        self.ask.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Beside(*fields, spacing=GRID))

    def make_way_for(self, table: QTableView, room: QSize) -> None:
        """Where `room`, for them and for the table, does not do for both, they fold."""
        rows = _ROWS * table.verticalHeader().defaultSectionSize()
        least = (
            self._full_height(room.width()) + table.horizontalHeader().sizeHint().height() + rows
        )
        if (room.height() < least) != self._folded:
            self._folded, self._asked = room.height() < least, False
        self.settle()

    def _full_height(self, width: int) -> int:
        """How high all of them are, side by side or one under the other, and the gap below."""
        hints = [field.minimumSizeHint() for field in self._fields]
        gaps = GRID * (len(hints) - 1)
        high = max(hint.height() for hint in hints)
        in_one_line = sum(hint.width() for hint in hints) + gaps <= width
        return (high if in_one_line else high * len(hints) + gaps) + GRID

    def settle(self) -> None:
        """Show all, or those that are set. The one that was just cleared keeps the keyboard, and stays until it is left."""
        every = not self._folded or self._asked
        for field in self._fields:
            field.setVisible(every or bool(field.value()) or field.hasFocus())
        self.setVisible(any(not field.isHidden() for field in self._fields))
        self.ask.setVisible(self._folded)
        theme.set_icon(self.ask, "chevron-up-mid" if self._asked else "chevron-mid")

    def _turn(self) -> None:
        self._asked = not self._asked
        self.settle()
        if self._asked:
            self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
