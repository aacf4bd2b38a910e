"""The dialog in which an event is added or changed."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.events import KINDS, Event, EventDraft, problems
from outreach_desktop.services import events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.runner import Runner
from outreach_desktop.ui.screen import Clock
from outreach_desktop.ui.widgets.dates import DateField, TimeField
from outreach_desktop.ui.widgets.editor import Editor
from outreach_desktop.ui.widgets.forms import ChoiceField, Form, LongField, TextField, TickField
from outreach_desktop.ui.widgets.pick import PickField

_FIELD_OF = {"title": "title", "date": "date", "end": "ends_at"}
"""Which field a rule's sentence belongs under, by a word in it."""


class EventEditor(Editor):
    """Adds an event, or changes one."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, draft: EventDraft) -> None:
        is_new = not isinstance(draft, Event)
        super().__init__(parent, "New event" if is_new else f"Edit {draft.title}", "Save event")
        self._runner = runner
        self._draft = draft
        self._build_form(today())
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        runner.ask(self, organisations.names, self._host.set_choices)
        self._form.field("title").setFocus()

    def _build_form(self, today: dt.date) -> None:
        self._host = PickField("Our own group")
        form = self._form = Form(self._wrong)
        form.add("title", "Title", TextField("Open evening: living well after treatment"))
        form.add("kind", "Kind", ChoiceField(("", *KINDS), own=True))
        form.add("date", "Date", DateField(today))
        form.add("starts_at", "From", TimeField())
        form.add("ends_at", "Until", TimeField())
        form.add("organisation_id", "Held by", self._host)
        form.add("place", "Place", TextField("Marrowby Library, Room 2"))
        form.add("address", "Address", LongField(2))
        form.add("access", "Getting in", LongField(2, "Step-free, hearing loop, parking behind"))
        form.add("audience", "For", TextField("Men, partners and anyone who works with them"))
        form.add("description", "What happens", LongField(4))
        form.add("in_packets", "", TickField("List it in information packets while it is coming"))
        self.add(form)
        self.add_stretch()

    def draft(self) -> EventDraft:
        """The event as typed."""
        values = self._form.values()
        values["organisation_id"] = self._host.value() or None
        return replace(self._draft, **values)  # type: ignore[arg-type]

    def _found(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for sentence in problems(self.draft()):
            key = next(field for word, field in _FIELD_OF.items() if word in sentence)
            found[key] = sentence
        for key, example in (("date", "4 Mar 2026"), ("starts_at", "19:30"), ("ends_at", "21:00")):
            field = self._form.field(key)
            if isinstance(field, DateField | TimeField) and not field.is_understood():
                kind = "date" if key == "date" else "time"
                found[key] = f"Type a {kind}, like {example}."
        if self._host.typed() and not self._host.value():
            found["organisation_id"] = "Choose one from the list, or leave it empty."
        return found

    def _wrong(self, key: str) -> str:
        return self._found().get(key, "")

    def problems(self) -> list[str]:
        """The rules' sentences, shown under their fields."""
        found = self._found()
        self._form.show_problems(found)
        return list(found.values())

    def save(self) -> None:
        """Keep the event."""
        draft = self.draft()

        def keep(db: Data) -> str:
            kept = events.change(db, draft) if isinstance(draft, Event) else events.add(db, draft)
            return kept.id

        self._runner.do(self, keep, self.saved, fails=self.not_saved)
