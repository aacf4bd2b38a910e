"""Fields into which somebody pastes a page, a list or a whole book: what is cut is told below the field.

Files that are dropped on a field are not for it: it would be filled with their addresses. They go to what it stands in,
which takes them or shows that it does not.
"""

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from outreach_desktop.domain.searching import LONGEST
from outreach_desktop.ui.widgets.shortening import beginning
from outreach_desktop.words import say

CUT = say("Only the first {count} characters are searched for.", count=LONGEST)
TOO_LONG = say("What was pasted is too long for this field: only the beginning is kept.")
LONGEST_TEXT, LONGEST_LINE = 50_000, 1_000
"""Letters pasted into a field of several lines, and of one: more of them would take the window long to lay out."""


def tell_below(field: QWidget, sentence: str) -> None:
    """Say something about a field where people look, and to those who listen."""
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), sentence, field)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, sentence))


def holds_files(data: QMimeData) -> bool:
    """Whether files are dragged, and not words or a link."""
    return any(url.isLocalFile() for url in data.urls())


class PasteLimit(QObject):
    """How much may be pasted into a line, which tells where not all is in it; what is shown is never cut."""

    def __init__(self, line: QLineEdit, longest: int = LONGEST_LINE, said: str = TOO_LONG) -> None:
        super().__init__(line)
        self._line, self._longest, self._said = line, longest, said
        line.setMaxLength(longest)
        line.inputRejected.connect(self._tell)

    def make_room(self, text: str, *, to_stay: bool = False) -> None:
        """For a text that is shown next, or `to_stay` for one that may be chosen at any time."""
        if to_stay:
            self._longest = max(self._longest, _length(text))
        self._line.setMaxLength(max(self._longest, _length(text)))

    def _tell(self) -> None:
        tell_below(self._line, self._said)


class LineField(QLineEdit):
    """One line with a bound; what was there before stays whole."""

    def __init__(self, sentence: str = TOO_LONG, longest: int = LONGEST_LINE) -> None:
        super().__init__()
        self._bound = PasteLimit(self, longest, sentence)

    def setText(self, text: str | None) -> None:
        """Show this, however long it is: only what somebody pastes is cut."""
        self._bound.make_room(text or "")
        super().setText(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped; files go on to what the field stands in."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class SearchLine(LineField):
    """Takes as many letters as a search may have."""

    def __init__(self) -> None:
        super().__init__(CUT, LONGEST)
        self.setClearButtonEnabled(True)

    def setText(self, text: str | None) -> None:
        """Look for this, or its beginning."""
        super().setText((text or "")[:LONGEST])


class LinesField(QPlainTextEdit):
    """Several lines, which tell where not all that was pasted is in them; what was there before stays whole."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped; files go on to what the field stands in."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop the beginning of what is too long, or too much beside what is there already."""
        text = source.text()
        there = self.document().characterCount() - len(self.textCursor().selectedText())
        begun = beginning(text, max(LONGEST_TEXT - there, 0))
        if len(begun) == len(text):
            super().insertFromMimeData(source)
            return
        cut = QMimeData()
        cut.setText(begun)
        super().insertFromMimeData(cut)
        tell_below(self, TOO_LONG)


def _length(text: str) -> int:
    """As Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
