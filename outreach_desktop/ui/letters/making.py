"""What was checked becomes files: one piece of work, which can be cancelled and gone on with, and then printed."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import letters
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.letters import Batch, Outcome, Plan
from outreach_desktop.ui.letters.make import MakeStep, together_path
from outreach_desktop.ui.letters.printer import Printing
from outreach_desktop.ui.letters.rest import RestStrip
from outreach_desktop.ui.runner import Runner, Work


class Making(QObject):
    """Carries out a plan, and lets the step Make show how far it has come."""

    said = Signal(str)
    ended = Signal(bool)
    """Whether it came to its end, or was stopped; the step does not know yet."""

    def __init__(self, page: QWidget, runner: Runner, step: MakeStep, rest: RestStrip) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._step = step
        self._rest = rest
        self.work: Work | None = None
        self._printer: QPrinter | None = None
        """The one that somebody is asked for; the dialog does not keep it alive."""
        self._waited: set[str] = set()
        """The batches that waited before the last making: any other was stopped by it."""
        step.cancel_wanted.connect(self._cancel)
        step.print_wanted.connect(self._choose_printer)

    @property
    def is_under_way(self) -> bool:
        """Whether documents are being made now."""
        return self.work is not None

    @property
    def stopped(self) -> Batch | None:
        """The batch that the last making did not bring to its end, such as on a full disk."""
        return next((one for one in self._rest.waiting if one.id not in self._waited), None)

    def begin(self, plan: Plan) -> None:
        """Make the folder and begin; `ended` says when that is over."""
        now = dt.datetime.now().astimezone()
        in_hand = {plan.earlier.batch.id} if plan.earlier else set()
        self._waited = {batch.id for batch in self._rest.waiting} - in_hand
        out, together = self._where_to(plan, now)
        new_sheets = self._step.new_sheets.isChecked()
        folder = out or (together.parent if together else Path())
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._runner.failed.emit(_cannot_write(folder, error))
            return

        def labour(db: Data) -> Iterator[Outcome]:
            return letters.make(db, plan, out, together=together, new_sheets=new_sheets, now=now)

        printable = len(plan.documents) if together else 0
        self._step.begin(plan.count + printable, folder)
        self.work = self._runner.work(self, labour)
        self.work.stepped.connect(self._step.step)
        self.work.finished.connect(self._finished)

    def _where_to(self, plan: Plan, now: dt.datetime) -> tuple[Path | None, Path | None]:
        """The folder and the printable file: those of the batch, where one is gone on with."""
        if plan.earlier is not None:
            return plan.earlier.batch.out, plan.earlier.batch.together
        out = self._step.out
        return out, together_path(out, now) if self._step.together.isChecked() else None

    def _cancel(self) -> None:
        if self.work is not None:
            self.work.cancel()

    def _finished(self, finished: bool) -> None:
        self.work = None
        self.ended.emit(finished)
        self._step.end(finished=finished)
        self.said.emit(self._step.result.text())

    # -- printing ------------------------------------------------------------------------------------

    def _choose_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.print_made)  # it hands its printer over
        dialog.setModal(True)
        dialog.show()

    def print_made(self, printer: QPrinter) -> None:
        """Print every document just made, in their order, as one job."""
        files = [made.path for made in self._step.outcomes if made.path and made.contact_id]
        job = Printing(self, self._runner, printer, files)
        job.said.connect(self.said)
        self._step.print.setEnabled(False)
        job.ended.connect(partial(self._step.print.setEnabled, True))  # noqa: FBT003 - Qt's own
        job.start()


def _cannot_write(folder: Path, error: OSError) -> OutreachError:
    return OutreachError(
        f"The folder \u201c{folder}\u201d cannot be made: {error.strerror or error}.",
        hint="Choose another folder.",
    )
