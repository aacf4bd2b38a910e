"""Below a search: what is typed there, said back in plain words as it is typed."""

from PySide6.QtWidgets import QLineEdit

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.text import Elided

_VOCABULARIES = {one.subject: one for one in (PEOPLE, ORGANISATIONS)}


class SaidBack(Elided):
    """Hidden while there are no conditions: plain words say themselves."""

    def __init__(
        self, runner: Runner, subject: str = PEOPLE.subject, search: QLineEdit | None = None
    ) -> None:
        super().__init__(look="muted")
        self._own = own_known(runner)
        self._vocabulary = _VOCABULARIES[subject]
        self.hide()
        if search is not None:
            search.textChanged.connect(self.tell)

    def tell(self, words: str) -> None:
        """These are searched for now."""
        said = ""
        if words:
            from outreach_desktop.domain.choosing.said_back import (
                said_back,  # no start waits for it
            )

            own = self._own.of(self._vocabulary.subject)
            said = said_back(words, self._vocabulary, own, short_date)
        self.setText(said)
        self.setVisible(bool(said))
