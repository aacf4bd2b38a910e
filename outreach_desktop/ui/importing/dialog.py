"""Bringing in a list of people step by step; nothing is written before the last."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.importing.imports import Column, ImportPlan, List
from outreach_desktop.services.undo import Undone
from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing.columns_step import ColumnsStep
from outreach_desktop.ui.importing.dropping import PATTERN, dropped, only_one
from outreach_desktop.ui.importing.file_step import FileStep, asks
from outreach_desktop.ui.importing.incoming import Incoming
from outreach_desktop.ui.importing.patients_step import PatientsStep
from outreach_desktop.ui.importing.people_step import PeopleStep
from outreach_desktop.ui.importing.result_step import ResultStep
from outreach_desktop.ui.importing.steps import (
    COLUMNS,
    FILE,
    PATIENTS,
    PEOPLE,
    RESULT,
    WISHES,
    asked_about,
    heading_of,
    importing,
    names_of,
    title_of,
)
from outreach_desktop.ui.importing.trail import Trail
from outreach_desktop.ui.importing.wishes_step import WishesStep
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.messages import confirm
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.words import say

_WRITING = "Importing \u2026"
_UNSAVED = say("Close without importing?")
_LOST = say(
    "Who you left out, and what you chose about patients and wishes, is not kept. Where columns go is kept."
)


class ImportDialog(Dialog):
    """Leads through the steps; what is decided, and all work, is with `incoming`."""

    manual = "import"
    imported = Signal()
    """People came in."""

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, path: Path | None = None
    ) -> None:
        super().__init__(parent, say("Import a list of people"))
        self._runner = runner
        self._plan: ImportPlan | None = None
        """What was looked through last, before wishes are answered."""
        self._place = FILE
        self._asks: tuple[int, ...] = ()
        """The steps with questions that there are."""
        self._is_writing = False
        self._is_over = False
        self.setAcceptDrops(True)
        self.incoming = Incoming(self, runner, today)
        self._build()
        self._connect()
        self._go_to(FILE)
        if path is None:
            self.file.show_nothing()
        else:
            self.read(path)

    # -- putting together --------------------------------------------------------------------------

    def _build(self) -> None:
        self.trail = Trail(names_of(None))
        self.column.insertWidget(0, self.trail)
        self.advice = label(look="muted")
        self.problem = Banner(look="danger")
        self.problem.hide()
        self.only = Banner(look="info")
        self.only.hide()
        self.file, self.columns = FileStep(), ColumnsStep(self.incoming.own)
        self.people, self.results = PeopleStep(self._runner), ResultStep()
        self.patients, self.wishes = PatientsStep(), WishesStep()
        self.steps = QStackedWidget()
        questions = (self.patients, self.wishes)
        for step in (self.file, self.columns, self.people, *questions, self.results):
            self.steps.addWidget(step)
        for part in (self.advice, self.only, self.problem):
            self.column.addWidget(part)
        self.column.addWidget(self.steps, 1)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Checking the list"))
        self.progress.setFormat(say("Checking the list"))
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.copy = button(say("Co&py this list"))
        self.undo = button(say("&Undo the import"), icon="undo-2")
        self.cancel = button(say("&Cancel"))
        self.back = button(say("&Back"))
        self.next = button(say("&Next"), primary=True)
        self.finish(
            [self.cancel, self.back, self.next], others=[self.undo, self.copy], size=(1280, 700)
        )

    def _connect(self) -> None:
        self.trail.wanted.connect(self._go_back_to)
        self.file.choose_wanted.connect(self.choose)
        self.file.sheet_wanted.connect(self._take_sheet)
        self.file.encoding_wanted.connect(self._take_encoding)
        self.columns.chosen.connect(self._choose_field)
        self.people.changed.connect(self._look_again)
        self.people.model.ticked.connect(self._name_buttons)
        self.incoming.was_read.connect(self._was_read)
        self.incoming.settled.connect(self._settled)
        self.incoming.told.connect(self.progress.setFormat)
        self.incoming.progressed.connect(self._show_progress)
        self.incoming.looked_through.connect(self._looked_through)
        self.incoming.written.connect(self._written)
        self.incoming.taken_back.connect(self._taken_back)
        self.incoming.stopped.connect(self._stopped)
        self.incoming.failed.connect(self._failed)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.cancel.clicked.connect(self.reject)
        self.undo.clicked.connect(self._take_back)
        self.copy.clicked.connect(self.results.copy)
        self._runner.opened.connect(self._give_way)

    # -- where we are ------------------------------------------------------------------------------

    def _go_to(self, place: int) -> None:
        self._place = place
        self.setWindowTitle(title_of(self._plan))
        heading, advice = heading_of(place, self._plan)
        self.heading.setText(_WRITING if self._is_writing else heading)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.problem.say("")
        self.progress.hide()
        self.steps.setCurrentIndex(place)
        self._name_buttons()

    def _go_on(self) -> None:
        self.only.say("")
        if self._place == FILE:
            self._go_to(COLUMNS)
            self.columns.enter()
        elif self._place == COLUMNS:
            self._look()
        elif self._place in (PEOPLE, PATIENTS, WISHES):
            self._ask_next()
        else:
            self.accept()

    def _ask_next(self) -> None:
        """On to the next step with questions; write where there is none."""
        self._keep_answers()
        plan, incoming = self._plan, self.incoming
        place = next((one for one in self._asks if one > self._place), RESULT)
        if plan is None or place == RESULT:
            self._import()
        elif place == PATIENTS:
            self.patients.ask(asked_about(plan, PATIENTS), plan.patients, incoming.patients)
            self._go_to(PATIENTS)
            self.patients.enter()
        else:
            self.wishes.ask(asked_about(plan, WISHES), incoming.answers)
            self._go_to(WISHES)
            self.wishes.enter()

    def _keep_answers(self) -> None:
        if self._place == PATIENTS:
            self.incoming.patients |= self.patients.chosen
        elif self._place == WISHES:
            self.incoming.answers |= self.wishes.answers
        elif self._place == PEOPLE:
            self.incoming.without = self.people.without

    def _go_back(self) -> None:
        before = (one for one in reversed(self._asks) if one < self._place)
        self._go_back_to(
            next(before, PEOPLE) if self._place in (PATIENTS, WISHES) else self._place - 1
        )

    def _go_back_to(self, place: int) -> None:
        self.incoming.cancel()
        self._keep_answers()
        self._go_to(place)

    def _name_buttons(self) -> None:
        place, plan = self._place, self._plan
        is_looking = self.progress.isVisibleTo(self)
        self.trail.show_place(
            place,
            names=names_of(self._plan),
            back=not (self._is_writing or self._is_over),
            without=frozenset({PATIENTS, WISHES}).difference(self._asks),
        )
        self.back.setVisible(place in (COLUMNS, PEOPLE, PATIENTS, WISHES))
        self.cancel.setVisible(place != RESULT or self._is_writing)
        self.next.setVisible(not self._is_writing)
        for one in (self.undo, self.copy):
            one.setVisible(place == RESULT and not self._is_writing and plan is not None)
        coming = plan.new + plan.updated if plan else 0
        may, words = {
            FILE: (self.incoming.has_rows, say("&Next")),
            COLUMNS: (not self.incoming.problem and not is_looking, say("&Next")),
            PEOPLE: (coming > 0 and not is_looking and not self.people.is_behind, importing(plan)),
            PATIENTS: (not is_looking, importing(plan)),
            WISHES: (not is_looking, importing(plan)),
            RESULT: (True, say("&Close")),
        }[place]
        if place in (PEOPLE, PATIENTS) and any(one > place for one in self._asks):
            words = say("&Next")
        self.next.setEnabled(may)
        self.next.setText(words)
        self.next.setAccessibleName(words.replace("&", ""))

    # -- the file and its columns ------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        path = file_to_open(self, say("Import a list of people"), PATTERN, "import")
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Begin with this file, whatever was looked at before."""
        self._plan, self._asks = None, ()
        self.incoming.found = None
        self.only.say("")
        self.file.show_reading(path.name)
        self._go_to(FILE)
        self.incoming.read(path)

    def take(self, files: Sequence[Path]) -> None:
        """Begin with the first of those that were dropped, and say so where there are others."""
        self.read(files[0])
        self.only.say(only_one(files))

    def _take_sheet(self, sheet: str) -> None:
        if self.incoming.found is not None and sheet != self.incoming.found.sheet:
            self.incoming.take_sheet(sheet)

    def _take_encoding(self, encoding: str) -> None:
        found = self.incoming.found
        if found is not None and encoding != found.encoding:
            self.incoming.read(found.path, encoding=encoding)

    def _was_read(self, found: List, columns: tuple[Column, ...]) -> None:
        is_first = self.file.is_reading
        self._plan, self._asks = None, ()
        self.file.show_list(found)
        self.columns.show_columns(columns, self.incoming.problem)
        if is_first and found.table.rows and not asks(found):
            self._go_to(COLUMNS)
            self.columns.enter()
        else:
            self._go_to(FILE)
            if is_first and not self.file.enter():
                (self.next if self.next.isEnabled() else self.file.another).setFocus()

    def _choose_field(self, column: str, field: str) -> None:
        self._plan, self._asks = None, ()
        self.incoming.choose(column, field)

    def _settled(self, columns: tuple[Column, ...]) -> None:
        self.columns.show_columns(columns, self.incoming.problem)
        self._name_buttons()

    # -- the people --------------------------------------------------------------------------------

    def _look(self) -> None:
        """See what would become of the rows, and show it."""
        if self._plan is not None and not self.people.is_behind:
            self._go_to(PEOPLE)
            self.people.enter()
            return
        self.people.forget()
        self._begin_progress()
        self.incoming.look_through()

    def _look_again(self) -> None:
        """Somebody is left out, or comes in after all: other rows may be about them, too."""
        if self._place != PEOPLE:  # they went back meanwhile
            return
        self.incoming.without = self.people.without
        self._begin_progress()
        self.incoming.look_through()

    def _begin_progress(self) -> None:
        self.problem.say("")
        self.progress.setRange(0, 0)
        self.progress.show()
        self._name_buttons()

    def _show_progress(self, rows: int) -> None:
        if self._is_writing:
            self.results.progress.setValue(rows)
        elif self.incoming.found is not None:
            self.progress.setFormat(say("Checking who is in the list already: %p %"))
            self.progress.setRange(0, len(self.incoming.found.table.rows))
            self.progress.setValue(rows)

    def _looked_through(self, plan: ImportPlan) -> None:
        self.progress.hide()
        if self._place in (PATIENTS, WISHES):
            self._write(plan)
            return
        self._plan = plan
        self._asks = tuple(one for one in (PATIENTS, WISHES) if asked_about(plan, one))
        self.people.show_plan(plan, self.incoming.cells)
        if self._place != PEOPLE:
            self._go_to(PEOPLE)
            self.people.enter()
        self._name_buttons()

    # -- writing -----------------------------------------------------------------------------------

    def _import(self) -> None:
        """Write what is shown; where there were questions, with the answers."""
        if self._place in (PATIENTS, WISHES):
            self._begin_progress()
            self.incoming.look_through(answered=True)
        elif self._plan is not None:
            self._write(self._plan)

    def _write(self, plan: ImportPlan) -> None:
        self._is_writing = True
        self.results.show_writing(len(plan.rows))
        self._go_to(RESULT)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.incoming.write(plan)

    def _written(self, plan: ImportPlan) -> None:
        self._is_writing, self._is_over = False, True
        self._plan = plan
        self.incoming.forget_answers()
        self.results.show_done(plan)
        self._go_to(RESULT)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.imported.emit()

    def _take_back(self) -> None:
        self.incoming.take_back(self)

    def _taken_back(self, undone: Undone) -> None:
        self.results.show_taken_back(undone.told, nothing=undone.nothing)
        self.undo.setEnabled(False)
        self.copy.setEnabled(False)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        self._is_writing = False
        self._go_to(PEOPLE)
        self.problem.say(say("Stopped: nothing was imported."), "info")

    def _failed(self, error: OutreachError) -> None:
        was_writing, self._is_writing = self._is_writing, False
        self.progress.hide()
        if self.incoming.found is None:
            self.file.show_nothing(error)
            self._name_buttons()
            return
        if was_writing:
            self._plan = None
            self._go_to(COLUMNS)
        self.problem.say(str(error), "danger")
        self._name_buttons()

    # -- Qt tells ----------------------------------------------------------------------------------

    def _give_way(self) -> None:
        """Another data file is open: this list was looked through for the one before."""
        self.done(0)

    def reject(self) -> None:
        """Stop what is being written or looked through, or close."""
        if self._is_writing:
            self.incoming.stop_writing()
        elif self.progress.isVisible() and self._place in (COLUMNS, PATIENTS, WISHES):
            self.incoming.cancel()
            self.progress.hide()
            self._name_buttons()
        elif self.incoming.has_answers or self._place in (PATIENTS, WISHES):
            confirm(
                self,
                _UNSAVED,
                _LOST,
                say("Close"),
                partial(self.done, 0),
                stay=say("Go on importing"),
            )
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Nothing goes on being read."""
        self.incoming.cancel()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Another list may be dropped until one is being written."""
        if not (self._is_writing or self._is_over) and dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin with that one."""
        files = dropped(event)
        if files:
            self.take(files)
