"""The dialog in which an event is added or changed."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.events import FIELDS, Event, EventDraft, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField, TimeField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField, TickField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.words import say


class EventEditor(FormEditor):
    """Adds an event, or changes one."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, draft: EventDraft) -> None:
        is_new = not isinstance(draft, Event)
        title = say("New event") if is_new else say("Edit {name}", name=draft.title)
        super().__init__(parent, runner, title, say("Save event"))
        self._draft = draft
        self._build_form(today())
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        runner.ask(self, organisations.names, self._host.set_choices)
        offer_words(self, runner, self._form)
        self._form.field("title").setFocus()
        if isinstance(draft, Event):
            self.keep_draft("events.edit", draft.id, edits=True)
        else:
            self.keep_draft("events.new")

    def _build_form(self, today: dt.date) -> None:
        self._host = PickField(say("Our own group"))
        form = self._form
        form.add_field(FIELDS["title"], TextField(str(FIELDS["title"].example)))
        form.add_field(FIELDS["kind"], ListField("event_kind"))
        form.add_field(FIELDS["date"], DateField(today))
        form.add_field(FIELDS["starts_at"], TimeField())
        form.add_field(FIELDS["ends_at"], TimeField())
        form.add_field(FIELDS["organisation_id"], self._host)
        form.add_field(FIELDS["place"], TextField(str(FIELDS["place"].example)))
        form.add_field(FIELDS["address"], LongField(2))
        form.add_field(
            FIELDS["access"], LongField(2, say("Step-free, hearing loop, parking behind"))
        )
        form.add_field(FIELDS["audience"], TextField(str(FIELDS["audience"].example)))
        form.add_field(FIELDS["description"], LongField(4))
        form.add_field(FIELDS["in_packets"], TickField(FIELDS["in_packets"].label))
        self.add(form)
        self.add_stretch()

    def draft(self) -> EventDraft:
        """The event as typed."""
        values = self._form.values()
        values["organisation_id"] = self._host.value() or None
        return replace(self._draft, **values)  # type: ignore[arg-type]

    def rules(self) -> Iterator[Problem]:
        """Those of an event, and that its host is one of the list."""
        yield from problems(self.draft())
        if self._host.typed() and not self._host.value():
            yield Problem("organisation_id", say("Choose one from the list, or leave it empty."))

    def keeping(self) -> Callable[[Data], str]:
        """Keep the event."""
        draft = self.draft()
        if isinstance(draft, Event):
            return lambda db: events.change(db, draft).id
        return lambda db: events.add(db, draft).id
