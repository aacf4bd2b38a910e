"""The left side of a page of entries that are kept by hand: its head, how many are due, the table, what an empty one says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.actions import Action
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say


class KeptFound(NamedTuple):
    """What a search found, of how many, and how many of all are due."""

    ids: list[str]
    every: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """What such a list says of itself."""

    title: str
    empty: str
    """What there is to do where none is kept yet."""
    none_fits: Callable[[str], str]
    """That no entry fits what was asked for."""
    due: Callable[[int], str]
    """How many are due, in a sentence."""


class KeptList(QWidget):
    """A search looks through all that is written of each; `find` is given the words, the order and whether downwards."""

    add_wanted = Signal()
    clear_wanted = Signal()

    def __init__(
        self,
        runner: Runner,
        table: ListTable,
        add: Action,
        words: KeptWords,
        find: Callable[[Data, str, str, bool], KeptFound],
    ) -> None:
        super().__init__()
        self._runner, self._said, self._find = runner, words, find
        self._words = ""
        self.table = table
        self.head = ListHead(words.title, add)
        self.head.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self.due = label(look="muted")
        self.due.setContentsMargins(GRID * 2, 0, GRID * 2, GRID)
        self.due.hide()
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.due)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self.head.add_wanted.connect(self.add_wanted)
        self.table.order_changed.connect(self.reload)
        self.empty.primary.clicked.connect(self._empty_does)

    def reload(self) -> None:
        """Ask again for those that fit the search."""
        words, (order, down), find = self._words, self.table.order, self._find
        self._runner.ask(
            self, lambda db: find(db, words, order, down), self._show, latest="kept list"
        )

    def search(self, words: str) -> None:
        """Show those that have all these words; a newer search overtakes this one."""
        self._words = words
        self.reload()

    def show_one(self, row_id: str) -> None:
        """Select this one, even if the search hides it."""
        if not self.table.select_id(row_id):
            if self._words:
                self._words = ""
                self.clear_wanted.emit()
            self.reload()

    def _show(self, found: KeptFound) -> None:
        self.table.show_ids(found.ids)
        shown = say("{shown} of {count}", shown=len(found.ids), count=found.every)
        self.head.count.setText(shown if found.every else "")
        self.due.setText(self._said.due(found.due) if found.due else "")
        self.due.setVisible(bool(found.due))
        self._stack.setCurrentWidget(self.table if found.ids else self.empty)
        if self._words:
            self.empty.say(self._said.none_fits(asked_for(self._words)), say("Clear the search"))
        else:
            self.empty.say(self._said.empty, say("Add the first one\u2026"), changes=True)

    def _empty_does(self) -> None:
        if self._words:
            self._words = ""
            self.clear_wanted.emit()
        else:
            self.add_wanted.emit()
