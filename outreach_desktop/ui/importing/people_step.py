"""The third step: who comes in, as they will be, each with a tick to leave them out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.services.importing.imports import ImportPlan, ImportRow
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.importing.people_list import (
    COLUMNS,
    COLUMNS_OF_PLACES,
    DOUBTFUL,
    ORDERS,
    VERDICTS,
    PeopleModel,
    at,
    is_doubtful,
)
from outreach_desktop.ui.importing.steps import is_of_places
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Banner, asked_for, label
from outreach_desktop.ui.widgets.layouts import Tall, takes_the_rest
from outreach_desktop.ui.widgets.lists.ticking import TickedTable
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.words import say, say_many

_PAUSE_MS = 300
_DETAIL_LINES = 4
_LOWEST = 160
_LONGEST = 500


class PeopleStep(QWidget):
    """Shows a plan; `without` says whom somebody left out."""

    changed = Signal()
    """Somebody is left out, or comes in again: the plan is another one."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build(runner)
        self._connect()

    def _build(self, runner: Runner) -> None:
        self.counts = label()
        self.told = Banner(look="info")
        self.told.hide()
        self.search = SearchLine()
        self.search.setPlaceholderText(say("Find in the list"))
        self.search.setAccessibleName(say("Find in the list"))
        self.kind = ChoiceField([("", say("All rows"))])
        self.kind.setAccessibleName(say("Which rows to show"))
        self.model = PeopleModel(runner)
        self.table = TickedTable(self.model, say("People in the list"))
        self.model.setParent(self.table)
        self.nothing = label(look="muted")
        self.nothing.hide()
        self.details = label()
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = Tall(self.details)
        below.setFixedHeight(self.fontMetrics().lineSpacing() * _DETAIL_LINES)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.counts)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self.nothing)
        takes_the_rest(self.table, _LOWEST)
        column.addWidget(self.table, 1)
        column.addWidget(below)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.kind.currentIndexChanged.connect(self._filter)
        self.table.order_changed.connect(self._filter)
        self.table.current.connect(self._show_details)
        self.model.ticked.connect(self._pause.start)
        self._pause.timeout.connect(self.changed)

    @property
    def without(self) -> set[int]:
        """Lines of the rows that are left out."""
        return {
            row.line
            for line, row in self.model.rows.items()
            if self.model.may_tick(line) and line not in self.model.chosen
        }

    @property
    def is_behind(self) -> bool:
        """Whether the plan shown is not of what is ticked now."""
        return self._plan is None or self.without != self._plan.without

    def show_plan(self, plan: ImportPlan, cells: Mapping[int, Sequence[str]]) -> None:
        """Show what would become of each row, with what stands in the file by line; the filters stay."""
        if self._pause.isActive():  # somebody goes on ticking: another plan comes
            return
        self._plan = plan
        self.model.take(plan.rows, cells)
        self._show_columns(of_places=is_of_places(plan))
        self.counts.setText(counted(plan))
        self.told.say(plan.core)
        self._name_kinds()
        self._filter()

    def _show_columns(self, *, of_places: bool) -> None:
        columns = COLUMNS_OF_PLACES if of_places else COLUMNS
        if columns == self.model.columns:
            return
        self.table.set_columns(
            columns, say("Organisations in the list") if of_places else say("People in the list")
        )

    def forget(self) -> None:
        """Another list, or other columns: what was searched and left out is over."""
        self._pause.stop()
        self._plan = None
        self.model.take((), {})
        self.search.clear()
        self.kind.set_value("")
        self._filter()

    def _name_kinds(self) -> None:
        rows = self.model.rows.values()
        count = sum(map(is_doubtful, rows))
        kinds = [("", say("All {count} rows", count=len(self.model.rows)))]
        if count:
            kinds.append((DOUBTFUL, say("Only those to check ({count})", count=count)))
        for verdict, words in VERDICTS.items():
            if number := sum(row.verdict == verdict for row in rows):
                kinds.append((verdict, f"{words} ({number:,})"))
        wanted = self.kind.value()
        with QSignalBlocker(self.kind):
            self.kind.set_choices(kinds)
            self.kind.set_value(wanted if wanted in dict(kinds) else "")

    def _filter(self, *_: object) -> None:
        lines = self.model.fits(self.search.text(), self.kind.value())
        order, downwards = self.table.order
        if order:
            key, rows = ORDERS[order], self.model.rows
            lines.sort(key=lambda line: key(rows[line]), reverse=downwards)  # type: ignore[arg-type, return-value]
        self.table.show_ids(lines)
        empty = not lines and bool(self.model.rows)
        kind = f"\u201c{self.kind.currentText()}\u201d" if self.kind.value() else ""
        self.nothing.setText(
            say("No row fits {asked}.", asked=asked_for(self.search.text(), *filter(None, [kind])))
        )
        self.nothing.setVisible(empty)
        if empty:
            self.details.setText("")

    def _show_details(self, line: str) -> None:
        row = self.model.rows.get(line)
        self.details.setText(details(row, self.model.in_file(line)) if row else "")

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)


def details(row: ImportRow, in_file: str) -> str:
    """All that is known of a row, for under the list."""
    dear = say("Dear {dear}", dear=row.dear) if row.dear else ""
    first = ", ".join(filter(None, [row.name, at(row), row.address, row.email]))
    line = str(row.line)
    parts = [
        say("Row {line}: {first}", line=line, first=first)
        if first
        else say("Row {line}", line=line),
        ". ".join(filter(None, [dear, *(wish[:1].upper() + wish[1:] for wish in row.wishes)])),
        row.reason,
        "; ".join(row.changes),
        say("In the file: {in_file}", in_file=in_file[:_LONGEST]) if in_file else "",
    ]
    return "\n".join(filter(None, parts))


def counted(plan: ImportPlan) -> str:
    """“37 new, 4 change, 120 bring nothing new, 2 cannot come in, 1 left out.”"""
    omitted = len(plan.without)
    parts = [
        (plan.new, say("{count} new", count=plan.new)),
        (plan.updated, say_many("{count} changes", "{count} change", plan.updated)),
        (
            plan.unchanged,
            say_many("{count} brings nothing new", "{count} bring nothing new", plan.unchanged),
        ),
        (plan.rejected, say("{count} cannot be imported", count=plan.rejected)),
        (omitted, say("{count} left out by you", count=omitted)),
    ]
    told = ", ".join(words for number, words in parts if number)
    if not told:
        return say("The list has no rows.")
    if is_of_places(plan):
        return say("Organisations: {told}.", told=told)
    places = sum(row.is_organisation for row in plan.rows)
    more = (
        say_many(
            "{count} of them is an organisation.", "{count} of them are organisations.", places
        )
        if places
        else ""
    )
    return " ".join(filter(None, (f"{told}.", more)))
