"""Letters: who, what, check, make; and the finished page always beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from outreach_desktop.domain.documents.letter_runs import TO_PEOPLE, LetterRun
from outreach_desktop.domain.drafts import Draft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, Finding, Lack, Plan, TemplateChoice
from outreach_desktop.services.making.people import letter_paragraphs
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Failed, Runner
from outreach_desktop.ui.pages.letters.keeping import DRAFT
from outreach_desktop.ui.pages.letters.parts import LettersParts
from outreach_desktop.ui.pages.letters.state import LettersState, Phase, Wanted
from outreach_desktop.ui.pages.letters.steps import LetterStep
from outreach_desktop.ui.pages.letters.taking_up import put_back
from outreach_desktop.ui.paper import looking
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.words import say

T = TypeVar("T")


class LettersPage(LettersParts):
    """Nothing is written before Make; what was checked is what is made."""

    manual = "letters"

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._state = LettersState()
        self._build()
        self._connect_parts()
        self._connect()
        self.reload()

    def _connect(self) -> None:
        for step in (self.who, self.what):
            step.changed.connect(self._chosen)
        self.who.looked_at.connect(self._follow)
        self.who.runs.taken_up.connect(self._take_up)
        self.check.missing.changed.connect(self._chosen)
        self.steps.opened.connect(self._opened)
        self.viewer.wanted.connect(self._look)
        self.viewer.worded.connect(self._worded)
        self.viewer.beginnings_wanted.connect(self._offer_beginnings)
        self.lengths.changed.connect(self._tell_lengths)
        self.make.make_wanted.connect(self._make_if_about_no_patient)
        self.make.email_wanted.connect(self._as_email)
        self.make.print_wanted.connect(self.print)
        self.make.again_wanted.connect(self._again)
        self.make.left_out_wanted.connect(self._try_left_out)
        self.making.ended.connect(self._ended)
        self.rest.wanted.connect(self._go_on)
        self.rest.put_back.connect(self._put_back)

    def reload(self) -> None:
        """Ask for people, documents and events anew, and plan again; choices stay."""
        if self._state.is_making:
            return
        self.making.reload()
        if not self._state.is_made:
            self.who.reload()
            self.what.reload()
            self.runner.ask(self, data_file.path_of, self._offer_folder)
            self._plan_anew()

    def write_to(self, ids: list[str], event_id: str, kind: str = TO_PEOPLE) -> None:
        """Choose these people or organisations, and go on to the documents."""
        if self._state.is_making:
            self.said.emit(say("Documents are being made. Choose again when they are done."))
            return
        if self._state.is_made or self.who.chosen:  # one without people was waiting for them
            self._begin_again()
        self._put_back()
        self.who.choose(ids, kind)
        if event_id:
            self.what.choose_event(event_id)
            self.what.reload()
        self.steps.open(1)
        self.what.enter()

    def _take_up(self, run: LetterRun, contact_ids: tuple[str, ...]) -> None:
        """A run that was kept begins fresh, and is checked."""
        self._begin_again()
        self._put_back()
        put_back(run, contact_ids, self.who, self.what, self.check.missing)
        self.steps.open(2)
        self.check.enter()

    def take_documents(self, files: Sequence[Path]) -> None:
        """As Add a Word file does with each."""
        self.steps.open(1)
        self.what.take_dropped(files)

    def go_on(self, draft: Draft, fails: Failed) -> bool:
        """Put back what was typed here when the program stopped; it is not an editor of its own."""
        if draft.form != DRAFT or self._state.is_making:
            return super().go_on(draft, fails)
        if self._state.is_made:
            self._begin_again()
        self._put_back()
        self.kept.go_on(draft)
        self.steps.open(1)
        self.what.enter()
        return True

    def print(self, way: str = "") -> None:
        """Print what was made just now, as long as it is shown."""
        self.print_wanted.emit(self.making.to_print() if self._state.is_made else [], way)

    def may_leave(self) -> bool:
        """What was chosen is still chosen on coming back; making goes on meanwhile."""
        self.typing.keep()
        return True

    def keep_at_the_end(self) -> None:
        """What was typed a moment ago is kept before the program ends."""
        self.typing.keep()

    # -- planning, checking, looking -----------------------------------------------------------------

    @property
    def _wanted(self) -> Wanted:
        """What is chosen now."""
        return Wanted(
            contact_ids=self.who.chosen,
            templates=self.what.documents,
            event_id=self.what.event_id,
            sender_id=self.what.sender_id,
            missing=self.what.missing.value(),
            policies=dict(self.check.missing.policies),
            thanks_for=self.what.thanks_for,
            copies=self.what.copies.value(),
            beside=self.what.goes_with,
        )

    def _follow(self, contact_id: str) -> None:
        """Not while somebody is in another step: there the list only moves because it is read again."""
        if self.steps.current is self.who:
            self.viewer.go_to(contact_id)

    def _plan_anew(self) -> None:
        if self._state.in_hand is not None:
            self._plan_rest(self._state.in_hand)
        else:
            self._chosen()

    def _chosen(self) -> None:
        """Something was chosen differently: plan again."""
        if not self._state.takes_choices:
            return
        if self._state.is_made:
            self._put_away_what_was_made()
            return
        if self._state.is_about_other_documents(self._wanted):
            self.check.missing.forget()
        wanted, today = self._wanted, self.today()
        self._state = self._state.chosen(wanted)
        if self._state.phase is Phase.LACKING:
            self._show_what_lacks()
            return
        self.runner.ask(
            self,
            lambda db: letters.plan(db, today=today, **wanted),
            self._planned,
            latest="plan",
            fails=self._cannot_plan,
        )

    def _put_away_what_was_made(self) -> None:
        """Whoever goes back and chooses differently wants that made, too; what was made stays where it is."""
        if self._state.is_outdated_by(self._wanted):
            self._put_away()
            self.reload()

    def _put_away(self) -> None:
        self._state = self._state.put_away()
        self.make.ask(0)

    def _show_what_lacks(self) -> None:
        self.runner.ask(self, lambda _: None, lambda _: None, latest="plan")  # overtakes the last
        self.viewer.say(self._state.sentence)
        self.check.show_nothing("")
        self.making.wait_for_plan(None)
        self.make.ask(0)

    def _cannot_plan(self, error: OutreachError) -> None:
        self._state = self._state.refused(str(error))
        self.viewer.say(self._state.sentence)
        self.check.show_nothing(self._state.sentence, say("not possible yet"))
        self.making.wait_for_plan(None)
        self.make.ask(0)

    def _planned(self, plan: Plan) -> None:
        plan = self.typing.over(plan)
        self._state = self._state.planned(plan, is_awaited=self.steps.current is self.check)
        is_checking = self._state.phase is Phase.CHECKING
        self.make.ask(self._state.ready)
        self.make.new_sheets.offer(plan.documents)
        state = say("looking \u2026") if is_checking else say("not looked at yet")
        self.check.show_nothing(say("Looking for what is missing \u2026"), state)
        self.viewer.show_plan(plan)  # which asks for the first page
        if is_checking:
            self._look_through(plan)
        if self.making.is_waiting_for(self._wanted):
            self._make()

    def _check(self) -> None:
        """Somebody wants to know what is missing; once is enough for a plan."""
        before, self._state = self._state, self._state.checking()
        if self._state is not before and self._state.plan is not None:
            self._look_through(self._state.plan)

    def _look_through(self, plan: Plan) -> None:
        self.runner.aside(
            self, partial(_looked_through, plan), partial(self._found, plan), latest="check"
        )

    def _found(self, plan: Plan, found: tuple[list[Finding], list[Lack], int]) -> None:
        before, self._state = self._state, self._state.found(plan, *found)
        if self._state is before:
            return
        self.lengths.count(plan)
        self._state = self._state.laid_out(self.lengths.findings())
        state = self._state
        self.check.missing.show_lacks(state.lacks)
        self._list_findings(plan)
        if not state.is_making and not state.is_made:
            self.make.ask(state.ready, state.left_out)

    def _list_findings(self, plan: Plan) -> None:
        state = self._state
        who = letters.who_is_left_out(state.findings, plan)
        self.check.show_findings(state.findings, plan.count, state.left_out, who)
        self._show_findings()

    def _tell_lengths(self) -> None:
        """Pages are laid out one after the other; nobody waits for them."""
        before, self._state = self._state, self._state.laid_out(self.lengths.findings())
        plan = self._state.plan
        if plan is not None and self._state is not before and self._state.phase is Phase.CHECKED:
            self._list_findings(plan)

    def _worded(self, contact_id: str, choice: TemplateChoice, text: str) -> None:
        """Words of one\u2019s own are typed: they are on the page at once, and kept when typing pauses."""
        self.typing.typed((contact_id, choice.title), text)
        before, self._state = self._state, self._state.worded(contact_id, choice, text)
        plan = self._state.plan
        if plan is None:
            return
        self.viewer.reword(plan)
        if self._state.phase is Phase.CHECKED and self._state.findings != before.findings:
            self._list_findings(plan)
        self._look(contact_id, choice)

    def _offer_beginnings(self, contact_id: str) -> None:
        plan = self._state.plan
        if plan is not None:
            ask = partial(letter_paragraphs.begin_with, plan=plan, contact_id=contact_id)
            self.runner.ask(self, ask, self.viewer.words.offer, latest="beginnings")

    def _show_findings(self) -> None:
        """Say above the page what is to be known of it."""
        choice = self.viewer.document_shown
        if choice is not None:
            found = self.check.about(self.viewer.contact_id, choice.title)
            self.viewer.show_findings(found, are_listed=self.steps.current is self.check)

    def _look(self, contact_id: str, choice: TemplateChoice) -> None:
        plan = self._state.plan
        if plan is None:
            return
        self._show_findings()
        if self.viewer.words.place is not None:
            self.spelling.read(plan, contact_id)

        def of_this_plan(show: Callable[[T], None]) -> Callable[[T], None]:
            """What was drawn for other choices is not shown: there may be nobody to look at any more."""

            def shown(drawn: T) -> None:
                if self._state.plan is not None and self._state.plan.planned is plan.planned:
                    show(drawn)

            return shown

        self.runner.aside(
            self,
            partial(looking.look, plan, contact_id, choice),
            of_this_plan(self.viewer.show_look),
            latest="look",
            fails=of_this_plan(lambda error: self.viewer.pages.say(str(error))),
        )

    def _opened(self, step: LetterStep) -> None:
        if step is self.check and self._state.is_made:
            self._put_away_what_was_made()  # of what was chosen while it was being made
        self._show_findings()
        if step in (self.check, self.make):
            self._check()
        if step is self.make:
            self._counting.count(self._state.plan)

    # -- the rest of a batch -------------------------------------------------------------------------

    def _go_on(self, batch: Batch) -> None:
        """Plan and check the rest of a batch; what it was asked for is not chosen anew."""
        self._take(batch)
        self.steps.open(2)
        self._plan_rest(batch)

    def _take(self, batch: Batch | None) -> None:
        self._state = self._state.taken(batch)
        self.rest.take(batch)
        for step in (self.who, self.what):
            step.setEnabled(batch is None)
            step.held = say("as it was asked for") if batch else ""
        self.check.missing.setEnabled(batch is None)
        self.steps.show_summaries()
        self.make.hold(batch)

    def _plan_rest(self, batch: Batch) -> None:
        self._state = self._state.planning_rest()
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
        if self._state.in_hand is not None:
            self._take(None)
            self.steps.open(0)
            self._chosen()

    # -- making --------------------------------------------------------------------------------------

    def _as_email(self) -> None:
        self.making.as_email(self._state.plan, self.what.thanks_for or "")

    def _make_if_about_no_patient(self) -> None:
        """The rest of a batch has the words that it was asked for with."""
        self.typing.keep()
        plan = self._state.plan
        own = plan.paragraphs.values() if plan is not None and plan.personal else ()
        words = "" if self._state.in_hand else self.what.words
        keep_if_about_none(self, "\n".join((words, *own)), self._make)

    def _make(self) -> None:
        state, wanted = self._state, self._wanted
        if state.plan is None or state.is_making:
            self.making.wait_for_plan(wanted)
            return
        is_rest = state.in_hand is not None
        if not is_rest:
            self.kept.served()  # before the batch begins, which keeps it from here on
        self.making.begin(state.plan)
        if self.making.is_under_way:
            self._state = self._state.making(wanted)
        elif not is_rest:
            self.kept.not_served()

    def _ended(self, finished: bool) -> None:
        if not finished and self._state.in_hand is None:
            self.kept.not_served()
        self._state = self._state.made()
        self._take(None)

    def _again(self) -> None:
        self._begin_again()
        self.steps.open(0)

    def _begin_again(self) -> None:
        """Another letter: it has nothing of the last one, neither its event nor its thanks nor a rule of its own."""
        self._state = self._state.put_away()
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
            self._put_away()
            self._go_on(stopped)
            return
        left = [one for one in self.make.outcomes if one.problem and one.contact_id]
        titles = {one.template for one in left}
        self._put_away()
        self.what.keep_ticked(titles)
        self.who.choose(list(dict.fromkeys(one.contact_id for one in left)))
        self.reload()
        self.steps.open(2)
        self.check.enter()


def _looked_through(plan: Plan) -> tuple[list[Finding], list[Lack], int]:
    """What was found, who lacks what, and how many documents are left out."""
    lacking: list[Lack] = []
    findings = letters.check(plan, lacking)
    return findings, lacking, letters.left_out(findings, plan)
