"""A field of several words of a list: those it offers as boxes to tick, and room for others."""

import re
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.fields import begun, folded
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import TickBox
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.words import Words
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say

_MOST: int = 40
"""Boxes shown; more words than that are typed."""


class TicksField(QWidget):
    """The words of the list `key` to tick, one below the other or, `beside`, as many in a line as fit.

    Its value is a text with a word a line, as it is kept. What is typed under the boxes, with commas between, counts too.
    """

    edited = Signal()

    def __init__(self, key: str, *, beside: bool = False) -> None:
        super().__init__()
        self.key = key
        self._offered: Words = LISTS[key].words
        self._boxes: dict[str, TickBox] = {}
        self._all = QWidget()
        self._line: QLayout = Flow(spacing=GRID // 2) if beside else QVBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._all.setLayout(self._line)
        self._other = LineField()
        self._other.setPlaceholderText(say("Others, with commas between"))
        self._other.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._all)
        column.addWidget(self._other)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show(())

    def setAccessibleName(self, name: str) -> None:
        """What is called so is the line for others too; each box says its own word."""
        super().setAccessibleName(name)
        self._other.setAccessibleName(say("{field}: others", field=name))

    def offer_words(self, words: Words) -> None:
        """Offer these, and keep what is ticked and typed."""
        kept = self._ticked()
        self._offered = words
        self._show(kept)

    def value(self) -> str:
        """What is ticked or typed, a word a line, none of them twice."""
        words = {folded(word): word for word in self._ticked()}
        for word in re.split(r"[,;\n]", self._other.text()):
            if word.strip():
                words.setdefault(folded(word), " ".join(word.split()))
        return "\n".join(words.values())

    def set_value(self, value: str) -> None:
        """Tick these words; those that are not offered get a box as well."""
        self._show(filter(None, map(str.strip, value.splitlines())))
        self._other.clear()

    def boxes(self) -> list[TickBox]:
        """The boxes, in their order."""
        return list(self._boxes.values())

    def _ticked(self) -> list[str]:
        return [word for word, box in self._boxes.items() if box.isChecked()]

    def _show(self, ticked: Iterable[str]) -> None:
        wanted = {folded(word): word for word in ticked}
        known = {folded(word) for word, _ in self._offered[:_MOST]}
        others = ((word, word) for key, word in wanted.items() if key not in known)
        shown = dict([*self._offered[:_MOST], *others])
        if [*shown] != [*self._boxes]:
            self._make_boxes(shown)
        for word, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(folded(word) in wanted)

    def _make_boxes(self, shown: dict[str, str]) -> None:
        for box in self._boxes.values():
            self._line.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for word, words in shown.items():
            box = self._boxes[word] = TickBox(begun(words))
            box.setAccessibleName(begun(words))
            box.toggled.connect(self._tell)
            self._line.addWidget(box)
        every = [*self._boxes.values(), self._other]
        for before, after in pairwise(every):
            self.setTabOrder(before, after)
        self.setFocusProxy(every[0])

    def _tell(self) -> None:
        self.edited.emit()

    def _make_room(self) -> None:
        """Ask for the height of all lines: a form that is laid out a second time forgets that they wrap, and hides the rest."""
        if self._line.hasHeightForWidth():
            self._all.setMinimumHeight(self._line.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """There are other boxes now, or larger ones."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is wider now, or narrower."""
        super().resizeEvent(event)
        self._make_room()
