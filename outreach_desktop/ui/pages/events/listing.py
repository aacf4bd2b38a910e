"""The list of events: what is coming, soonest first, and what has been, latest first."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.services import events
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.events import EventRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.events.entry import ADD
from outreach_desktop.ui.pages.events.words import hours, takings
from outreach_desktop.ui.widgets.controls import Tabs
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import EmptyState, nothing_fits
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say

COMING, PAST = 0, 1
_EMPTY = say(
    "Open evenings, talks and visits stand here, with who was asked, who comes and who came."
)


class EventsList(QWidget):
    """Two lists under one heading; the search looks through the one in front."""

    add_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._runner = runner
        self._today = today
        self._words = ""
        self._wanted = ""
        self._found: tuple[list[str], list[str]] = ([], [])
        self._count = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs = Tabs()
        self.tabs.setAccessibleName(say("Coming or past events"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(say("Coming"))
        self.tabs.addTab(say("Past"))
        self.table = ListTable(
            PagedModel(self._runner, self._columns(), events.rows, self, summary=_summary),
            say("Events"),
        )
        self.head = ListHead(say("Events"), ADD)
        self.head.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self.count = self.head.count
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        self.head.add_wanted.connect(self.add_wanted)
        self.empty.primary.clicked.connect(self._empty_does)

    def reload(self) -> None:
        """Ask again for the events that fit the search."""
        words, day = self._words, self._today()

        def find(db: Data) -> tuple[tuple[list[str], list[str]], int]:
            return events.find(db, words, today=day), events.count(db)

        self._runner.ask(self, find, self._show, latest="events")

    def search(self, words: str) -> None:
        """Show the events that have all these words; a newer search overtakes this one."""
        self._words = words
        self.reload()

    def show_one(self, event_id: str) -> None:
        """Bring this event to the front, whichever list it is in, and even if the search hides it."""
        self._wanted = event_id
        if self._is_listed(event_id):
            self._go_to_wanted()
        else:
            self._give_up_search()
            self.reload()

    # -- showing -----------------------------------------------------------------------------------

    def _columns(self) -> Sequence[ListColumn[EventRow]]:
        return (
            # The date stays: it tells one open evening from the other.
            ListColumn(heading=say("Date"), text=lambda row: short_date(row.event.date), width=110),
            ListColumn(
                heading=say("Event"), text=lambda row: row.event.title, tip=_summary, stretches=True
            ),
            ListColumn(heading=say("People"), text=takings, width=120, gives_way=1),
        )

    def _show(self, found: tuple[tuple[list[str], list[str]], int]) -> None:
        self._found, self._count = found
        for tab, words in ((COMING, say("Coming")), (PAST, say("Past"))):
            self.tabs.setTabText(tab, f"{words}  {len(self._found[tab]):,}")
        if self._is_listed(self._wanted):
            self._go_to_wanted()
        else:
            self._show_tab()

    def _is_listed(self, event_id: str) -> bool:
        return any(event_id in ids for ids in self._found)

    def _give_up_search(self) -> None:
        if self._words:
            self._words = ""
            self.clear_wanted.emit()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(PAST if wanted in self._found[PAST] else COMING)
        self._show_tab()
        self.table.select_id(wanted)

    def _show_tab(self) -> None:
        shown = self._found[self.tabs.currentIndex()]
        self.table.show_ids(shown)
        self.count.setText(f"{len(shown):,} of {self._count:,}" if self._count else "")
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        in_front, other = ("coming", "past")[:: -1 if self.tabs.currentIndex() == PAST else 1]
        there = self._in_other_tab() if self._words else 0
        if there:
            do = (
                say("One {other} event does", other=other)
                if there == 1
                else say("{there} {other} events do", there=there, other=other)
            )
            nothing = nothing_fits(f"No {in_front} event", self._words)
            self.empty.say(f"{nothing} {do}.", f"Look at what is {other}")
        elif self._words:
            self.empty.say(nothing_fits("No event", self._words), "Clear the search")
        elif self._count:
            self.empty.say(f"No event is {in_front}.", "Add an event\u2026", changes=True)
        else:
            self.empty.say(_EMPTY, "Add the first event\u2026", changes=True)

    def _in_other_tab(self) -> int:
        """How many events of the list behind fit the search."""
        return len(self._found[1 - self.tabs.currentIndex()])

    def _empty_does(self) -> None:
        if self._words and self._in_other_tab():
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            return
        (self.clear_wanted if self._words else self.add_wanted).emit()


def _summary(row: EventRow) -> str:
    """A whole row in words."""
    event = row.event
    parts = (event.title, short_date(event.date), hours(event), event.place, takings(row))
    return ", ".join(part for part in parts if part)
