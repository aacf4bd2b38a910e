"""A list on its way in: read, its columns settled, looked through, written, and taken back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField
from outreach_desktop.domain.telling import Stopped
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import Column, ImportPlan, List, Understood
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.telling import Telling
from outreach_desktop.ui.importing.patients_step import WITHOUT_ROW, WITHOUT_TEXT
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, take_back

T = TypeVar("T")
Read = tuple[List, tuple[Column, ...]]


class Incoming(QObject):
    """Knows what was decided of a list so far, and asks the services; it shows nothing."""

    was_read = Signal(object, object)
    """The list, and where its columns go."""
    settled = Signal(object)
    """Its columns, after one was chosen differently."""
    told = Signal(str)
    """What is being done with the file."""
    progressed = Signal(object)
    """Rows done so far, of those under way."""
    looked_through = Signal(object)
    """The plan, with what was left out and answered by then."""
    written = Signal(object)
    taken_back = Signal(object)
    stopped = Signal()
    """Writing was cancelled: nothing came in."""
    failed = Signal(object)

    def __init__(self, parent: QObject, runner: Runner, today: Clock) -> None:
        super().__init__(parent)
        self._runner = runner
        self._today = today
        self._work: Work | None = None
        self._understood: Understood | None = None
        self._action = ""
        self._telling = self._new_telling()
        """Of what is read in hand; stopped, it is nobody's any more."""
        self.found: List | None = None
        self.columns: tuple[Column, ...] = ()
        self.chosen: dict[str, str] = {}
        self.without: set[int] = set()
        self.answers: dict[int, frozenset[str]] = {}
        self.patients: dict[int, str] = {}
        """By line, what becomes of a text that looks like a patient's."""

    # -- the file and its columns ------------------------------------------------------------------

    def read(self, path: Path, *, sheet: str = "", encoding: str = "") -> None:
        """Read a file, or the same one again in another encoding."""
        own = self.own

        def job(told: Telling) -> Read:
            return _with_columns(imports.read(path, sheet=sheet, encoding=encoding, told=told), own)

        self._begin_reading(job)

    def take_sheet(self, sheet: str) -> None:
        """Look at another sheet of the file that was read."""
        found, own = self.found, self.own
        if found is None:
            return

        def job(_: Telling) -> Read:
            return _with_columns(imports.looked_at(found.path, found.book, sheet=sheet), own)

        self._begin_reading(job)

    def _begin_reading(self, job: Callable[[Telling], Read]) -> None:
        def then(read: Read) -> None:
            self._forget()
            self.found, self.columns = read
            self.was_read.emit(*read)

        self.cancel()
        self._aside(job, then)

    def _aside(self, job: Callable[[Telling], T], then: Callable[[T], None]) -> None:
        """Do it beside the data thread, until `cancel`."""
        telling = self._telling

        def stoppable() -> T | None:
            try:
                return job(telling)
            except Stopped:
                return None

        def answer(found: T | None) -> None:
            if found is not None and not telling.is_stopped:
                then(found)

        def failed(error: OutreachError) -> None:
            if not telling.is_stopped:
                self.failed.emit(error)

        self._runner.aside(self, stoppable, answer, latest="read", fails=failed)

    def _new_telling(self) -> Telling:
        def say(sentence: str) -> None:
            if isValid(self):
                self.told.emit(sentence)

        return Telling(say)

    def _forget(self) -> None:
        self._understood = None
        self.chosen = {}
        self.forget_answers()

    def forget_answers(self) -> None:
        """Nobody was left out, and nothing answered."""
        self.without, self.answers, self.patients = set(), {}, {}

    @property
    def has_answers(self) -> bool:
        """Whether somebody was left out, or something answered."""
        return bool(self.without or self.answers or self.patients)

    def choose(self, column: str, field: str) -> None:
        """Let a column go elsewhere; others may follow."""
        found = self.found
        if found is None:
            return
        self.chosen[column] = field
        self._understood = None
        self.forget_answers()
        chosen = dict(self.chosen)

        def then(columns: tuple[Column, ...]) -> None:
            self.columns = columns
            self.settled.emit(columns)

        own = self.own
        self._runner.aside(
            self, lambda: imports.columns_of(found, chosen, own), then, latest="columns"
        )

    @property
    def own(self) -> tuple[OwnField, ...]:
        """The fields that the group made for itself, of people and of organisations."""
        known = own_known(self._runner)
        return (*known.of(PEOPLE), *known.of(ORGANISATIONS))

    @property
    def has_rows(self) -> bool:
        """Whether a list was read, and somebody is in it."""
        return self.found is not None and bool(self.found.table.rows)

    @property
    def problem(self) -> str:
        """Why nobody would come of the columns as they are; "" where somebody would."""
        return imports.problem(self.found, self.columns) if self.found else ""

    @property
    def cells(self) -> dict[int, list[str]]:
        """What stands in the rows of the file, by line."""
        return {row.line: row.cells for row in self.found.table.rows} if self.found else {}

    # -- the people --------------------------------------------------------------------------------

    def look_through(self, *, answered: bool = False) -> None:
        """See what would become of every row, as far as it is decided; `answered` with what was asked about."""
        self.cancel()
        found, chosen = self.found, dict(self.chosen)
        if found is None:
            return
        if self._understood is not None:
            self._walk(self._understood, answered=answered)
            return
        imports.remember(found, chosen)

        def then(understood: Understood) -> None:
            self._understood = understood
            self._walk(understood, answered=answered)

        own = self.own
        self._aside(lambda told: imports.understood(found, chosen, own=own, told=told), then)

    def _walk(self, understood: Understood, *, answered: bool) -> None:
        today = self._today()
        answers = dict(self.answers) if answered else {}
        patients = dict(self.patients) if answered else {}
        rows = {line for line, what in patients.items() if what == WITHOUT_ROW}
        without = frozenset(self.without | rows)
        texts = frozenset(line for line, what in patients.items() if what == WITHOUT_TEXT)

        def labour(db: Data) -> Iterator[int | ImportPlan]:
            return imports.looked_through(
                db,
                understood,
                today=today,
                without=without,
                answers=answers,
                without_texts=texts,
            )

        work = self._runner.work(self, labour, quietly=True, fails=self.failed.emit)
        self._work = work

        def stepped(step: int | ImportPlan) -> None:
            if work is not self._work:
                return
            if isinstance(step, ImportPlan):
                self._work = None
                self.looked_through.emit(step)
            else:
                self.progressed.emit(step)

        work.stepped.connect(stepped)

    def cancel(self) -> None:
        """Stop what is being read or looked through; nothing was written yet."""
        self._telling.stop()
        self._telling = self._new_telling()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    # -- writing -----------------------------------------------------------------------------------

    def write(self, plan: ImportPlan) -> None:
        """Take the list in, all or nothing."""
        work = self._runner.work(
            self, lambda db: imports.apply(db, plan), alone=True, fails=self._not_written
        )
        self._work = work

        def finished(done: bool) -> None:
            if done:
                self._runner.ask(self, lambda db: undo.find(db)[:1], named)
            elif work is self._work and work.cancelled:  # else it failed, which is told
                self._work = None
                self.stopped.emit()

        def named(newest: list[str]) -> None:
            self._work = None
            self._action = newest[0] if newest else ""
            self.written.emit(plan)

        work.stepped.connect(self.progressed)
        work.finished.connect(finished)

    def _not_written(self, error: OutreachError) -> None:
        self._work = None
        self.failed.emit(error)

    def stop_writing(self) -> None:
        """Take back what has come in so far."""
        if self._work is not None:
            self._work.cancel()

    def take_back(self, window: QWidget) -> None:
        """Undo the import, and nothing else."""
        wanted = TakeBack(action_id=self._action)
        take_back(window, self._runner, wanted, self.taken_back.emit, fails=self.failed.emit)


def _with_columns(found: List, own: Sequence[OwnField]) -> Read:
    return found, imports.columns_of(found, own=own)
