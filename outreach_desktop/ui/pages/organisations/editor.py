"""The dialog in which a place is added or changed."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import (
    FIELDS,
    Organisation,
    OrganisationDraft,
    problems,
)
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField, TickField, Value
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.ui.widgets.own_fields.form import OwnFieldsForm
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.duplicates.while_typing import AlreadyThere

_ADDRESS = tuple(field.name for field in fields(Address))


class OrganisationEditor(FormEditor):
    """Adds a place, or changes one; `draft` may carry what it belongs to."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, draft: OrganisationDraft
    ) -> None:
        is_new = not isinstance(draft, Organisation)
        title = say("New organisation") if is_new else say("Edit {name}", name=draft.name)
        super().__init__(parent, runner, title, say("Save organisation"))
        self._draft, self._day = draft, today()
        known = own_known(runner).of(ORGANISATIONS)
        self._own = OwnFieldsForm(known, draft.own, today(), self.wrong)
        self._found: AlreadyThere | None = None
        self._build_form()
        self._fill()
        if is_new:
            self._form.edited.connect(self._look_for_alike)
            self.alike.action.clicked.connect(self._open_alike)
            runner.work(self, _read_ahead, quietly=True)
        runner.ask(self, organisations.names, self._offer)
        offer_words(self, runner, self._form)
        self._form.field("name").setFocus()
        if isinstance(draft, Organisation):
            self.keep_draft("organisations.edit", draft.id, edits=True)
        else:
            self.keep_draft("organisations.new")

    def _build_form(self) -> None:
        self._pick = PickField(say("Nothing: it stands on its own"))
        form = self._form
        form.add_field(FIELDS["name"], TextField(say("Lakeside General Hospital")))
        form.add_field(FIELDS["kind"], ListField("organisation_kind"))
        form.add_field(FIELDS["parent_id"], self._pick)
        form.add_field(
            FIELDS["street"],
            LongField(2),
            say("A part without an address of its own uses the one of what it belongs to."),
        )
        for key in ("town", "region", "postcode", "country", "phone", "email", "website"):
            form.add_field(FIELDS[key], TextField())
        form.add_field(FIELDS["area"], TextField(say("Northern district")))
        form.add_field(FIELDS["code"], TextField())
        form.add_heading(say("What to know before writing or calling"))
        for key in ("policy", "shared_goals", "notes"):
            form.add_field(FIELDS[key], LongField(3))
        form.add_heading(say("What it does not want, and whether it is still there"))
        for key in ("no_letters", "no_emails"):
            form.add_field(FIELDS[key], TickField(FIELDS[key].label))
        self._successor = PickField(say("No one, or not known"))
        form.add_field(FIELDS["closed_on"], DateField(self._day))
        form.add_field(FIELDS["successor_id"], self._successor)
        self.alike = Banner(look="info", action=say("Open that one"))
        self.alike.hide()
        self.add(self.alike)
        self.add(form)
        self.add(self._own)
        self.add_stretch()

    def _fill(self) -> None:
        keys = [key for key in self._form.values() if key not in _ADDRESS]
        values: dict[str, Value] = {key: getattr(self._draft, key) for key in keys}
        values |= {part: getattr(self._draft.address, part) for part in _ADDRESS}
        self._form.fill(values)

    def _look_for_alike(self) -> None:
        """Say so while there is still time when it is probably there already."""
        draft = self.draft()

        def look(db: Data) -> "AlreadyThere | None":
            # Which no start waits for.
            from outreach_desktop.services.duplicates import while_typing

            return while_typing.organisation(db, draft)

        self._runner.ask(self, look, self._show_alike, latest="alike")

    def _show_alike(self, found: "AlreadyThere | None") -> None:
        self._found = found
        self.alike.say(_is_there_already(found) if found else "")

    def _open_alike(self) -> None:
        if self._found is not None:
            self.forget_draft()
            self.saved(self._found.id)

    def _offer(self, names: list[tuple[str, str]]) -> None:
        own = self._draft.id if isinstance(self._draft, Organisation) else ""
        for field in (self._pick, self._successor):
            field.set_choices([choice for choice in names if choice[0] != own])

    def draft(self) -> OrganisationDraft:
        """The place as typed."""
        values = self._form.values()
        address = Address(**{part: str(values.pop(part) or "") for part in _ADDRESS})
        values["parent_id"] = self._pick.value() or None
        values["successor_id"] = self._successor.value() or None
        return replace(self._draft, address=address, own=self._own.own(), **values)  # type: ignore[arg-type]

    def rules(self) -> Iterator[Problem]:
        """Those of an organisation, and that what it belongs to is one of the list."""
        yield from problems(self.draft())
        if self._pick.typed() and not self._pick.value():
            yield Problem("parent_id", say("Choose one from the list, or leave it empty."))
        if self._successor.typed() and not self._successor.value():
            yield Problem("successor_id", say("Choose one from the list, or leave it empty."))

    def keeping(self) -> Callable[[Data], str]:
        """Keep the place."""
        draft = self.draft()
        if isinstance(draft, Organisation):
            return lambda db: organisations.change(db, draft).id
        return lambda db: organisations.add(db, draft).id


def _is_there_already(found: "AlreadyThere") -> str:
    return say(
        "{name} is in the list already: {why}. Is it the same organisation?",
        name=found.name,
        why=found.why,
    )


def _read_ahead(db: Data) -> Iterator[None]:
    # Which no start waits for.
    from outreach_desktop.services.duplicates import places_near

    yield from places_near.read_ahead(db)
