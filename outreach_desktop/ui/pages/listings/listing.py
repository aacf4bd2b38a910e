"""The list of our listings: what is most urgent first, unless someone chose another order."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.listings.columns import listing_columns, summary
from outreach_desktop.ui.pages.listings.entry import ADD
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.paged import PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many

_EMPTY = say(
    "Write down where your details appear, so that no place is forgotten when they change."
)


class _Found(NamedTuple):
    ids: list[str]
    every: int
    due: int


class OurListingsList(QWidget):
    """A search looks through all that is written of each."""

    add_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._runner, self._today = runner, today
        self._words = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        model = PagedModel(
            self._runner,
            listing_columns(self._today),
            lambda db, ids: our_listings.rows(db, ids, today=self._today()),
            self,
            summary=summary,
        )
        self.table = ListTable(model, say("Listings"))
        self.head = ListHead(say("Our listings"), ADD)
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

    def _connect(self) -> None:
        self.head.add_wanted.connect(self.add_wanted)
        self.table.order_changed.connect(self.reload)
        self.empty.primary.clicked.connect(self._empty_does)

    def reload(self) -> None:
        """Ask again for those that fit the search."""
        words, day, (order, down) = self._words, self._today(), self.table.order

        def find(db: Data) -> _Found:
            ids = our_listings.find(db, words, today=day, order=order, descending=down)
            return _Found(ids, our_listings.count(db), our_listings.due(db, today=day))

        self._runner.ask(self, find, self._show, latest="listings")

    def search(self, words: str) -> None:
        """Show those that have all these words; a newer search overtakes this one."""
        self._words = words
        self.reload()

    def show_one(self, listing_id: str) -> None:
        """Select this one, even if the search hides it."""
        if not self.table.select_id(listing_id):
            if self._words:
                self._words = ""
                self.clear_wanted.emit()
            self.reload()

    def _show(self, found: _Found) -> None:
        self.table.show_ids(found.ids)
        shown = say("{shown} of {count}", shown=len(found.ids), count=found.every)
        self.head.count.setText(shown if found.every else "")
        self.due.setText(_due_in_words(found.due))
        self.due.setVisible(bool(found.due))
        self._stack.setCurrentWidget(self.table if found.ids else self.empty)
        if self._words:
            nothing = say("No listing fits {asked}.", asked=asked_for(self._words))
            self.empty.say(nothing, say("Clear the search"))
        else:
            self.empty.say(_EMPTY, say("Add the first one\u2026"), changes=True)

    def _empty_does(self) -> None:
        if self._words:
            self._words = ""
            self.clear_wanted.emit()
        else:
            self.add_wanted.emit()


def _due_in_words(count: int) -> str:
    if not count:
        return ""
    return say_many("{count} is to be looked at.", "{count} are to be looked at.", count)
