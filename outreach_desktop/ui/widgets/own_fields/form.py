"""The part of a form in which the group's own fields are filled in."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import NO, YES, OwnField, OwnKind, as_day
from outreach_desktop.domain.segments import OWN
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, TextField
from outreach_desktop.words import say

_FREE = (OwnKind.TEXT, OwnKind.LIST)


class OwnFieldsForm(Form):
    """A field for each that is offered, or that something stands in; empty where there is none."""

    def __init__(
        self,
        fields: Sequence[OwnField],
        own: Own,
        today: dt.date,
        wrong: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(wrong)
        self._own = own
        kept = dict(own)
        self.fields = [one for one in fields if not one.is_hidden or one.id in kept]
        if self.fields:
            self.add_heading(say("Your own fields"))
        for field in self.fields:
            self.add(OWN + field.id, field.name, _field(field, today))
        self.fill(
            {
                OWN + one.id: as_day(value) if one.kind is OwnKind.DATE else value
                for one in self.fields
                for value in [kept.get(one.id, "")]
            }
        )
        if not self.fields:
            self.hide()  # shown before it stands in an editor, it would be a window of its own

    def free_texts(self) -> list[str]:
        """Each with the name of its field, which tells what a number is."""
        held = ((one.name, self._text(one)) for one in self.fields if one.kind in _FREE)
        return [f"{name}: {text}" for name, text in held if text]

    def own(self) -> Own:
        """What stands in the fields; of those that are not shown, what stood there."""
        shown = {one.id for one in self.fields}
        typed = tuple((one.id, self._text(one)) for one in self.fields)
        others = tuple(each for each in self._own if each[0] not in shown)
        return (*(each for each in typed if each[1]), *others)

    def _text(self, field: OwnField) -> str:
        value = self.values()[OWN + field.id]
        return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def _field(field: OwnField, today: dt.date) -> QWidget:
    if field.kind is OwnKind.DATE:
        return DateField(today)
    if field.kind is OwnKind.TICK:
        return ChoiceField([("", ""), (YES, say("yes")), (NO, say("no"))])
    if field.kind is OwnKind.LIST:
        return ChoiceField(["", *field.offered], own=True)
    return TextField()
