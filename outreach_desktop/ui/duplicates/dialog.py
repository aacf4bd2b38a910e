"""Find duplicates: everybody is looked through, then one pair after the other is judged."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE, Pair
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.duplicates.merging import SideBySide
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, KnownBeforeError
from outreach_desktop.services.undo import Undone
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.duplicates.comparing import PairView
from outreach_desktop.ui.duplicates.waiting import WaitingPairs
from outreach_desktop.ui.widgets.controls import DropDown, TickBox
from outreach_desktop.ui.widgets.dialogs import known_before
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, take_back
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say, say_many

_KINDS = ((PEOPLE, say("People")), (ORGANISATIONS, say("Organisations")))


class DuplicatesDialog(Dialog):
    """Stands beside the window, so that a card can be looked at meanwhile; closing it stops the search."""

    manual = "duplicates"

    def __init__(
        self, parent: QWidget, runner: Runner, table: str = PEOPLE, pair: Pair | None = None
    ) -> None:
        super().__init__(
            parent, say("Find duplicates") if pair is None else say("Merge two entries")
        )
        self.setModal(False)
        self._runner = runner
        self._work: Work | None = None
        self._shown: SideBySide | None = None
        self._any_found = False
        self._taken_back = ""
        self.pairs = WaitingPairs()
        self._build(table)
        if pair is None:
            self.look()
        else:
            self.kind.hide()
            self.again_button.hide()
            self._found((pair,))

    def _build(self, table: str) -> None:
        self.kind = DropDown()
        self.kind.setAccessibleName(say("What to look through"))
        for key, words in _KINDS:
            self.kind.addItem(words, key)
        self.kind.setCurrentIndex(self.kind.findData(table))
        self.told = label()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Entries looked at"))
        self.outcome = Banner()
        self.outcome.hide()
        self.why = label("", "section")
        self.comparison = PairView()
        self.keep_others = TickBox(say("Keep the &other numbers and addresses in the notes"))
        self.keep_others.setChecked(True)
        self.place = QLabel()
        self._make_buttons()
        top = Flow(self.kind, self.place, self.back_button, self.next_button, spacing=GRID)
        self.column.addLayout(top)
        for part in (self.told, self.progress, self.outcome, self.why):
            self.column.addWidget(part)
        self.column.addWidget(self.comparison, 1)
        self.column.addWidget(self.keep_others)
        self.column.addStretch()  # so that all stands at the top while there are no two to compare
        ends = [self.merge_button, self.apart_button, self.later_button, self.close_button]
        self.finish(ends, others=[self.again_button], size=(920, 720))
        self._connect()

    def _make_buttons(self) -> None:
        self.back_button = button(say("&Previous"))
        self.next_button = button(say("Ne&xt"))
        self.merge_button = button(say("&Merge"), primary=True, changes=True)
        self.apart_button = button(say("&Not a duplicate"), changes=True)
        self.later_button = button(say("&Later"))
        self.again_button = button(say("Check &again"))
        self.close_button = button(say("Cancel"))
        for one in (self.merge_button, self.apart_button, self.later_button):
            one.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self.go_back)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self.go_on)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undo)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self.look)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.keep_apart)
        self.later_button.clicked.connect(self.later)
        self.again_button.clicked.connect(self.look)
        self.close_button.clicked.connect(self.reject)
        self._runner.opened.connect(self.reject)  # what was found was of another file
        self._runner.changed.connect(self._changed)

    @property
    def table(self) -> str:
        """What is looked through."""
        return str(self.kind.currentData())

    # -- looking -----------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through all of them, from the beginning."""
        if self._work is not None:
            self._work.cancel()
        self.pairs = WaitingPairs()
        self._show_nothing()
        self.outcome.say("")
        self.progress.setValue(0)
        self._show_looking(at_work=True)
        table = self.table
        work = self._runner.work(
            self, lambda db: _looked(db, table), quietly=True, fails=self._stop
        )
        work.stepped.connect(self._stepped)
        work.finished.connect(partial(self._ended, work))
        self._work = work

    def _stepped(self, looked: Any) -> None:
        self.progress.setRange(0, max(looked.of, 1))
        self.progress.setValue(looked.done)
        if looked.is_over:
            self._found(looked.pairs)

    def _ended(self, work: Work, _: bool) -> None:
        if work is self._work:
            self._work = None
            self._show_looking(at_work=False)

    def _stop(self, error: OutreachError) -> None:
        self._work = None
        self._show_looking(at_work=False)
        self.outcome.say(str(error), "danger")

    def _show_looking(self, *, at_work: bool) -> None:
        self.told.setText(
            say("Looking through all people \u2026")
            if self.table == PEOPLE
            else say("Looking through all organisations \u2026")
        )
        self.told.setVisible(at_work)
        self.progress.setVisible(at_work)
        name = say("Cancel") if at_work else say("Close")
        self.close_button.setText(name)
        self.close_button.setAccessibleName(name)

    def _found(self, pairs: Collection[Pair]) -> None:
        self._show_looking(at_work=False)
        self.pairs = WaitingPairs(pairs)
        self._any_found = bool(pairs)
        self._show()

    # -- judging -----------------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one entry of the two that are shown."""
        self._merge(NOT_ASKED)

    def _merge(self, answered: Answered) -> None:
        both = self._shown
        if both is None or not self.merge_button.isEnabled():
            return
        chosen, keep = dict(self.comparison.chosen()), self.keep_others.isChecked()

        def change(db: Data) -> None:
            merging.merge(
                db,
                both.table,
                both.kept.id,
                both.away.id,
                chosen=chosen,
                keep_others=keep,
                answered=answered,
            )

        def merged(_: None) -> None:
            self.pairs.merge(both.away.id, both.kept.id)
            self._said(say("Merged into {name}. Undo brings both back.", name=both.kept.name))

        def failed(error: OutreachError) -> None:
            if not isinstance(error, KnownBeforeError):
                self._failed(error)
                return
            self._shown = both
            self._may_judge(may=True)
            self.outcome.say(str(error), "danger")
            known_before.ask(self, error, answered, self._merge)

        self._do(change, merged, failed)

    def keep_apart(self) -> None:
        """These two are two: they are not offered again."""
        both = self._shown
        if both is None or not self.apart_button.isEnabled():
            return

        def change(db: Data) -> None:
            merging.keep_apart(db, both.table, both.kept.id, both.away.id)

        def kept(_: None) -> None:
            self.pairs.keep_apart()
            self._said(say("They are not offered as duplicates again."))

        self._do(change, kept)

    def undo(self) -> None:
        """Take back what was done last, as it is said here that one can: the keys of the window end at the window."""
        if self._runner.looked_at is None:
            take_back(
                self,
                self._runner,
                TakeBack(),
                self._undone,
                fails=lambda error: self.outcome.say(str(error), "danger"),
                stopped=lambda sentence: self.outcome.say(sentence, "info"),
            )

    def _undone(self, undone: Undone) -> None:
        from outreach_desktop.ui.safety.history import in_a_sentence

        self._taken_back = in_a_sentence(undone, again=False)
        self.outcome.say(self._taken_back, "info")

    def later(self) -> None:
        """Leave these two for the end."""
        self.pairs.later()
        self.outcome.say("")
        self._show()

    def go_on(self) -> None:
        """To the next pair; behind the last comes the first."""
        self._go(1)

    def go_back(self) -> None:
        """To the pair before."""
        self._go(-1)

    def _do(
        self,
        change: Callable[[Data], None],
        then: Callable[[None], None],
        fails: Callable[[OutreachError], None] | None = None,
    ) -> None:
        self._shown = None
        self._may_judge(may=False, stay=True)
        self._runner.do(self, change, then, fails=fails or self._failed)

    def _failed(self, error: OutreachError) -> None:
        self.outcome.say(str(error), "danger")
        self._show()

    def _said(self, sentence: str) -> None:
        self.outcome.say(sentence, "info")
        self._show()

    def _go(self, step: int) -> None:
        self.pairs.go(step)
        self.outcome.say("")
        self._show()

    # -- showing -----------------------------------------------------------------------------------

    def _show(self) -> None:
        pair = self.pairs.present
        if pair is None:
            self._show_nothing()
            self._tell_the_end()
            return
        table = self.table

        def look(db: Data) -> SideBySide | None:
            if not merging.are_there(db, table, pair.one_id, pair.other_id):
                return None
            return merging.side_by_side(db, table, pair.one_id, pair.other_id)

        self._runner.ask(
            self, look, partial(self._show_both, pair), latest="pair", fails=self._not_read
        )

    def _show_both(self, pair: Pair, both: SideBySide | None) -> None:
        if both is None:  # one of them was removed, or merged elsewhere, meanwhile
            self.pairs.pass_over()
            self._show()
            return
        self._shown = both
        self.comparison.show_both(both)
        self.why.setText(_why(pair))
        self.place.setText(
            say("Pair {number} of {count}", number=self.pairs.place + 1, count=len(self.pairs))
        )
        for part in (self.place, self.why, self.comparison, self.keep_others):
            part.show()
        show_if(self.why, bool(pair.reasons))
        several = len(self.pairs) > 1
        for one in (self.back_button, self.next_button, self.later_button):
            one.setVisible(several)
        self._may_judge(may=True)
        self.comparison.begin()

    def _not_read(self, error: OutreachError) -> None:
        self._show_nothing()
        self.outcome.say(str(error), "danger")

    def _show_nothing(self) -> None:
        self._shown = None
        for part in (self.place, self.why, self.comparison, self.keep_others):
            part.hide()
        for one in (self.back_button, self.next_button, self.later_button):
            one.hide()
        self._may_judge(may=False)

    def _may_judge(self, *, may: bool, stay: bool = False) -> None:
        """Whether there are two to judge; while something is saved the buttons `stay` where they are."""
        for one in (self.merge_button, self.apart_button):
            one.setVisible(may or stay)
            one.setEnabled(may and self._runner.looked_at is None)

    def _tell_the_end(self) -> None:
        told = (
            say("No one seems to be there twice.")
            if self.table == PEOPLE
            else say("No organisation seems to be there twice.")
        )
        if self.pairs.judged:
            told = say_many(
                "That was the last one: {count} pair judged.",
                "That was the last one: {count} pairs judged.",
                self.pairs.judged,
            )
        elif self._any_found:
            told = say("No pair is left: one of the two was removed or merged meanwhile.")
        self.outcome.say(told, "info")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, tables: Collection[str]) -> None:
        """Somebody changed one of the two, in the window behind; or undid what was judged."""
        judged, table = self.pairs.judged_last, self.table
        if judged is not None:
            self._runner.ask(
                self,
                lambda db: merging.are_open(db, table, *judged),
                partial(self._look_again, judged, tables),
                fails=self._not_read,
            )
        elif self._shown is not None and self.table in tables:
            self._show()

    def _look_again(self, judged: tuple[str, str], tables: Collection[str], are_open: bool) -> None:
        if are_open and judged == self.pairs.judged_last:
            self.pairs.take_back()
            if self.outcome.text() != self._taken_back:  # that a pair was judged holds no longer
                self.outcome.say("")
            self._show()
            self._changed(())  # the one before, too
        elif self._shown is not None and self.table in tables:
            self._show()

    def done(self, result: int) -> None:
        """Stop looking, wherever that is."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)


def _why(pair: Pair) -> str:
    reasons = merging.why(pair.reasons) if pair.reasons else ""
    if pair.is_likely:
        return say("Very likely the same: {reasons}.", reasons=reasons)
    return say("Perhaps the same: {reasons}.", reasons=reasons)


def _looked(db: Data, table: str) -> Iterator[Any]:
    from outreach_desktop.services.duplicates import scanning  # which no start waits for

    return scanning.looked_through(db, table)
