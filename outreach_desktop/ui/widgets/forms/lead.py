"""Choosing who of us keeps in touch."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.knowing import people
from outreach_desktop.services.knowing.people import Named
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.forms import ChoiceField


class LeadField(ChoiceField):
    """One of those who sign, or nobody; until they are known it stays with whom it was given."""

    def __init__(self, page: QWidget, runner: Runner) -> None:
        self._wanted: str | None = ""
        super().__init__([("", "")])
        runner.ask(page, people.leads, self._offer)

    def value(self) -> str:
        """The id of who is chosen, "" for nobody."""
        return super().value() if self._wanted is None else self._wanted

    def set_value(self, value: str | None) -> None:
        """Choose them."""
        if self._wanted is None:
            super().set_value(value or "")
        else:
            self._wanted = value or ""

    def _offer(self, leads: list[Named]) -> None:
        wanted, self._wanted = self._wanted, None
        self.set_choices([("", ""), *leads])
        with QSignalBlocker(self):  # somebody who was chosen before is not chosen now
            self.set_value(wanted)
