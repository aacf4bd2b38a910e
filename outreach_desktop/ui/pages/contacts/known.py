"""The dialog in which the relationship with a person is written down: how near, how far, who leads, what they need."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import FIELDS, Contact, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.people import Ties
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, LongField, TextField, Value
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.words import say


class RelationshipEditor(Editor):
    """Changes what a person is to the group."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, contact: Contact, ties: Ties
    ) -> None:
        title = say("Relationship with {name}", name=contact.name)
        super().__init__(parent, runner, title)
        self._contact = contact
        self._lead = LeadField(self, runner)
        self._introduced_by = PersonField(self, runner, today, but=contact.id)
        self._approach = self._approach_form(today)
        self._fit = self._fit_form()
        self._matters = self._matters_form(today)
        for form in (self._approach, self._fit, self._matters):
            self.add(form)
            form.fill(self._values(form))
        if ties.introduced_by:
            self._introduced_by.choose(*ties.introduced_by)
        self.add_stretch()
        offer_words(self, runner, *self._forms)
        self._approach.field("tier").setFocus()
        self.keep_draft("contacts.known", contact.id, edits=True)

    def _approach_form(self, today: Clock) -> Form:
        form = Form(self.wrong)
        form.add_field(FIELDS["tier"], ListField("tier"))
        form.add_field(FIELDS["target"], ChoiceField(("", *FIELDS["target"].values)))
        form.add_field(FIELDS["target_why"], TextField())
        form.add_field(FIELDS["stage"], ListField("stage"))
        form.add_field(FIELDS["lead_id"], self._lead)
        form.add_field(FIELDS["champion"], ChoiceField(("", *FIELDS["champion"].values)))
        form.add_field(FIELDS["champion_since"], DateField(today(), in_part=True))
        form.add_field(FIELDS["introduced_by_id"], self._introduced_by)
        form.add_field(FIELDS["aim"], TextField(str(FIELDS["aim"].example)))
        return form

    def _fit_form(self) -> Form:
        form = Form(self.wrong)
        form.add_field(FIELDS["fit"], TicksField("fit"))
        form.add_field(FIELDS["fit_note"], LongField(2))
        return form

    def _matters_form(self, today: Clock) -> Form:
        form = Form(self.wrong)
        form.add_heading(say("What matters to them"))
        form.add_field(FIELDS["conditions"], TicksField("condition", beside=True))
        form.add_field(FIELDS["challenges"], LongField(3))
        form.add_field(FIELDS["needs"], LongField(3))
        form.add_field(FIELDS["checked_on"], DateField(today()))
        form.add_field(FIELDS["keep_until_on"], DateField(today()))
        form.add_field(FIELDS["keep_why"], TextField(str(FIELDS["keep_why"].example)))
        return form

    def _values(self, form: Form) -> dict[str, Value]:
        names = (name for name in form.values() if name != "introduced_by_id")
        return {name: getattr(self._contact, name) for name in names}

    def draft(self) -> Contact:
        """The person as typed."""
        values: dict[str, Any] = {}
        for form in self._forms:
            values |= form.values()
        for name in ("lead_id", "introduced_by_id"):
            values[name] = values[name] or None
        return replace(self._contact, **values)

    def rules(self) -> Iterator[Problem]:
        """Those of a person."""
        yield from problems(self.draft())

    def save(self) -> None:
        """Keep it."""
        draft = self.draft()

        def keep(db: Data) -> str:
            return contacts.change(db, draft).id

        self.save_by(keep)
