"""What going back to a backup would cost and bring, in names and numbers."""

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from outreach_desktop.domain.subjects import counted
from outreach_desktop.services.safety.recovery import Comparison, Counts
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.labels import clear, label
from outreach_desktop.words import say


class ComparisonView(QWidget):
    """A sentence while it is being worked out; then what would go, come back, and be as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID // 2)

    def say(self, sentence: str) -> None:
        """Show a sentence instead."""
        self._show([("", sentence)])

    def show_comparison(self, found: Comparison) -> None:
        """Names first: they say more than numbers."""
        parts = [
            (say("You would lose"), found.lost),
            (say("You would get back"), found.gained),
            (say("These would be as they were then"), found.changed),
        ]
        told = [(heading, "; ".join(names)) for heading, names in parts if names]
        if found.unread:
            told.insert(0, ("", _UNREAD))
        if not any(names for _, names in parts):
            told.append(("", _NOTHING))
        told.append((say("Now"), _counted(found.present)))
        told.append((say("In the backup"), _counted(found.backup)))
        self._show(told)

    def text(self) -> str:
        """All that is said, line by line."""
        shown = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in shown if item is not None)
        return "\n".join(one.text() for one in widgets if isinstance(one, QLabel))

    def _show(self, parts: Sequence[tuple[str, str]]) -> None:
        clear(self._column)
        for heading, text in parts:
            if heading:
                self._column.addWidget(label(heading, "section"))
            self._column.addWidget(label(text))
        self._column.addStretch(1)
        # Nobody tabs to words to find out that they are others now.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))


def _counted(counts: Counts) -> str:
    told = ", ".join(counted(table, how_many) for table, how_many in counts.rows.items())
    if counts.last_change is None:
        return f"{told}."
    moment = short_moment(counts.last_change)
    last = (
        say(
            "Last changed on {moment}: {action}",
            moment=moment,
            action=counts.last_action,
        )
        if counts.last_action
        else say("Last changed on {moment}.", moment=moment)
    )
    return f"{told}. {last}"


_NOTHING = say("The present file and this backup are the same.")
_UNREAD = say(
    "Only part of the present file could be read, so there may be more in it than is shown here."
)
