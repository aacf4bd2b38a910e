"""What stands under the search field: what may be typed next, and what the words find beyond the list in front."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.choosing.below import BelowSearch
from outreach_desktop.ui.widgets.forms.dates import short_date

if TYPE_CHECKING:
    from outreach_desktop.services.finding import Hit

_TAKE_CONDITIONS = {one.subject: one for one in (PEOPLE, ORGANISATIONS)}
"""The pages whose search reads conditions."""
_OF_EACH = 4  # more would lie over the list that is filtered meanwhile
_SHORTEST = 2  # letters: one finds nearly everybody


class GoTo(BelowSearch):
    """Lies under the search field of the window; Enter goes to what is chosen."""

    wanted = Signal(str, str)
    """A subject, and the id of one of its rows."""

    def __init__(
        self,
        window: QWidget,
        search: QLineEdit,
        runner: Runner,
        today: Clock,
        icons: Mapping[str, str],
    ) -> None:
        super().__init__(window, search, runner, today)
        self._icons = icons
        self._everything = False
        self._looked_for = ""
        self.found: list[Hit] = []
        search.textChanged.connect(self._shown)

    def find_everything(self) -> None:
        """Until the search field is left, find what the list in front has too."""
        self._everything = True
        self.look_for(self._search.text())

    def look_for(self, words: str, front: str = "") -> None:
        """Look for `words` in every subject but the one in front, whose list shows them itself.

        People and organisations are found by conditions, which are completed while they are in front.
        """
        self._looked_for, self._is_closed = words, False
        if (vocabulary := _TAKE_CONDITIONS.get(front)) is not None:
            self.completing.look(vocabulary)
        else:
            self.completing.stop()
        if len(words.strip()) < _SHORTEST:
            self._show([])
            return
        from outreach_desktop.services import finding

        day = self._today()
        subjects = [one for one in finding.SUBJECTS if self._everything or one != front]
        self._runner.ask(
            self,
            lambda db: finding.found(db, words, today=day, subjects=subjects, at_most=_OF_EACH),
            self._show,
            latest="found",
        )

    def _show(self, found: "list[Hit]") -> None:
        self.found = found
        self._refill()

    def _refill(self) -> None:
        """Nothing is found any more where nothing is typed."""
        if not (self._search.hasFocus() and self._search.text()):
            self.found = []
        super()._refill()

    def _add_others(self) -> None:
        """What the words find beyond the list in front."""
        for hit in self.found:
            self._add(hit, self._icons[hit.subject], _in_words(hit))

    def _go_to(self, meant: object) -> None:
        """Tell the window where to go."""
        hit = cast("Hit", meant)
        self.wanted.emit(hit.subject, hit.id)

    def _shown(self, words: str) -> None:
        """The field says what another page was searched for: nothing of it is to be completed or gone to."""
        if words != self._looked_for:
            self.found = []
            self.completing.stop()
            self.hide()

    def _left(self) -> None:
        """The search field was left: what is typed there next is about the page in front again."""
        super()._left()
        self._everything = False


def _in_words(one: "Hit") -> str:
    """“Open evening, 4 Mar 2026, Hall 2”."""
    return ", ".join(filter(None, (one.name, short_date(one.day) if one.day else "", one.about)))
