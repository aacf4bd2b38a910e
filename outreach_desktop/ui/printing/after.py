"""What is asked afterwards: did all of it come out of the printer?"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.printing.cups import Commands
from outreach_desktop.ui.widgets.labels import Banner, label
from outreach_desktop.words import say, say_many

_EVERY_MS = 2000
_LONGEST = 1800  # times it is asked: an hour


class Afterwards(QWidget):
    """Says what was sent, follows it through the queue of the printer, and asks."""

    done = Signal()
    """Everything has left the queue."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._printer = ""
        self._jobs: Sequence[str] = ()
        self._asked = 0
        self._left = 0
        self.result = Banner()
        self.state = label(look="muted")
        self.question = label(look="title")
        self.words = label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        for part in (self.result, self.state, self.question, self.words):
            column.addWidget(part)
        column.addStretch(1)
        self.clock = QTimer(self)
        self.clock.setInterval(_EVERY_MS)
        self.clock.timeout.connect(self.look)

    def say(self, sentence: str, question: str = "", words: str = "") -> None:
        """Show what came of it."""
        self.result.say(sentence, "info")
        self.question.setText(question)
        self.words.setText(words)
        self.state.setText("")
        self.state.hide()

    def follow(self, printer: str, jobs: Sequence[str]) -> None:
        """Say how these jobs fare, until they have left the queue."""
        self._printer, self._jobs, self._asked = printer, tuple(jobs), 0
        if jobs:
            self.look()
            self.clock.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self.clock.stop()

    def look(self) -> None:
        """Ask the print system how the jobs fare."""
        self._asked += 1
        if self._asked > _LONGEST:
            self.clock.stop()
        self._commands.ask_waiting(self._printer, self._jobs, self._show_waiting)

    def _show_waiting(self, count: int) -> None:
        self._left = count
        if count:
            self._commands.ask_state(self._printer, self._show_state)
            return
        self.clock.stop()
        self._show(say("Everything has left the printer\u2019s queue."))
        self.done.emit()

    def _show_state(self, state: str) -> None:
        if self._left:
            waiting = say_many(
                "One job is still in the printer\u2019s queue.",
                "{count} jobs are still in the printer\u2019s queue.",
                self._left,
            )
            self._show(f"{waiting} {state}".strip())

    def _show(self, words: str) -> None:
        self.state.setText(words)
        self.state.show()
