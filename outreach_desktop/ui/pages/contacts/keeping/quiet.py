"""People not contacted for years: who may go, ticked and put into the bin as one act, and who stays and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.group import FIELDS, MOST_YEARS
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import quiet
from outreach_desktop.services.knowing.quiet import Quiet, QuietPerson
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.clicks import after_the_click
from outreach_desktop.ui.widgets.forms.dates import ago
from outreach_desktop.ui.widgets.forms.forms import NumberField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.lists.ticking import TickedModel, TickedTable
from outreach_desktop.words import say, say_many

_LOWEST = 160


class QuietModel(TickedModel[QuietPerson]):
    """Who stays has no box."""

    found = Quiet(years=0, people=())

    def may_tick(self, row_id: str) -> bool:
        """Whether nothing says that they stay."""
        return row_id in self.found.may_go


class QuietDialog(Dialog):
    """Lists them; nothing goes that is not ticked, and undo brings all of it back."""

    manual = "keeping"
    search_wanted = Signal(str)
    """The same people, to be looked for in the list."""
    said = Signal(str)

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("Not contacted for years"))
        self._runner, self._today = runner, today
        self._years = 0
        self.years = NumberField(1, MOST_YEARS)
        self.years.setAccessibleName(FIELDS["quiet_years"].label)
        self.years.editingFinished.connect(partial(after_the_click, self, self._set_years))
        self.years.edited.connect(self._count)
        changing.mark(self.years)
        asked = label(say("Years without contact"), "muted")
        asked.setWordWrap(False)
        asked.setBuddy(self.years)
        self.about = label("")
        self.model = QuietModel(runner, _columns(today), self._fetch, summary=_summary)
        self.table = TickedTable(self.model, say("People not contacted for long"))
        self.model.setParent(self.table)
        takes_the_rest(self.table, _LOWEST)
        self.model.ticked.connect(self._count)
        self.column.addLayout(Flow(asked, self.years, spacing=GRID * 2))
        self.column.addWidget(self.about)
        self.column.addWidget(self.table, 1)
        self.close_button = button(say("&Close"))
        self.search_button = button(say("&Show in the list"))
        self.remove_button = button(say("Move to the bin"), primary=True, changes=True)
        for one in (self.close_button, self.search_button, self.remove_button):
            one.setAutoDefault(
                False
            )  # Enter in the field lists those of so many years, and no more
        self.close_button.clicked.connect(self.reject)
        self.search_button.clicked.connect(self._search)
        self.remove_button.clicked.connect(self.remove)
        self.finish(
            [self.close_button, self.remove_button], others=[self.search_button], size=(820, 600)
        )
        self.reload()

    def reload(self) -> None:
        """Ask who they are now."""
        day = self._today()
        self._runner.ask(self, partial(quiet.quiet, today=day), self._show, latest="quiet")

    def _fetch(self, _: Data, ids: Sequence[str]) -> Sequence[QuietPerson]:
        by_id = {one.id: one for one in self.model.found.people}
        return [by_id[one] for one in ids if one in by_id]

    def _show(self, found: Quiet) -> None:
        self._years = found.years
        self.years.set_value(found.years)
        self.model.found = found
        self.model.chosen.clear()
        self.table.show_ids([one.id for one in found.people])
        self.model.tick(found.may_go, on=True)
        staying = len(found.people) - len(found.may_go)
        told = say_many(
            "{count} person was not contacted for so long and may go.",
            "{count} people were not contacted for so long and may go.",
            len(found.may_go),
        )
        if not found.may_go:
            told = say("There is no one who was not contacted for so long and may go.")
        kept = say_many(
            "{count} stays, with the reason.", "{count} stay, with the reason.", staying
        )
        self.about.setText(f"{told} {kept}" if staying else told)
        self._count()

    def _count(self) -> None:
        count = len(self.model.chosen)
        words = say_many("Move {count} person to the bin", "Move {count} people to the bin", count)
        self.remove_button.setText(words)
        self.remove_button.setAccessibleName(words)
        as_listed = self.years.value() == self._years  # else another list is about to come
        self.remove_button.setEnabled(bool(count) and as_listed)

    def remove(self) -> None:
        """Put those who are ticked into the bin."""
        ids = list(self.model.chosen)
        if not ids:
            return
        told = say_many(
            "{count} person moved to the bin. \u201cUndo\u201d brings them back.",
            "{count} people moved to the bin. \u201cUndo\u201d brings them back.",
            len(ids),
        )

        def change(db: Data) -> None:
            contacts.remove(db, ids)

        def done(_: None) -> None:
            self.said.emit(told)
            self.accept()

        self._runner.do(self, change, done)

    def _set_years(self) -> None:
        years = self.years.value()
        if years == self._years:  # the field was only left
            return

        def change(db: Data) -> None:
            quiet.set_years(db, years)

        self._runner.do(self, change, lambda _: self.reload())

    def _search(self) -> None:
        self.accept()
        self.search_wanted.emit(quiet.SEGMENT.format(years=self._years))


def _columns(today: Clock) -> tuple[ListColumn[QuietPerson], ...]:
    def last(row: QuietPerson) -> str:
        return ago(row.last_contact, today()) or say("never")

    return (
        ListColumn(heading=say("Name"), text=_name, tip=_summary, icon=_icon, stretches=True),
        ListColumn(heading=say("Organisation"), text=_organisation, width=180, gives_way=2),
        ListColumn(heading=say("Last contact"), text=last, width=130),
        ListColumn(
            heading=say("Why they stay or may go"), text=_why, tip=_why, width=240, gives_way=1
        ),
    )


def _name(row: QuietPerson) -> str:
    return row.name


def _organisation(row: QuietPerson) -> str:
    return row.organisation


def _why(row: QuietPerson) -> str:
    return row.stays or row.due


def _icon(row: QuietPerson) -> str:
    return "heart-handshake" if row.stays else ""


def _summary(row: QuietPerson) -> str:
    return ", ".join(filter(None, (row.name, row.organisation, row.stays or row.due)))
