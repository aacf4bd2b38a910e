"""A letterhead that a group has in Word: chosen, taken away, or written to be changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop import given, writing
from outreach_desktop.domain.documents.documents import LARGEST_FILE, file_problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letter_look
from outreach_desktop.ui.desk.choosing import file_to_open, file_to_write
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say

_PATTERN = say("Word files (*.docx *.dotx)")


class LetterheadFile(QWidget):
    """The name and the content of the Word file; content b"" is the letterhead as the program draws it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name, self._content = "", b""
        self.name = label()
        self.outcome = label(look="small")
        self.taken = label(look="small")
        self.taken.hide()
        self.choose_button = button(
            say("Choose\u2026"), name=say("Choose a Word file with your letterhead"), changes=True
        )
        self.remove_button = button(
            say("Remove"), look="link", name=say("Go back to the letterhead as drawn"), changes=True
        )
        self.write_button = button(say("Make one to change in Word\u2026"), look="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.name)
        column.addLayout(
            Flow(self.choose_button, self.remove_button, self.write_button, spacing=GRID)
        )
        column.addWidget(self.taken)
        column.addWidget(self.outcome)
        self.setFocusProxy(self.choose_button)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda: self._change("", b""))
        self.write_button.clicked.connect(self._write)
        self.show_file("", b"")

    def file(self) -> tuple[str, bytes]:
        """The name and the content of what is chosen."""
        return self._name, self._content

    def show_file(self, name: str, content: bytes) -> None:
        """Show what is kept; nothing counts as edited by it."""
        self._name, self._content = name, content
        self.name.setText(name or say("As drawn, with your logo, name and address"))
        self.remove_button.setVisible(bool(name))
        self.taken.hide()  # until it was read
        self.outcome.hide()

    def show_taken(self, told: Sequence[str]) -> None:
        """Say what letters take from it, a sentence each."""
        self.taken.setText("\n".join(told))
        show_if(self.taken, bool(told))

    def _change(self, name: str, content: bytes) -> None:
        self.show_file(name, content)
        self.choose_button.setFocus()
        self.edited.emit()

    def _choose(self) -> None:
        path = file_to_open(
            self, say("Choose a Word file with your letterhead"), _PATTERN, "templates"
        )
        if path is None:
            return
        try:
            self._change(path.name, given.read(path, at_most=LARGEST_FILE))
        except given.TooLargeError as error:
            messages.tell(self, OutreachError(" ".join(file_problems(path.name, error.size))))
        except OSError as error:
            reason = error.strerror or say("no reason was given")
            messages.tell(
                self,
                OutreachError(
                    say(
                        "\u201c{name}\u201d cannot be read: {reason}.",
                        name=path.name,
                        reason=reason,
                    ),
                    hint=say("Choose another Word file."),
                ),
            )

    def _write(self) -> None:
        name = say("Our letterhead") + ".docx"
        path = file_to_write(self, say("Where to write it"), name, "templates", pattern=_PATTERN)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".docx")
        try:
            writing.write_new(path, letter_look.to_change())
        except OutreachError as error:
            messages.tell(self, error)
            return
        self._written(path)

    def _written(self, path: Path) -> None:
        words = say(
            "\u201c{name}\u201d is written to {folder}. Change its header in Word, save it, and choose it here.",
            name=path.name,
            folder=str(path.parent),
        )
        self.outcome.setText(words)
        self.outcome.show()
