"""What stands in the way of a data file, and the ways out: buttons that say what they do."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import AlreadyOpenError, ReadOnlyError
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say

Way = tuple[str, str, Callable[[], object]]
"""The words on the button, what it does, and doing it."""


class Trouble(Dialog):
    """One sentence that says what is, one that says what to do, and each way out with its button."""

    manual = "trouble"

    def __init__(self, parent: QWidget, error: OutreachError, ways: list[Way]) -> None:
        super().__init__(parent, say("Outreach Desktop"), error.message)
        self.column.addWidget(label(error.hint))
        self.ways = [button(words, primary=place == 0) for place, (words, _, _) in enumerate(ways)]
        for one, (_, does, do) in zip(self.ways, ways, strict=True):
            one.setAccessibleDescription(does)
            one.clicked.connect(lambda _=False, do=do: self._take(do))
            way = QVBoxLayout()
            way.setSpacing(GRID // 2)
            way.addWidget(one, alignment=Qt.AlignmentFlag.AlignLeft)
            way.addWidget(label(does, "small"))
            self.column.addLayout(way)
        self.column.addStretch(1)
        leave = button(say("Close"))
        leave.clicked.connect(self.reject)
        self.finish([leave], size=(520, 200 + 88 * len(ways)))
        (self.ways or [leave])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, do: Callable[[], object]) -> None:
        self.accept()
        do()


def ways_out(
    error: OutreachError,
    *,
    look: Callable[[Path], object],
    look_at_backup: Callable[[], object] | None,
    accept: Callable[[Path], object],
    copy: Callable[[Path], object],
) -> list[Way]:
    """What can be done about `error` besides leaving the file alone; nothing for most.

    `look_at_backup` is None where there is none.
    """
    if isinstance(error, ReadOnlyError):
        path = error.path
        return [
            (say("&Look at it"), say("Everything can be read, searched and printed. Nothing can be changed."),
             lambda: look(path)),
            (say("Save a &copy of my own\u2026"), say("A copy in a folder where you may write, to work on from now on."),
             lambda: copy(path)),
        ]  # fmt: skip
    if isinstance(error, AlreadyOpenError) and error.computer:
        path = error.path
        return [
            (say("&Look at it"), say("Shows what is in the file as it is now. Nothing can be changed."),
             lambda: look(path)),
            (say("&Open it anyway"), say(("Only if it is closed on {computer}: if two computers use it at the same time, work "
            "is lost."), computer=error.computer),
             lambda: accept(path)),
        ]  # fmt: skip
    if isinstance(error, AlreadyOpenError) and look_at_backup is not None:
        return [
            (say("&Look at the last backup"), say("Shows what was in the file when it was last backed up. Nothing can be changed."),
             look_at_backup),
        ]  # fmt: skip
    if isinstance(error, AlreadyOpenError):
        path = error.path
        return [
            (say("&Look at it"), say("Shows what is saved in the file by now. There is no backup of it. Nothing can be changed."),
             lambda: look(path)),
        ]  # fmt: skip
    return []
