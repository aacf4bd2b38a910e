"""Printing what was made: one job, document after document, while the window stays usable."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from outreach_desktop.domain.look import Look
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import letters
from outreach_desktop.ui.paper import sheets
from outreach_desktop.ui.paper.printing import PrintJob
from outreach_desktop.ui.runner import Runner


class Printing(QObject):
    """Reads each file beside the window's thread and prints it in the window's."""

    said = Signal(str)
    ended = Signal()

    def __init__(
        self, parent: QObject, runner: Runner, printer: QPrinter, files: Sequence[Path]
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job = PrintJob(printer)
        self._printer = printer  # lives as long as its job
        self._files: Iterator[Path] = iter(files)
        self._count = len(files)
        self._place = 0

    def start(self) -> None:
        """Print the first document, and then the others."""
        path = next(self._files, None)
        if path is None:
            self._end(f"{self._job.pages} pages sent to the printer.")
            return
        self._place += 1
        self.said.emit(f"Printing {self._place} of {self._count}: {path.stem}")
        self._runner.aside(self, partial(letters.look_at, path), self._print, fails=self._failed)

    def _print(self, look: Look) -> None:
        try:
            self._job.add(sheets(look))
        except OutreachError as error:
            self._failed(error)
        else:
            self.start()

    def _failed(self, error: OutreachError) -> None:
        self._end(str(error))

    def _end(self, sentence: str) -> None:
        self._job.end()
        self.said.emit(sentence)
        self.ended.emit()
        self.deleteLater()
