"""The dialog that puts people on an event's list: search, tick, search again."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain import inviting
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.drafts import TICKED, Typed
from outreach_desktop.domain.events import GUEST, Event
from outreach_desktop.domain.events import PARTICIPANT_FIELDS as FIELDS
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, events
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.events.words import REPLIES
from outreach_desktop.ui.widgets.choosing.below import PeopleCompletions
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.frame import SearchField
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import bring_into_sight
from outreach_desktop.ui.widgets.lists.ticking import ticked_people
from outreach_desktop.words import say, say_many


class AddPeopleDialog(Editor):
    """Everybody who is not on the list yet, to be ticked; all are added in one action."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, event: Event) -> None:
        super().__init__(
            parent, runner, say("Add people to {title}", title=event.title), say("Add people")
        )
        self._today = today
        self._event = event
        self._build_parts()
        self._connect_parts()
        offer_words(self, runner, self._form)
        self._find()
        self.search.setFocus()
        self.keep_draft("events.people", event.id)

    def _build_parts(self) -> None:
        self.search = SearchField()
        self.search.setAccessibleName(say("Search people to add"))
        self.search.setPlaceholderText(
            say("A name, an organisation, profession:urologist, tag:speaker \u2026")
        )
        self.completions = PeopleCompletions(self.search, self._runner, self._today)
        self.table = ticked_people(self._runner, self._today, say("People to add"))
        self.table.setMinimumHeight(GRID * 32)
        self.count = label(look="count")
        self._form = Form()
        self._form.add_field(FIELDS["role"], ListField("event_role", empty=False))
        self._form.add_field(FIELDS["rsvp"], ChoiceField(REPLIES))
        self._form.fill({"role": GUEST, "rsvp": "invited"})
        said = SaidBack(self._runner, search=self.search)
        for part in (self.search, said, self.table, self.count, self._form):
            self.add(part)

    def _connect_parts(self) -> None:
        self.search.textChanged.connect(lambda _: self._find())
        self.search.left.connect(self.table.setFocus)
        self.table.ticked_model.ticked.connect(self._ticked)

    def typed(self) -> Typed:
        """Who is ticked, and what was searched for."""
        ticked = list(self.table.ticked_model.chosen)
        return {**super().typed(), "search": self.search.text(), TICKED: ticked}

    def type_in(self, typed: Typed) -> None:
        """Tick the same people."""
        super().type_in(typed)
        ticked, model = typed.get(TICKED), self.table.ticked_model
        model.chosen.clear()
        model.tick(ticked if isinstance(ticked, list) else [], on=True)
        self.search.setText(str(typed.get("search", "")))

    def _find(self) -> None:
        segment, day, event_id = self.search.text().strip(), self._today(), self._event.id

        def find(db: Data) -> list[str]:
            there = {
                row.participant.contact_id for row in events.participants(db, event_id, today=day)
            }
            found = contacts.find(db, segment, today=day)
            return [contact_id for contact_id in found if contact_id not in there]

        self._runner.ask(self, find, self._show, latest="find", fails=self._say)

    def _show(self, ids: list[str]) -> None:
        self.table.show_ids(ids)
        self._ticked(edited=False)

    def _say(self, error: Exception) -> None:
        """A search that cannot be understood yet, such as "tag:": nobody is found, and it is said why."""
        self.table.show_ids([])
        self.count.setText(str(error))

    def _ticked(self, *, edited: bool = True) -> None:
        count = len(self.table.ticked_model.chosen)
        self.count.setText(
            say("{found} found, {ticked} ticked", found=len(self.table.paged.ids), ticked=count)
        )
        words = say_many("Add {count} person", "Add {count} people", count)
        self.save_button.setText(words if count else say("Add people"))
        self.save_button.setAccessibleName(self.save_button.text())
        if edited:
            self.mark_edited()

    def rules(self) -> Iterator[Problem]:
        """Somebody must be ticked."""
        if not self.table.ticked_model.chosen:
            yield Problem("people", say("Tick someone in the list first."))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Lead to the search, where the list is no field of a form."""
        super().show_problems(problems)
        if not self.table.ticked_model.chosen:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.search)

    def save(self) -> None:
        """Put everybody ticked on the list; who asked to be left alone, or has died, is asked about first."""
        ids = list(self.table.ticked_model.chosen)
        self._runner.ask(
            self, lambda db: contacts.get_all(db, ids), self._ask, fails=self.not_saved
        )

    def _ask(self, people: Sequence[Contact]) -> None:
        asked_about = [one for one in people if inviting.is_to_ask_about(one)]
        if not asked_about:
            self._put_on_list()
            return
        self.save_button.setEnabled(True)
        count = len(asked_about)
        others = len(people) > count
        leave_out = say("Leave this person out") if count == 1 else say("Leave them out")
        messages.confirm(
            self,
            say("Put this person on the list anyway?")
            if count == 1
            else say("Put these {count} on the list anyway?", count=count),
            inviting.told(asked_about),
            say("Add anyway"),
            self._put_on_list,
            stay=say("Go back"),
            others=[(leave_out, partial(self._leave_out, asked_about))] if others else (),
        )

    def _leave_out(self, people: Sequence[Contact]) -> None:
        self.table.ticked_model.tick([one.id for one in people], on=False)
        self._put_on_list()

    def _put_on_list(self) -> None:
        self.save_button.setEnabled(False)
        ids, event_id = list(self.table.ticked_model.chosen), self._event.id
        role, rsvp = self._form.text("role"), self._form.text("rsvp")

        def keep(db: Data) -> int:
            return events.add_participants(db, event_id, ids, role=role, rsvp=rsvp)

        self.save_by(keep, lambda _: self.saved(event_id))
