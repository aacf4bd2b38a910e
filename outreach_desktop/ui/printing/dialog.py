"""Printing: a look at what will come out, where to, and afterwards whether all of it did."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.printing import Job, Part, Stack
from outreach_desktop.services.after import going_out
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.printing import cups, endings, ordering, saving
from outreach_desktop.ui.printing.after import Afterwards
from outreach_desktop.ui.printing.asking import PAGES, PEOPLE, PrintForm
from outreach_desktop.ui.printing.exact import OfficeRun, ThroughOffice
from outreach_desktop.ui.printing.finding import PrinterFinding
from outreach_desktop.ui.printing.knowing import to_know
from outreach_desktop.ui.printing.ordering import PrintPlan
from outreach_desktop.ui.printing.outputs import Output, ToCups, ToFile, ToPrinter
from outreach_desktop.ui.printing.pile import Pile
from outreach_desktop.ui.printing.preview import Preview
from outreach_desktop.ui.printing.sending import Sending, Sent
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall, side_by_side
from outreach_desktop.words import say, say_many

_ASKING, _WORKING, _AFTER = range(3)


class PrintDialog(Dialog):
    """Shows the pile while it asks; prints it; asks whether all of it came out, and prints the rest again."""

    manual = "printing"
    said = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        stack: Stack,
        today: Clock,
        *,
        as_pdf: bool = False,
    ) -> None:
        super().__init__(parent, say("Print"), _heading(stack))
        self.setModal(False)
        self._runner = runner
        self._today = today
        self._stack = stack
        self.pile = Pile(self, runner, stack.pieces)
        self._commands = cups.Commands(self)
        self._sending: Sending | None = None
        self._office: OfficeRun | None = None
        self._plan: PrintPlan | None = None
        self._of_all: PrintPlan | None = None
        """The plan that the one in hand is a test of."""
        self._files: list[Path] = []
        self._build()
        self._finding = PrinterFinding(self.form, runner, self._commands, as_pdf=as_pdf)
        self._connect()
        self.preview.show_piece(0)
        self._finding.look()
        self.pile.begin()

    # -- putting together --------------------------------------------------------------------------

    def _build(self) -> None:
        self.form = PrintForm(self._stack.pieces, is_exact=self._stack.is_exact)
        self.banner = Banner()
        self.banner.hide()
        self.known = Banner(look="warning")
        self.known.hide()
        self.summary = label(look="section")
        self.preview = Preview(self.pile)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Pages done"))
        self.in_hand = label()
        self.after = Afterwards(self._commands)
        self._states = QStackedWidget()
        self._states.addWidget(_column(self.banner, self.known, self.summary, self.form))
        self._states.addWidget(_column(self.in_hand, self.progress))
        self._states.addWidget(self.after)
        split = side_by_side()
        split.setChildrenCollapsible(False)
        split.addWidget(Tall(self._states))
        split.addWidget(self.preview)
        split.setSizes([theme.scaled(400), theme.scaled(560)])
        split.setStretchFactor(1, 1)
        self.column.addWidget(split, 1)
        self._build_buttons()
        self._show_state(_ASKING)

    def _build_buttons(self) -> None:
        self.test = button("")
        self.folder = button(say("&Open folder"), icon="folder-open")
        self.leave = button(say("&Close"))
        self.cancel = button(say("&Cancel"))
        self.missing = button(say("&Some are missing\u2026"))
        self.print = button("", icon="printer", primary=True)
        self.all_there = button(say("&Yes, all of them"), primary=True)
        self.finish(
            [self.leave, self.cancel, self.missing, self.print, self.all_there],
            others=[self.test, self.folder],
            size=(1080, 720),
        )

    def _connect(self) -> None:
        self.pile.counted.connect(self._counted)
        self.form.changed.connect(self._plan_anew)
        self.preview.turned.connect(self._put_on_paper)
        self.print.clicked.connect(self._print)
        self.test.clicked.connect(self._print_first)
        self.folder.clicked.connect(self._open_folder)
        self.leave.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.stop)
        self.missing.clicked.connect(self.choose_missing)
        self.all_there.clicked.connect(self._all_there)
        self._runner.opened.connect(self._give_way)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self._print)

    def _show_state(self, state: int) -> None:
        self._states.setCurrentIndex(state)
        on_paper = state == _AFTER and self._plan is not None and bool(self._plan.wish.printer)
        for one, shown in (
            (self.test, state == _ASKING and len(self._stack.pieces) > 1),
            (self.print, state == _ASKING),
            (self.cancel, state == _WORKING),
            (self.leave, state != _WORKING),
            (self.missing, on_paper),
            (self.all_there, on_paper),
            (self.folder, state == _AFTER or not self._stack.is_lent),
        ):
            one.setVisible(shown)

    def look_first(self) -> None:
        """Begin with the keyboard in the pages, for anyone who wants to look before anything else."""
        self.preview.pages.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what will be printed ----------------------------------------------------------------------

    def _counted(self) -> None:
        self.form.show_laid(self.pile.laid)
        self.preview.show_numbers()
        self._plan_anew()

    def _plan_anew(self) -> None:
        """Say what would be printed now, and on what."""
        if self._sending is not None:
            return
        self._plan = None
        wish, laid = self.form.wish, self.pile.laid
        if not self.pile.is_known:
            self.summary.setText(
                say(
                    "Counting the pages: {done} of {every} documents \u2026",
                    done=self.pile.count,
                    every=len(laid),
                )
            )
        elif self.form.problem:
            self.summary.setText(self.form.problem)
        else:
            self._plan = ordering.planned(laid, wish)
            self.summary.setText(ordering.summary(self._plan, laid))
        self.known.say("\n".join(to_know(self._stack, self.pile, self.form, wish)))
        self._name_buttons()
        self._put_on_paper()

    def _name_buttons(self) -> None:
        plan, on_paper = self._plan, bool(self.form.printer)
        what = ordering.called(plan) if plan else "\u2026"
        _name(
            self.print,
            say("&Print {what}", what=what)
            if on_paper
            else say("&Save {what} as PDF\u2026", what=what),
        )
        _name(
            self.test,
            say("Print the &first only") if on_paper else say("Save the &first only\u2026"),
        )
        for one in (self.print, self.test):
            one.setEnabled(plan is not None and bool(plan.jobs))

    def _put_on_paper(self) -> None:
        """Show the page in view on the paper it will go on."""
        sizes = self.pile.laid[self.preview.place].sizes
        self.preview.put_on(self.form.paper_for(self.form.wish, sizes[0]) if sizes else None)

    # -- printing ----------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._plan is not None and self.print.isEnabled() and self.print.isVisible():
            self.form.remember()
            self._of_all = None
            self._begin(self._plan)

    def _print_first(self) -> None:
        if self._plan is not None:
            self._of_all = self._plan
            self._begin(ordering.planned(self.pile.laid, ordering.only_first(self._plan)))

    def _begin(self, plan: PrintPlan) -> None:
        """Paint the pages and hand them over; for PDF files it is asked first where they go."""
        if not plan.wish.printer:
            files = saving.ask(self, self._stack, plan)
            if files is None:
                return
            self._files = files
        self._plan, self._office = plan, None
        self._sending = Sending(self, self.pile, plan.jobs, partial(self._opened, plan))
        self._sending.progressed.connect(self._show_progress)
        self._sending.ended.connect(self._ended)
        self.progress.setRange(0, self._sending.count)
        self.progress.setValue(0)
        self.in_hand.setText("")
        self.banner.say("")
        self.cancel.setEnabled(True)
        self._show_state(_WORKING)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sending.start()

    def _opened(self, plan: PrintPlan, _: Job, number: int) -> Output:
        """Where a job goes."""
        order = ordering.order(plan, self.form, self.pile.laid, number, self._stack)
        if plan.wish.by_office:
            if self._office is None:
                pieces = [self._stack.pieces[place] for place in plan.pieces]
                self._office = OfficeRun(self, self._runner, pieces)
            return ThroughOffice(self, self._runner, self._office, number, self._files[number])
        if not plan.wish.printer:
            return ToFile(self, self._runner, self._files[number], order)
        if cups.is_there():
            return ToCups(self._commands, plan.wish.printer, order)
        return ToPrinter(plan.wish.printer, order)

    def _show_progress(self, sides: int, place: int) -> None:
        self.progress.setValue(sides)
        piece = self._stack.pieces[place]
        every = len(self._stack.pieces)
        self.in_hand.setText(
            say(
                "{place} of {every}: {name}",
                place=place + 1,
                every=every,
                name=piece.name or piece.title,
            )
        )

    @property
    def is_under_way(self) -> bool:
        """Whether pages are on their way to the printer, or into a file."""
        return self._sending is not None

    def stop(self) -> None:
        """Stop at the page in hand; what was handed over is told."""
        if self._sending is not None:
            self.cancel.setEnabled(False)
            self._sending.cancel()

    # -- afterwards --------------------------------------------------------------------------------

    def _ended(self, sent: Sent) -> None:
        sending, self._sending = self._sending, None
        if sending is not None:
            sending.deleteLater()
        if self._plan is None:
            return
        self._note_printed(self._plan, sent)
        if sent.cancelled or sent.trouble is not None:
            self._stopped(self._plan, sent)
        elif not self._plan.wish.printer:
            self._saved()
        elif self._of_all is not None:
            self._tested(self._plan, self._of_all)
        else:
            self._printed(self._plan, sent)

    def _note_printed(self, plan: PrintPlan, sent: Sent) -> None:
        """What was handed over to a printer whole says so from now on; single pages of it say nothing."""
        may_change = self._runner.is_open and self._runner.looked_at is None
        if may_change and plan.wish.printer and not plan.wish.part.pages:
            paths = [self._stack.pieces[place].path for place in sent.pieces]
            self._runner.do(self, partial(going_out.printed, paths=paths, on=self._today()))

    def _stopped(self, plan: PrintPlan, sent: Sent) -> None:
        if sent.cancelled:
            self._commands.take_back(sent.ids)
        rest = endings.rest(plan, sent) if sent.jobs else None
        look = "info" if sent.cancelled else "danger"
        self._ask_again(endings.stopped_words(plan, sent), look, rest)

    def _tested(self, plan: PrintPlan, of_all: PrintPlan) -> None:
        sentence = endings.tested_words(self._stack, plan, self.form.printer_words)
        self._ask_again(sentence, "info", endings.others(plan, of_all))

    def _saved(self) -> None:
        sentence = endings.saved_words(self._files)
        self.after.say(sentence)
        self._show_state(_AFTER)
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(sentence)

    def _printed(self, plan: PrintPlan, sent: Sent) -> None:
        sentence = endings.sent_words(plan, sent, self.form.printer_words)
        self.after.say(sentence, endings.question(sent), endings.AFTERWARDS)
        self.after.follow(plan.wish.printer, sent.ids)
        self._show_state(_AFTER)
        self.all_there.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(sentence)

    def _ask_again(self, sentence: str, look: str, part: Part | None) -> None:
        self._show_state(_ASKING)
        if part is not None:
            self.form.choose(part)
        self.banner.say(sentence, look)
        self._plan_anew()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_missing(self) -> None:
        """Go back to what is printed, with those that were printed to choose from."""
        if self._plan is None:
            return
        self.after.stop()
        pieces = self._plan.pieces
        one = len(pieces) == 1
        self._show_state(_ASKING)
        self.form.choose(Part(first=pieces[0], last=pieces[-1]))
        self.form.what.set_value(PAGES if one else PEOPLE)
        self.banner.say(_WHICH_PAGES if one else _WHO, "info")
        self._plan_anew()
        first = self.form.pages if one else self.form.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_there(self) -> None:
        if self._plan is not None:
            self.said.emit(
                say_many(
                    "{count} document printed.",
                    "{count} documents printed.",
                    len(self._plan.pieces),
                )
            )
        self.accept()

    def _open_folder(self) -> None:
        saved = self._files if self._states.currentIndex() == _AFTER else []
        path = saved[0] if saved else self._stack.pieces[self.preview.place].path
        open_outside(self, path.parent)

    # -- Qt tells ----------------------------------------------------------------------------------

    def _give_way(self) -> None:
        """Another data file is open: these are not its documents. What is on its way goes on."""
        if not self.is_under_way:
            self.reject()

    def reject(self) -> None:
        """While pages are on their way, stop them first."""
        if self.is_under_way:
            self.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Nobody looks at the printer any more."""
        self.after.stop()
        super().done(result)


_WHO = say(
    "Choose the first and the last person to print again. For single pages choose \u201cSome "
    "pages\u201d; the numbers are above the preview."
)
_WHICH_PAGES = say("Say which pages are printed again.")


def _heading(stack: Stack) -> str:
    if len(stack.pieces) == 1:
        return say("Print \u201c{what}\u201d", what=stack.pieces[0].called)
    return say("Print {count} {kinds}", count=len(stack.pieces), kinds=stack.kinds)


def _name(one: QWidget, words: str) -> None:
    one.setText(f" {words}" if one.icon() else words)  # type: ignore[attr-defined]
    one.setAccessibleName(words.replace("&", ""))


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, GRID, 0)
    column.setSpacing(GRID * 3 // 2)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole
