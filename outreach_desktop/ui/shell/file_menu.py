"""The File menu: which data file is open, and the sample group."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from outreach_desktop.domain.group import UNNAMED
from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import is_in_sight, outreach_folder
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.safety.data_file.opening import PATTERN, FileOpening, as_data_file
from outreach_desktop.ui.shell.notices import Notices, what_to_know
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.labels import mnemonic_free, tip
from outreach_desktop.words import say, say_many
from outreach_desktop.writing import free_name

if TYPE_CHECKING:
    from outreach_desktop.services.moving.everything import MovedIn

SAMPLE_NAME = "Sample group.outreach"
_OWN_NAME = f"{UNNAMED}{data_file.SUFFIX}"
_RECENT = 10


class FileMenu(QObject):
    """Opens, makes and backs up data files; remembers the ten opened last."""

    said = Signal(str)
    leaving = Signal()
    """Another file is about to be opened."""

    def __init__(self, window: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._today = today
        self.ways = FileOpening(window, runner)
        self.ways.said.connect(self.said)
        self._recent = QMenu(say("Open &recent"), window)
        self._recent.setObjectName("recent")
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._list_recent)
        self.path: Path | None = None
        self._arrived: MovedIn | None = None

    @property
    def name(self) -> str:
        """The name of the open file as people say it."""
        return self.path.stem if self.path else ""

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menu do, by the names of the actions."""
        return {
            "file.new": self.new,
            "file.open": self.choose,
            "file.sample": self.open_sample,
            "file.backup": self.back_up,
            "file.elsewhere": self.copy_elsewhere,
            "file.restore": self.restore,
            "file.test": self.test_backups,
            "file.everything_out": self.export_everything,
            "file.everything_in": self.import_everything,
        }

    def place_recent(self, before: QAction) -> None:
        """Put the submenu of files opened lately into the menu, above this action."""
        for menu in before.associatedObjects():
            if isinstance(menu, QMenu):
                menu.insertMenu(before, self._recent)

    # -- what the menu offers --------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a name, and start an empty file there."""
        start = str(free_name(outreach_folder(), _OWN_NAME))
        never_asks = QFileDialog.Option.DontConfirmOverwrite  # as nothing is ever replaced
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("New file"), start, PATTERN, options=never_asks
        )
        if chosen:
            path = as_data_file(Path(chosen))
            if is_in_sight(path):
                self._tell(
                    say("\u201c{name}\u201d is already there.", name=path.name),
                    say("Choose another name."),
                )
            else:
                self.open(path)

    def choose(self) -> None:
        """Ask which file to open."""
        folder = str(self.path.parent if self.path else outreach_folder())
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("Open"), folder, PATTERN)
        if chosen:
            self.open(Path(chosen), create=False)

    def open(self, path: Path, *, create: bool = True) -> None:
        """Open a data file instead of the present one."""
        if path == self.path:
            self.said.emit(say("\u201c{stem}\u201d is already open.", stem=path.stem))
            return
        self.leaving.emit()
        self.ways.open(path, create=create)

    def open_last(self) -> None:
        """At the start: the file that was open last. Where it is gone, that is said, and nothing is begun anew."""
        last = next(iter(self._recent_files()), None)
        if last is not None and last.name != SAMPLE_NAME and not is_in_sight(last):
            self.ways.open(last, create=False)
        elif is_in_sight(data_file.default_file()):
            self.open(data_file.default_file(), create=False)

    def start_empty(self) -> None:
        """Open an empty file of one's own, beside those that are there; none is opened in its place."""
        self.open(free_name(outreach_folder(), _OWN_NAME))

    def open_sample(self) -> None:
        """Open the sample group, in a file of its own that is made when it is missing."""
        path = outreach_folder() / SAMPLE_NAME
        if is_in_sight(path):
            self.open(path, create=False)
            return

        def write() -> None:
            from outreach_desktop.services import sample  # nobody needs it twice

            sample.write_sample(path, today=self._today())

        self.said.emit(say("Making the sample group \u2026"))
        self._runner.aside(self, write, lambda _: self.open(path, create=False))

    def leave_sample(self) -> None:
        """From the sample back to one's own file."""
        own = [path for path in self._recent_files() if path.name != SAMPLE_NAME]
        existing = next((path for path in own if is_in_sight(path)), None)
        self.open(existing or outreach_folder() / _OWN_NAME)

    def back_up(self) -> None:
        """Make a backup now, and say where it is."""
        now = dt.datetime.now().astimezone()

        def make(db: Data) -> Steps[Path]:
            return backup.backing_up(db, now=now)

        self._runner.carry_out(self, make, self._backed_up)

    def _backed_up(self, made: Path) -> None:
        self.said.emit(say("Backed up to {folder}.", folder=made.parent))
        self._runner.changed.emit(frozenset())  # no page shows it, but the line below says when

    def copy_elsewhere(self) -> None:
        """Ask for a folder on another disk, and copy the file there."""
        from outreach_desktop.ui.safety.backup.copying import CopyElsewhere

        CopyElsewhere(self._window, self._runner).open()

    def restore(self) -> None:
        """Show the backups of the open file, and what going back to one would bring and cost."""
        path = self.path or self.ways.itself
        if path is not None:
            self.ways.choose_backup(path)

    def export_everything(self) -> None:
        """Ask where to, and write everything into one file for another computer."""
        from outreach_desktop.ui.safety.moving.dialog import ExportEverything

        ExportEverything(self._window, self._runner).open()

    def import_everything(self) -> None:
        """Ask for such a file, put it beside what is there, and open it."""
        from outreach_desktop.ui.safety.moving.dialog import ImportEverything

        dialog = ImportEverything(self._window, self._runner)
        dialog.arrived.connect(self._open_arrived)
        dialog.open()

    def _open_arrived(self, came: "MovedIn") -> None:
        """Open what arrived, and say so once it is open: opening says something itself."""
        self._arrived = came
        self.open(came.path, create=False)

    def _tell_arrived(self, path: Path | None) -> None:
        came, self._arrived = self._arrived, None
        if came is not None and came.path == path:
            people = say_many("{count} person", "{count} people", came.people)
            templates = say_many("{count} template", "{count} templates", len(came.templates))
            told = say(
                "Everything has arrived: {people}, {templates}, in \u201c{path}\u201d.",
                people=people,
                templates=templates,
                path=came.path,
            )
            QTimer.singleShot(
                0, self, lambda: self.said.emit(told)
            )  # once the window has forgotten the file before

    def test_backups(self) -> None:
        """Read each backup whole, and say what is wrong with which."""
        from outreach_desktop.ui.safety.backup.testing import BackupTest

        if self.path is not None:
            BackupTest(self._window, self._runner, self.path).show()

    # -- files opened lately -----------------------------------------------------------------------

    def opened(self, path: Path | None, notices: Notices) -> None:
        """Remember that this file is open now, and say what is to be known of it."""
        self.path = path
        self._tell_arrived(path)
        looked_at = self._runner.looked_at
        notices.show_file(path, looked_at.stem if looked_at else "")
        if self._runner.is_open:
            self._runner.ask(self, data_file.news, notices.tell)
        if path is not None:
            files = [path, *(one for one in self._recent_files() if one != path)]
            self._remember(files[:_RECENT])
            self._runner.aside(self, partial(what_to_know, path), notices.advise)

    def lead_from(self, notices: Notices) -> None:
        """Do what the strips offer."""
        notices.unsafe.followed.connect(self.back_up)
        notices.elsewhere.followed.connect(self.copy_elsewhere)
        notices.sample.followed.connect(self.leave_sample)
        notices.look_only.followed.connect(self.ways.open_itself)
        notices.look_only.put_off.connect(self._keep_what_is_looked_at)

    def _keep_what_is_looked_at(self) -> None:
        if self._runner.looked_at is not None:
            self.ways.copy(self._runner.looked_at)

    def _recent_files(self) -> list[Path]:
        kept = QSettings().value("files/recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(str(name)) for name in names]

    def _remember(self, files: list[Path]) -> None:
        QSettings().setValue("files/recent", [str(file) for file in files])

    def _list_recent(self) -> None:
        self._recent.clear()
        files = self._recent_files()
        for number, file in enumerate(files, 1):
            entry = self._recent.addAction(f"&{number % 10}  {mnemonic_free(file.stem)}")
            entry.setToolTip(tip(str(file)))
            entry.setEnabled(is_in_sight(file))
            entry.triggered.connect(partial(self.open, file, create=False))
        if not files:
            self._recent.addAction(say("No files yet")).setEnabled(False)
        elif not all(is_in_sight(file) for file in files):
            self._recent.addSeparator()
            forget = self._recent.addAction(say("&Forget files that are gone"))
            forget.triggered.connect(
                lambda: self._remember([file for file in files if is_in_sight(file)])
            )

    def _tell(self, message: str, hint: str) -> None:
        messages.tell(self._window, OutreachError(message, hint=hint))
