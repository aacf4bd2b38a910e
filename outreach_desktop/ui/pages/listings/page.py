"""The page of our listings: where our details appear on the left, one of these places on the right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.knowing.our_listings import OurListing, OurListingDraft
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import our_listings as handing_out
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.knowing.our_listings import OurListingRow
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.exporting.starting import show_paper
from outreach_desktop.ui.pages.listings.card import ListingCard
from outreach_desktop.ui.pages.listings.editor import ListingEditor, WrongThereEditor
from outreach_desktop.ui.pages.listings.entry import ENTRY
from outreach_desktop.ui.pages.listings.listing import listings_list
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.kept_page import KeptPage
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.screen import Reopen
from outreach_desktop.words import say, say_many


class ListingsPage(KeptPage[OurListing, OurListingRow]):
    """Each place is looked at from time to time, and again when the details of the group change."""

    key = ENTRY.key
    manual = "listings"
    choose = say("Choose a listing in the list first.")
    shows = frozenset(
        [
            "our_listings",
            "organisations",
            "senders",
            "group_profile",
            "list_items",
            "points",
            "files",
        ]
    )

    def _build(self) -> None:
        self.list = listings_list(self.runner, self.today)
        self.card = ListingCard(self.today)
        nothing = EmptyState(say("Choose a listing on the left."))
        self._lay(self.list, self.card, nothing, widths=(620, 500))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._connect_list(
            (say("Looked at: all right"), self.all_right),
            (say("Must be changed\u2026"), self.must_change),
            reads=[(say("Copy the link or place"), self.copy_address)],
        )
        self._on_card(
            (self.card.all_right_wanted, self._all_right_one),
            (self.card.must_change_wanted, self._wrong_there),
            (self.card.edit_wanted, self._edit),
            (self.card.copy_wanted, self._copy_address),
            (self.card.remove_wanted, self._ask_to_remove),
        )
        self.card.organisation_wanted.connect(partial(self.wanted.emit, "organisations"))

    def print(self, way: str = "") -> None:
        """The list in view, to walk along with."""
        ids, day = list(self.list.table.paged.ids), self.today()
        if not ids:
            self.said.emit(say("There is no listing to print."))
            return
        show_paper(self, lambda db: handing_out.paper(db, ids, today=day), way)

    # -- actions -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new listing."""
        self._editor(OurListingDraft()).open()

    def all_right(self) -> None:
        """Note that all that are selected were looked at today and are all right."""
        ids = self.list.table.selected_ids()
        if ids:
            self._looked_at(ids)
        else:
            self.said.emit(self.choose)

    def must_change(self) -> None:
        """Say what is wrong at the one that is selected."""
        self._one.of_selected(self._wrong_there, self.choose)

    def copy_address(self) -> None:
        """Put the link or the place of the one that is selected on the clipboard."""
        self._one.of_selected(self._copy_address, self.choose)

    def export(self) -> None:
        """Write those in view as CSV."""
        ids, day = list(self.list.table.paged.ids), self.today()
        if not ids:
            self.said.emit(say("There is no listing to export."))
            return
        title = say("Export listings")
        chosen = choosing.file_to_write(self, title, f"{say('Our listings')}.csv", "export")
        if chosen is None:
            return
        path = chosen if chosen.suffix.casefold() == ".csv" else Path(f"{chosen}.csv")

        def write(db: Data) -> int:
            return handing_out.write_csv(db, path, ids, today=day)

        self.runner.ask(self, write, partial(self._say_written, path))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "all_right": self.all_right,
            "columns": self.list.table.columns.choose,
            "copy_address": self.copy_address,
            "export": self.export,
            "must_change": self.must_change,
            "print_list": self.print,
        }

    def in_view(self) -> Collection[str]:
        """What is selected can be looked at."""
        of_one = {"all_right", "copy_address", "must_change"} if self._is_card_shown else set()
        return {"columns"} | of_one

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        return {
            "listings.new": lambda *_: partial(self._editor, OurListingDraft()),
            "listings.edit": lambda db, one: partial(self._editor, our_listings.get(db, one)),
            "listings.must_change": lambda db, one: partial(
                self._wrong_editor, our_listings.get(db, one)
            ),
        }

    # -- within ------------------------------------------------------------------------------------

    def _all_right_one(self, one: OurListing) -> None:
        self._looked_at([one.id])

    def _looked_at(self, ids: list[str]) -> None:
        day = self.today()
        self.runner.do(self, lambda db: our_listings.looked_at(db, ids, today=day))

    def _wrong_there(self, one: OurListing) -> None:
        self._wrong_editor(one).open()

    def _wrong_editor(self, one: OurListing) -> Editor:
        return self._followed(WrongThereEditor(self, self.runner, self.today, one))

    def _copy_address(self, one: OurListing) -> None:
        if one.address:
            QGuiApplication.clipboard().setText(one.address)
            self.said.emit(say("Copied: {text}", text=one.address))
        else:
            self.said.emit(say("No link and no place is written down for it."))

    def _removed(self, db: Data, ids: Sequence[str]) -> None:
        our_listings.remove(db, ids)

    def _remove_many(self, count: int) -> str:
        return say_many("Remove {count} listing?", "Remove {count} listings?", count)

    def _say_written(self, path: Path, count: int) -> None:
        self.said.emit(
            say_many(
                "{count} listing is in \u201c{path}\u201d.",
                "{count} listings are in \u201c{path}\u201d.",
                count,
                path=path,
            )
        )

    def _editor(self, draft: OurListingDraft) -> Editor:
        return self._followed(ListingEditor(self, self.runner, self.today, draft))

    def _shown_one(self) -> OurListing | None:
        return self.card.row.listing if self.card.row is not None else None

    def _read_one(self, db: Data, row_id: str) -> OurListing:
        return our_listings.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> OurListingRow:
        return our_listings.row(db, row_id, today=self.today())

    def _fill_card(self, content: OurListingRow, _: list[AttachedFile]) -> None:
        self.card.show_row(content)
        self.view_changed.emit()
