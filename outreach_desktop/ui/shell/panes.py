"""The parts of the window that the keyboard goes through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def has_focus(pane: QWidget) -> bool:
    """Whether the keyboard is somewhere in this part."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def next_pane(panes: Sequence[QWidget]) -> None:
    """Go on to the part after the one that has the keyboard, and round again."""
    holding = [number for number, pane in enumerate(panes) if has_focus(pane)]
    place = (holding[0] + 1) % len(panes) if holding else 0
    panes[place].setFocus(Qt.FocusReason.TabFocusReason)
