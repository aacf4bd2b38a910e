"""A step of questions about rows of a list: those that are alike have one choice for all of them, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.services.importing.imports import ImportRow
from outreach_desktop.ui.importing.lines import RuledLines, indented, pair
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.words import say

Choices = Sequence[tuple[str, str]]
_AT_ONCE = 40
"""Questions that are made in one go."""
_ONE_BY_ONE = 50
"""People of one question for all who are asked about each for themselves, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a row: its `heading`, about whom, what can be chosen and what is chosen at first.

    Questions of the same `alike` are asked together, under a heading of their own; `named` is what a choice is for those who cannot see
    where it stands, alone and for all.
    """

    line: int
    heading: str
    who: str
    alike: tuple[str, ...]
    heading_of_all: str
    people_of_all: str
    choices: Choices
    chosen: str
    named: str
    named_for_all: str


@dataclass(frozen=True, slots=True)
class _Person:
    question: Question
    choice: ChoiceField | None


class AskingStep(QWidget):
    """Questions below each other, each with a choice."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[tuple[ChoiceField | None, list[_Person]]] = []
        self._waiting: list[list[Question]] = []
        """Questions that are alike and not shown yet."""
        self._next = 0
        self._lines = RuledLines()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines, 1)

    def put(self, questions: Sequence[Question]) -> None:
        """Ask these instead."""
        self._lines.empty()
        self._asked, self._next = [], 0
        groups: dict[tuple[str, ...], list[Question]] = {}
        for question in questions:
            groups.setdefault(question.alike, []).append(question)
        self._waiting = [*groups.values()]
        self._ask_some()
        self._later.start()

    def _ask_some(self) -> None:
        """The next few questions: of a thousand the first can be answered while the others come."""
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for group in some:
            self._asked.append(self._ask_one(group) if len(group) == 1 else self._ask_many(group))
        if not self._waiting:
            self._later.stop()

    def _ask_one(self, group: Sequence[Question]) -> tuple[None, list[_Person]]:
        [question] = group
        choice = _choice(question, question.named)
        self._add(pair(label(question.heading, "section"), label(question.who)), choice)
        return None, [_Person(question, choice)]

    def _ask_many(self, group: Sequence[Question]) -> tuple[ChoiceField, list[_Person]]:
        last = group[-1]
        common = _choice(last, last.named_for_all)
        people = label(last.people_of_all, "muted")
        self._add(pair(label(last.heading_of_all, "section"), people), common, ruled=False)
        shown, others = group[:_ONE_BY_ONE], group[_ONE_BY_ONE:]
        asked = [_Person(one, _choice(one, one.named)) for one in shown]
        for person in asked:
            is_last = person is asked[-1] and not others
            question = person.question
            beside = question.heading != question.heading_of_all
            who = f"{question.heading} \u00b7 {question.who}" if beside else question.who
            self._add(indented(label(who)), person.choice, ruled=is_last)
        if others:
            more = say("and {more} more, as chosen above for all", more=len(others))
            self._add(indented(label(more, "muted")), None)
        asked += [_Person(one, None) for one in others]
        common.edited.connect(partial(self._choose_for_all, common, asked))
        return common, asked

    def _choose_for_all(self, common: ChoiceField, people: Sequence[_Person], *_: str) -> None:
        for person in people:
            if person.choice is not None:
                person.choice.set_value(common.value())

    def _add(self, left: QWidget, right: QWidget | None, *, ruled: bool = True) -> None:
        self._lines.add(self._next, left, right, ruled=ruled)
        self._next += 1

    @property
    def chosen(self) -> dict[int, str]:
        """By line, what is chosen; of what is not shown yet, what would be chosen at first."""
        found = {}
        for common, people in self._asked:
            for person in people:
                choice = person.choice or common
                assert choice is not None  # noqa: S101 - who has none of their own shares one
                found[person.question.line] = choice.value()
        for question in (question for group in self._waiting for question in group):
            found[question.line] = question.chosen
        return found

    def enter(self) -> None:
        """The keyboard goes to the first question."""
        common, people = self._asked[0]
        first = common or people[0].choice
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _choice(question: Question, named: str) -> ChoiceField:
    choice = ChoiceField([*question.choices])
    choice.setAccessibleName(named)
    choice.set_value(question.chosen)
    return choice


def who(row: ImportRow) -> str:
    """Whom a row is about, in short."""
    return ", ".join(filter(None, [row.name, row.organisation or row.email or row.address]))
