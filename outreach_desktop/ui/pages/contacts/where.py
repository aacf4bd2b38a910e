"""Where a person works: the fields of a role, and the dialog that changes one."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.roles import FIELDS, Role, RoleDraft, problems
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import Form, TextField, TickField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.words import ListField, offer_words
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class WhereForm(Form):
    """Place and job title, for a person who is being added."""

    def __init__(self) -> None:
        super().__init__()
        self._pick = PickField()
        self.add_heading(say("Where they work"))
        place = FIELDS["organisation_id"]
        self.add("organisation", place.label, self._pick, place.help)
        self.add("role_title", FIELDS["title"].label, ListField("job_title"))
        self.add_field(FIELDS["department"], TextField())

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """These places can be chosen."""
        self._pick.set_choices(choices)

    def role(self) -> RoleDraft | None:
        """The role as typed, None if no place is; a new place is `place`."""
        if not self._pick.typed():
            return None
        return RoleDraft(
            contact_id="",
            organisation_id=self._pick.value(),
            title=self.text("role_title"),
            department=self.text("department"),
            is_main=True,
        )

    @property
    def place(self) -> str:
        """The name of the place, as typed."""
        return self._pick.typed()


class RoleEditor(FormEditor):
    """Adds or changes what somebody does somewhere."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        contact_id: str,
        role: Role | None = None,
    ) -> None:
        title = say("Change where they work") if role else say("Add where they work")
        super().__init__(parent, runner, title)
        self._role = role
        self._contact_id = contact_id
        self._build_form(today())
        if role is not None:
            self._fill(role)
        runner.ask(self, organisations.names, self._pick.set_choices)
        offer_words(self, runner, self._form)
        self._pick.setFocus()
        if role is None:
            self.keep_draft("contacts.role", contact_id)
        else:
            self.keep_draft("contacts.role_edit", role.id, edits=True)
        open_at(self, 560, 560)

    def _build_form(self, today: dt.date) -> None:
        self._pick = PickField()
        add = self._form.add_field
        add(FIELDS["organisation_id"], self._pick)
        add(FIELDS["title"], ListField("job_title"))
        add(FIELDS["department"], TextField())
        add(FIELDS["phone"], TextField())
        add(FIELDS["email"], TextField())
        add(FIELDS["decision"], ListField("decision"))
        add(FIELDS["is_main"], TickField(FIELDS["is_main"].label))
        add(FIELDS["starts_on"], DateField(today, in_part=True))
        add(FIELDS["ends_on"], DateField(today, in_part=True))
        self.add(self._form)
        if self._role is not None:
            remove = button(say("Remove this role"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()

    def _fill(self, role: Role) -> None:
        keys = self._form.values()
        self._form.fill({key: getattr(role, key) for key in keys})

    def _draft(self) -> RoleDraft:
        values = self._form.values()
        start = self._role or RoleDraft(contact_id=self._contact_id, organisation_id="")
        return replace(start, **values)  # type: ignore[arg-type]

    def rules(self) -> Iterator[Problem]:
        """Those of a role; its place may be a new one."""
        for problem in problems(self._draft()):
            if problem.field != "organisation_id":
                yield problem
            elif not self._pick.typed():
                yield Problem(problem.field, say("Choose an organisation, or type a new one."))

    def keeping(self) -> Callable[[Data], str]:
        """Keep the role, and its place if that is new."""
        draft, typed, said = self._draft(), self._pick.typed(), self.answered
        if isinstance(draft, Role):
            return lambda db: contacts.change_role(db, draft, place=typed, answered=said).id
        return lambda db: contacts.add_role(db, draft, place=typed, answered=said).id

    def _remove(self) -> None:
        role = self._role
        if role is not None:
            self.save_by(
                lambda db: contacts.remove_role(db, role.id), lambda _: self.saved(role.id)
            )
