"""The dialog in which a text of the content bank is added or changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.offering.content import FIELDS, ContentDraft, ContentText, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import content
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField, TickField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class ContentEditor(FormEditor):
    """Adds a text, or changes one."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, draft: ContentDraft) -> None:
        is_new = not isinstance(draft, ContentText)
        title = say("New text") if is_new else say("Edit text")
        super().__init__(parent, runner, title, say("Save text"))
        self._draft, self._today = draft, today
        add = self._form.add_field
        add(FIELDS["kind"], ListField("content_kind", empty=False))
        for name in ("topic", "heading"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))
        add(FIELDS["text"], LongField(5, str(FIELDS["text"].example)))
        add(FIELDS["attribution"], TextField(str(FIELDS["attribution"].example)))
        add(FIELDS["permission"], TextField(str(FIELDS["permission"].example)))
        add(FIELDS["permission_ends_on"], DateField(today()))
        self._tick("may_hand_out")
        self._tick("comes_first")
        self._tick("is_ours")
        for name in ("source", "link"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))
        for name in ("dated_on", "reviewed_on", "review_on"):
            add(FIELDS[name], DateField(today()))
        self.add(self._form)
        self.add_stretch()
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        offer_words(self, runner, self._form)
        self._form.field("heading" if is_new else "text").setFocus()
        if isinstance(draft, ContentText):
            self.keep_draft("content.edit", draft.id, edits=True)
        else:
            self.keep_draft("content.new")
        open_at(self, 640, 700)

    def _tick(self, name: str) -> None:
        self._form.add_field(FIELDS[name], TickField(FIELDS[name].label))

    def _typed(self) -> ContentDraft:
        values: dict[str, Any] = self._form.values()
        return replace(self._draft, **values)

    def rules(self) -> Iterator[Problem]:
        """Those of a text."""
        yield from problems(self._typed(), self._today())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the text."""
        draft, day = self._typed(), self._today()
        if isinstance(draft, ContentText):
            return lambda db: content.change(db, draft, today=day).id
        return lambda db: content.add(db, draft, today=day).id
