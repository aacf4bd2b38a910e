"""The menu of questions that are asked most: an answer is one press away, with how many it finds."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QMenu, QWidget

from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.choosing.conditions import Condition
from outreach_desktop.domain.choosing.ready import AT_ONCE, QUESTIONS, ReadyQuestion, holds, taken
from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.labour import Steps
from outreach_desktop.services.choosing.completing import offered
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.widgets.choosing.dialog import CHOSEN
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.words import say

_MOST = 15
"""Answers of a question; who wants another types it, or chooses it by conditions."""


class ReadyMenu(QMenu):
    """Opens with what is searched for: an answer that is in it is ticked, and taken away by choosing it again."""

    taken = Signal(str)
    """What is to be searched for."""
    conditions_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        text: str,
        subject: str,
        *,
        within: str = "",
    ) -> None:
        """`within` are conditions that go on to hold whatever is searched for."""
        super().__init__(parent)
        self._runner = runner
        self._today = today
        self._text = text
        self._within = within
        self._subject = subject
        self._chosen = CHOSEN[subject]
        self._counting: Work | None = None
        self.setToolTipsVisible(True)
        at_once = [self._answer(self, words, answer, ()) for words, answer in AT_ONCE[subject]]
        self.addSeparator()
        for question in QUESTIONS[subject]:
            self._ask_by_menu(question)
        self.addSeparator()
        if text.strip():
            self.addAction(say("Clear the search")).triggered.connect(partial(self.taken.emit, ""))
        self.addAction(self._chosen.title).triggered.connect(self.conditions_wanted)
        self.aboutToShow.connect(partial(self._count, at_once))

    def _ask_by_menu(self, question: ReadyQuestion) -> None:
        below = self.addMenu(mnemonic_free(question.name))
        below.addAction(say("Looking \u2026")).setEnabled(False)
        below.aboutToShow.connect(partial(self._fill, question, below))

    def _fill(self, question: ReadyQuestion, below: QMenu) -> None:
        """Its answers, those of most first, as soon as they are known."""
        today, subject = self._today(), self._subject

        def answers(db: Data) -> list[Offered]:
            return offered(db, question.asked, today=today, at_most=_MOST, subject=subject)

        def show(found: list[Offered]) -> None:
            below.clear()
            others = frozenset(one.value for one in found)
            made = [
                self._answer(below, one.words, question.answered(one.value), others)
                for one in found
            ]
            if not found:
                below.addAction(say("Nothing to choose from yet")).setEnabled(False)
            self._count(made)

        self._runner.ask(self, answers, show, latest="answers")

    def _answer(
        self, menu: QMenu, words: str, answer: Condition, others: frozenset[str] | tuple[()]
    ) -> tuple[QAction, str]:
        """An entry of a menu, and what is searched for once it is chosen."""
        vocabulary = self._chosen.vocabulary
        entry = menu.addAction(mnemonic_free(begun(words)))
        entry.setCheckable(True)
        entry.setChecked(holds(self._text, answer, vocabulary))
        text = taken(self._text, answer, others, vocabulary)
        entry.triggered.connect(partial(self._take, text))
        return entry, text

    def _take(self, text: str) -> None:
        self.taken.emit(text)

    def _count(self, entries: Sequence[tuple[QAction, str]]) -> None:
        """Say beside each how many it finds, with all that is searched for or chosen above the list already."""
        if self._counting is not None:
            self._counting.cancel()
        wanted = [(entry, text) for entry, text in entries if not entry.isChecked()]
        count, today, within = self._chosen.count, self._today(), self._within

        def labour(db: Data) -> Steps[list[int]]:
            found: list[int] = []
            for _, text in wanted:
                found.append(count(db, f"{text} {within}", today))
                yield
            return found

        def show(counts: list[int]) -> None:
            for (entry, _), found in zip(wanted, counts, strict=True):
                entry.setText(f"{entry.text()}\t{found:,}")

        # What is searched for cannot be understood yet: the list says so.
        self._counting = self._runner.ask_in_steps(self, labour, show, fails=lambda _: None)

    def hideEvent(self, event: QHideEvent) -> None:
        """It is closed: nobody waits for the numbers."""
        super().hideEvent(event)
        if self._counting is not None:
            self._counting.cancel()
