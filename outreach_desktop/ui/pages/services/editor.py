"""The dialog in which a service is added or changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.offering.our_services import (
    FIELDS,
    OurService,
    OurServiceDraft,
    problems,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import our_services
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import LongField, TextField
from outreach_desktop.ui.widgets.forms.typed import AmountField
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.words import say


class ServiceEditor(FormEditor):
    """Adds a service, or changes one."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, draft: OurServiceDraft
    ) -> None:
        is_new = not isinstance(draft, OurService)
        title = say("New service") if is_new else say("Edit {name}", name=draft.name)
        super().__init__(parent, runner, title, say("Save service"))
        self._draft, self._today = draft, today
        add = self._form.add_field
        add(FIELDS["name"], TextField(str(FIELDS["name"].example)))
        for name in ("for_whom", "condition"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))
        add(FIELDS["benefit"], LongField(2, str(FIELDS["benefit"].example)))
        for name in ("held", "place", "cost"):
            add(FIELDS[name], TextField(str(FIELDS[name].example)))
        add(FIELDS["how_to_join"], LongField(2, str(FIELDS["how_to_join"].example)))
        for name in ("waiting_days", "places_free"):
            add(FIELDS[name], AmountField(str(FIELDS[name].example)))
        for name in ("starts_on", "ends_on", "checked_on"):
            add(FIELDS[name], DateField(today()))
        add(FIELDS["former_names"], LongField(2))
        self.add(self._form)
        self.add_stretch()
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        self._form.field("name").setFocus()
        if isinstance(draft, OurService):
            self.keep_draft("services.edit", draft.id, edits=True)
        else:
            self.keep_draft("services.new")
        open_at(self, 620, 680)

    def _typed(self) -> OurServiceDraft:
        values: dict[str, Any] = self._form.values()
        return replace(self._draft, **values)

    def rules(self) -> Iterator[Problem]:
        """Those of a service."""
        yield from problems(self._typed(), self._today())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the service."""
        draft, day = self._typed(), self._today()
        if isinstance(draft, OurService):
            return lambda db: our_services.change(db, draft, today=day).id
        return lambda db: our_services.add(db, draft, today=day).id
