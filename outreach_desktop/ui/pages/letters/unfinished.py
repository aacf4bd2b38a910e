"""The strip about a batch that something interrupted: make the rest of it, or leave it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.words import say


class RestStrip(QWidget):
    """Speaks of the newest batch that waits; while its rest is in hand, it offers to choose anew instead."""

    wanted = Signal(object)
    """Make the rest of this Batch."""
    left = Signal(object)
    """Never make it."""
    put_back = Signal()
    """Not now: choose people and documents anew."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: tuple[Batch, ...] = ()
        self.in_hand: Batch | None = None
        self.banner = Banner(look="warning", action=say("Finish these"))
        self.leave = self.banner.add_button(say("Discard"))
        for one in (self.banner.action, self.leave):
            changing.mark(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, 0, GRID * 2, GRID)
        column.addWidget(self.banner)
        self.banner.action.clicked.connect(self._followed)
        self.leave.clicked.connect(self._leave)
        self.show_waiting(())

    def show_waiting(self, batches: Sequence[Batch]) -> None:
        """These did not come to their end."""
        self.waiting = tuple(batches)
        self._say()

    def take(self, batch: Batch | None) -> None:
        """The rest of this one is in hand now, or of none."""
        self.in_hand = batch
        self._say()

    def _say(self) -> None:
        if self.in_hand is not None:
            batch = self.in_hand
            words = say(
                "The other {count} {documents} are made as they were asked for.",
                count=batch.left,
                documents=batch.name,
            )
            action, look = say("Write another letter instead"), "info"
        elif self.waiting:
            batch = self.waiting[-1]
            words, look = letters.told(batch), "warning"
            action = (
                say("Make the other {count}", count=batch.left) if batch.left else say("Finish it")
            )
        else:
            words, action, look = "", "", "info"
        self.banner.action.setText(action)
        self.banner.action.setAccessibleName(action)
        self.leave.setVisible(self.in_hand is None)
        self.banner.say(words, look)
        self.setVisible(bool(words))

    def _leave(self) -> None:
        self.left.emit(self.waiting[-1])

    def _followed(self) -> None:
        if self.in_hand is not None:
            self.put_back.emit()
        else:
            self.wanted.emit(self.waiting[-1])
