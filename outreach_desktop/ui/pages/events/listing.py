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
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many

COMING, PAST = 0, 1
_EMPTY = say(
    "Open evenings, talks and visits appear here, with who was asked, who is coming and who came."
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
            ListColumn(
                heading=say("Date"),
                text=lambda row: short_date(row.event.date),
                width=110,
                value=lambda row: row.event.date,
            ),
            ListColumn(
                heading=say("Event"), text=lambda row: row.event.title, tip=_summary, stretches=True
            ),
            ListColumn(heading=say("People"), text=takings, width=120, gives_way=1),
        )

    def _show(self, found: tuple[tuple[list[str], list[str]], int]) -> None:
        self._found, self._count = found
        coming, past = map(len, found[0])
        self.tabs.setTabText(COMING, say("Coming  {count}", count=coming))
        self.tabs.setTabText(PAST, say("Past  {count}", count=past))
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
        self.count.setText(
            say("{shown} of {count}", shown=len(shown), count=self._count) if self._count else ""
        )
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        is_past, asked = self.tabs.currentIndex() == PAST, asked_for(self._words)
        there = self._in_other_tab() if self._words else 0
        if there:
            sentence = _past_fit(asked, there) if not is_past else _coming_fit(asked, there)
            other = say("Show coming events") if is_past else say("Show past events")
            self.empty.say(sentence, other)
        elif self._words:
            self.empty.say(say("No event fits {asked}.", asked=asked), say("Clear the search"))
        elif self._count:
            nothing = say("No event is past.") if is_past else say("No event is coming.")
            self.empty.say(nothing, say("Add an event\u2026"), changes=True)
        else:
            self.empty.say(_EMPTY, say("Add the first event\u2026"), changes=True)

    def _in_other_tab(self) -> int:
        """How many events of the list behind fit the search."""
        return len(self._found[1 - self.tabs.currentIndex()])

    def _empty_does(self) -> None:
        if self._words and self._in_other_tab():
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            return
        (self.clear_wanted if self._words else self.add_wanted).emit()


def _past_fit(asked: str, count: int) -> str:
    """Nothing that is coming fits the search, but so many past events do."""
    nothing = say("No coming event fits {asked}.", asked=asked)
    do = say_many("One past event does.", "{count} past events do.", count)
    return f"{nothing} {do}"


def _coming_fit(asked: str, count: int) -> str:
    nothing = say("No past event fits {asked}.", asked=asked)
    do = say_many("One coming event does.", "{count} coming events do.", count)
    return f"{nothing} {do}"


def _summary(row: EventRow) -> str:
    """A whole row in words."""
    event = row.event
    parts = (event.title, short_date(event.date), hours(event), event.place, takings(row))
    return ", ".join(part for part in parts if part)
