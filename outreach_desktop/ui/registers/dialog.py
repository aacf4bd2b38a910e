"""The registers that were read, and reading another or a newer one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QProgressBar, QTableWidget, QTableWidgetItem, QWidget

from outreach_desktop import paths
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import changes, finding, reading
from outreach_desktop.services.registers.finding import ReadBefore
from outreach_desktop.services.registers.reading import Progress, RegisterRead
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.registers.changes import ChangesDialog
from outreach_desktop.ui.registers.reading import RegisterIncoming, ask_for_file
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import Banner, EmptyState, button, label
from outreach_desktop.ui.widgets.layouts import SwitchedParts, Tall, takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list
from outreach_desktop.words import say, say_many

_ABOUT = say(
    "A register is a public list of organisations or clinicians: download it, read it here, and take from it whom you need. "
    "It is kept beside your data file and is no part of it."
)
_EMPTY = say(
    "No register has been read yet.\n\nThe files of NHS ODS (epraccur, etr, ets, egpcur and others) and of NPPES in the "
    "United States can be read, also zipped as they were downloaded."
)


class RegistersDialog(Dialog):
    """Lists what was read; a newer file takes the place of the older one when all of it was read."""

    manual = "registers"
    was_read = Signal()
    """Another register can be searched."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("Registers"))
        self._runner = runner
        self._today = today
        self._folder = Path()
        self.incoming = RegisterIncoming(self, runner)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(say("Registers that were read"))
        self.table.setHorizontalHeaderLabels([say("Register"), say("Entries"), say("File"), say("Read on")])  # fmt: skip
        as_list(self.table)
        takes_the_rest(self.table, 120)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.empty = EmptyState(_EMPTY, say("Read a register file\u2026"), say("Try a made-up one"))
        self._empty = Tall(self.empty)
        self._list = SwitchedParts(self.table, self._empty, lowest=160)
        self.outcome = Banner(action=say("Read it anyway"))
        self.outcome.hide()
        self.changed = Banner(action=say("Show what changed\u2026"))
        self.changed.hide()
        self.doing = label()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Progress of reading"))
        self.doing.hide()
        self.progress.hide()
        self.where = label("", "small")
        self.read_button = button(say("&Read a register file\u2026"), primary=True)
        self.changes_button = button(say("&What changed\u2026"))
        self.close_button = button(say("&Close"))
        for part in (label(_ABOUT), self.outcome, self.changed, self.doing, self.progress):
            self.column.addWidget(part)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self.where)
        self.finish(
            [self.close_button, self.read_button], others=[self.changes_button], size=(860, 560)
        )

    def _connect(self) -> None:
        self.read_button.clicked.connect(self.choose)
        self.empty.primary.clicked.connect(self.choose)
        self.empty.secondary.clicked.connect(self._take_made_up)
        self.changes_button.clicked.connect(self.show_changes)
        self.changed.action.clicked.connect(self.show_changes)
        self.outcome.action.clicked.connect(self._read_anyway)
        self.close_button.clicked.connect(self.reject)
        self.incoming.progressed.connect(self._show_progress)
        self.incoming.was_read.connect(self._read)
        self.incoming.doubtful.connect(self._ask)
        self.incoming.failed.connect(self._failed)
        self.incoming.left.connect(self._left)

    def reload(self) -> None:
        """Ask what was read."""

        def listed(db: Data) -> tuple[Path, list[ReadBefore]]:
            folder = reading.folder_of(db)
            return folder, finding.registers(folder)

        self._runner.ask(self, listed, self._show, latest="registers")

    def _show(self, found: tuple[Path, Sequence[ReadBefore]]) -> None:
        self._folder, registers = found
        self.table.setRowCount(len(registers))
        for place, one in enumerate(registers):
            count = say("cannot be read") if one.is_damaged else say("{count}", count=one.count)
            cells = (one.register.name, count, one.file, _day(one.read_at))
            for column, text in enumerate(cells):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self._list.setCurrentWidget(self.table if registers else self._empty)
        self.read_button.setVisible(bool(registers))  # the empty list has the same in its middle
        self.where.setText(say("They are kept in \u201c{folder}\u201d.", folder=self._folder))
        self.changes_button.setEnabled(bool(registers) and not self.incoming.is_reading)

    # -- reading -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file, and read it."""
        path = ask_for_file(self)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read this file."""
        self._begin(path)
        self.incoming.read(path)

    def _take_made_up(self) -> None:
        self.take(paths.resource("sample", "epraccur.csv"))

    def _read_anyway(self) -> None:
        if self.incoming.path is not None:
            self._begin(self.incoming.path)
            self.incoming.read(self.incoming.path, anyway=True)

    def _begin(self, path: Path) -> None:
        self.outcome.say("")
        self.changed.say("")
        self.doing.setText(say("Reading \u201c{name}\u201d. Cancel leaves everything as it was.", name=path.name))  # fmt: skip
        self.progress.setRange(0, 0)
        self._be_at_work(at_work=True)

    def _show_progress(self, step: Progress) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(step.done * 1000 // max(step.of, 1))

    def _read(self, done: RegisterRead) -> None:
        self._be_at_work(at_work=False)
        told = say_many("{register}: {count} entry was read.", "{register}: {count} entries were read.", done.count, register=done.register.name)  # fmt: skip
        self.outcome.action.hide()
        self.outcome.say(" ".join([told, *done.notes]), "warning" if done.notes else "info")
        self.reload()
        self.was_read.emit()
        day = self._today()
        self._runner.ask_in_steps(
            self,
            lambda db: changes.found(db, reading.folder_of(db), today=day),
            lambda found: self._tell_changes(len(found)),
        )

    def _tell_changes(self, count: int) -> None:
        if count:
            self.changed.say(
                say_many(
                    "{count} thing that you keep is different in the registers.",
                    "{count} things that you keep are different in the registers.",
                    count,
                ),
                "warning",
            )

    def _ask(self, error: OutreachError) -> None:
        self._be_at_work(at_work=False)
        self.outcome.action.show()
        self.outcome.say(str(error), "warning")

    def _failed(self, error: OutreachError) -> None:
        self._be_at_work(at_work=False)
        self.outcome.action.hide()
        self.outcome.say(str(error), "danger")

    def _left(self) -> None:
        self._be_at_work(at_work=False)
        self.outcome.action.hide()
        self.outcome.say(say("Nothing was read: the registers are as they were."), "info")

    def _be_at_work(self, *, at_work: bool) -> None:
        for part in (self.doing, self.progress):
            part.setVisible(at_work)
        for one in (
            self.read_button,
            self.changes_button,
            self.empty.primary,
            self.empty.secondary,
        ):
            one.setEnabled(not at_work)
        words = say("&Cancel") if at_work else say("&Close")
        self.close_button.setText(words)
        self.close_button.setAccessibleName(words.replace("&", ""))

    # -- the rest ----------------------------------------------------------------------------------

    def show_changes(self) -> None:
        """What the registers say otherwise of those who are kept with a code."""
        ChangesDialog(self, self._runner, self._today).open()

    def reject(self) -> None:
        """While a file is read, leave that; else close."""
        if self.incoming.is_reading:
            self.incoming.cancel()
        else:
            super().reject()


def _day(moment: str) -> str:
    try:
        return short_date(datetime.fromisoformat(moment).date())
    except ValueError:  # nobody knows
        return ""
