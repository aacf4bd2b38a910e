"""The leaflets of the group itself: kept here once, and offered wherever letters enclose something."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say


class Enclosures(QWidget):
    """What there is, and the way to attach more."""

    said = Signal(str)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.files = AttachedFiles(runner)
        self.attach_button = button(
            say("Attach a file\u2026"),
            icon="plus",
            name=say("Attach a file to enclose with letters"),
            changes=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID * 2, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(say("To enclose with letters"), "section"))
        column.addWidget(
            label(
                say(
                    "Leaflets as PDF files: Letters offers them under Enclosures, and prints their pages after each reader\u2019s own."
                ),
                "muted",
            )
        )
        column.addWidget(self.files)
        column.addWidget(self.attach_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.attach_button.clicked.connect(self.files.attach)
        self.files.said.connect(self.said)

    def show_files(self, own_id: str, files: Sequence[AttachedFile]) -> None:
        """Show those that hang on the group, which has this id."""
        self.files.show_files(own_id, files)
