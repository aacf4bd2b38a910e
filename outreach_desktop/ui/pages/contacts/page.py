"""The contacts page: the list on the left, a person's card on the right."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import AttachedFile, Document
from outreach_desktop.domain.interactions import CALL, InteractionDraft
from outreach_desktop.domain.knowing.needs import Need
from outreach_desktop.domain.memberships import Membership
from outreach_desktop.domain.roles import Role
from outreach_desktop.domain.segments import SAVED, term
from outreach_desktop.services import contacts
from outreach_desktop.services.contacts import ContactCard
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.duplicates.starting import show_duplicates, show_pair
from outreach_desktop.ui.exporting.starting import let_out, show_brief, show_held, show_plan
from outreach_desktop.ui.pages.contacts import reopening
from outreach_desktop.ui.pages.contacts.about.starting import edit_household
from outreach_desktop.ui.pages.contacts.card import PersonCard
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.entry import ENTRY
from outreach_desktop.ui.pages.contacts.keeping.starting import show_quiet, show_sources
from outreach_desktop.ui.pages.contacts.people import PeopleList
from outreach_desktop.ui.pages.contacts.rights.starting import Rights, erase
from outreach_desktop.ui.pages.contacts.selected import SeveralCard
from outreach_desktop.ui.pages.contacts.tagging import TagDialog
from outreach_desktop.ui.widgets.choosing.saving import SearchEditor, forms_of_searches
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.list_and_card import ListAndCard
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.screen import PeopleInView, Reopen
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack


class ContactsPage(ListAndCard[Contact, ContactCard]):
    """Everybody, and everything about the one who is chosen."""

    key = ENTRY.key
    manual = "people"
    choose = say("Choose someone in the list first.")
    shows = frozenset(
        [
            "contacts",
            "tags",
            "contact_tags",
            "list_items",
            "segments",
            "own_fields",
            "own_values",
            "senders",
            "house_rules",
            "households",
            "roles",
            "memberships",
            "needs",
            "referral_routes",
            "organisations",
            "events",
            "participants",
            "interactions",
            "documents",
            "files",
            "wishes",
            "group_profile",
        ]
    )

    def _build(self) -> None:
        self.people = PeopleList(self.runner, self.today)
        self.person = PersonCard(self.runner, self.today)
        self.several = SeveralCard()
        self._lay(self.people, self.person, self.several, widths=(632, 488))
        self.setFocusProxy(self.people)
        self._build_context_menu()

    def _build_context_menu(self) -> None:
        add_menu(
            self.people.table,
            reads=[
                (say("Write\u2026"), self.write),
                (say("Copy"), self.people.table.copy),
                (say("Copy email addresses"), self.copy_emails),
                (say("What was changed\u2026"), self.history),
            ],
            changes=[
                (say("Log call or visit\u2026"), self.log),
                (say("Edit\u2026"), self.edit),
                (say("Tag\u2026"), self.tag),
                (say("Change several\u2026"), self.change_many),
            ],
            removes=(say("Remove"), self.remove),
        )

    def _connect(self) -> None:
        table = self.people.table
        table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        table.shown.connect(self._show_selected)
        table.said.connect(self.said)
        table.opened.connect(partial(self._one.of, self._edit))
        let_out(self, table, table.columns, table.selected_ids, self.people.fetch)
        self.people.add_wanted.connect(self.add)
        self.people.head.register_wanted.connect(self.add_from_register)
        self.people.import_wanted.connect(self.import_wanted)
        self.people.clear_wanted.connect(self._clear)
        self.several.write_wanted.connect(self.write)
        self.several.tag_wanted.connect(self.tag)
        self.several.change_wanted.connect(self.change_many)
        self.several.remove_wanted.connect(self.remove)
        self._on_card(
            (self.person.write_wanted, lambda one: self._write([one.id])),
            (self.person.tag_wanted, lambda one: self._tag([one.id])),
            (self.person.remove_wanted, lambda one: self._remove([one.id])),
            (self.person.log_wanted, self._log),
            (self.person.edit_wanted, self._edit),
            (self.person.history_wanted, self._history),
            (self.person.household_wanted, partial(edit_household, self)),
            (self.person.held_wanted, partial(show_held, self)),
            (self.person.erase_wanted, partial(erase, self)),
            (self.person.brief_wanted, partial(show_brief, self)),
            (self.person.plan_wanted, partial(show_plan, self)),
        )
        self.person.role_wanted.connect(self._edit_role)
        self.person.membership_wanted.connect(self._edit_membership)
        self.person.need_wanted.connect(self._edit_need)
        self._rights = Rights(self, self._shown_one)
        self.person.wish_wanted.connect(self._rights.edit_wish)
        self.person.relationship_wanted.connect(self._edit_relationship)
        self.person.entry_wanted.connect(self._edit_entry)
        self.person.wanted.connect(self.wanted)
        self.person.attached.said.connect(self.said)
        self.person.document_wanted.connect(self._open_document)
        self.person.print_wanted.connect(self._print_document)

    def reload(self) -> None:
        """Ask for the list anew; the card follows it."""
        self.people.reload()

    def search(self, words: str) -> None:
        """Show those who fit."""
        self.people.search(words)

    @property
    def narrowed(self) -> str:
        """What the drop-downs choose."""
        return self.people.narrowed

    def show_one(self, row_id: str) -> None:
        """Show this person, taking filters away that hide them."""
        if not self.people.table.select_id(row_id):
            self._clear()
            self.people.reload()

    # -- actions of the menu -----------------------------------------------------------------------

    def choose_by(self) -> None:
        """Choose whom to show by conditions, beginning with the search and the filters."""
        from outreach_desktop.ui.widgets.choosing.dialog import (
            ChooseDialog,  # which no start waits for
        )

        dialog = ChooseDialog(self, self.runner, self.today, self.people.segment)
        dialog.chosen.connect(self._search_for)
        dialog.show()

    def search_for_saved(self, name: str) -> None:
        """Show whom this saved search finds."""
        self._search_for(term(SAVED, name))

    def save_search(self) -> None:
        """Save what is searched for under a name."""
        search = SavedSearch(name="", words=self.people.segment)
        SearchEditor(self, self.runner, self.today, search).open()

    def _search_for(self, text: str) -> None:
        self.people.clear()  # what they say is in the text
        self.search_wanted.emit(text)
        self.setFocus()

    def add(self) -> None:
        """A new person."""
        self._editor().open()

    def add_from_register(self) -> None:
        """A new person whom a register knows."""
        from outreach_desktop.ui.pages.contacts.from_register import choose

        choose(self, self.runner, self.today, self._followed, self.show_one)

    def log(self) -> None:
        """Write down what passed with the person who is selected."""
        self._one.of_selected(self._log, self.choose)

    def history(self) -> None:
        """What was changed about the person who is selected, and undo of any of it."""
        self._one.of_selected(self._history, self.choose)

    def write(self) -> None:
        """Take everybody who is selected to the letters page."""
        self._with_all(self._write)

    def tag(self) -> None:
        """Tag everybody who is selected."""
        self._with_all(self._tag)

    def change_many(self) -> None:
        """Change one field of everybody who is selected."""
        from outreach_desktop.ui.widgets.many.dialog import ManyDialog  # which no start waits for

        self._with_all(
            lambda ids: ManyDialog(self, self.runner, self.key, ids, self.said.emit).open()
        )

    def copy_emails(self) -> None:
        """Put the email addresses of everybody who is selected on the clipboard."""
        from outreach_desktop.ui.exporting.addresses import copy_addresses

        self._with_all(
            lambda ids: copy_addresses(self, self.runner, self.today, ids, self.said.emit)
        )

    def people_in_view(self) -> PeopleInView:
        """Whom search and filters show, and who is selected."""
        found = self.people.table.paged.ids if self.people.segment else ()
        return PeopleInView(found, self.people.table.selected_ids())

    def remove(self) -> None:
        """Put those who are selected into the bin; undo brings them back, so nobody is asked."""
        self._with_all(self._ask_to_remove)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "from_register": self.add_from_register,
            "choose": self.choose_by,
            "core": self.core,
            "quiet": partial(show_quiet, self, self._search_for),
            "sources": partial(show_sources, self, self._search_for),
            "columns": self.people.table.columns.choose,
            "save_search": self.save_search,
            "duplicates": partial(show_duplicates, self, self.runner),
            "edit": self.edit,
            "merge": lambda: show_pair(self, self.runner, self.people.table.selected_ids()),
            "log": self.log,
            "household": partial(self._one.of_selected, partial(edit_household, self), self.choose),
            "history": self.history,
            "held": partial(self._one.of_selected, partial(show_held, self), self.choose),
            "erase": partial(self._one.of_selected, partial(erase, self), self.choose),
            "brief": partial(self._one.of_selected, partial(show_brief, self), self.choose),
            "plan": partial(self._one.of_selected, partial(show_plan, self), self.choose),
            "write": self.write,
            "tag": self.tag,
            "change": self.change_many,
            "emails": self.copy_emails,
            "remove": self.remove,
        }

    def in_view(self) -> Collection[str]:
        """Some are done to one person, some to all who are selected."""
        count = self.people.table.selected_count
        all_of_them = {"write", "tag", "change", "emails", "remove"}
        some = {
            1: {"edit", "log", "history", "held", "erase", "household", "brief", "plan"},
            2: {"merge"},
        }
        return {"columns"} | (all_of_them if count else set()) | some.get(count, set())

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""
        return {
            **reopening.forms_about_one(self, self.call),
            **forms_of_searches(self, self.key),
            "contacts.tag": lambda *_: partial(TagDialog, self, self.runner, []),
            "contacts.new": lambda *_: self._editor,
            "contacts.edit": lambda db, one: partial(self._editor, contacts.get(db, one)),
        }

    def print(self, way: str = "") -> None:
        """Print a document of the person on the card."""
        if self._is_card_shown and self.person.card is not None:
            self._print_one_of(self.person.card.contact.id, "", way)
        else:
            super().print(way)

    # -- within ------------------------------------------------------------------------------------

    def call(self, contact_id: str) -> InteractionDraft:
        """A call with them today, to be written down."""
        return InteractionDraft(contact_id=contact_id, kind=CALL, date=self.today())

    def _selected_one(self) -> str:
        """The id of the only person selected, "" where there are several or none."""
        table = self.people.table
        return table.selected_ids()[0] if table.selected_count == 1 else ""

    def _shown_one(self) -> Contact | None:
        return self.person.card.contact if self.person.card is not None else None

    def _read_one(self, db: Data, row_id: str) -> Contact:
        return contacts.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> ContactCard:
        return contacts.card(db, row_id, today=self.today())

    def _fill_card(self, content: ContactCard, attached: list[AttachedFile]) -> None:
        self.person.show_card(content, attached)

    def _no_card(self) -> None:
        self._show_several(0)

    def _with_all(self, do: Callable[[list[str]], None]) -> None:
        ids = self.people.table.selected_ids()
        if ids:
            do(ids)
        else:
            self.said.emit(self.choose)

    def _editor(self, person: Contact | None = None) -> Editor:
        return self._followed(ContactEditor(self, self.runner, self.today, person))

    def core(self) -> None:
        """The board of the core network."""
        from outreach_desktop.ui.pages.contacts.core import CoreDialog  # nor for it

        board = CoreDialog(self, self.runner, self.today)
        board.person_wanted.connect(self.show_one)
        board.open()

    def _log(self, person: Contact) -> None:
        LogDialog(self, self.runner, self.today, self.call(person.id), person.name).open()

    def _history(self, person: Contact) -> None:
        from outreach_desktop.ui.safety.history import HistoryDialog  # which no start waits for

        dialog = HistoryDialog(self, self.runner, contact_id=person.id, name=person.name)
        dialog.told.connect(self.said)
        dialog.show()

    def _write(self, ids: list[str]) -> None:
        self.letters_wanted.emit(ids, "")

    def _tag(self, ids: list[str]) -> None:
        TagDialog(self, self.runner, ids).open()

    def _ask_to_remove(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self._remove(ids)
            return
        messages.confirm(
            self,
            say_many("Remove {count} person?", "Remove {count} people?", len(ids)),
            say("\u201cUndo\u201d in the Edit menu brings them back."),
            say_many("Remove {count} person", "Remove {count} people", len(ids)),
            partial(self._remove, ids),
        )

    def _clear(self) -> None:
        self.people.clear()
        self.search_cleared.emit()

    def _show_selected(self) -> None:
        count, one = self.people.table.selected_count, self._selected_one()
        self.view_changed.emit()
        if one:
            self._ask_card(one)
        else:
            self._show_several(count)

    def _show_several(self, count: int) -> None:
        self.several.show_count(count, of_any=bool(self.people.table.paged.ids))
        self._show_nothing()

    def _remove(self, ids: list[str]) -> None:
        self.runner.do(self, lambda db: contacts.remove(db, ids))

    def _edit_role(self, role: Role | None) -> None:
        self._one.of_card(partial(reopening.edit_role, self, role))

    def _edit_relationship(self) -> None:
        card = self.person.card
        if card is not None:
            reopening.edit_relationship(self, card.contact, card.ties)

    def _edit_membership(self, membership: Membership | None) -> None:
        self._one.of_card(partial(reopening.edit_membership, self, membership))

    def _edit_need(self, need: Need | None) -> None:
        self._one.of_card(partial(reopening.edit_need, self, need))

    def _edit_entry(self, entry: InteractionDraft) -> None:
        self._one.of_card(partial(reopening.edit_entry, self, entry))

    def _print_document(self, document: Document) -> None:
        self._print_one_of(document.reader_id, document.id, "")

    def _print_one_of(self, contact_id: str, document_id: str, way: str) -> None:
        """Print this document of a person, or "" for one that is still to be chosen."""
        from outreach_desktop.services.after import printing  # nor for what prints

        def show(stacks: "list[Stack]") -> None:
            self.print_wanted.emit(stacks, way)

        self.runner.ask(
            self, partial(printing.of_person, contact_id=contact_id, document_id=document_id), show
        )

    def _open_document(self, path: str) -> None:
        open_outside(self, Path(path))
