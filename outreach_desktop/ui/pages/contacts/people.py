"""The list of people: filters, how many, and the table."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.own_fields.own_fields import PEOPLE
from outreach_desktop.domain.segments import term
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.choosing import filters
from outreach_desktop.services.choosing.filters import FilterChoices
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.columns import people_columns, summary
from outreach_desktop.ui.pages.contacts.entry import ADD
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.forms.asked import Answer, AskedField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.filters import Filters
from outreach_desktop.ui.widgets.lists.list_head import ListHead
from outreach_desktop.ui.widgets.lists.paged import PAGE, PagedModel
from outreach_desktop.ui.widgets.lists.reading_ahead import ReadingAhead
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say

_ANY = {"profession": say("Any profession"), "tag": say("Any tag")}
_FILTERS = {
    "profession": say("Filter by profession"),
    "tag": say("Filter by tag"),
    "place": say("Filter by place"),
}
_PLACES_OFFERED = 50


class _People(NamedTuple):
    """Who was found, what the first page shows of them, and how many people there are."""

    ids: list[str]
    first: Sequence[ContactRow]
    everybody: int


class PeopleList(QWidget):
    """Everybody who fits the search and the filters."""

    add_wanted = Signal()
    import_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._runner = runner
        self._today = today
        self._words = ""
        self._is_due = True
        """Whether what is shown of people may have been changed since they were asked for."""
        self._ahead = ReadingAhead(self, runner, self._reads)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._own = own_known(self._runner)
        self.table = ListTable(
            PagedModel(
                self._runner,
                people_columns(self._today, self._own.of(PEOPLE)),
                self.fetch,
                self,
                summary=summary,
            ),
            say("People"),
        )
        self._choices = {key: ChoiceField([("", words)]) for key, words in _ANY.items()}
        self._place = AskedField(say("Any organisation"), self._ask_for_places)
        self._place.setProperty("look", "any")  # a choice, not an example to type over
        self._offered: FilterChoices | None = None
        self.filters: dict[str, ChoiceField | AskedField] = {
            **self._choices,
            "place": self._place,
        }
        for key, field in self.filters.items():
            field.setAccessibleName(_FILTERS[key])
            field.setMinimumContentsLength(6)
            field.setSizeAdjustPolicy(field.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._narrowing = Filters(*self.filters.values())
        self.head = ListHead(say("People"), ADD, self._narrowing.ask, from_register=True)
        self.count = self.head.count
        self.said = SaidBack(self._runner)
        self.head.put_below(self.said)
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        top.setSpacing(GRID * 3 // 2)
        top.addWidget(self.head)
        top.addWidget(self._narrowing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _show_own_columns(self) -> None:
        """The group made other fields for itself."""
        self.table.set_columns(people_columns(self._today, self._own.of(PEOPLE)))

    def _connect(self) -> None:
        self._own.changed.connect(self._show_own_columns)
        self.table.order_changed.connect(self._find)
        self.table.columns.changed.connect(self._ahead.again)
        for field in self._choices.values():
            field.currentIndexChanged.connect(lambda _: self._find())
        self._place.chosen.connect(lambda _: self._find())
        self.head.add_wanted.connect(self.add_wanted)
        self.empty.primary.clicked.connect(self._empty_does)
        self.empty.secondary.clicked.connect(self.import_wanted)

    def event(self, event: QEvent) -> bool:
        """The page is lower now, or higher, or something above the list is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            around = QSize(GRID * 4, self.head.height() + GRID * 9 // 2)
            self._narrowing.make_way_for(self.table, self.size() - around)
        return super().event(event)

    def reload(self) -> None:
        """Ask for the people again, and then for the filters' choices."""
        self._is_due = True
        self._find()
        known = self._offered
        self._runner.ask(self, lambda db: filters.choices(db, known), self._offer, latest="choices")

    def search(self, words: str) -> None:
        """Show those whom `words` describe; a newer search overtakes this one."""
        self._words = words
        self.said.tell(words)
        self._find()

    def clear(self) -> None:
        """Take all filters back."""
        for field in self.filters.values():
            field.set_value("")

    @property
    def segment(self) -> str:
        """The search and the filters, as one line that the letters page understands too."""
        return f"{self._words.strip()} {self.narrowed}".strip()

    @property
    def narrowed(self) -> str:
        """The filters alone."""
        chosen = (term(key, field.value()) for key, field in self.filters.items() if field.value())
        return " ".join(chosen)

    # -- asking and showing ------------------------------------------------------------------------

    def fetch(self, db: Data, ids: Sequence[str]) -> Sequence[ContactRow]:
        """What the columns say of these people."""
        return contacts.rows(db, ids, today=self._today())

    def _find(self) -> None:
        self._narrowing.settle()
        segment, today, (order, downwards) = self.segment, self._today(), self.table.order
        shown = None if self._is_due else self.table.paged.ids

        def find(db: Data) -> _People:
            found = contacts.find(
                db, segment, today=today, order=order or "name", descending=downwards
            )
            first = [] if found == shown else contacts.rows(db, found[:PAGE], today=today)
            return _People(found, first, contacts.count(db))

        self._runner.ask(self, find, self._show, latest="find", fails=self._say)

    def _show(self, found: _People) -> None:
        ids, count = found.ids, found.everybody
        self.table.show_ids(ids, found.first, again=self._is_due)
        self._is_due = False
        self.count.setText(say("{shown} of {count}", shown=len(ids), count=count) if count else "")
        self._stack.setCurrentWidget(self.table if ids else self.empty)
        self.setFocusProxy(self.table if ids else self.empty.primary)
        self._ahead.settle(has_any=bool(count))
        if count:
            asked = filter(None, (field.value() for field in self.filters.values()))
            self.empty.say(
                say("No one fits {asked}.", asked=asked_for(self._words, *asked)),
                say("Clear the search"),
            )
        else:
            self.empty.say(
                say(
                    "The people you keep in touch with appear here: doctors, nurses, managers, "
                    "partners."
                ),
                say("Add the first person\u2026"),
                say("Import a list of people\u2026"),
                changes=True,
            )

    def _reads(self) -> Callable[[Data], Iterator[None]]:
        """What searches and headings ask for is known then."""
        shown, today = self.table.columns.shown, self._today()
        orders = [one.order for one in self.table.paged.columns if one.name in shown and one.order]
        return partial(contacts.read_ahead, orders=orders, today=today)

    def _say(self, error: Exception) -> None:
        """A search that cannot be understood yet, such as "tag:": what is the matter stands where nobody can be shown."""
        self.table.show_ids([])
        self.count.clear()
        self.empty.say(str(error), say("Clear the search"))
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.primary)

    def _empty_does(self) -> None:
        (self.clear_wanted if self.segment else self.add_wanted).emit()

    def _offer(self, choices: FilterChoices) -> None:
        if choices is self._offered:
            return
        self._offered = choices
        for key, found in (("profession", choices.professions), ("tag", choices.tags)):
            counted = [(name, f"{name} ({count})") for name, count in found if name]
            self._choices[key].set_choices([("", _ANY[key]), *counted])

    def _ask_for_places(self, words: str, answer: Answer) -> None:
        self._runner.ask(
            self,
            lambda db: organisations.names_with(db, words, at_most=_PLACES_OFFERED),
            answer,
            latest="places",
        )
