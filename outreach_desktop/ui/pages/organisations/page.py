"""The places page: the tree of organisations on the left, the card of one on the right."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.interactions import CALL, InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRule
from outreach_desktop.domain.knowing.needs import Need
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.domain.segments import SAVED, term
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationCard
from outreach_desktop.ui.exporting.maps.starting import show_champions, show_decisions, show_gaps
from outreach_desktop.ui.exporting.starting import export_places, let_out, show_place_brief
from outreach_desktop.ui.labels.starting import label_places
from outreach_desktop.ui.pages.organisations import reopening
from outreach_desktop.ui.pages.organisations.card import PlaceCard
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.entry import ENTRY
from outreach_desktop.ui.pages.organisations.known import KnownPlaceEditor
from outreach_desktop.ui.pages.organisations.places import PlacesList
from outreach_desktop.ui.widgets.choosing.saving import SearchEditor, forms_of_searches
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.list_and_card import ListAndCard
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.screen import Reopen
from outreach_desktop.words import say


class OrganisationsPage(ListAndCard[Organisation, OrganisationCard]):
    """Where people work, and what to know before writing there."""

    key = ENTRY.key
    manual = "organisations"
    choose = say("Choose an organisation in the tree first.")
    shows = frozenset(
        [
            "organisations",
            "roles",
            "contacts",
            "contact_tags",
            "tags",
            "interactions",
            "senders",
            "house_rules",
            "referral_routes",
            "needs",
            "segments",
            "own_fields",
            "own_values",
            "wishes",
            "events",
            "files",
            "list_items",
        ]
    )

    def _build(self) -> None:
        self.list = PlacesList(self.runner, self.today)
        self.tree, self.model = self.list.tree, self.list.model
        self.place = PlaceCard(self.runner, self.today)
        nothing = EmptyState(say("Choose an organisation on the left."))
        self._lay(self.list, self.place, nothing, widths=(560, 560))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.tree.activated.connect(lambda index: self._one.of(self._edit, self.model.id_of(index)))
        self.list.current.connect(self._show_chosen)
        self.list.add_wanted.connect(self.add)
        self.list.import_wanted.connect(self.import_wanted)
        self.list.clear_wanted.connect(self.search_cleared)
        self.list.said.connect(self.said)
        self.list.head.register_wanted.connect(self.add_from_register)
        let_out(self, self.tree, self.tree.columns, lambda: self.tree.selected_ids, self.list.fetch)
        self._on_card(
            (self.place.edit_wanted, self._edit),
            (self.place.known_wanted, self._edit_known),
            (self.place.part_wanted, self._open_part),
            (self.place.log_wanted, self._log),
            (self.place.decisions_wanted, partial(show_decisions, self)),
            (self.place.remove_wanted, self._ask_to_remove),
            (self.place.brief_wanted, partial(show_place_brief, self)),
        )
        self.place.write_wanted.connect(self._write_to_people)
        self.place.place_write_wanted.connect(partial(self.write_place, shown=True))
        self.place.organisation_wanted.connect(self.show_one)
        self.place.rule_wanted.connect(self._edit_rule)
        self.place.route_wanted.connect(self._edit_route)
        self.place.need_wanted.connect(self._edit_need)
        self.place.entry_wanted.connect(self._edit_entry)
        self.place.wanted.connect(self.wanted)
        self.place.attached.said.connect(self.said)
        add_menu(
            self.tree,
            reads=[
                (say("Write to its people\u2026"), self.write),
                (say("Write to this organisation\u2026"), self.write_place),
                (say("Copy"), self.list.copy),
                (say("Export\u2026"), partial(export_places, self, self.tree.in_view)),
            ],
            changes=[
                (say("Log call or visit\u2026"), self.log),
                (say("Edit\u2026"), self.edit),
                (say("Add a part of it\u2026"), self.add_part),
                (say("Change several\u2026"), self.change_many),
            ],
            removes=(say("Remove\u2026"), self.remove),
        )

    def reload(self) -> None:
        """Ask for the tree and the card again."""
        self.list.reload()

    def search(self, words: str) -> None:
        """Show the places that fit, under what they belong to."""
        self.list.search(words)

    def show_one(self, row_id: str) -> None:
        """Show this place."""
        if not self.list.select(row_id):
            self.search_cleared.emit()
            self.reload()

    # -- actions -----------------------------------------------------------------------------------

    def choose_by(self) -> None:
        """Choose which to show by conditions, beginning with the search."""
        from outreach_desktop.ui.widgets.choosing.dialog import (
            ChooseDialog,  # which no start waits for
        )

        dialog = ChooseDialog(self, self.runner, self.today, self.list.words, self.key)
        dialog.chosen.connect(self.search_wanted)
        dialog.chosen.connect(self._take_up)
        dialog.show()

    def search_for_saved(self, name: str) -> None:
        """Show what this saved search finds."""
        self.search_wanted.emit(term(SAVED, name))
        self._take_up()

    def save_search(self) -> None:
        """Save what is searched for under a name."""
        search = SavedSearch(name="", words=self.list.words, about=self.key)
        SearchEditor(self, self.runner, self.today, search).open()

    def _take_up(self) -> None:
        """The keyboard goes where the answer is."""
        self.setFocus()

    def add(self) -> None:
        """A new place."""
        self._editor(OrganisationDraft()).open()

    def add_from_register(self) -> None:
        """A new place that a register knows."""
        from outreach_desktop.ui.pages.organisations.from_register import choose

        choose(self, self.runner, self.today, self._followed, self.show_one)

    def change_many(self) -> None:
        """Change one field of all that are selected."""
        from outreach_desktop.ui.widgets.many.dialog import ManyDialog  # which no start waits for

        ids = self.tree.selected_ids
        if ids:
            ManyDialog(self, self.runner, self.key, ids, self.said.emit).open()
        else:
            self.said.emit(self.choose)

    def remove(self) -> None:
        """Say what goes with the place that is selected, and ask."""
        self._one.of_selected(self._ask_to_remove, self.choose)

    def add_part(self) -> None:
        """A new place that belongs to the one that is selected."""
        self._one.of_selected(self._open_part, self.choose)

    def write(self) -> None:
        """Take the people of the place that is selected to the letters page."""
        chosen, day = self.list.current_id, self.today()
        if chosen:
            self.runner.ask(
                self, lambda db: organisations.card(db, chosen, today=day), self._write_to
            )

    def write_place(self, *, shown: bool = False) -> None:
        """Take the organisation that is selected to the letters page, or the one that is `shown`."""
        do = self._one.of_card if shown else partial(self._one.of_selected, nothing=self.choose)
        do(lambda one: self.letters_to_places_wanted.emit([one.id]))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "from_register": self.add_from_register,
            "choose": self.choose_by,
            "columns": self.tree.columns.choose,
            "save_search": self.save_search,
            "change": self.change_many,
            "champions": partial(show_champions, self),
            "gaps": partial(show_gaps, self),
            "decisions": partial(self._one.of_selected, partial(show_decisions, self), self.choose),
            "write": self._write_to_people,
            "write_place": self.write_place,
            "brief": partial(self._one.of_card, partial(show_place_brief, self)),
            "export": partial(export_places, self, self.tree.in_view),
            "labels": partial(label_places, self, self.tree.in_view),
        }

    def in_view(self) -> Collection[str]:
        """Its people can be written to."""
        card = self.place.card if self._is_card_shown else None
        of_card = {"write"} if card is not None and card.people else set()
        return (
            {"columns"}
            | of_card
            | ({"change", "brief", "write_place"} if self._is_card_shown else set())
        )

    def _confirm(self, one: Organisation, goes_too: list[str]) -> None:
        messages.confirm(
            self,
            say("Remove {name}?", name=one.name),
            " ".join(
                (*goes_too, say("Edit > Undo brings all of it back, and so does Edit > Bin."))
            ),
            say("Remove this organisation"),
            partial(self._remove, one.id),
        )

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        return {
            "organisations.new": lambda *_: partial(self._editor, OrganisationDraft()),
            "organisations.edit": lambda db, one: partial(self._editor, organisations.get(db, one)),
            **reopening.forms_about_one(self, self.call),
            **forms_of_searches(self, self.key),
        }

    # -- within ------------------------------------------------------------------------------------

    def _selected_one(self) -> str:
        return self.list.current_id

    def _shown_one(self) -> Organisation | None:
        return self.place.card.organisation if self.place.card is not None else None

    def _read_one(self, db: Data, row_id: str) -> Organisation:
        return organisations.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> OrganisationCard:
        return organisations.card(db, row_id, today=self.today())

    def _write_to_people(self) -> None:
        if self.place.card is not None:
            self._write_to(self.place.card)

    def _write_to(self, card: OrganisationCard) -> None:
        if card.people:
            self.letters_wanted.emit([person.id for person, _ in card.people], "")

    def _open_part(self, of: Organisation) -> None:
        self._editor(OrganisationDraft(parent_id=of.id)).open()

    def _ask_to_remove(self, one: Organisation) -> None:
        self.runner.ask(
            self, lambda db: organisations.removal(db, [one.id]), partial(self._confirm, one)
        )

    def _edit_rule(self, rule: HouseRule | None) -> None:
        self._one.of_card(partial(reopening.edit_rule, self, rule))

    def call(self, organisation_id: str) -> InteractionDraft:
        """A call with the organisation as such today, to be written down."""
        return InteractionDraft(organisation_id=organisation_id, kind=CALL, date=self.today())

    def log(self) -> None:
        """Write down a call with the organisation that is selected."""
        self._one.of_selected(self._log, self.choose)

    def _log(self, one: Organisation) -> None:
        LogDialog(self, self.runner, self.today, self.call(one.id), one.name).open()

    def _edit_entry(self, entry: InteractionDraft) -> None:
        self._one.of_card(partial(reopening.edit_entry, self, entry))

    def _edit_route(self, route: ReferralRoute | None) -> None:
        self._one.of_card(partial(reopening.edit_route, self, route))

    def _edit_need(self, need: Need | None) -> None:
        self._one.of_card(partial(reopening.edit_need, self, need))

    def _edit_known(self, one: Organisation) -> None:
        KnownPlaceEditor(self, self.runner, self.today, one).open()

    def _editor(self, draft: OrganisationDraft) -> Editor:
        return self._followed(OrganisationEditor(self, self.runner, self.today, draft))

    def _remove(self, organisation_id: str) -> None:
        self.runner.do(self, lambda db: organisations.remove(db, [organisation_id]))

    def _fill_card(self, content: OrganisationCard, attached: list[AttachedFile]) -> None:
        self.place.show_card(content, attached)
        self.view_changed.emit()
