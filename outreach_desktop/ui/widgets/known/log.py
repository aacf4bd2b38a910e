"""The dialog in which a call, a visit or a letter is written down."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.interactions import (
    FIELDS,
    LETTER,
    Interaction,
    InteractionDraft,
    problems,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say

_NOT_SENT = say(
    "A document that was made is not a contact yet. When it has been sent, choose how: letter, "
    "visit \u2026 and the day on which it was."
)


class LogDialog(FormEditor):
    """Adds an entry to the timeline of a person or an organisation, or corrects one."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, entry: InteractionDraft, name: str
    ) -> None:
        is_new = not isinstance(entry, Interaction)
        title = (
            say("Log call or visit with {name}", name=name)
            if is_new
            else say("Entry of {name}", name=name)
        )
        super().__init__(parent, runner, title)
        self._entry = entry
        add = self._form.add_field
        add(
            FIELDS["kind"],
            ListField("interaction_kind", empty=False),
            _NOT_SENT if entry.document_id else "",
        )
        add(FIELDS["direction"], ChoiceField(FIELDS["direction"].values))
        add(FIELDS["date"], DateField(today()))
        add(FIELDS["summary"], TextField(str(FIELDS["summary"].example)))
        add(FIELDS["detail"], LongField(4))
        add(FIELDS["thanks_for"], TextField(str(FIELDS["thanks_for"].example)))
        add(FIELDS["thanked_on"], DateField(today()))
        if not is_new and (entry.kind == LETTER or entry.document_id or entry.back_on):
            add(FIELDS["back_on"], DateField(today()))
        self.add(self._form)
        if not is_new:
            remove = button(say("Remove this entry"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        self._form.fill({key: getattr(entry, key) for key in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("summary").setFocus()
        if isinstance(entry, Interaction):
            self.keep_draft(f"{_page(entry)}.entry", entry.id, edits=True)
        else:
            self.keep_draft(f"{_page(entry)}.log", entry.contact_id or entry.organisation_id or "")
        open_at(self, 600, 600)

    def _draft(self) -> InteractionDraft:
        return replace(self._entry, **self._form.values())  # type: ignore[arg-type]

    def rules(self) -> tuple[Problem, ...]:
        """Those of an entry."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the entry."""
        draft = self._draft()
        if isinstance(draft, Interaction):
            return lambda db: timeline.change(db, draft).id
        return lambda db: timeline.log(db, draft).id

    def _remove(self) -> None:
        entry = self._entry
        if isinstance(entry, Interaction):
            self.save_by(lambda db: timeline.remove(db, [entry.id]), lambda _: self.saved(entry.id))


def _page(entry: InteractionDraft) -> str:
    """The key of the page that opens the form again."""
    return "organisations" if entry.contact_id is None else "contacts"
