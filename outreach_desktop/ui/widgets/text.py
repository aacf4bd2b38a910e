"""Words that fit where there is little room: cut with the rest under the mouse, or broken within a long word."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QWidget

from outreach_desktop.ui.widgets.labels import label, tip
from outreach_desktop.ui.widgets.shortening import shown

_MOST_ELIDED = 500  # letters of one line: wider than any screen
_LONG = 22  # letters of a word that a narrow page has to break


class Elided(QLabel):
    """One line that gives way: what has no room ends in three dots, and stands in the tooltip.

    So many `letters` are what it would like to show at the least.
    """

    def __init__(self, text: str = "", look: str = "", *, letters: int = 6) -> None:
        super().__init__()
        self._letters = letters
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this."""
        super().setText(" ".join(text[:_MOST_ELIDED].split()))
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """The letters it would like to show, but no more than it has."""
        least = self.fontMetrics().averageCharWidth() * self._letters
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has room."""
        room = self.contentsRect().width()
        if self.fontMetrics().horizontalAdvance(self.text()) <= room:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        area: QRect = self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, self.alignment(), words)
        painter.end()


class LongWords(QTextEdit):
    """Text to select and copy that is no wider than its room: an address of the web breaks where it must."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("look", "words")
        self.setReadOnly(True)
        self.setPlainText(text)
        self.setAccessibleName(text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        sizes = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        sizes.setHeightForWidth(True)
        self.setSizePolicy(sizes)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines in this width."""
        written = self.document().clone()
        written.setTextWidth(width)
        return round(written.size().height() + 0.5)

    def sizeHint(self) -> QSize:
        """As long as one line, if there is the room."""
        wide = self.fontMetrics().horizontalAdvance(self.toPlainText()) + 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few letters a line are the least."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.fontMetrics().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is for the page around it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """The text has become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def to_copy(text: str) -> QWidget:
    """Text that is read, and can be selected and copied; of a very long one its beginning."""
    text = shown(text)
    if max(map(len, text.split()), default=0) > _LONG:
        return LongWords(text)
    words = label(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
