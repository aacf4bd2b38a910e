"""Organisations to write to as such: found by a search and ticked, as people are."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.choosing.below import PeopleCompletions
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.lists.ticking import TickedModel, TickedTable
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.words import say

_COLUMNS: tuple[ListColumn[OrganisationListed], ...] = (
    ListColumn(
        heading=say("Name"),
        text=lambda row: row.organisation.name,
        tip=lambda row: _summary(row),
        stretches=True,
    ),
    ListColumn(
        heading=say("Belongs to"),
        text=lambda row: row.belongs_to or row.town,
        width=160,
        gives_way=1,
    ),
)


def _summary(row: OrganisationListed) -> str:
    """A whole row in words."""
    parts = (row.organisation.name, row.belongs_to, row.town)
    return ", ".join(part for part in parts if part)


class PlacesToTick(QWidget):
    """They stay chosen while one looks for others; `line`, in which one searches, is put where there is room for it."""

    ticked = Signal()
    looked_at = Signal(str)

    def __init__(self, runner: Runner, today: Clock, only: TickField) -> None:
        super().__init__()
        self._only = only
        self._runner = runner
        self._today = today
        self.search = SearchLine()
        self.search.setPlaceholderText(say("A name, a town, a word \u2026"))
        self.search.setAccessibleName(say("Search organisations to write to"))
        self.completions = PeopleCompletions(self.search, runner, today, ORGANISATIONS)
        self.count = label(look="count")
        self.count.setWordWrap(False)
        model: TickedModel[OrganisationListed] = TickedModel(
            runner, _COLUMNS, self._fetch, summary=_summary
        )
        self.table = TickedTable(model, say("Organisations to write to"))
        self.model = model
        model.setParent(self.table)
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        self.line = QWidget()
        found = QHBoxLayout(self.line)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(GRID)
        found.addWidget(self.search, 1)
        found.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(SaidBack(runner, ORGANISATIONS.subject, self.search))
        whole.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find())
        self.search.returnPressed.connect(self.table.setFocus)
        self.model.ticked.connect(self.ticked)
        self.table.current.connect(self.looked_at)
        self.empty.primary.clicked.connect(lambda: self.clear())

    def _fetch(self, db: Data, ids: Sequence[str]) -> Sequence[OrganisationListed]:
        return organisations.listed(db, ids, today=self._today())

    def minimumSizeHint(self) -> QSize:
        """A list of few lines is enough where there is little room."""
        return QSize(GRID * 24, GRID * 20)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of all that are ticked, in the order of ticking."""
        return tuple(self.model.chosen)

    @property
    def segment(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def choose(self, ids: Sequence[str]) -> None:
        """Tick exactly these."""
        self.model.chosen = dict.fromkeys(ids)
        self.clear(only=bool(ids))

    def clear(self, *, only: bool = False) -> None:
        """Show all of them again, or `only` those ticked."""
        self.search.clear()
        self._only.setChecked(only)
        self.reload()

    def reload(self) -> None:
        """Ask for them again; what is gone is no longer chosen."""
        self._find()

    def _find(self) -> None:
        words, today, only = self.segment, self._today(), self._only.isChecked()
        chosen = list(self.model.chosen)

        def find(db: Data) -> tuple[list[str], list[str], int]:
            found = organisations.find(db, words, today=today)
            if only:
                found = [one for one in found if one in self.model.chosen]
            return found, organisations.gone(db, chosen), organisations.count(db)

        self._runner.ask(self, find, self._show, latest="find", fails=self._say)

    def _show(self, found: tuple[list[str], list[str], int]) -> None:
        ids, gone, count = found
        if gone:
            self.model.tick(gone, on=False)
        self.table.show_ids(ids)
        self.count.setText(say("{shown} of {count}", shown=len(ids), count=count))
        self._stack.setCurrentWidget(self.table if ids else self.empty)
        if not count:
            self.empty.say(say("There is no organisation yet. Add some on the Organisations page."))
        elif self._only.isChecked() and not self.model.chosen:
            self.empty.say(say("No organisation is ticked yet."), say("Show all of them"))
        else:
            words = say("No organisation fits {asked}.", asked=asked_for(self.search.text()))
            self.empty.say(words, say("Clear the search"))

    def _say(self, error: Exception) -> None:
        """A search that cannot be understood yet."""
        self.table.show_ids([])
        self.count.clear()
        self.empty.say(str(error), say("Clear the search"))
        self._stack.setCurrentWidget(self.empty)
