"""The files that go with each letter: chosen from those attached to organisations, events and the group, or attached here."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.labels import button, clear, label, wrapping_link
from outreach_desktop.words import say


class EnclosuresField(QWidget):
    """`value` has their ids in the order in which they were chosen, which is that in which letters name them."""

    edited = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._chosen: list[str] = []
        self._names: dict[str, str] = {}
        self.pick = PickField(say("Type a part of the name of a file"))
        self.add_file = wrapping_link(say("Attach a PDF\u2026"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.pick)
        column.addLayout(self._lines)
        column.addWidget(self.add_file)
        self.setFocusProxy(self.pick)
        self.pick.edited.connect(self._take)
        self.add_file.clicked.connect(self._choose_file)

    def setAccessibleName(self, name: str) -> None:
        """The field in which is typed is called so too."""
        super().setAccessibleName(name)
        self.pick.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        """The ids of those chosen."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[str]) -> None:
        """Choose these; they are named as soon as it is known what they are called."""
        self._chosen = list(value)
        self._show()

    def show_offered(self, offered: Sequence[tuple[str, str]]) -> None:
        """These may be chosen; one that is not there any more is not chosen either."""
        if dict(offered) == self._names:
            return
        self._names = dict(offered)
        self.pick.set_choices(offered)
        self._chosen = [one for one in self._chosen if one in self._names]
        self._show()

    def _take(self) -> None:
        row_id = self.pick.value()
        if row_id and row_id not in self._chosen:
            self.set_value([*self._chosen, row_id])
        if row_id:  # once the list has closed, which writes the name into the field
            QTimer.singleShot(0, self.pick, partial(self.pick.set_value, ""))

    def _take_off(self, row_id: str) -> None:
        self.set_value([one for one in self._chosen if one != row_id])

    def _choose_file(self) -> None:
        path = file_to_open(self, say("Attach a PDF"), say("PDF files (*.pdf)"), "enclosures")
        if path is not None:
            self.attach(path)

    def attach(self, path: Path) -> None:
        """Keep a copy of this file with the group, and choose it."""

        def attach(db: Data) -> AttachedFile:
            return enclosed.attach(db, path)

        def attached(file: AttachedFile) -> None:
            self._names[file.id] = file.name
            self.set_value([*self._chosen, file.id])

        self._runner.do(self, attach, attached)

    def _show(self) -> None:
        clear(self._lines)
        for row_id in self._chosen:
            name = self._names.get(row_id, "")
            off = button(say("Take off"), look="link", name=say("Do not enclose {name}", name=name))
            off.clicked.connect(partial(self._take_off, row_id))
            line = QWidget()
            line.setLayout(Flow(label(name), off, spacing=GRID))
            self._lines.addWidget(line)
        self.edited.emit()
