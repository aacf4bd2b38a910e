"""The list of events: what is coming, soonest first, and what has been, latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from outreach_desktop.services import events
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.events import EventRow
from outreach_desktop.ui.events.words import hours, takings
from outreach_desktop.ui.runner import Runner
from outreach_desktop.ui.screen import Clock
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.dates import short_date
from outreach_desktop.ui.widgets.labels import EmptyState, label, nothing_fits
from outreach_desktop.ui.widgets.table import Column, PagedModel, Table

COMING, PAST = 0, 1
_EMPTY = "Open evenings, talks and visits stand here, with who was asked, who comes and who came."


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
        self._found: tuple[list[EventRow], list[EventRow]] = ([], [])
        self._rows: dict[str, EventRow] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Coming or past events")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab("Coming")
        self.tabs.addTab("Past")
        self.table = Table(
            PagedModel(self._runner, self._columns(), self._fetch, self, summary=_summary), "Events"
        )
        self.count = label(look="count")
        self.count.setWordWrap(False)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        head = QHBoxLayout()
        head.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        head.addWidget(label("Events", "heading"), 1)
        head.addWidget(self.count, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        self.empty.primary.clicked.connect(self._empty_does)

    def reload(self) -> None:
        """Ask for all events anew."""
        day = self._today()

        def find(db: Data) -> tuple[list[EventRow], list[EventRow]]:
            return events.upcoming(db, today=day), events.past(db, today=day)

        self._runner.ask(self, find, self._show, latest="events")

    def search(self, words: str) -> None:
        """Show the events with all these words in title, kind or place."""
        self._words = words
        self._show_tab()

    def show_one(self, event_id: str) -> None:
        """Bring this event to the front, whichever list it is in."""
        self._wanted = event_id
        if event_id in self._rows:
            self._go_to_wanted()
        else:
            self.reload()

    def row(self, event_id: str) -> EventRow | None:
        """The event with this id as it is listed."""
        return self._rows.get(event_id)

    # -- showing -----------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column[EventRow]]:
        return (
            Column(heading="Date", text=lambda row: short_date(row.event.date), width=112),
            Column(heading="Event", text=lambda row: row.event.title, tip=_summary, stretches=True),
            Column(heading="People", text=takings, width=120),
        )

    def _fetch(self, db: Data, ids: Sequence[str]) -> Sequence[EventRow]:  # noqa: ARG002 - all are here
        return [self._rows[event_id] for event_id in ids]

    def _show(self, found: tuple[list[EventRow], list[EventRow]]) -> None:
        self._found = found
        self._rows = {row.event.id: row for rows in found for row in rows}
        for tab, words in ((COMING, "Coming"), (PAST, "Past")):
            self.tabs.setTabText(tab, f"{words}  {len(found[tab]):,}")
        if self._wanted in self._rows:
            self._go_to_wanted()
        else:
            self._show_tab()

    def _go_to_wanted(self) -> None:
        wanted = self._wanted
        tab = PAST if any(row.event.id == wanted for row in self._found[PAST]) else COMING
        self._wanted = ""
        if not _fits(self._rows[wanted], self._words):
            self.clear_wanted.emit()
            self._words = ""
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self.tabs.setCurrentIndex(tab)
        self.tabs.blockSignals(False)  # noqa: FBT003
        self._show_tab()
        self.table.select_id(wanted)

    def _show_tab(self) -> None:
        rows = self._found[self.tabs.currentIndex()]
        shown = [row.event.id for row in rows if _fits(row, self._words)]
        self.table.show_ids(shown)
        self.count.setText(f"{len(shown):,} of {len(self._rows):,}" if self._rows else "")
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        in_front, other = ("coming", "past")[:: -1 if self.tabs.currentIndex() == PAST else 1]
        there = self._in_other_tab() if self._words else 0
        if there:
            do = f"One {other} event does" if there == 1 else f"{there:,} {other} events do"
            nothing = nothing_fits(f"No {in_front} event", self._words)
            self.empty.say(f"{nothing} {do}.", f"Look at what is {other}")
        elif self._words:
            self.empty.say(nothing_fits("No event", self._words), "Clear the search")
        elif self._rows:
            self.empty.say(f"No event is {in_front}.", "Add an event\u2026", changes=True)
        else:
            self.empty.say(_EMPTY, "Add the first event\u2026", changes=True)

    def _in_other_tab(self) -> int:
        """How many events of the list behind fit the search."""
        other = self._found[1 - self.tabs.currentIndex()]
        return sum(_fits(row, self._words) for row in other)

    def _empty_does(self) -> None:
        if self._words and self._in_other_tab():
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            return
        (self.clear_wanted if self._words else self.add_wanted).emit()


def _fits(row: EventRow, words: str) -> bool:
    about = " ".join((row.event.title, row.event.kind, row.event.place)).casefold()
    return all(word in about for word in words.casefold().split())


def _summary(row: EventRow) -> str:
    """A whole row in words."""
    event = row.event
    parts = (event.title, short_date(event.date), hours(event), event.place, takings(row))
    return ", ".join(part for part in parts if part)
