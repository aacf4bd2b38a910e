"""Several people, chosen one after the other by typing a part of each name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.labels import button, clear, label
from outreach_desktop.words import say


class PeopleField(QWidget):
    """`value` has their ids in the order in which they were chosen; each has a button that takes them off."""

    edited = Signal()

    def __init__(self, page: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self.person = PersonField(page, runner, today)
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.person)
        column.addLayout(self._chosen)
        self.setFocusProxy(self.person)
        self.person.edited.connect(self._take)

    def setAccessibleName(self, name: str) -> None:
        """The field in which is typed is called so too."""
        super().setAccessibleName(name)
        self.person.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        """The ids of those chosen."""
        return tuple(self._names)

    def set_value(self, value: Sequence[str]) -> None:
        """These, of those who are named already; nobody empties it."""
        self._names = {one: self._names[one] for one in value if one in self._names}
        self._show()

    @property
    def named(self) -> list[list[str]]:
        """Each with the name, as a draft keeps them."""
        return [[one, name] for one, name in self._names.items()]

    def choose(self, row_id: str, name: str) -> None:
        """One more."""
        self._names[row_id] = name
        self._show()

    def _take(self) -> None:
        row_id, name = self.person.value(), self.person.currentText().strip()
        if row_id and row_id not in self._names:
            self.choose(row_id, name)
        if row_id:  # once the list has closed, which writes the name into the field
            QTimer.singleShot(0, self.person, partial(self.person.choose, "", ""))

    def _take_off(self, row_id: str) -> None:
        self._names.pop(row_id, None)
        self._show()

    def _show(self) -> None:
        clear(self._chosen)
        for row_id, name in self._names.items():
            off = button(say("Take off"), look="link", name=say("No copy for {name}", name=name))
            off.clicked.connect(partial(self._take_off, row_id))
            line = QWidget()
            line.setLayout(Flow(label(name), off, spacing=GRID))
            self._chosen.addWidget(line)
        self.edited.emit()
