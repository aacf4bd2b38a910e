"""What was checked becomes files: one piece of work, which can be cancelled and gone on with."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop import private
from outreach_desktop.domain.documents.batches import kinds_of
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, Outcome, Plan
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.pages.letters.make import MakeStep, together_path
from outreach_desktop.ui.pages.letters.unfinished import RestStrip
from outreach_desktop.words import say


class Making(QObject):
    """Carries out a plan, and lets the step Make show how far it has come."""

    said = Signal(str)
    ended = Signal(bool)
    """Whether it came to its end, or was stopped; the step does not know yet."""

    def __init__(self, page: QWidget, runner: Runner, step: MakeStep, rest: RestStrip) -> None:
        super().__init__(page)
        self._runner = runner
        self._step = step
        self._rest = rest
        self.work: Work | None = None
        self._kinds = ""
        self._made_at: dt.datetime | None = None
        self._waited: set[str] = set()
        """The batches that waited before the last making: any other was stopped by it."""
        step.cancel_wanted.connect(self._cancel)

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
        self._kinds, self._made_at = kinds_of(plan.documents), now
        out, together = self._where_to(plan, now)
        new_sheets = self._step.new_sheets.isChecked()
        folder = out or (together.parent if together else Path())
        try:
            private.make_folder(folder, parents=True)
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

    def to_print(self) -> list[Stack]:
        """What was made just now, in the order of the people; nothing while none was."""
        made = [one for one in self._step.outcomes if one.path is not None and one.contact_id]
        if self._made_at is None or not made:
            return []
        pieces = [
            Piece(path=one.path, title=one.template, name=one.name) for one in made if one.path
        ]
        return [Stack(kinds=self._kinds, made_at=self._made_at, pieces=tuple(pieces))]


def _cannot_write(folder: Path, error: OSError) -> OutreachError:
    return OutreachError(
        say(
            "The folder \u201c{folder}\u201d cannot be made: {reason}.",
            folder=folder,
            reason=error.strerror or error,
        ),
        hint=say("Choose another folder."),
    )
