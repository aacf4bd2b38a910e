"""A list of sentences, each with a sign in front: what was found, what came of it.

What a row is about it carries itself (`setData`): a list beside it would be another one by the time it is asked.
"""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from outreach_desktop.ui.desk import theme


class Sentences(QListWidget):
    """They wrap where it is narrow, and are scrolled up and down only."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "words")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def empty(self) -> None:
        """Take all out before others are put in: nobody is told of the cursor on a row that goes."""
        with QSignalBlocker(self):
            self.clear()

    def add(self, sentence: str, icon: str, colour: str, *, kind: str) -> QListWidgetItem:
        """One more; who hears it instead of seeing its sign hears the `kind` first: “Left out: ...”."""
        item = QListWidgetItem(sentence)
        item.setIcon(theme.icon(icon, colour))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {sentence}")
        self.addItem(item)
        return item
