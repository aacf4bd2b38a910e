"""A list of sentences, each with a sign in front: what was found, what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from outreach_desktop.ui import theme


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

    def add(self, sentence: str, icon: str, colour: str, *, kind: str) -> QListWidgetItem:
        """One more; who hears it instead of seeing its sign hears the `kind` first: “Left out: ...”."""
        item = QListWidgetItem(sentence)
        item.setIcon(theme.icon(icon, colour))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {sentence}")
        self.addItem(item)
        return item
