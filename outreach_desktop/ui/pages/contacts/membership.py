"""The dialog in which a person's membership of a professional body is added or changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.memberships import FIELDS, Membership, MembershipDraft, problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import memberships
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import TextField
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class MembershipEditor(FormEditor):
    """Adds what somebody is a member of, or changes it."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, membership: MembershipDraft
    ) -> None:
        is_new = not isinstance(membership, Membership)
        super().__init__(
            parent, runner, say("Add a membership") if is_new else say("Change the membership")
        )
        self._membership = membership
        self._form.add_field(FIELDS["body"], TextField(str(FIELDS["body"].example)))
        self._form.add_field(FIELDS["since"], DateField(today(), in_part=True))
        self.add(self._form)
        if not is_new:
            remove = button(say("Remove this membership"), icon="trash-2", look="link")
            remove.clicked.connect(self._remove)
            self.add(remove)
        self.add_stretch()
        self._form.fill({key: getattr(membership, key) for key in self._form.values()})
        self._form.field("body").setFocus()
        if isinstance(membership, Membership):
            self.keep_draft("contacts.membership_edit", membership.id, edits=True)
        else:
            self.keep_draft("contacts.membership", membership.contact_id)
        open_at(self, 560, 320)

    def _draft(self) -> MembershipDraft:
        return replace(self._membership, **self._form.values())  # type: ignore[arg-type]

    def rules(self) -> tuple[Problem, ...]:
        """Those of a membership."""
        return problems(self._draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the membership."""
        draft = self._draft()
        if isinstance(draft, Membership):
            return lambda db: memberships.change(db, draft).id
        return lambda db: memberships.add(db, draft).id

    def _remove(self) -> None:
        kept = self._membership
        if isinstance(kept, Membership):
            self.save_by(lambda db: memberships.remove(db, kept.id), lambda _: self.saved(kept.id))
