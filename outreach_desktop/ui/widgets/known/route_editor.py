"""The dialog in which a way to refer is added or changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.referral_routes import (
    FIELDS,
    ReferralRoute,
    ReferralRouteDraft,
    problems,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import referral_routes
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.forms.typed import AmountField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.known.whose import say_whose
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say

_LIAISON: Final = "liaison_id"


class RouteEditor(FormEditor):
    """Adds a way to refer, or changes one."""

    manual = "organisations#ways-to-refer-and-what-they-need"

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, route: ReferralRouteDraft
    ) -> None:
        is_new = not isinstance(route, ReferralRoute)
        super().__init__(
            parent, runner, say("Add a way to refer") if is_new else say("Change the way to refer")
        )
        words = _new if is_new else _kept
        say_whose(self, runner, words, organisation_id=route.organisation_id)
        self._route = route
        self._liaison = PersonField(self, runner, today)
        add = self._form.add_field
        add(FIELDS["direction"], ChoiceField(FIELDS["direction"].values))
        add(FIELDS["referral_kind"], ListField("referral_kind"))
        add(FIELDS["method"], ListField("referral_method"))
        add(FIELDS["how"], LongField(2, str(FIELDS["how"].example)))
        add(FIELDS["address"], TextField(str(FIELDS["address"].example)))
        add(FIELDS[_LIAISON], self._liaison)
        add(FIELDS["requires"], LongField(2, str(FIELDS["requires"].example)))
        add(FIELDS["criteria"], LongField(2, str(FIELDS["criteria"].example)))
        add(FIELDS["limits"], TextField())
        add(FIELDS["turnaround_days"], AmountField(str(FIELDS["turnaround_days"].example)))
        add(FIELDS["checked_on"], DateField(today()))
        add(FIELDS["review_on"], DateField(today()))
        self.add(self._form)
        if not is_new:
            remove = button(say("Remove this way to refer"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        names = (name for name in self._form.values() if name != _LIAISON)
        self._form.fill({name: getattr(route, name) for name in names})
        if route.liaison_id:
            asked = route.liaison_id
            runner.ask(self, lambda db: contacts.get_all(db, [asked]), self._show_liaison)
        offer_words(self, runner, self._form)
        self._form.field("direction").setFocus()
        if isinstance(route, ReferralRoute):
            self.keep_draft("organisations.route_edit", route.id, edits=True)
        else:
            self.keep_draft("organisations.route", route.organisation_id)
        open_at(self, 620, 640)

    def _show_liaison(self, found: list[Any]) -> None:
        for one in found:
            self._liaison.choose(one.id, one.name)

    def _draft(self) -> ReferralRouteDraft:
        values: dict[str, Any] = self._form.values()
        values[_LIAISON] = values[_LIAISON] or None
        return replace(self._route, **values)

    def rules(self) -> Iterator[Problem]:
        """Those of a way to refer."""
        yield from problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep it."""
        draft = self._draft()
        if isinstance(draft, ReferralRoute):
            return lambda db: referral_routes.change(db, draft).id
        return lambda db: referral_routes.add(db, draft).id

    def _remove(self) -> None:
        kept = self._route
        if isinstance(kept, ReferralRoute):
            self.save_by(
                lambda db: referral_routes.remove(db, kept.id), lambda _: self.saved(kept.id)
            )


def _new(name: str) -> str:
    return say("Add a way to refer: {name}", name=name)


def _kept(name: str) -> str:
    return say("Change the way to refer: {name}", name=name)
