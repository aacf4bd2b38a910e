"""Questions under each other: what it is about on the left, what is chosen on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import clear, line
from outreach_desktop.ui.widgets.layouts import Tall


class RuledLines(Tall):
    """Lines with a rule below, by their place from the top; they scroll where there are many."""

    def __init__(self) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setHorizontalSpacing(GRID * 3)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)

    def empty(self) -> None:
        """Take all of them out."""
        clear(self._grid)

    def add(
        self, place: int, left: QWidget, right: QWidget | None = None, *, ruled: bool = True
    ) -> tuple[QWidget, ...]:
        """One more; its parts, the rule too."""
        rule = (line(),) if ruled else ()
        self._grid.addWidget(left, place * 2, 0)
        if right is not None:
            self._grid.addWidget(right, place * 2, 1, Qt.AlignmentFlag.AlignTop)
        for one in rule:
            self._grid.addWidget(one, place * 2 + 1, 0, 1, 2)
        return (left, *((right,) if right else ()), *rule)


def pair(upper: QWidget, lower: QWidget) -> QWidget:
    """Two parts that belong together, one below the other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return whole


def indented(part: QWidget) -> QWidget:
    """A part that belongs to what stands above it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(GRID * 3, 0, 0, 0)
    column.addWidget(part)
    return whole
