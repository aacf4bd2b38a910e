"""The dialog in which a house rule of an organisation is added or changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.house_rules import FIELDS, HouseRule, HouseRuleDraft, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import house_rules
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.known.whose import say_whose
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class HouseRuleEditor(FormEditor):
    """Adds a rule, or changes it."""

    manual = "organisations#house-rules"

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, rule: HouseRuleDraft) -> None:
        is_new = not isinstance(rule, HouseRule)
        super().__init__(
            parent, runner, say("Add a house rule") if is_new else say("Change the house rule")
        )
        say_whose(self, runner, _new if is_new else _kept, organisation_id=rule.organisation_id)
        self._rule = rule
        add = self._form.add_field
        add(FIELDS["topic"], ListField("house_rule_topic"))
        add(FIELDS["rule"], LongField(3, str(FIELDS["rule"].example)))
        add(FIELDS["source"], TextField(str(FIELDS["source"].example)))
        add(FIELDS["checked_on"], DateField(today()))
        add(FIELDS["review_on"], DateField(today()))
        self.add(self._form)
        if not is_new:
            remove = button(say("Remove this rule"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        self._form.fill({key: getattr(rule, key) for key in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("topic").setFocus()
        if isinstance(rule, HouseRule):
            self.keep_draft("organisations.rule_edit", rule.id, edits=True)
        else:
            self.keep_draft("organisations.rule", rule.organisation_id)
        open_at(self, 560, 480)

    def _draft(self) -> HouseRuleDraft:
        return replace(self._rule, **self._form.values())  # type: ignore[arg-type]

    def rules(self) -> tuple[Problem, ...]:
        """Those of a rule."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the rule."""
        draft = self._draft()
        if isinstance(draft, HouseRule):
            return lambda db: house_rules.change(db, draft).id
        return lambda db: house_rules.add(db, draft).id

    def _remove(self) -> None:
        kept = self._rule
        if isinstance(kept, HouseRule):
            self.save_by(lambda db: house_rules.remove(db, kept.id), lambda _: self.saved(kept.id))


def _new(name: str) -> str:
    return say("Add a house rule: {name}", name=name)


def _kept(name: str) -> str:
    return say("Change the house rule: {name}", name=name)
