"""Backups that nobody has to think of: every half hour of change, and when the program is left."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.words import say

_LOOK_MS = 60_000
_SLOW_MS = 1_000


class RegularBackups(QObject):
    """Makes them in short steps between other jobs, one at a time; no page is loaded anew by it."""

    made = Signal()
    failed = Signal(object)
    """An OutreachError; told once, until one has been made again."""

    def __init__(self, window: QWidget, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._has_file = False
        self._has_told = False
        self._is_making = False
        self._is_leaving = False
        self._may_leave = False
        self._notice: QMessageBox | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._say_it_takes_time)
        runner.opened.connect(self._opened)

    # -- while people work -------------------------------------------------------------------------

    def _opened(self, path: Path | None) -> None:
        self._has_file = path is not None
        self._has_told = False
        self._is_making = False
        self._timer.start()

    def look(self) -> None:
        """Make a backup if it is time for one."""
        if self._has_file and not (self._is_leaving or self._is_making):
            self._is_making = True
            self._runner.carry_out(self, _if_due(), self._made, fails=self._not_made)

    def before_another(self) -> None:
        """Another file is about to be opened: this one is left as the program is left."""
        if self._has_file:
            due = _if_due(leaving=True)
            self._runner.carry_out(self, due, self._made, fails=self._not_made)

    def _made(self, path: Path | None) -> None:
        self._is_making = False
        if path is not None:
            self._has_told = False
            self.made.emit()

    def _not_made(self, error: OutreachError) -> None:
        self._is_making = False
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error)

    # -- when they leave ---------------------------------------------------------------------------

    def may_quit(self, then: Callable[[], object]) -> bool:
        """Whether the file has been backed up and closed; if not, that is begun, and `then` is called after it."""
        if self._may_leave or not (self._has_file and self._runner.is_open):
            return True
        if not self._is_leaving:
            self._is_leaving = True
            self._slow.start()
            self._then = then
            self._runner.carry_out(
                self,
                _if_due(leaving=True),
                lambda _: self._shut(),
                fails=self._ask_whether_to_stay,
            )
        return self._may_leave

    def _shut(self) -> None:
        if self._may_leave:  # nobody waited, and the file is closed behind the window
            return
        self._runner.shut(self, lambda _: self._end(), fails=self._tell_at_the_end)

    def _end(self) -> None:
        self._may_leave = True
        self._hush()
        QTimer.singleShot(0, self, self._then)

    def _tell_at_the_end(self, error: OutreachError) -> None:
        """The file is closed, and something is to be known about it first."""
        self._hush()
        messages.tell(self._window, error).finished.connect(lambda _: self._end())

    def _ask_whether_to_stay(self, error: OutreachError) -> None:
        if self._may_leave:
            return
        self._hush()
        self._is_leaving = False
        messages.confirm(
            self._window,
            say("The backup could not be made."),
            f"{error} {say('What was saved is safe in the data file itself.')}",
            say("Quit anyway"),
            self._quit_anyway,
            stay=say("Stay"),
        )

    def _quit_anyway(self) -> None:
        self._is_leaving = True
        self._shut()

    def _say_it_takes_time(self) -> None:
        """A large file or a slow disk: nobody is kept in the dark, or in the program.

        Labour that the backup waits for has a dialog of its own, which shows how far it is and stops it.
        """
        if self._runner.is_alone:
            self._slow.start()
            return
        box = messages.inform(
            self._window,
            say("Backing up before the program closes \u2026"),
            say(
                "This takes a moment. If you do not want to wait, the window closes and the "
                "backup is finished in the background."
            ),
            close=say("Do not wait"),
        )
        box.accepted.connect(self._end)
        self._notice = box

    def _hush(self) -> None:
        self._slow.stop()
        if self._notice is not None:
            self._notice.accepted.disconnect()
            self._notice.reject()
            self._notice = None


def _if_due(*, leaving: bool = False) -> Callable[[Data], Steps[Path | None]]:
    now = dt.datetime.now().astimezone()
    return lambda db: backup.backing_up_if_due(db, now=now, leaving=leaving)
