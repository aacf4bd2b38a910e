"""The events page: the list on the left, one event with its people on the right."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.events import ATTENDED, Event, EventDraft, Participant
from outreach_desktop.services import events
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.events import ParticipantRow
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.card import EventCard
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.events.entry import ENTRY
from outreach_desktop.ui.pages.events.listing import EventsList
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.words import Words
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.ui.widgets.list_and_card import ListAndCard
from outreach_desktop.ui.widgets.screen import Reopen
from outreach_desktop.words import say

Shown = tuple[Event, list[ParticipantRow], Words]


class EventsPage(ListAndCard[Event, Shown]):
    """What is coming, what has been, and who takes part."""

    key = ENTRY.key
    manual = "events"
    choose = say("Choose an event in the list first.")
    shows = frozenset(
        [
            "events",
            "participants",
            "contacts",
            "roles",
            "organisations",
            "wishes",
            "files",
            "list_items",
        ]
    )

    def _build(self) -> None:
        self.list = EventsList(self.runner, self.today)
        self.card = EventCard(self.runner)
        nothing = EmptyState(say("Choose an event on the left."))
        self._lay(self.list, Tall(self.card), nothing, widths=(560, 560))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.table.current.connect(self._show_chosen)
        self.list.table.opened.connect(partial(self._one.of, self._edit))
        self.list.table.said.connect(self.said)
        self.list.add_wanted.connect(self.add)
        self.list.clear_wanted.connect(self.search_cleared)
        self._on_card(
            (self.card.edit_wanted, self._edit),
            (self.card.remove_wanted, self._ask_to_remove),
            (self.card.add_wanted, self._add_people),
        )
        self.card.write_wanted.connect(self._write)
        self.card.listed.connect(self.view_changed)
        self.card.changed.connect(self._keep)
        self.card.came.connect(self._keep_came)
        self.card.taken_off.connect(self._take_off)
        self.card.attached.said.connect(self.said)
        self.card.contact_wanted.connect(partial(self.wanted.emit, "contacts"))

    def reload(self) -> None:
        """Ask for the list anew, and for the card of the event in front."""
        self.list.reload()
        self._show_chosen(self.list.table.current_id())

    def search(self, words: str) -> None:
        """Show the events that fit."""
        self.list.search(words)

    def show_one(self, row_id: str) -> None:
        """Show this event."""
        self.list.show_one(row_id)

    # -- actions -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new event."""
        self._editor(EventDraft()).open()

    def add_people(self) -> None:
        """Put people on the list of the event that is selected."""
        self._one.of_selected(self._add_people, self.choose)

    def remove(self) -> None:
        """Ask, and put the event that is selected into the bin."""
        self._one.of_selected(self._ask_to_remove, self.choose)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {
            "add": self.add,
            "columns": self.list.table.columns.choose,
            "write": self.card.write_to,
        }

    def in_view(self) -> Collection[str]:
        """Those on the list of the event in front can be written to."""
        is_written = self._is_card_shown and self.card.written_to
        return {"columns", "write"} if is_written else {"columns"}

    def forms(self) -> Mapping[str, Reopen]:
        """Where typing goes on after a crash."""

        def people(db: Data, event_id: str) -> Callable[[], Editor]:
            event = events.get(db, event_id)
            make = partial(AddPeopleDialog, self, self.runner, self.today, event)
            return partial(self.editing_of, event_id, make)

        return {
            "events.new": lambda *_: partial(self._editor, EventDraft()),
            "events.edit": lambda db, one: partial(self._editor, events.get(db, one)),
            "events.people": people,
        }

    # -- within ------------------------------------------------------------------------------------

    def _add_people(self, event: Event) -> None:
        AddPeopleDialog(self, self.runner, self.today, event).open()

    def _ask_to_remove(self, event: Event) -> None:
        messages.confirm(
            self,
            say("Remove {name}?", name=event.title),
            say("Its list of people goes with it. Edit > Undo brings both back."),
            say("Remove this event"),
            partial(self._remove, event.id),
        )

    def _editor(self, draft: EventDraft) -> Editor:
        return self._followed(EventEditor(self, self.runner, self.today, draft))

    def _selected_one(self) -> str:
        return self.list.table.current_id()

    def _shown_one(self) -> Event | None:
        return self.card.event_shown

    def _read_one(self, db: Data, row_id: str) -> Event:
        return events.get(db, row_id)

    def _read_card(self, db: Data, row_id: str) -> Shown:
        people = events.participants(db, row_id, today=self.today())
        return events.get(db, row_id), people, lists.offered(db, "event_role")["event_role"]

    def _fill_card(self, content: Shown, attached: list[AttachedFile]) -> None:
        self.card.show_event(*content, attached)

    def _write(self, contact_ids: list[str]) -> None:
        self._one.of_card(lambda event: self.letters_wanted.emit(contact_ids, event.id))

    def _keep(self, participant: Participant) -> None:
        self.runner.do(self, lambda db: events.change_participant(db, participant))

    def _keep_came(self, people: list[Participant]) -> None:
        came = [replace(one, attendance=ATTENDED) for one in people]
        self.runner.do(self, lambda db: events.change_participants(db, came))

    def _take_off(self, participant_ids: list[str]) -> None:
        self.runner.do(self, lambda db: events.remove_participants(db, participant_ids))

    def _remove(self, event_id: str) -> None:
        self.runner.do(self, lambda db: events.remove(db, [event_id]))
