"""A page of entries that are kept by hand, one of them on the card: added, changed, removed, and looked at from time to time."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.labels import Entry
from outreach_desktop.ui.widgets.list_and_card import ListAndCard
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.lists.kept_list import KeptList
from outreach_desktop.words import say

R = TypeVar("R", bound=Any)
C = TypeVar("C")


class KeptPage(ListAndCard[R, C]):
    """What such pages do alike; each lays its `list` and its card, and answers the questions below."""

    list: KeptList

    # -- what a page says of itself ----------------------------------------------------------------

    def add(self) -> None:
        """A new one."""
        raise NotImplementedError

    def _removed(self, db: Data, ids: Sequence[str]) -> None:
        """Put these into the bin."""
        raise NotImplementedError

    def _remove_many(self, count: int) -> str:
        """The question before several are removed."""
        raise NotImplementedError

    def _called(self, one: R) -> str:
        """What one is called."""
        return str(one.name)

    # -- what all of them do -----------------------------------------------------------------------

    def _connect_list(self, *changes: Entry, reads: Sequence[Entry] = ()) -> None:
        """The list does what lists do; `changes` stand first among what its menu changes."""
        table = self.list.table
        table.current.connect(self._show_chosen)
        table.opened.connect(partial(self._one.of, self._edit))
        table.said.connect(self.said)
        self.list.add_wanted.connect(self.add)
        self.list.clear_wanted.connect(self.search_cleared)
        add_menu(
            table,
            reads=[*reads, (say("Copy"), table.copy)],
            changes=[*changes, (say("Edit\u2026"), self.edit)],
            removes=(say("Remove\u2026"), self.remove),
        )

    def reload(self) -> None:
        """Ask for the list anew, and for the card of the one in front."""
        self.list.reload()
        self._show_chosen(self.list.table.current_id())

    def search(self, words: str) -> None:
        """Show those that fit."""
        self.list.search(words)

    def show_one(self, row_id: str) -> None:
        """Show this one."""
        self.list.show_one(row_id)

    def remove(self) -> None:
        """Ask, and put all that are selected into the bin."""
        ids = self.list.table.selected_ids()
        if len(ids) > 1:
            self._confirm_removal(self._remove_many(len(ids)), ids)
        else:
            self._one.of_selected(self._ask_to_remove, self.choose)

    def _ask_to_remove(self, one: R) -> None:
        self._confirm_removal(say("Remove {name}?", name=self._called(one)), [one.id])

    def _confirm_removal(self, question: str, ids: Sequence[str]) -> None:
        messages.confirm(
            self,
            question,
            say("\u201cUndo\u201d in the Edit menu brings it back."),
            say("Remove"),
            lambda: self.runner.do(self, lambda db: self._removed(db, ids)),
        )

    def _selected_one(self) -> str:
        return self.list.table.current_id()
