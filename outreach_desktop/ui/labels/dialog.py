"""Labels and envelopes: who gets one, on which sheet, how the first sheet will look; then a Word file, or the printer."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS as OF_PLACES
from outreach_desktop.domain.documents.leaving_out import in_a_sentence
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.post.feeding import LONG
from outreach_desktop.domain.post.label_jobs import LabelJob
from outreach_desktop.domain.segments import PEOPLE, SAVED, term
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group, organisations
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.posting import addressees, labels, places
from outreach_desktop.services.posting.addressees import Addressees
from outreach_desktop.ui.desk import choosing, theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.exporting.what import ORGANISATIONS
from outreach_desktop.ui.exporting.what import PEOPLE as EXPORTED
from outreach_desktop.ui.labels.form import LabelForm
from outreach_desktop.ui.labels.whom import LabelWhom
from outreach_desktop.ui.paper import Slices
from outreach_desktop.ui.printing.printers import printers
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall, side_by_side
from outreach_desktop.ui.widgets.page import PageView
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack


class LabelsDialog(Dialog):
    """Collects whom it is for, with progress; shows the first sheet; writes or prints all of them."""

    manual = "labels"
    print_wanted = Signal(list, str)
    """As a page has it."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        in_view: PeopleInView,
        found_words: str = "",
        *,
        places: bool = False,
    ) -> None:
        """`found_words` say who is in view, where that is not a list; with `places` organisations are meant."""
        super().__init__(parent, say("Labels and envelopes"))
        self._runner, self._today, self._places = runner, today, places
        self._collecting: Work | None = None
        self._is_making = False
        self._found: Addressees | None = None
        self._build(in_view, found_words)
        self._connect()
        self._show()
        runner.ask(self, partial(_known, today=today, places=places), self._know)
        runner.aside(self, printers, self.form.show_printers, latest="printers")

    def _build(self, in_view: PeopleInView, found_words: str) -> None:
        of = ORGANISATIONS if self._places else EXPORTED
        self.whom = LabelWhom(in_view, found_words, of.meant)
        self.form = LabelForm(self.whom, of.whom)
        self.form.form.show_row("per", shown=not self._places)
        self.summary = label(look="section")
        self.left_out = Banner(look="warning")
        self.left_out.hide()
        self.outcome = WrittenBanner()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Progress"))
        self.progress.hide()
        self.pages = PageView()
        self._slices = Slices(self)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID * 3 // 2)
        for part in (self.summary, self.left_out, self.outcome, self.progress, self.form):
            column.addWidget(part)
        column.addStretch(1)
        split = side_by_side()
        split.setChildrenCollapsible(False)
        split.addWidget(Tall(left))
        split.addWidget(self.pages)
        split.setSizes([theme.scaled(480), theme.scaled(520)])
        split.setStretchFactor(1, 1)
        self.column.addWidget(split, 1)
        self.leave = button(say("&Close"))
        self.test = button(say("&Test sheet\u2026"))
        self.save = button(say("&Save as Word\u2026"))
        self.print_button = button(say("&Print\u2026"), icon="printer", primary=True)
        self.finish(
            [self.leave, self.save, self.print_button], others=[self.test], size=(1080, 760)
        )

    def _connect(self) -> None:
        self.whom.currentIndexChanged.connect(lambda _: self._collect())
        self.form.per_changed.connect(self._collect)
        self.form.changed.connect(self._show)
        self.leave.clicked.connect(self.reject)
        self.test.clicked.connect(self.try_sheet)
        self.save.clicked.connect(self.save_as_word)
        self.print_button.clicked.connect(self.print)

    # -- who ---------------------------------------------------------------------------------------

    def _know(self, known: tuple[Sequence[str], Sequence[str], str]) -> None:
        ids, saved, paper = known
        self.form.begin_with_paper(paper)
        self.whom.know_saved(saved)
        self.whom.know_all(ids)
        self._collect()

    def _collect(self) -> None:
        """Ask who gets one, each time that others are meant."""
        ids, per, today = self.whom.ids, self.form.per.value(), self._today()
        if self._collecting is not None:
            self._collecting.cancel()
            self._collecting = None
        self._found = None
        self.outcome.hide()
        name = self.whom.saved
        if ids is None and name:
            find = partial(_found_by, name=name, today=today, places=self._places)
            self._runner.ask(
                self, find, partial(self._know_saved, name), latest="saved", fails=self._failed
            )
        elif ids is not None:
            self.progress.setRange(0, max(len(ids), 1))
            self.progress.setValue(0)
            work = self._runner.ask_in_steps(
                self,
                partial(places.collected, ids=ids, today=today)
                if self._places
                else partial(addressees.collected, ids=ids, per=per, today=today),
                self._take,
                fails=self._failed,
            )
            work.stepped.connect(self.progress.setValue)
            self._collecting = None if self.is_ready else work  # a few are there at once
        self._show()

    @property
    def is_ready(self) -> bool:
        """Whether it is known who gets one."""
        return self._found is not None

    def _know_saved(self, name: str, ids: Sequence[str]) -> None:
        self.whom.know_found(name, ids)
        if self.whom.saved == name:
            self._collect()

    def _take(self, found: Addressees) -> None:
        self._collecting = None
        self._found = found
        self._show()

    def _failed(self, error: OutreachError) -> None:
        self._collecting = None
        self._is_making = False
        self.outcome.say_failed(error)
        self._show()

    # -- what is shown -----------------------------------------------------------------------------

    def _show(self) -> None:
        """Say how many there are and who gets none, and draw the first sheet."""
        found, sheet = self._found, self.form.sheet
        count = len(found.entries) if found else 0
        self.form.show_count(count)
        self.summary.setText(self._told(count))
        self.left_out.say(_lacking(found) if found else "", "warning")
        self.progress.setVisible(self._collecting is not None or self._is_making)
        is_free = not self._is_making
        self.form.setEnabled(is_free)
        self.test.setEnabled(is_free and sheet is not None)
        for one in (self.save, self.print_button):
            one.setEnabled(is_free and sheet is not None and count > 0)
        self._slices.stop()
        if found is None or sheet is None or not count:
            self.pages.say(self.form.problem or say("The first sheet appears here."))
            return
        first = replace(found, entries=found.entries[: sheet.count - self.form.first + 1])
        draw: Callable[[], Look] = partial(_look, self._job_of(first))
        self._runner.aside(self, draw, self._lay, latest="look", fails=self._failed_to_draw)

    def _told(self, count: int) -> str:
        sheet = self.form.sheet
        if self.form.problem:
            return self.form.problem
        if self._found is None or sheet is None:
            return say("Looking for addresses \u2026")
        if not count:
            return say("There is no one to write to.")
        return labels.counted(sheet, count, self.form.first)

    def _lay(self, look: Look) -> None:
        title = say("First sheet")
        self._slices.stop()
        self._slices.lay(
            look,
            lambda sheets: self.pages.show_sheets(sheets, title),
            lambda error: self.pages.say(str(error)),
        )

    def _failed_to_draw(self, error: OutreachError) -> None:
        self.pages.say(str(error))

    # -- what comes of it --------------------------------------------------------------------------

    def _job_of(self, found: Addressees) -> Callable[[], LabelJob]:
        """What draws these labels; everything is read from the form now, not when it is drawn."""
        sheet, start, shift = self.form.sheet, self.form.first, self.form.shift
        assert sheet is not None  # noqa: S101 - asked only where there is one
        sender = self.form.is_envelope and self.form.ours.value()
        title = say("Envelopes") if self.form.is_envelope else say("Labels")
        lies = self.form.is_envelope and self.form.feed.edge == LONG

        def job() -> LabelJob:
            made = outcome(
                labels.drawn(found, sheet, start=start, shift=shift, title=title, sender=sender)
            )
            return replace(made, lies=lies)

        return job

    def save_as_word(self) -> None:
        """Ask where to, and write a new Word file."""
        found = self._found
        if found is None or self._is_making:
            return
        self.form.remember()
        job = self._job_of(found)
        name = say("Envelopes") if self.form.is_envelope else say("Labels")
        chosen = choosing.file_to_write(self, say("Save as Word"), f"{name}.docx", "labels")
        if chosen is None:
            return
        path = (
            chosen
            if chosen.suffix.casefold() == ".docx"
            else chosen.with_name(f"{chosen.name}.docx")
        )

        def write() -> str:
            made = job()
            labels.write(made, path)
            return _shortened(made, found)

        def written(note: str) -> None:
            self._is_making = False
            self._show()
            told = say("Saved as \u201c{name}\u201d. Print it at 100 %.", name=path.name)
            look = "warning" if note else "info"
            self.outcome.say_written(path, f"{told} {note}".strip(), look)

        self._make(write, written)

    def print(self) -> None:
        """Hand the pages to printing, where they become a PDF as well."""
        found = self._found
        if found is None or self._is_making:
            return
        self.form.remember()
        job, missing = self._job_of(found), _lacking(found)
        feed = self.form.feed if self.form.is_envelope else None

        def lend() -> "Stack":
            made = job()
            fed = feed.told if feed else ""
            note = " ".join(filter(None, (fed, missing, _shortened(made, found))))
            edge = feed.edge if feed else ""
            return lending.lent(made.title, labels.as_word(made), note, is_exact=True, edge=edge)

        self._make(lend, self._print)

    def try_sheet(self) -> None:
        """Print frames and rulers, to see how far the printer is off."""
        sheet = self.form.sheet
        if sheet is None or self._is_making:
            return
        self.form.remember()
        job = labels.sheet_to_try(sheet, self.form.shift)
        note = say("Print this on plain paper, not on labels.")

        def lend() -> "Stack":
            return lending.lent(job.title, labels.as_word(job), note, is_exact=True)

        self._make(lend, self._print)

    def _make(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._is_making = True
        self.progress.setRange(0, 0)
        self.outcome.hide()
        self._show()
        self._runner.aside(self, job, then, fails=self._failed)

    def _print(self, stack: "Stack") -> None:
        self._is_making = False
        self.accept()
        self.print_wanted.emit([stack], "")

    def reject(self) -> None:
        """Nothing more is collected."""
        if self._collecting is not None:
            self._collecting.cancel()
        super().reject()


def _known(db: Data, today: Clock, *, places: bool) -> tuple[Sequence[str], Sequence[str], str]:
    subject = OF_PLACES.subject if places else PEOPLE.subject
    find = organisations.find if places else contacts.find
    names = [one.name for one in saved.every(db) if one.about == subject]
    return find(db, today=today()), names, group.profile(db).paper


def _found_by(db: Data, name: str, today: dt.date, *, places: bool) -> Sequence[str]:
    find = organisations.find if places else contacts.find
    return find(db, term(SAVED, name), today=today)


def _look(job: Callable[[], LabelJob]) -> Look:
    return labels.look(job())


def _lacking(found: Addressees) -> str:
    """Who gets none, and why."""
    gone = (
        say_many(
            "{count} person who was chosen is no longer there.",
            "{count} people who were chosen are no longer there.",
            found.gone,
        )
        if found.gone
        else ""
    )
    told = (in_a_sentence(found.left_out), gone, addressees.told_twice(found))
    return " ".join(filter(None, told))


def _shortened(job: LabelJob, found: Addressees) -> str:
    names = labels.shortened(job, found)
    if not names:
        return ""
    return say(
        "Something was left out of these addresses, which are too long: {names}.",
        names=", ".join(names),
    )
