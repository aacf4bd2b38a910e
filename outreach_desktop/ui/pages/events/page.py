"""The events page: the list on the left, one event with its people on the right."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.events import Event, EventDraft, Participant
from outreach_desktop.services import events, files
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.events import ParticipantRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.card import EventCard
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.events.listing import EventsList
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.in_view import InView
from outreach_desktop.ui.widgets.labels import EmptyState
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.ui.widgets.screen import Reopen, Screen
from outreach_desktop.ui.widgets.sides import Sides

_CHOOSE = "Choose an event in the list first."


class EventsPage(Screen):
    """What is coming, what has been, and who takes part."""

    manual = "events"
    shows = frozenset(
        ["events", "participants", "contacts", "roles", "organisations", "wishes", "files"]
    )

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.list = EventsList(self.runner, self.today)
        self.card = EventCard(self.runner)
        self._nothing = EmptyState("Choose an event on the left.")
        self._right = QStackedWidget()
        self._shown = Tall(self.card)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._shown)
        Sides(self.list, self._right, widths=(496, 624), kept_as="events/split").fill(self)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._one = InView(
            self,
            selected=self.list.table.current_id,
            shown=lambda: self.card.event_shown,
            get=events.get,
        )
        self.list.table.current.connect(self._chosen)
        self.list.table.opened.connect(partial(self._one.of, self._open))
        self.list.add_wanted.connect(self.add)
        self.list.clear_wanted.connect(self.search_cleared)
        for wanted, do in (
            (self.card.edit_wanted, self._open),
            (self.card.remove_wanted, self._ask_to_remove),
            (self.card.add_wanted, self._add_people),
        ):
            wanted.connect(partial(self._one.of_card, do))
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
        self._chosen(self.list.table.current_id())

    def search(self, words: str) -> None:
        """Show the events that fit."""
        self.list.search(words)

    def show_one(self, row_id: str) -> None:
        """Show this event."""
        self.list.show_one(row_id)

    # -- actions -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new event."""
        self._open(EventDraft())

    def edit(self) -> None:
        """Change the event that is selected."""
        self._one.of_selected(self._open, _CHOOSE)

    def add_people(self) -> None:
        """Put people on the list of the event that is selected."""
        self._one.of_selected(self._add_people, _CHOOSE)

    def remove(self) -> None:
        """Ask, and put the event that is selected into the bin."""
        self._one.of_selected(self._ask_to_remove, _CHOOSE)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menu asks for."""
        return {"add": self.add, "write": self.card.write_to}

    def in_view(self) -> Collection[str]:
        """Those on the list of the event in front can be written to."""
        is_shown = self._right.currentWidget() is self._shown
        return {"write"} if is_shown and self.card.written_to else ()

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
            f"Remove {event.title}?",
            "Its list of people goes with it. Edit, Undo brings both back.",
            "Remove this event",
            partial(self._remove, event.id),
        )

    def _open(self, draft: EventDraft) -> None:
        self._editor(draft).open()

    def _editor(self, draft: EventDraft) -> Editor:
        """Once it is saved, the list and the card show the event."""
        editor = EventEditor(self, self.runner, self.today, draft)
        editor.done_with.connect(self.show_one)
        return editor

    def _chosen(self, event_id: str) -> None:
        if not event_id:
            self._right.setCurrentWidget(self._nothing)
            self.view_changed.emit()
            return
        day = self.today()

        def card(db: Data) -> tuple[Event, list[ParticipantRow], list[AttachedFile]]:
            people = events.participants(db, event_id, today=day)
            return events.get(db, event_id), people, files.attached(db, event_id)

        self.runner.ask(self, card, self._show_card, latest="card", fails=lambda _: None)

    def _show_card(self, found: tuple[Event, list[ParticipantRow], list[AttachedFile]]) -> None:
        self._right.setCurrentWidget(self._shown)
        self.card.show_event(*found)

    def _write(self, contact_ids: list[str]) -> None:
        self._one.of_card(lambda event: self.letters_wanted.emit(contact_ids, event.id))

    def _keep(self, participant: Participant) -> None:
        self.runner.do(self, lambda db: events.change_participant(db, participant))

    def _keep_came(self, people: list[Participant]) -> None:
        came = [replace(one, attendance="attended") for one in people]
        self.runner.do(self, lambda db: events.change_participants(db, came))

    def _take_off(self, participant_ids: list[str]) -> None:
        self.runner.do(self, lambda db: events.remove_participants(db, participant_ids))

    def _remove(self, event_id: str) -> None:
        self.runner.do(self, lambda db: events.remove(db, [event_id]))
