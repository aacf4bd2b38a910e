"""The bin: people and organisations that were removed, to be brought back, or to be removed for good."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import bin as binned
from outreach_desktop.services.safety.bin import InBin
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.frame import SearchField
from outreach_desktop.ui.widgets.labels import Banner, EmptyState, asked_for, button, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts, takes_the_rest
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many

_LOWEST = 160


def show_bin(
    window: QWidget,
    runner: Runner,
    tell: Callable[[str], object],
    erase: Callable[[QWidget, Contact], object],
) -> None:
    """Open the bin, or bring it forward; `erase` asks whether someone is to be erased for good."""
    dialog = window.findChild(BinDialog)
    if dialog is None:
        dialog = BinDialog(window, runner)
        dialog.told.connect(tell)
        dialog.erase_wanted.connect(partial(erase, dialog))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


class BinDialog(Dialog):
    """Stays open beside the window and follows what is done there."""

    manual = "bin"
    told = Signal(str)
    """What was done, for the status bar."""
    erase_wanted = Signal(object)
    """A person of the bin."""

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, say("Bin"))
        self.setModal(False)
        self._runner = runner
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.search = SearchField()
        self.search.setAccessibleName(say("Search the bin"))
        self.search.setPlaceholderText(say("Search the bin: a name \u2026"))
        model = PagedModel(self._runner, _COLUMNS, binned.rows, self, summary=_summary)
        self.table = ListTable(model, say("What is in the bin"))
        self.empty = EmptyState()
        self._list = SwitchedParts(self.table, self.empty, lowest=_LOWEST)
        takes_the_rest(self._list, _LOWEST)
        self.count = label(look="small")
        self.outcome = Banner()
        self.outcome.hide()
        for part in (self.search, self.count, self._list, self.outcome):
            self.column.addWidget(part, int(part is self._list))
        self.back = button(say("&Bring back"), primary=True, changes=True)
        self.remove = button(say("&Remove for good\u2026"), icon="trash-2", changes=True)
        close = button(say("&Close"))
        close.clicked.connect(self.reject)
        self.finish([close, self.back], others=[self.remove], size=(820, 600))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find())
        self.search.left.connect(self.table.setFocus)
        self.empty.primary.clicked.connect(self.search.clear)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.shown.connect(self._offer)
        self.table.opened.connect(lambda _: self.bring_back())
        self.table.said.connect(self.told)
        self.back.clicked.connect(self.bring_back)
        self.remove.clicked.connect(self.remove_for_good)
        add_menu(
            self.table,
            reads=[(say("Copy"), self.table.copy)],
            changes=[(say("Bring back"), self.bring_back)],
            removes=(say("Remove for good\u2026"), self.remove_for_good),
        )
        self._runner.changed.connect(self.reload)
        self._runner.opened.connect(self.reject)  # what it lists lies in another file

    def reload(self) -> None:
        """Ask anew for what lies there."""
        self._find()

    def _find(self) -> None:
        words = self.search.text()
        show = partial(self._show, words)
        self._runner.ask(self, lambda db: binned.find(db, words), show, latest="find")

    def _show(self, words: str, ids: list[str]) -> None:
        self.table.show_ids(ids)
        self.count.setText(say_many("{count} entry", "{count} entries", len(ids)))
        if words.strip():
            self.empty.say(
                say("Nothing fits {asked}.", asked=asked_for(words)), say("Clear the search")
            )
        else:
            self.empty.say(
                say("Nothing is in the bin. People and organisations that you remove appear here.")
            )
        self._list.setCurrentWidget(self.table if ids else self.empty)
        self._offer()

    def _offer(self) -> None:
        count = self.table.selected_count
        may_change = not changing.is_only_looked_at(self)
        words = say_many("&Bring back {count}", "&Bring back {count}", count)
        self.back.setText(words if count > 1 else say("&Bring back"))
        self.back.setAccessibleName(self.back.text().replace("&", ""))
        self.back.setEnabled(may_change and count > 0)
        self.remove.setEnabled(may_change and count == 1)

    # -- what can be done --------------------------------------------------------------------------

    def bring_back(self) -> None:
        """Take what is selected out of the bin; undo puts it back."""
        ids = self.table.selected_ids()
        if ids:
            self._runner.do(
                self,
                lambda db: binned.bring_back(db, ids),
                partial(self._came_back, len(ids)),
                fails=self._failed,
            )

    def _came_back(self, wanted: int, came: int) -> None:
        told = say_many("{count} entry is back.", "{count} entries are back.", came)
        stays = say_many(
            "{count} was merged into another and stays.",
            "{count} were merged into others and stay.",
            wanted - came,
        )
        self.outcome.say(f"{told} {stays}" if came < wanted else told, "info")
        self.told.emit(told)

    def remove_for_good(self) -> None:
        """Ask, and remove the one that is selected: a person by erasing them."""
        if self.table.selected_count == 1:
            (row_id,) = self.table.selected_ids()
            self.table.paged.read([row_id], lambda rows: self._ask(*rows[:1]))

    def _ask(self, *found: InBin) -> None:
        for one in found:
            if one.is_person:
                find = partial(binned.person, contact_id=one.id)
                self._runner.ask(self, find, self._erase)
            else:
                going = partial(binned.going, organisation_id=one.id)
                ask = partial(self._confirm, one)
                self._runner.ask(self, going, ask, fails=self._failed)

    def _erase(self, person: Contact | None) -> None:
        if person is not None:
            self.erase_wanted.emit(person)

    def _confirm(self, one: InBin, going: tuple[str, ...]) -> None:
        messages.confirm(
            self,
            say("Remove {name} for good?", name=one.name),
            " ".join((*going, say("This cannot be undone. Backups still hold it."))),
            say("Remove for good"),
            partial(self._remove, one.id),
        )

    def _remove(self, organisation_id: str) -> None:
        name: list[str] = []

        def steps(db: Data) -> Steps[None]:
            name.append((yield from binned.removing_for_good(db, organisation_id)))

        def ended(is_whole: bool) -> None:
            if is_whole and name:
                told = say("{name} was removed for good.", name=name[0])
                self.outcome.say(told, "info")
                self.told.emit(told)

        self.outcome.say(say("It is removed, and the file is written again \u2026"), "info")
        work = self._runner.work(self, steps, fails=self._failed)
        work.finished.connect(ended)

    def _failed(self, error: OutreachError) -> None:
        self.outcome.say(str(error), "warning")


def _went(row: InBin) -> str:
    return short_moment(row.went_at)


def _why(row: InBin) -> str:
    return say("merged into {name}", name=row.merged_into) if row.merged_into else say("removed")


def _summary(row: InBin) -> str:
    return ", ".join((row.name, row.about, _why(row), _went(row)))


_COLUMNS: tuple[ListColumn[InBin], ...] = (
    ListColumn(heading=say("Name"), text=lambda row: row.name, stretches=True, tip=_summary),
    ListColumn(heading=say("What it is"), text=lambda row: row.about, width=200, gives_way=1),
    ListColumn(heading=say("In the bin since"), text=_went, width=160),
    ListColumn(heading=say("Why"), text=_why, tip=_why, width=180, gives_way=2),
)
