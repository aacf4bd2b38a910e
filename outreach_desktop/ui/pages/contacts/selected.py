"""What stands beside the list when several people are selected, or nobody."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say, say_many


class SeveralCard(QWidget):
    """How many are selected, and what can be done with all of them; each button says the number."""

    write_wanted = Signal()
    tag_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(look="heading")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.write = button(say("Write\u2026"), icon="mail", primary=True)
        self.tag = button(say("Tag\u2026"), icon="tag", changes=True)
        self.change = button(say("Change several\u2026"), icon="pencil", changes=True)
        self.remove = button(say("Remove\u2026"), icon="trash-2", changes=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.setSpacing(GRID * 2)
        column.addStretch(1)
        column.addWidget(self._heading)
        for one, signal in (
            (self.write, self.write_wanted),
            (self.tag, self.tag_wanted),
            (self.change, self.change_wanted),
            (self.remove, self.remove_wanted),
        ):
            one.setMinimumWidth(GRID * 32)
            one.clicked.connect(partial(signal.emit))
            column.addWidget(one, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_count(self, count: int, *, of_any: bool) -> None:
        """Speak of so many people; of nobody where there is not `of_any` one to choose."""
        nobody = say("Choose someone on the left") if of_any else ""
        self._heading.setText(
            say_many("{count} person selected", "{count} people selected", count)
            if count
            else nobody
        )
        for one, words in (
            (
                self.write,
                say_many("Write to {count} person\u2026", "Write to {count} people\u2026", count),
            ),
            (self.tag, say_many("Tag {count} person\u2026", "Tag {count} people\u2026", count)),
            (
                self.change,
                say_many("Change {count} person\u2026", "Change {count} people\u2026", count),
            ),
            (
                self.remove,
                say_many("Remove {count} person\u2026", "Remove {count} people\u2026", count),
            ),
        ):
            one.setText(words)
            one.setAccessibleName(words)
            one.setVisible(count > 1)
