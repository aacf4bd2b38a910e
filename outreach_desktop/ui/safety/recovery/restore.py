"""The backups of a data file: look at them, see what one would bring and cost, and go back to it."""

import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from outreach_desktop import writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import ChangedOutsideError, DamagedError
from outreach_desktop.services.safety import backup, recovery
from outreach_desktop.services.safety.backup import BackupRow
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.telling import Telling
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.safety.backup.table import BackupTable
from outreach_desktop.ui.safety.recovery.comparison import ComparisonView
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall, show_if
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say

_PATTERN = say("Backups (*.outreach *.age)")


class RestoreDialog(Dialog):
    """Asks for one of these ways, and stays open until it is told that it was done.

    With `trouble` it is what a file that does not open leads to: nothing has happened to it yet.
    """

    manual = "safety#going-back"

    restore_wanted = Signal(object)
    """The path of the backup to go back to."""
    look_wanted = Signal(object)
    salvage_wanted = Signal()
    accept_wanted = Signal()
    damaged_met = Signal(object)
    """The DamagedError about what was unlocked."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        path: Path,
        trouble: OutreachError | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        super().__init__(parent, say("Restore a backup"), _heading(trouble))
        self._runner = runner
        self._path = path
        self._is_open = is_open
        self._at_work = False
        self.telling = Telling(runner.told.emit)
        """What restoring and salvaging are watched and stopped by."""
        self._comparing = Telling(lambda _: None)
        self._compared: Work | None = None
        self._unlocked: dict[Path, Path] = {}
        self._in_the_clear: tempfile.TemporaryDirectory[str] | None = None
        self._build(trouble)
        self._connect()
        runner.aside(self, lambda: backup.backups(path), self._show_rows, fails=self.not_done)

    # -- putting together --------------------------------------------------------------------------

    def _build(self, trouble: OutreachError | None) -> None:
        self.banner = Banner(look="danger")
        self.banner.hide()
        self.list = BackupTable(say("Backups"))
        self.view = ComparisonView()
        self.view.say(say("Looking for backups \u2026"))
        self._key_row = self._asking_for_passphrase()
        below = QWidget()
        below.setLayout(self._lower())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(below)
        split.setSizes([200, 260])
        self.column.addWidget(label(_told(trouble)))
        self.column.addWidget(self.banner)
        self.restore = button(say("&Restore this backup"), primary=True)
        self.leave = button(say("Close"))
        self.look = button(say("&Look at it first"))
        self.other = button(say("Choose another &file\u2026"), icon="folder-open")
        self.salvage = button(say("&Save what can still be read"))
        self.accept_it = button(say("&Open the file as it is"))
        show_if(self.salvage, isinstance(trouble, DamagedError))
        show_if(self.accept_it, isinstance(trouble, ChangedOutsideError))
        self.column.addWidget(split, 1)
        self.column.addLayout(Flow(self.other, self.look, self.salvage, self.accept_it))
        self.finish([self.leave, self.restore], size=(920, 700))
        self._offer()

    def _lower(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self._key_row)
        told = Tall(self.view)
        told.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a long list is scrolled with the arrow keys
        told.setAccessibleName(say("What you would lose and get back"))
        column.addWidget(told, 1)
        return column

    def _asking_for_passphrase(self) -> QWidget:
        self.passphrase = LineField(longest=_LONGEST_PASSPHRASE)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(say("Passphrase of this copy"))
        self.unlock = button(say("&Unlock"))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label(say("This copy is locked. Its passphrase:")))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        whole.hide()
        return whole

    def _connect(self) -> None:
        self.list.chosen.connect(self._look_closer)
        self.passphrase.returnPressed.connect(self._unlock)
        self.unlock.clicked.connect(self._unlock)
        self.other.clicked.connect(self._choose_other)
        self.look.clicked.connect(self._look)
        self.restore.clicked.connect(self._restore)
        self.salvage.clicked.connect(self._salvage)
        self.accept_it.clicked.connect(self._accept)
        self.leave.clicked.connect(self.reject)
        self._runner.told.connect(self._tell)

    # -- which one ---------------------------------------------------------------------------------

    def _show_rows(self, rows: list[BackupRow]) -> None:
        self.list.show_rows(rows)
        if not rows:
            self.view.say(_NO_BACKUPS)
        first = self.list if rows or self.salvage.isHidden() else self.salvage
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_other(self) -> None:
        chosen = choosing.file_to_open(self, say("Choose a backup"), _PATTERN, "copies")
        if chosen is not None:
            self._runner.aside(
                self, lambda: backup.backup_at(chosen), self._put_first, fails=self.not_done
            )

    def _put_first(self, row: BackupRow) -> None:
        self.list.put_first(row)
        if row.locked:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_closer(self) -> None:
        """Another one is chosen: ask for its passphrase, or compare it with the present file."""
        self.banner.say("")
        self._leave_comparing()  # that of the backup that was looked at before
        row = self.list.current()
        is_locked = row is not None and row.locked and row.path not in self._unlocked
        self._key_row.setVisible(is_locked)
        self._offer()
        if row is None:
            return
        if row.problem:
            self.view.say(say("This one cannot be used: {problem}", problem=row.problem))
        elif is_locked:
            self.view.say(say("What is in it can be seen once it is unlocked."))
        else:
            self._compare(self._unlocked.get(row.path, row.path))

    def _compare(self, chosen: Path) -> None:
        self.view.say(say("Comparing it with the present file \u2026"))
        told = self._comparing = Telling(lambda _: None)

        def show(found: recovery.Comparison) -> None:
            if not told.is_stopped:  # what is looked at now may have nothing to be compared
                self.view.show_comparison(found)

        def fails(error: OutreachError) -> None:
            if not told.is_stopped:
                self.view.say(f"{say('They could not be compared.')} {error}")

        if self._is_open:
            self._compared = self._runner.ask_in_steps(
                self, lambda db: recovery.comparing(db, chosen, told), show, fails=fails
            )
        else:
            self._runner.aside(
                self,
                lambda: recovery.compare(self._path, chosen, told),
                show,
                latest="compare",
                fails=fails,
            )

    def _leave_comparing(self) -> None:
        self._comparing.stop()
        if self._compared is not None:
            self._compared.cancel()
            self._compared = None

    def _unlock(self) -> None:
        row = self.list.current()
        if row is None or not self.passphrase.text():
            return
        out = self._room() / row.path.name.removesuffix(".age")
        passphrase, locked = self.passphrase.text(), row.path

        def unlocked(made: Path) -> None:
            self._unlocked[locked] = made
            self.passphrase.clear()
            self._look_closer()

        self._runner.aside(
            self, lambda: backup.unlock(locked, passphrase, out), unlocked, fails=self._not_unlocked
        )

    def _not_unlocked(self, error: OutreachError) -> None:
        """What is damaged, or not as ours, lies beside the data file from now on: its people can be saved from there."""
        beside = self._path.parent
        if not isinstance(error, DamagedError) or error.path.parent.parent != beside:
            self.not_done(error)
            return
        try:
            error.path = error.path.rename(writing.free_name(beside, error.path.name))
        except OSError as failed:
            self.not_done(writing.trouble(failed, beside))
            return
        self.accept()
        self.damaged_met.emit(error)

    def _room(self) -> Path:
        """Where copies lie unlocked until the dialog is closed: where the data file is in the clear too."""
        if self._in_the_clear is None:
            beside = self._path.parent
            for left in beside.glob(f"{_UNLOCKED}*"):  # by a window that was killed
                shutil.rmtree(left, ignore_errors=True)
            folder = beside if os.access(beside, os.W_OK) else None
            self._in_the_clear = tempfile.TemporaryDirectory(prefix=_UNLOCKED, dir=folder)
        return Path(self._in_the_clear.name)

    def chosen(self) -> Path | None:
        """The backup to go back to, unlocked; None while there is none that can be used."""
        row = self.list.current()
        if row is None or row.problem:
            return None
        return self._unlocked.get(row.path) if row.locked else row.path

    def _offer(self) -> None:
        row, usable = self.list.current(), self.chosen() is not None and not self._at_work
        for one in (self.restore, self.look):
            one.setEnabled(usable)
        if row is not None:
            self.restore.setAccessibleName(
                say("Restore the backup of {moment}", moment=short_moment(row.made_at))
            )

    # -- what is done with it ----------------------------------------------------------------------

    def _restore(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._work(say("Restoring, and checking all of it \u2026"))
            self.restore_wanted.emit(chosen)

    def _salvage(self) -> None:
        self._work(say("Reading what can be read, row by row \u2026"))
        self.salvage_wanted.emit()

    def _look(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._leave_unlocked_while_open()
            self.accept()
            self.look_wanted.emit(chosen)

    def _leave_unlocked_while_open(self) -> None:
        """What is looked at, and perhaps kept, is needed longer than this dialog."""
        room, self._in_the_clear = self._in_the_clear, None
        if room is not None:
            _WhileLookedAt(self.parent(), self._runner, room)

    def _accept(self) -> None:
        self.accept()
        self.accept_wanted.emit()

    def _work(self, sentence: str) -> None:
        self._at_work = True
        self._leave_comparing()
        self.telling = Telling(self._runner.told.emit)
        self.leave.setText(say("Cancel"))
        self.banner.say(sentence, "info")
        self._enable()

    def not_done(self, error: OutreachError) -> None:
        """It failed, and the file is as it was."""
        self._at_work = False
        self.leave.setText(say("Close"))
        self.leave.setEnabled(True)
        self.banner.say(str(error), "info" if self.telling.is_stopped else "danger")
        self._enable()

    def _enable(self) -> None:
        parts = (self.list, self.other, self.salvage, self.accept_it, self._key_row)
        for part in parts:
            part.setEnabled(not self._at_work)
        self._offer()

    def reject(self) -> None:
        """Leave everything as it is; what is under way is stopped first, as long as nothing was put in place."""
        if not self._at_work:
            super().reject()
        elif not self.telling.is_stopped:
            self.telling.stop()
            self.leave.setEnabled(False)
            self.banner.say(say("Stopping \u2026"), "info")

    def _tell(self, sentence: str) -> None:
        if self._at_work and not self.telling.is_stopped:
            self.banner.say(sentence, "info")

    def done(self, result: int) -> None:
        """What was unlocked is taken away again."""
        self._leave_comparing()
        super().done(result)
        if self._in_the_clear is not None:
            self._in_the_clear.cleanup()


class _WhileLookedAt(QObject):
    """Keeps what was unlocked until another file is open; it belongs to the window, and outlives the dialog."""

    def __init__(
        self, window: QObject | None, runner: Runner, room: "tempfile.TemporaryDirectory[str]"
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._room = room
        runner.opened.connect(self._clear_up)

    def _clear_up(self) -> None:
        looked_at = self._runner.looked_at
        if looked_at is None or looked_at.parent != Path(self._room.name):
            self._room.cleanup()
            self.deleteLater()


def _heading(trouble: OutreachError | None) -> str:
    """What a file suffers from, where that is said in a line."""
    if trouble is None:
        return ""
    return trouble.message if len(trouble.message) < _A_LINE else say("Before this file is opened")


def _told(trouble: OutreachError | None) -> str:
    if trouble is None:
        return _SET_ASIDE
    message = "" if len(trouble.message) < _A_LINE else trouble.message
    return " ".join(part for part in (message, trouble.hint, _UNTOUCHED) if part)


_A_LINE = 100
_UNLOCKED = ".~unlocked-"
_LONGEST_PASSPHRASE = 32_767  # what a field took when such copies were first made
_SET_ASIDE = say(
    "The present file is first put into a folder beside it, so that you can go back to it."
)
_UNTOUCHED = say("The file stays as it is until you choose.")
_NO_BACKUPS = say(
    "There are no backups beside this file. If there is a copy on a USB stick or another disk, choose "
    "it with \u201cChoose another file\u201d."
)
