"""Fields into which somebody pastes a page, a list or a whole book: what is cut is told below the field."""

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from outreach_desktop.domain.searching import LONGEST

CUT = f"Only the first {LONGEST} letters are searched for."
TOO_LONG = "What was pasted is too long for this field: only its beginning is in it."
LONGEST_TEXT = 50_000
"""Letters pasted into a field of several lines; a million of them would take the window seconds to lay out."""


def tell_below(field: QWidget, sentence: str) -> None:
    """Say something about a field where people look, and to those who listen."""
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), sentence, field)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, sentence))


class Line(QLineEdit):
    """One line, which tells where not all that was pasted is in it."""

    def __init__(self, sentence: str = TOO_LONG) -> None:
        super().__init__()
        self.inputRejected.connect(lambda: tell_below(self, sentence))


class SearchLine(Line):
    """Takes as many letters as a search may have."""

    def __init__(self) -> None:
        super().__init__(CUT)
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)


class Lines(QPlainTextEdit):
    """Several lines, which tell where not all that was pasted is in them; what was there before stays whole."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop the beginning of what is too long."""
        text = source.text()
        if len(text) <= LONGEST_TEXT:
            super().insertFromMimeData(source)
            return
        beginning = QMimeData()
        beginning.setText(text[:LONGEST_TEXT])
        super().insertFromMimeData(beginning)
        tell_below(self, TOO_LONG)
