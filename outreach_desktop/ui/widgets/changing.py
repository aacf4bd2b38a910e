"""What changes the data file is marked; a page of a file that is open to look at only does not offer it.

The page decides, once, with `only_look`. What stands on it asks when it is shown, wherever it came from, and
whenever it is about to be enabled.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from outreach_desktop.words import say

WHY = say("This file is open read-only.")
_PAGE, _CHANGES = "looked_at", "changes"


def only_look(page: QWidget) -> None:
    """Nothing that is marked is offered on this page."""
    page.setProperty(_PAGE, True)  # noqa: FBT003 - Qt's own


def is_only_looked_at(part: QWidget) -> bool:
    """Whether this stands on a page where nothing can be changed."""
    page: QWidget | None = part
    while page is not None and not page.property(_PAGE):
        page = page.parentWidget()
    return page is not None


def mark(part: QWidget, *entries: QAction, changes: bool = True) -> None:
    """`part` changes something; or only these entries of its menu do. Marked anew, it may be something that does not."""
    hold = part.findChild(_Hold)
    if hold is None:
        hold = _Hold(part, entries)
    was_held = part.property(_CHANGES) and is_only_looked_at(part)
    part.setProperty(_CHANGES, changes)
    if was_held and not changes:
        part.setEnabled(True)
        part.setToolTip("")
    hold.apply()


class _Hold(QObject):
    """Keeps one part, or some entries of its menu, from being offered."""

    def __init__(self, part: QWidget, entries: tuple[QAction, ...]) -> None:
        super().__init__(part)
        self._part = part
        self._entries = entries
        part.installEventFilter(self)

    def apply(self) -> None:
        """See whether it is to be held now."""
        if not self._part.property(_CHANGES) or not is_only_looked_at(self._part):
            return
        for held in self._entries or (self._part,):
            held.setToolTip(WHY)
            if held.isEnabled():
                held.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is shown, or somebody enabled it."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.EnabledChange):
            self.apply()
        return super().eventFilter(watched, event)
