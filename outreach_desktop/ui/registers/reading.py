"""A register file on its way into the directory: asked for, read with progress, and left on Cancel."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import reading
from outreach_desktop.services.registers.reading import Progress, RegisterRead
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.words import say

PATTERN = say("Registers ({endings});;All files (*)", endings="*.csv *.zip *.txt")


class RegisterIncoming(QObject):
    """Reads one file at a time; it shows nothing."""

    progressed = Signal(object)
    """A `Progress`."""
    was_read = Signal(object)
    """What was read."""
    doubtful = Signal(object)
    """Why somebody has to say that the file is right."""
    failed = Signal(object)
    left = Signal()
    """Cancelled: the directory is as it was."""

    def __init__(self, parent: QObject, runner: Runner) -> None:
        super().__init__(parent)
        self._runner = runner
        self._work: Work | None = None
        self._came: list[RegisterRead] = []
        self.path: Path | None = None

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._work is not None

    def read(self, path: Path, *, anyway: bool = False) -> None:
        """Read this file, `anyway` where it is older or has far fewer entries than before."""
        if self._work is not None:
            return
        self.path, self._came = path, []
        now = datetime.now().astimezone()

        def labour(db: Data) -> Iterator[object]:
            steps = reading.read(reading.folder_of(db), path, now=now, anyway=anyway)
            self._came.append((yield from steps))

        work = self._runner.work(self, labour, quietly=True, fails=self._failed)
        self._work = work
        work.stepped.connect(self._stepped)
        work.finished.connect(self._finished)

    def cancel(self) -> None:
        """Leave it: nothing of it stays."""
        if self._work is not None:
            self._work.cancel()

    def _stepped(self, step: object) -> None:
        if isinstance(step, Progress):
            self.progressed.emit(step)

    def _failed(self, error: OutreachError) -> None:
        self._work = None
        if isinstance(error, reading.DoubtfulRegisterError):
            self.doubtful.emit(error)
        else:
            self.failed.emit(error)

    def _finished(self, _: bool) -> None:
        was_cancelled = self._work is not None and self._work.cancelled
        self._work = None
        if self._came:
            self.was_read.emit(self._came[0])
        elif was_cancelled:
            self.left.emit()


def ask_for_file(parent: QWidget) -> Path | None:
    """Which register file is to be read; None if they thought better of it."""
    return choosing.file_to_open(parent, say("Read a register file"), PATTERN, "registers")
