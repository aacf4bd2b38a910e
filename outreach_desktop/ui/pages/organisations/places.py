"""The list of organisations: what is searched for, how many, and the tree."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.organisations import TreeLine
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.organisations.columns import place_columns
from outreach_desktop.ui.pages.organisations.entry import ADD, ENTRY
from outreach_desktop.ui.pages.organisations.tree import TreeModel
from outreach_desktop.ui.pages.organisations.view import PlaceTree
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.copying import put_on_clipboard
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.paged import read_in_steps
from outreach_desktop.words import say


class _LinesFound(NamedTuple):
    """The lines of the tree, and how many organisations there are."""

    lines: list[TreeLine]
    there_are: int


class PlacesList(QWidget):
    """Every organisation that fits the search, below what it belongs to."""

    add_wanted = Signal()
    import_wanted = Signal()
    clear_wanted = Signal()
    current = Signal(str)
    """The id of the organisation that the cursor is in, "" for none; told again where other may be said of it now."""
    said = Signal(str)
    """What came of copying, in a sentence."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._runner = runner
        self._today = today
        self.words = ""
        self._wanted = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.model = TreeModel(self._runner, place_columns(self._today), self.fetch, self)
        self.tree = PlaceTree(self.model, self._runner, self._today)
        self.head = ListHead(say("Organisations"), ADD, from_register=True)
        self.head.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self.count = self.head.count
        self._said_back = SaidBack(self._runner, ENTRY.key)
        self.head.put_below(self._said_back)
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.tree, self.empty, lowest=GRID * 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.tree.order_changed.connect(self.reload)
        self.tree.copy_wanted.connect(self.copy)
        self.head.add_wanted.connect(self.add_wanted)
        self.empty.primary.clicked.connect(self._empty_does)
        self.empty.secondary.clicked.connect(self.import_wanted)

    def reload(self) -> None:
        """Ask for the tree again."""
        words, day, (order, down) = self.words, self._today(), self.tree.order

        def find(db: Data) -> _LinesFound:
            lines = organisations.outline(db, words, today=day, order=order, descending=down)
            return _LinesFound(lines, organisations.count(db))

        self._runner.ask(self, find, self._show, latest="tree", fails=self._say)

    def search(self, words: str) -> None:
        """Show the places that fit, under what they belong to."""
        self.words = words
        self._said_back.tell(words)
        self.reload()

    def select(self, organisation_id: str) -> bool:
        """Go to this one; False if it is not in the tree, to which it goes as soon as it is."""
        index = self.model.index_of(organisation_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self._wanted = organisation_id
            self.words = ""
        return index.isValid()

    @property
    def current_id(self) -> str:
        """The id of the one the cursor is in, "" for none."""
        return self.model.id_of(self.tree.currentIndex())

    def fetch(self, db: Data, ids: Sequence[str]) -> Sequence[OrganisationListed]:
        """What the columns say of these."""
        return organisations.listed(db, ids, today=self._today())

    def copy(self) -> None:
        """Put all that are selected on the clipboard, with headings."""
        ids = self.tree.selected_ids
        if ids:
            read_in_steps(self._runner, self, self.fetch, ids, self._copied)

    def _copied(self, rows: list[OrganisationListed]) -> None:
        self.said.emit(put_on_clipboard(self.tree.columns.in_view, rows))

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, found: _LinesFound) -> None:
        lines = found.lines
        self._say_how_many(sum(line.is_found for line in lines), found.there_are)
        present = self.tree.currentIndex()
        wanted, self._wanted = self._wanted, ""
        chosen = wanted or self.model.id_of(present)
        is_same = chosen == self.model.id_of(present) and lines == self.model.lines
        if is_same and present.isValid():
            self.model.refresh()
            self.model.fetch_around(present)
            self._chosen(present)
            return
        self.model.show_lines(lines)
        self.tree.expandAll()
        index = self.model.index_of(chosen)
        if not index.isValid() or not (wanted or lines[index.internalId()].is_found):
            first = next((line.id for line in lines if line.is_found), "")
            index = self.model.index_of(first)
        self.model.fetch_around(index)  # before the card of it is asked for
        self.tree.setCurrentIndex(index)
        if not index.isValid():
            self.current.emit("")

    def _say_how_many(self, shown: int, count: int) -> None:
        is_all = shown == count
        told = say("{count}", count=count) if is_all else _of_all(shown, count)
        self.count.setText(told if count else "")
        self._stack.setCurrentWidget(self.tree if shown else self.empty)
        self.setFocusProxy(self.tree if shown else self.empty.primary)
        if count:
            self.empty.say(
                say("No organisation fits {asked}.", asked=asked_for(self.words)),
                say("Clear the search"),
            )
        else:
            self.empty.say(
                say(
                    "Hospitals, practices, hospices and partners appear here, each with its parts and people."
                ),
                say("Add the first one\u2026"),
                say("Import a list of organisations\u2026"),
                changes=True,
            )

    def _say(self, error: Exception) -> None:
        """A search that cannot be understood: what is the matter stands where nothing can be shown."""
        self.model.show_lines([])
        self.count.clear()
        self.empty.say(str(error), say("Clear the search"))
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.primary)
        self.current.emit("")

    def _chosen(self, index: QModelIndex) -> None:
        if chosen := self.model.id_of(index):
            self.current.emit(chosen)

    def _empty_does(self) -> None:
        (self.clear_wanted if self.words else self.add_wanted).emit()


def _of_all(shown: int, count: int) -> str:
    return say("{shown} of {count}", shown=shown, count=count)
