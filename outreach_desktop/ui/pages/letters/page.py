"""Letters: who, what, check, make; and the finished page always beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from outreach_desktop.domain.drafts import Draft
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import outreach_folder
from outreach_desktop.services import data_file
from outreach_desktop.services.making import letters, templates
from outreach_desktop.services.making.letters import Batch, Finding, Lack, Plan, TemplateChoice
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.choosing import file_to_write
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Failed, Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.letters.asked import Wanted, asked, lacking
from outreach_desktop.ui.pages.letters.check import CheckStep
from outreach_desktop.ui.pages.letters.counting import PageCounting
from outreach_desktop.ui.pages.letters.keeping import DRAFT, Keeping
from outreach_desktop.ui.pages.letters.make import MakeStep
from outreach_desktop.ui.pages.letters.making import Making
from outreach_desktop.ui.pages.letters.rest import RestStrip
from outreach_desktop.ui.pages.letters.steps import LetterStep, Steps
from outreach_desktop.ui.pages.letters.viewer import Viewer
from outreach_desktop.ui.pages.letters.what import WhatStep
from outreach_desktop.ui.pages.letters.who import WhoStep
from outreach_desktop.ui.paper import looking
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.ui.widgets.layouts import Tall, column
from outreach_desktop.ui.widgets.screen import Screen

T = TypeVar("T")

_LOW = 720
"""Below this height, for the usual text, every line counts: a laptop’s screen."""
_CHECKED_AT_ONCE = 300  # more documents than these are checked when the step is opened


class LettersPage(Screen):
    """Nothing is written before Make; what was checked is what is made."""

    manual = "letters"

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._plan: Plan | None = None
        self._checked = False
        self._documents: tuple[TemplateChoice, ...] = ()
        self._made_of: Wanted | None = None
        """What was chosen when Make was pressed last."""
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.who = WhoStep(self.runner, self.today)
        self.what = WhatStep(self.runner, self.today)
        self.kept = Keeping(self.runner, self.who, self.what)
        self.check = CheckStep()
        self.make = MakeStep()
        self.rest = RestStrip()
        self.making = Making(self, self.runner, self.make, self.rest)
        self.steps = Steps((self.who, self.what, self.check, self.make))
        self.viewer = Viewer()
        self._counting = PageCounting(self, self.runner, self.make.new_sheets)
        self._heading = label("Letters", "heading")
        self._heading.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(Tall(column(self._heading, self.rest, self.steps)))
        self._split.addWidget(self.viewer)
        self._split.setHandleWidth(1)
        self._split.setSizes([240 + theme.scaled(240), 640])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect(self) -> None:
        for step in (self.who, self.what):
            step.changed.connect(self._chosen)
        for asks in (self.who, self.what, self.check):
            asks.next_wanted.connect(self.steps.go_on)
        self.who.looked_at.connect(self.viewer.go_to)
        self.check.looked_at.connect(self.viewer.go_to)
        self.check.wanted.connect(self.wanted)
        self.check.copy_wanted.connect(self._copy_with_comments)
        self.check.missing.changed.connect(self._chosen)
        self.steps.opened.connect(self._opened)
        self.viewer.wanted.connect(self._look)
        self.viewer.laid_out.connect(self.make.new_sheets.note_pages)
        self.make.make_wanted.connect(self._make)
        self.make.print_wanted.connect(self.print)
        self.make.again_wanted.connect(self._again)
        self.make.left_out_wanted.connect(self._try_left_out)
        self.making.said.connect(self.said)
        self.making.ended.connect(self._ended)
        self.rest.wanted.connect(self._go_on)
        self.rest.left.connect(self._leave)
        self.rest.put_back.connect(self._put_back)

    def reload(self) -> None:
        """Ask for people, documents and events anew, and plan again; choices stay."""
        if self.making.is_under_way:
            return
        self.runner.ask(self, letters.unfinished, self.rest.show_waiting, latest="unfinished")
        if not self.make.is_made:
            self.who.reload()
            self.what.reload()
            self.runner.ask(self, data_file.path_of, self._offer_folder)
            self._plan_anew()

    def write_to(self, contact_ids: list[str], event_id: str) -> None:
        """Choose these people, and go on to the documents."""
        if self.making.is_under_way:
            self.said.emit("Documents are being made. Choose again when they are done.")
            return
        if self.make.is_made or self.who.chosen:  # one without people was waiting for them
            self._begin_again()
        self._put_back()
        self.who.choose(contact_ids)
        if event_id:
            self.what.choose_event(event_id)
            self.what.reload()
        self.steps.open(1)
        self.what.enter()

    def take_documents(self, files: Sequence[Path]) -> None:
        """As Add a Word file does with each."""
        self.steps.open(1)
        self.what.take_dropped(files)

    def go_on(self, draft: Draft, fails: Failed) -> bool:
        """Put back what was typed here when the program stopped; it is not an editor of its own."""
        if draft.form != DRAFT or self.making.is_under_way:
            return super().go_on(draft, fails)
        if self.make.is_made:
            self._begin_again()
        self._put_back()
        self.kept.go_on(draft)
        self.steps.open(1)
        self.what.enter()
        return True

    def print(self, way: str = "") -> None:
        """Print what was made just now, as long as it is shown."""
        self.print_wanted.emit(self.making.to_print() if self.make.is_made else [], way)

    def may_leave(self) -> bool:
        """What was chosen is still chosen on coming back; making goes on meanwhile."""
        return True

    # -- planning, checking, looking -----------------------------------------------------------------

    def _plan_anew(self) -> None:
        if self.rest.in_hand is not None:
            self._plan_rest(self.rest.in_hand)
        else:
            self._chosen()

    def _chosen(self) -> None:
        """Something was chosen differently: plan again."""
        if self.making.is_under_way or self.rest.in_hand is not None:
            return
        if self.make.is_made:
            self._put_away_what_was_made()
            return
        self._plan = None
        self._checked = False
        if self.what.documents != self._documents:
            self._documents = self.what.documents
            self.check.missing.forget()
        lacks = lacking(self.who, self.what)
        if lacks:
            self._nothing_to_plan(lacks)
            return
        wanted, today = asked(self.who, self.what, self.check.missing), self.today()
        self.runner.ask(
            self,
            lambda db: letters.plan(db, today=today, **wanted),
            self._planned,
            latest="plan",
            fails=self._cannot_plan,
        )

    def _put_away_what_was_made(self) -> None:
        """Whoever goes back and chooses differently wants that made, too; what was made stays where it is."""
        if asked(self.who, self.what, self.check.missing) != self._made_of:
            self.make.ask(0)
            self.reload()

    def _nothing_to_plan(self, sentence: str) -> None:
        # It overtakes the one before.
        self.runner.ask(self, lambda _: None, lambda _: None, latest="plan")
        self.viewer.say(sentence)
        self.check.show_nothing("")
        self.make.ask(0)

    def _cannot_plan(self, error: OutreachError) -> None:
        self.viewer.say(str(error))
        self.check.show_nothing(str(error), "not possible yet")
        self.make.ask(0)

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        count = plan.count
        self.make.ask(count)
        self.make.new_sheets.offer(plan.documents)
        at_once = count <= _CHECKED_AT_ONCE or self.steps.current is self.check
        state = "looking \u2026" if at_once else "not looked at yet"
        self.check.show_nothing("Looking for what is missing \u2026", state)
        self.viewer.show_people(plan.recipients, plan.documents)  # which asks for the first page
        if at_once:
            self._check()

    def _check(self) -> None:
        plan = self._plan
        if plan is None or self._checked:
            return
        self._checked = True
        self.runner.aside(
            self, partial(_looked_through, plan), partial(self._found, plan), latest="check"
        )

    def _found(self, plan: Plan, found: tuple[list[Finding], list[Lack], int]) -> None:
        if plan is not self._plan:
            return
        findings, lacks, left = found
        self.check.missing.show_lacks(lacks)
        count = plan.count
        self.check.show_findings(findings, count, left)
        self.make.ask(count - left, left)
        self._show_findings()

    def _show_findings(self) -> None:
        """Say above the page what is to be known of it."""
        choice = self.viewer.document_shown
        if choice is not None:
            found = self.check.about(self.viewer.contact_id, choice.title)
            self.viewer.show_findings(found)

    def _look(self, contact_id: str, choice: TemplateChoice) -> None:
        plan = self._plan
        if plan is None:
            return
        self._show_findings()

        def of_this_plan(show: Callable[[T], None]) -> Callable[[T], None]:
            """What was drawn for other choices is not shown: there may be nobody to look at any more."""
            return lambda drawn: show(drawn) if plan is self._plan else None

        self.runner.aside(
            self,
            partial(looking.look, plan, contact_id, choice),
            of_this_plan(self.viewer.show_look),
            latest="look",
            fails=of_this_plan(lambda error: self.viewer.pages.say(str(error))),
        )

    def _copy_with_comments(self, title: str) -> None:
        choice = next(choice for choice in self.what.documents if choice.title == title)
        name = f"{choice.path.stem} with comments.docx"
        out = file_to_write(self, "Write a copy with comments", name, "templates")
        if out is not None:
            self.write_copy(choice, out)

    def write_copy(self, choice: TemplateChoice, out: Path) -> None:
        """Write a copy of the template with a comment at each mistake, and open it."""

        def written(_: None) -> None:
            self.said.emit(f"The copy with comments is {out}.")
            open_outside(self, out)

        write = partial(templates.annotate, choice.path, out, without_hidden=choice.without_hidden)
        self.runner.aside(self, write, written)

    def _opened(self, step: LetterStep) -> None:
        if step is self.check and self.make.is_made:
            self._put_away_what_was_made()  # of what was chosen while it was being made
        if step in (self.check, self.make):
            self._check()
        if step is self.make:
            self._counting.count(self._plan)

    def _offer_folder(self, path: Path | None) -> None:
        base = path.parent if path is not None else outreach_folder()
        self.make.offer_folder(base / "Letters" / self.today().isoformat())

    # -- the rest of a batch -------------------------------------------------------------------------

    def _go_on(self, batch: Batch) -> None:
        """Plan and check the rest of a batch; what it was asked for is not chosen anew."""
        self._take(batch)
        self.steps.open(2)
        self._plan_rest(batch)

    def _take(self, batch: Batch | None) -> None:
        self.rest.take(batch)
        for step in (self.who, self.what):
            step.setEnabled(batch is None)
            step.held = "as it was asked for" if batch else ""
        self.check.missing.setEnabled(batch is None)
        self.steps.show_summaries()
        self.make.hold(batch)

    def _plan_rest(self, batch: Batch) -> None:
        self._plan = None
        self._checked = False
        self.runner.ask(
            self,
            partial(letters.go_on, batch_id=batch.id, today=self.today()),
            self._planned,
            latest="plan",
            fails=self._cannot_go_on,
        )

    def _cannot_go_on(self, error: OutreachError) -> None:
        self._put_back()
        self.runner.failed.emit(error)

    def _put_back(self) -> None:
        """Choose anew; the batch waits on."""
        if self.rest.in_hand is not None:
            self._take(None)
            self.steps.open(0)
            self._chosen()

    def _leave(self, batch: Batch) -> None:
        self.runner.do(self, partial(letters.leave, batch_id=batch.id))

    # -- making --------------------------------------------------------------------------------------

    def _make(self) -> None:
        if self._plan is None or self.making.is_under_way:
            return
        is_rest = self.rest.in_hand is not None
        self._made_of = asked(self.who, self.what, self.check.missing)
        if not is_rest:
            self.kept.served()  # before the batch begins, which keeps it from here on
        self.making.begin(self._plan)
        if not is_rest and not self.making.is_under_way:
            self.kept.not_served()

    def _ended(self, finished: bool) -> None:
        if not finished and self.rest.in_hand is None:
            self.kept.not_served()
        self._take(None)

    def _again(self) -> None:
        self._begin_again()
        self.steps.open(0)

    def _begin_again(self) -> None:
        """Another letter: it has nothing of the last one, neither its event nor its thanks nor a rule of its own."""
        self.make.begin_again()
        self.kept.another()
        for step in (self.who, self.what):
            step.begin_again()
        self.check.missing.forget()
        self.reload()

    def _try_left_out(self) -> None:
        """Choose those left out and their documents, and look at what is missing now.

        Where a full disk or the like left them out, this very batch is gone on with.
        """
        stopped = self.making.stopped
        if stopped is not None:
            self.make.ask(0)
            self._go_on(stopped)
            return
        left = [one for one in self.make.outcomes if one.problem and one.contact_id]
        titles = {one.template for one in left}
        self.make.ask(0)
        for choice in self.what.documents:
            self.what.tick(choice.name, on=choice.title in titles)
        self.who.choose(list(dict.fromkeys(one.contact_id for one in left)))
        self.reload()
        self.steps.open(2)
        self.check.enter()

    # -- Qt tells -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen what is only there to look at makes room for the lists."""
        is_low = event.size().height() < theme.scaled(_LOW)
        self._heading.setVisible(not is_low)
        self.steps.fold(folded=is_low)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor goes into the open step."""
        super().focusInEvent(event)
        self.steps.current.enter()


def _looked_through(plan: Plan) -> tuple[list[Finding], list[Lack], int]:
    """What was found, who lacks what, and how many documents are left out."""
    findings = letters.check(plan)
    return findings, letters.lacks(plan), letters.left_out(findings, plan)
