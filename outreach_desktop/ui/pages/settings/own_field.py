"""The dialog in which a field of the group's own is added, or changed wherever it stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.own_fields.own_fields import (
    FIELDS,
    OwnField,
    OwnFieldDraft,
    OwnKind,
    problems,
    published,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.subjects import counted
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, LongField, TextField
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class OwnFieldEditor(FormEditor):
    """Adds a field, or changes one that is `used` so often; `fields` are all about the same."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        field: OwnFieldDraft,
        fields: Sequence[OwnField],
        used: int = 0,
    ) -> None:
        is_new = not isinstance(field, OwnField)
        super().__init__(
            parent,
            runner,
            say("Add a field")
            if is_new
            else say("Change field \u201c{name}\u201d", name=field.name),
        )
        self._field = field
        self._others = [one for one in fields if one != field]
        self._form.add_field(FIELDS["name"], TextField(str(FIELDS["name"].example)))
        self._form.add_field(FIELDS["kind"], ChoiceField(FIELDS["kind"].values))
        self._form.add_field(FIELDS["words"], LongField(5))
        self.told = label(look="muted")
        if used:
            self.add(label(_what_changes(field, used)))
        self.add(self._form)
        self.add(self.told)
        self.add_stretch()
        self._form.fill({key: getattr(field, key) for key in self._form.values()})
        self._form.edited.connect(self._show)
        self._form.field("name").setFocus()
        if isinstance(field, OwnField):
            self.keep_draft("settings.own_field_edit", field.id, edits=True)
        else:
            self.keep_draft("settings.own_field", field.about)
        self._show()
        open_at(self, 560, 480)

    def _draft(self) -> OwnFieldDraft:
        kind = OwnKind(self._form.text("kind"))
        words = self._form.text("words") if kind is OwnKind.LIST else self._field.words
        return replace(self._field, name=self._form.text("name"), kind=kind, words=words)

    def _show(self) -> None:
        draft = self._draft()
        self._form.show_row("words", shown=draft.kind is OwnKind.LIST)
        lines = []
        if draft.key.strip("_"):
            lines = [
                say("In templates: {field}", field=published(draft)),
                say("In the search field: {search}", search=f"own.{draft.key}:"),
            ]
        if isinstance(self._field, OwnField) and draft.key != self._field.key:
            lines.append(
                say(
                    "Templates that say {old} have to be changed: Check lists them. Saved searches follow by themselves.",
                    old=published(self._field),
                )
            )
        self.told.setText("\n".join(lines))

    def rules(self) -> tuple[Problem, ...]:
        """Those of an own field."""
        return problems(self._draft(), self._others)

    def keeping(self) -> Callable[[Data], str]:
        """Keep the field."""
        draft = self._draft()
        if isinstance(draft, OwnField):
            return lambda db: own_fields.change(db, draft).id
        return lambda db: own_fields.add(db, draft).id


def _what_changes(field: OwnFieldDraft, used: int) -> str:
    return say(
        "Filled in: {rows}. A new name holds for all of them; Edit > Undo takes it back.",
        rows=counted(field.about, used),
    )
