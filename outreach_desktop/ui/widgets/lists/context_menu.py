"""The menu of a list: the same as the buttons of what is chosen in it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.labels import Entry


def add_menu(
    view: QAbstractItemView, reads: Sequence[Entry], changes: Sequence[Entry], removes: Entry
) -> None:
    """What only `reads`, what `changes` the data file, and what `removes` rows from it, which the Delete key does too."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    entries = {entry: _entry(view, *entry) for entry in (*reads, *changes, removes)}
    entries[removes].setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
    entries[removes].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    changing.mark(view, *(entries[entry] for entry in (*changes, removes)))


def _entry(view: QAbstractItemView, words: str, slot: Callable[[], object]) -> QAction:
    made = QAction(words, view)
    made.triggered.connect(partial(slot))
    view.addAction(made)
    return made
