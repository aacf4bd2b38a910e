"""The dialog in which is written down what an organisation is to the group, and how it refers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.organisations import FIELDS, Organisation, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.forms.typed import AmountField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.words import say


class KnownPlaceEditor(FormEditor):
    """Changes what is known of an organisation."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, place: Organisation) -> None:
        super().__init__(parent, runner, say("What you know of {name}", name=place.name))
        self._place = place
        self._lead = LeadField(self, runner)
        self._add_relationship(today)
        self._add_reaching()
        self._add_referrals(today)
        self.add(self._form)
        self.add_stretch()
        self._form.fill({name: getattr(place, name) for name in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("target").setFocus()
        self.keep_draft("organisations.known", place.id, edits=True)

    def _add_relationship(self, today: Clock) -> None:
        add = self._form.add_field
        add(FIELDS["target"], ChoiceField(("", *FIELDS["target"].values)))
        add(FIELDS["target_why"], TextField())
        add(FIELDS["stage"], ListField("stage"))
        add(FIELDS[_LEAD], self._lead)
        add(FIELDS["conditions"], TicksField("condition", beside=True))
        add(FIELDS["audience"], TextField(str(FIELDS["audience"].example)))
        add(FIELDS["audience_size"], AmountField(str(FIELDS["audience_size"].example)))
        add(FIELDS["list_size"], AmountField())
        add(FIELDS["understands_us"], ChoiceField(("", *FIELDS["understands_us"].values)))
        add(FIELDS["source"], ListField("source"))
        add(FIELDS["checked_on"], DateField(today()))

    def _add_reaching(self) -> None:
        self._form.add_heading(say("How to reach them"))
        add = self._form.add_field
        add(FIELDS["preferred_channel"], ListField("channel"))
        for name in ("best_times", "route_through"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))

    def _add_referrals(self, today: Clock) -> None:
        self._form.add_heading(say("Referrals"))
        add = self._form.add_field
        for name in ("secure_email", "e_referral_system", "e_referral_address", "referral_limits"):
            add(FIELDS[name], TextField())
        for name in ("refers_now_to", "would_refer", "refer_criteria"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))
        add(FIELDS["procedure_asked_on"], DateField(today()))
        add(FIELDS["procedure_came_on"], DateField(today()))
        add(FIELDS["procedure_note"], LongField(3))

    def _draft(self) -> Organisation:
        values: dict[str, Any] = self._form.values()
        values[_LEAD] = values[_LEAD] or None
        return replace(self._place, **values)

    def rules(self) -> tuple[Problem, ...]:
        """Those of an organisation."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep what is typed."""
        draft = self._draft()
        return lambda db: organisations.change(db, draft).id


_LEAD = "lead_id"
