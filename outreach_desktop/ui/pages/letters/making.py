"""What was checked becomes files: one piece of work, which can be cancelled and gone on with."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from outreach_desktop import private
from outreach_desktop.domain.documents import posted
from outreach_desktop.domain.documents.batches import kinds_of
from outreach_desktop.domain.documents.posted import DocumentStanding
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.after import going_out, reading
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, Outcome, Plan
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.labels.starting import show_labels
from outreach_desktop.ui.pages.letters.make import MakeStep, together_path
from outreach_desktop.ui.pages.letters.state import Wanted
from outreach_desktop.ui.pages.letters.unfinished import RestStrip
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say


class Making(QObject):
    """Carries out a plan, and lets the step Make show how far it has come."""

    said = Signal(str)
    ended = Signal(bool)
    """Whether it came to its end, or was stopped; the step does not know yet."""

    def __init__(
        self, page: Screen, runner: Runner, step: MakeStep, rest: RestStrip, today: Clock
    ) -> None:
        super().__init__(page)
        self._runner = runner
        self._page = page
        self._today = today
        self._step = step
        self._rest = rest
        self.work: Work | None = None
        self._reading: Work | None = None
        self._awaited: Wanted | None = None
        """What Make was pressed for while it was being planned anew: something else in the data file had changed."""
        self._kinds = ""
        self._made_at: dt.datetime | None = None
        self._enclosures: tuple[str, ...] = ()
        self._waited: set[str] = set()
        """The batches that waited before the last making: any other was stopped by it."""
        self._page = page
        step.cancel_wanted.connect(self._cancel)
        step.posted_wanted.connect(self._note_posted)
        step.otherwise_wanted.connect(self._ask_otherwise)
        step.labels_wanted.connect(self._label)

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
        self._enclosures = tuple(one.id for one in plan.enclosed)
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
        self._step.begin(plan.files + printable, folder)
        self.work = self._runner.work(self, labour)
        self.work.stepped.connect(self._step.step)
        self.work.finished.connect(self._finished)

    def wait_for_plan(self, wanted: Wanted | None) -> None:
        """Make was pressed a moment too soon: it is done as soon as the plan is there. None gives it up."""
        self._awaited = None if self.is_under_way else wanted

    def is_waiting_for(self, wanted: Wanted) -> bool:
        """Whether this is what Make was pressed for; it is asked once."""
        awaited, self._awaited = self._awaited, None
        return awaited is not None and awaited == wanted

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

    def reload(self) -> None:
        """Ask what waits to be gone on with, and how far what was made just now has come."""
        self._runner.ask(self, letters.unfinished, self._rest.show_waiting, latest="unfinished")
        self._read_in()
        if self._step.files:
            asked = partial(going_out.of_files, paths=self._step.files)
            self._runner.ask(self, asked, self._show_standing, latest="standing")

    def _read_in(self) -> None:
        """Keep what letters say, to be found by, when nobody waits; of one opened to look at only nothing is kept."""
        may_keep = self._runner.is_open and self._runner.looked_at is None
        if may_keep and (self._reading is None or not isValid(self._reading)):
            self._runner.ask(self, reading.unread, self._begin_reading, latest="unread")

    def _begin_reading(self, waiting: Sequence[str]) -> None:
        if waiting and self._reading is None:
            self._reading = self._runner.work(self, reading.read_in, quietly=True)
            self._reading.finished.connect(self._end_reading)

    def _end_reading(self, _: bool) -> None:
        self._reading = None

    def _show_standing(self, known: Sequence[DocumentStanding]) -> None:
        self._step.show_standing(len(known), sum(one.sent_on is None for one in known))

    def _ask_otherwise(self) -> None:
        asked = partial(going_out.of_files, paths=self._step.files)
        self._runner.ask(self, asked, self._ask_which, latest="standing")

    def _note_posted(self) -> None:
        """All that was made just now went into the post."""
        paths, day = self._step.files, self._today()

        def change(db: Data) -> tuple[list[DocumentStanding], list[str]]:
            known = going_out.of_files(db, paths)
            waiting = [one.id for one in known if one.sent_on is None]
            going_out.posted(db, waiting, day, today=day)
            return known, waiting

        def done(noted: tuple[list[DocumentStanding], list[str]]) -> None:
            known, ids = noted
            left = [one.name for one in self._step.outcomes if one.problem and one.name]
            words = posted.told(known, ids, short_date(day), left)
            self._step.say_sent(words)
            self.said.emit(words)

        self._runner.do(self, change, done)

    def as_email(self, plan: Plan | None, words: str) -> None:
        """The letters of this plan as emails, unless what was typed for them is about a patient."""
        if plan is not None and not self.is_under_way:
            own = plan.paragraphs.values() if plan.personal else ()
            typed = "\n".join((words, *own))
            keep_if_about_none(self._page, typed, partial(self._show_as_email, plan))

    def _show_as_email(self, plan: Plan) -> None:
        from outreach_desktop.ui.exporting.email_drafts import (
            EmailDialog,  # which no start waits for
        )

        dialog = EmailDialog(self._page, self._runner, self._today, plan, self._step.out)
        dialog.said.connect(self.said)
        dialog.open()

    def _ask_which(self, known: Sequence[DocumentStanding]) -> None:
        from outreach_desktop.ui.printing.posted import PostedDialog  # which no start waits for

        dialog = PostedDialog(self._page, self._runner, self._today, [one.id for one in known])
        dialog.said.connect(self.said)
        dialog.open()

    def _label(self) -> None:
        """Labels or envelopes for those whose letters were made just now."""
        made = [one.contact_id for one in self._step.outcomes if one.path and one.contact_id]
        show_labels(self._page, list(dict.fromkeys(made)))

    def to_print(self) -> list[Stack]:
        """What was made just now, in the order of the people; nothing while none was."""
        made = [one for one in self._step.outcomes if one.path is not None and one.contact_id]
        if self._made_at is None or not made:
            return []
        pieces = [
            Piece(path=one.path, title=one.template, name=one.name) for one in made if one.path
        ]
        return [
            Stack(
                kinds=self._kinds,
                made_at=self._made_at,
                pieces=tuple(pieces),
                enclosures=self._enclosures,
            )
        ]


def _cannot_write(folder: Path, error: OSError) -> OutreachError:
    return OutreachError(
        say(
            "The folder \u201c{folder}\u201d cannot be made: {reason}.",
            folder=folder,
            reason=error.strerror or error,
        ),
        hint=say("Choose another folder."),
    )
