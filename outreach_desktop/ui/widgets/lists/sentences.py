"""A list of sentences, each with a sign in front: what was found, what came of it.

What a row is about it carries itself (`setData`): a list beside it would be another one by the time it is asked.
"""

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from outreach_desktop.ui.desk import theme

T = TypeVar("T")
_AT_ONCE = 250
_SIGN = Qt.ItemDataRole.UserRole + 1


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
        self.setLayoutMode(
            QListWidget.LayoutMode.Batched
        )  # how high each is, is worked out a hundred at a time
        self._waiting: deque[Callable[[], object]] = deque()
        self._goes_on = QTimer(self)
        self._goes_on.timeout.connect(self._add_some)
        theme.follow(self)

    def fill(self, found: Iterable[T], add: Callable[[T], object]) -> None:
        """Take all out and `add` what was found: a few screens of it now, the rest while keys are answered in between."""
        self.empty()
        self._waiting.extend(partial(add, one) for one in found)
        self._goes_on.start()
        self._add_some()

    def _add_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._waiting))):
            self._waiting.popleft()()
        if not self._waiting:
            self._goes_on.stop()

    def empty(self) -> None:
        """Take all out before others are put in: nobody is told of the cursor on a row that goes."""
        self._goes_on.stop()
        self._waiting.clear()
        with QSignalBlocker(self):
            self.clear()

    def add(self, sentence: str, icon: str, colour: str, *, kind: str) -> QListWidgetItem:
        """One more; who hears it instead of seeing its sign hears the `kind` first: “Left out: ...”.

        The `colour` of its sign is called as in `theme.Colours`.
        """
        item = QListWidgetItem(sentence)
        item.setData(_SIGN, (icon, colour))
        _draw(item)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {sentence}")
        self.addItem(item)
        return item

    def tint(self) -> None:
        """Draw the signs in the colours in use now."""
        for place in range(self.count()):
            _draw(self.item(place))


def _draw(item: QListWidgetItem) -> None:
    icon, colour = item.data(_SIGN)
    item.setIcon(theme.icon(icon, theme.colour(colour)))
