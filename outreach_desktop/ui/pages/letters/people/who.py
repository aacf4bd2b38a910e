"""The first step: people found by a search and ticked; they stay chosen while one looks for others."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.domain.documents.letter_runs import TO_NOBODY, TO_ORGANISATIONS, TO_PEOPLE
from outreach_desktop.domain.segments import term
from outreach_desktop.domain.subjects import counted
from outreach_desktop.services import contacts
from outreach_desktop.services.choosing import filters
from outreach_desktop.services.choosing.filters import FilterChoices
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters.people.lately import WrittenLately
from outreach_desktop.ui.pages.letters.people.places import PlacesToTick
from outreach_desktop.ui.pages.letters.people.runs import SavedRuns
from outreach_desktop.ui.pages.letters.steps import LetterStep
from outreach_desktop.ui.widgets.choosing.below import PeopleCompletions
from outreach_desktop.ui.widgets.choosing.said_back import SaidBack
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, TickField
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for, button, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts
from outreach_desktop.ui.widgets.lists.filters import Filters
from outreach_desktop.ui.widgets.lists.ticking import ticked_people
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.words import say, say_many

_WHOM = (
    (TO_PEOPLE, say("To people")),
    (TO_ORGANISATIONS, say("To organisations")),
    (TO_NOBODY, say("To no one in particular")),
)
_FOR_NOBODY = say(
    "A sheet, a poster or a script that is for no one by name. Each document is made once."
)
_ANY = {"profession": say("Any profession"), "tag": say("Any tag")}
_FILTERS = {
    "profession": say("Only people with this profession"),
    "tag": say("Only people with this tag"),
}


class WhoStep(LetterStep):
    """Choose people: search, tick, search again; or take those chosen on another page."""

    looked_at = Signal(str)
    """The cursor stands on this person."""
    next_wanted = Signal()

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(say("Who"))
        self._runner = runner
        self._today = today
        self._offered: FilterChoices | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.whom = ChoiceField(list(_WHOM))
        self.whom.set_value(TO_PEOPLE)
        self.whom.setMinimumContentsLength(11)
        self.whom.setSizeAdjustPolicy(
            self.whom.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.whom.setAccessibleName(say("Whom it is for"))
        self._places: PlacesToTick | None = None
        self.nobody = label(_FOR_NOBODY)
        self.search = SearchLine()
        self.search.setPlaceholderText(say("A name, an organisation, a word \u2026"))
        self.search.setAccessibleName(say("Search people to write to"))
        self.completions = PeopleCompletions(self.search, self._runner, self._today)
        self.filters = {key: ChoiceField([("", words)]) for key, words in _ANY.items()}
        for key, field in self.filters.items():
            field.setAccessibleName(_FILTERS[key])
            field.setMinimumContentsLength(6)
            field.setSizeAdjustPolicy(field.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table = ticked_people(self._runner, self._today, say("People to write to"))
        self.model = self.table.ticked_model
        self.empty = EmptyState()
        self._stack = SwitchedParts(self.table, self.empty, lowest=GRID * 12)
        self.all = button(say("Tick all"), look="link")
        self.none = button(say("Untick all"), look="link")
        self.only = TickField(say("Only those ticked"))
        self.count = label(look="count")
        self.count.setWordWrap(False)
        self._line = QWidget()
        found = QHBoxLayout(self._line)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(GRID)
        found.addWidget(self.search, 1)
        found.addWidget(self.count)
        self._narrowing = Filters(*self.filters.values())
        found.addWidget(self._narrowing.ask)
        self.next = button(say("Next"), primary=True, name=say("Next: documents"))
        self.lately = WrittenLately(self._runner, self._today, self.model)
        self.runs = SavedRuns(self._runner, self._today)
        self._tools = Flow(self.all, self.none, self.only, self.runs.ask, self.next, spacing=GRID)
        self._said = SaidBack(self._runner, search=self.search)
        self._people = QWidget()
        theirs = QVBoxLayout(self._people)
        theirs.setContentsMargins(0, 0, 0, 0)
        theirs.setSpacing(GRID)
        theirs.addWidget(self._said)
        theirs.addWidget(self._narrowing)
        theirs.addWidget(self._stack, 1)
        theirs.addWidget(self.lately)
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._line)
        self._top = Beside(self.whom, lines, spacing=GRID, stretched=1)
        self.column.addWidget(self._top)
        self.column.addWidget(self._people, 1)
        self.column.addWidget(self.nobody)
        self.column.addWidget(self.runs)
        self.column.addLayout(self._tools)
        self._show_kind()

    def event(self, event: QEvent) -> bool:
        """The page is lower now, or higher."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            others = (self.all, self.none, self.only, self.next)
            taken = sum(one.sizeHint().width() + GRID for one in others)
            self.runs.fit_ask(self._stack.width() - taken)
            tools = self._tools.heightForWidth(self._stack.width())
            strips = (self._said, self.lately, self.runs)
            said = sum(one.height() + GRID for one in strips if not one.isHidden())
            around = QSize(GRID * 4, self._top.height() + said + tools + GRID * 4)
            self._narrowing.make_way_for(self.table, self.size() - around)
        return super().event(event)

    def _connect(self) -> None:
        self.whom.edited.connect(self._turn_to)
        self.search.textChanged.connect(lambda _: self._find())
        self.search.returnPressed.connect(self.table.setFocus)
        for field in self.filters.values():
            field.currentIndexChanged.connect(lambda _: self._find())
        self.only.toggled.connect(lambda _: self._find_either())
        self.all.clicked.connect(lambda: self._tick_all(on=True))
        self.none.clicked.connect(lambda: self._tick_all(on=False))
        self.model.ticked.connect(self._ticked)
        self.table.current.connect(self.looked_at)
        self.next.clicked.connect(self.next_wanted)
        self.empty.primary.clicked.connect(self.clear)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of everybody ticked, in the order of ticking."""
        if self.kind == TO_NOBODY:
            return (NOBODY,)
        return self.places.chosen if self.kind == TO_ORGANISATIONS else tuple(self.model.chosen)

    @property
    def places(self) -> PlacesToTick:
        """The list of organisations; most letters never ask for it."""
        if self._places is None:
            self._places = PlacesToTick(self._runner, self._today, self.only)
            self._lines.addWidget(self._places.line)
            self._places.ticked.connect(self._ticked)
            self._places.looked_at.connect(self.looked_at)
            self.column.insertWidget(self.column.indexOf(self._people) + 1, self._places, 1)
            self._places.reload()
        return self._places

    @property
    def kind(self) -> str:
        """Whether it is for people, organisations or nobody."""
        return str(self.whom.value())

    def _turn_to(self, *_: object) -> None:
        """Others are chosen from now on; who was ticked before is ticked on coming back.

        Where none of these is ticked yet, all of them are shown.
        """
        self._show_kind()
        if self.only.isChecked() and not self.chosen:
            self.only.setChecked(False)
        self._ticked()

    def _show_kind(self) -> None:
        shown: dict[str, list[QWidget]] = {
            TO_PEOPLE: [self._people, self._line],
            TO_NOBODY: [self.nobody],
        }
        if self._places is not None or self.kind == TO_ORGANISATIONS:
            shown[TO_ORGANISATIONS] = [self.places, self.places.line]
        for kind, parts in shown.items():
            for part in parts:
                part.setVisible(kind == self.kind)
        for part in (self.all, self.none, self.only):
            part.setVisible(self.kind != TO_NOBODY)

    def _tick_all(self, *, on: bool) -> None:
        model = self.places.model if self.kind == TO_ORGANISATIONS else self.model
        model.tick(model.ids, on=on)

    def _find_either(self) -> None:
        if self.kind == TO_ORGANISATIONS:
            self.places.reload()
        else:
            self._find()

    @property
    def summary(self) -> str:
        """How many are ticked."""
        if self.kind == TO_NOBODY:
            return say("no one in particular")
        if self.kind == TO_ORGANISATIONS and self.places.chosen:
            return counted("organisations", len(self.places.chosen))
        return people(len(self.chosen)) if self.chosen else say("no one yet")

    def choose(self, ids: Sequence[str], kind: str = "") -> None:
        """Tick exactly these people, and show them; or the organisations where it is for these, or of that `kind`."""
        self.whom.set_value(kind or self.kind)
        self._show_kind()
        if self.kind != TO_PEOPLE:
            if self.kind == TO_ORGANISATIONS:
                self.places.choose(ids)
            self._ticked()
            return
        self.model.chosen = dict.fromkeys(ids)
        self.only.setChecked(True)
        self.clear(only=True)
        self._ticked()

    def begin_again(self) -> None:
        """Another letter: nobody is ticked, and everybody is shown."""
        self.whom.set_value(TO_PEOPLE)
        self._show_kind()
        if self._places is not None:
            self._places.choose(())
        self.model.chosen = {}
        self.lately.forget()
        self.runs.put_away()
        self.clear()
        self._ticked()

    def clear(self, *, only: bool = False) -> None:
        """Show everybody again, or `only` those ticked."""
        self.search.clear()
        for field in self.filters.values():
            field.set_value("")
        self.only.setChecked(only)
        self._find()

    def reload(self) -> None:
        """Ask for the filters' choices and the people again; who is gone is no longer chosen."""
        self._find()
        if self._places is not None:
            self._places.reload()
        self.lately.look()
        known = self._offered
        self._runner.ask(self, lambda db: filters.choices(db, known), self._offer, latest="offer")

    # -- asking and showing ------------------------------------------------------------------------

    @property
    def segment(self) -> str:
        """The search and the filters, as one line."""
        if self.kind != TO_PEOPLE:
            return self.places.segment if self.kind == TO_ORGANISATIONS else ""
        terms = [term(key, field.value()) for key, field in self.filters.items() if field.value()]
        return " ".join([self.search.text().strip(), *terms]).strip()

    def _find(self) -> None:
        self._narrowing.settle()
        segment, today, only = self.segment, self._today(), self.only.isChecked()
        chosen = list(self.model.chosen)

        def find(db: Data) -> tuple[list[str], set[str], int]:
            found = contacts.find(db, segment, today=today)
            if only:
                found = [contact_id for contact_id in found if contact_id in self.model.chosen]
            return found, contacts.gone(db, chosen), contacts.count(db)

        self._runner.ask(self, find, self._show, latest="find", fails=self._say)

    def _show(self, found: tuple[list[str], set[str], int]) -> None:
        ids, gone, count = found
        if gone:
            self.model.tick(gone, on=False)
        self.table.show_ids(ids)
        self.count.setText(say("{shown} of {count}", shown=len(ids), count=count))
        self._stack.setCurrentWidget(self.table if ids else self.empty)
        if count:
            asked = filter(None, (field.value() for field in self.filters.values()))
            if self.only.isChecked() and not self.model.chosen:
                self.empty.say(say("No one is ticked yet."), say("Show everyone"))
            else:
                words = say("No one fits {asked}.", asked=asked_for(self.search.text(), *asked))
                self.empty.say(words, say("Clear the search"))
        else:
            self.empty.say(say("There is no one to write to yet. Add people on the People page."))

    def _say(self, error: Exception) -> None:
        """A search that cannot be understood yet, such as "tag:": what is the matter stands where nobody can be shown."""
        self.table.show_ids([])
        self.count.clear()
        self.empty.say(str(error), say("Clear the search"))
        self._stack.setCurrentWidget(self.empty)

    def _ticked(self) -> None:
        self.lately.look()
        self.next.setEnabled(bool(self.chosen))
        self.changed.emit()

    def _offer(self, choices: FilterChoices) -> None:
        if choices is not self._offered:
            self._offered = choices
            for key, found in (("profession", choices.professions), ("tag", choices.tags)):
                some = [(name, f"{name} ({count})") for name, count in found if name]
                self.filters[key].set_choices([("", _ANY[key]), *some])
        self.next.setEnabled(bool(self.chosen))


def people(count: int) -> str:
    """“1 person”, “24 people”."""
    return say_many("{count} person", "{count} people", count)
