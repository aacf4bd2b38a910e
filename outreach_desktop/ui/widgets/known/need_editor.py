"""The dialog in which a need of an organisation or a person is added or changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.knowing.needs import FIELDS, Need, NeedDraft, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import needs
from outreach_desktop.services.knowing.needs import value_points
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.known.whose import say_whose
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.ui.widgets.shortening import in_a_line
from outreach_desktop.words import say


class NeedEditor(FormEditor):
    """Adds a need, or changes one."""

    manual = "organisations#ways-to-refer-and-what-they-need"

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, need: NeedDraft) -> None:
        is_new = not isinstance(need, Need)
        super().__init__(parent, runner, say("Add a need") if is_new else say("Change the need"))
        words = _new if is_new else _kept
        ids = {"organisation_id": need.organisation_id, "contact_id": need.contact_id}
        say_whose(self, runner, words, **ids)
        self._need = need
        add = self._form.add_field
        add(FIELDS["kind"], ListField("need_kind", empty=False))
        add(FIELDS["text"], LongField(2, str(FIELDS["text"].example)))
        add(FIELDS["evidence"], TextField(str(FIELDS["evidence"].example)))
        add(FIELDS["source"], TextField(str(FIELDS["source"].example)))
        add(FIELDS["answer"], LongField(2, str(FIELDS["answer"].example)))
        self._point = ChoiceField([("", _BY_PHRASE)])
        if need.organisation_id is not None:
            add(FIELDS["point_id"], self._point)
            runner.ask(self, value_points, self._offer_points)
        add(FIELDS["checked_on"], DateField(today()))
        self.add(self._form)
        if not is_new:
            remove = button(say("Remove this need"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        self._form.fill({name: getattr(need, name) or "" for name in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("text").setFocus()
        if isinstance(need, Need):
            self.keep_draft(f"{_page(need)}.need_edit", need.id, edits=True)
        else:
            self.keep_draft(f"{_page(need)}.need", need.organisation_id or need.contact_id or "")
        open_at(self, 560, 480)

    def _draft(self) -> NeedDraft:
        values: dict[str, Any] = self._form.values()
        if "point_id" in values:
            values["point_id"] = values["point_id"] or None
        return replace(self._need, **values)

    def _offer_points(self, points: Sequence[tuple[str, str]]) -> None:
        """What we bring, as it is printed; one that is gone is kept until another is chosen."""
        chosen = self._need.point_id or ""
        there = {one for one, _ in points}
        gone = [(chosen, say("a point that was removed"))] if chosen and chosen not in there else []
        self._point.set_choices(
            [("", _BY_PHRASE), *((one, in_a_line(text, _LONGEST)) for one, text in points), *gone]
        )
        self._point.set_value(self._need.point_id or "")

    def rules(self) -> tuple[Problem, ...]:
        """Those of a need."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the need."""
        draft = self._draft()
        if isinstance(draft, Need):
            return lambda db: needs.change(db, draft).id
        return lambda db: needs.add(db, draft).id

    def _remove(self) -> None:
        kept = self._need
        if isinstance(kept, Need):
            self.save_by(lambda db: needs.remove(db, kept.id), lambda _: self.saved(kept.id))


_BY_PHRASE = say("the one whose phrases fit, if any")
_LONGEST = 70


def _page(need: NeedDraft) -> str:
    """The key of the page that opens the form again."""
    return "organisations" if need.contact_id is None else "contacts"


def _new(name: str) -> str:
    return say("Add a need: {name}", name=name)


def _kept(name: str) -> str:
    return say("Change the need: {name}", name=name)
