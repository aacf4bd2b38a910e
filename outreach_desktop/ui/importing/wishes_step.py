"""The fourth step, where it is needed: what words mean that may be wishes. Nobody else can know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.subjects import counted
from outreach_desktop.domain.wishes.wishes import CHANNELS
from outreach_desktop.services.importing.imports import ImportRow
from outreach_desktop.ui.importing.lines import RuledLines, indented, pair
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import label
from outreach_desktop.words import say

NO_WISH, EVERYTHING = "", "all"
_CALLED = {
    "email": say("email"),
    "post": say("post"),
    "phone": say("phone calls"),
    "visit": say("visits"),
    "text": say("text messages"),
}
_USUAL = ("email", "post", "phone", EVERYTHING, NO_WISH)
_AT_ONCE = 40
"""Questions that are made in one go."""
_ONE_BY_ONE = 50
"""People with the same words that are asked about each for themselves, too."""


@dataclass(frozen=True, slots=True)
class _Person:
    row: ImportRow
    choice: ChoiceField | None


class WishesStep(QWidget):
    """People by the words that were found, each with a choice; the same words have one for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[tuple[ChoiceField | None, list[_Person]]] = []
        self._waiting: list[list[ImportRow]] = []
        """People with the same words whose questions are not shown yet."""
        self._answers: Mapping[int, frozenset[str]] = {}
        self._next = 0
        self._lines = RuledLines()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines, 1)

    def ask(self, rows: Sequence[ImportRow], answers: Mapping[int, frozenset[str]]) -> None:
        """Ask about these; what was answered before is chosen, else the careful reading of the words."""
        self._lines.empty()
        self._asked, self._next, self._answers = [], 0, answers
        groups: dict[tuple[str, str], list[ImportRow]] = {}
        for row in rows:
            groups.setdefault((words_of(row), as_read(row)), []).append(row)
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

    def _ask_one(self, group: Sequence[ImportRow]) -> tuple[None, list[_Person]]:
        [row] = group
        choice = self._choice_of(row)
        heading = label(f"\u201c{words_of(row)}\u201d", "section")
        self._add(pair(heading, label(_who(row))), choice)
        return None, [_Person(row, choice)]

    def _ask_many(self, group: Sequence[ImportRow]) -> tuple[ChoiceField, list[_Person]]:
        words = words_of(group[0])
        common = self._choice(
            say("What \u201c{words}\u201d means for all {count}", words=words, count=len(group)),
            group[-1],
        )
        people = counted("contacts", len(group))
        heading = label(f"\u201c{words}\u201d", "section")
        self._add(
            pair(heading, label(say("{people} with the same words", people=people), "muted")),
            common,
            ruled=False,
        )
        shown, others = group[:_ONE_BY_ONE], group[_ONE_BY_ONE:]
        asked = [_Person(row, self._choice_of(row)) for row in shown]
        for person in asked:
            is_last = person is asked[-1] and not others
            self._add(indented(label(_who(person.row))), person.choice, ruled=is_last)
        if others:
            more = say("and {more} more, as chosen above for all", more=len(others))
            self._add(indented(label(more, "muted")), None)
        asked += [_Person(row, None) for row in others]
        common.edited.connect(partial(self._choose_for_all, common, asked))
        return common, asked

    def _choose_for_all(self, common: ChoiceField, people: Sequence[_Person], *_: str) -> None:
        for person in people:
            if person.choice is not None:
                person.choice.set_value(common.value())

    def _choice(self, name: str, row: ImportRow) -> ChoiceField:
        """With what was answered for this row, else the careful reading."""
        reading = as_read(row)
        values = [*_USUAL] if reading in _USUAL else [reading, *_USUAL]
        choice = ChoiceField([(value, in_words(value)) for value in values])
        choice.setAccessibleName(name)
        choice.set_value(_value(self._answers.get(row.line), reading))
        return choice

    def _choice_of(self, row: ImportRow) -> ChoiceField:
        return self._choice(
            say("What \u201c{words}\u201d of {name} means", words=words_of(row), name=row.name),
            row,
        )

    def _add(self, left: QWidget, right: QWidget | None, *, ruled: bool = True) -> None:
        self._lines.add(self._next, left, right, ruled=ruled)
        self._next += 1

    @property
    def answers(self) -> dict[int, frozenset[str]]:
        """By line, the channels that somebody does not want to hear by."""
        found = {}
        for common, people in self._asked:
            for person in people:
                choice = person.choice or common
                assert choice is not None  # noqa: S101 - who has none of their own shares one
                found[person.row.line] = _channels(choice.value())
        for row in (row for group in self._waiting for row in group):
            found[row.line] = self._answers.get(row.line, _channels(as_read(row)))
        return found

    def enter(self) -> None:
        """The keyboard goes to the first question."""
        common, people = self._asked[0]
        first = common or people[0].choice
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def words_of(row: ImportRow) -> str:
    """What stands in the list and may be a wish."""
    return "; ".join(dict.fromkeys(wish.reason for wish in row.doubtful))


def as_read(row: ImportRow) -> str:
    """The channels that the words are about, read carefully, as a choice has them: “email phone”."""
    channels = {wish.channel for wish in row.doubtful if wish.state == "no"}
    return (
        EVERYTHING
        if EVERYTHING in channels
        else " ".join(one for one in CHANNELS if one in channels)
    )


def in_words(value: str) -> str:
    """A choice as people read it."""
    if value == NO_WISH:
        return say("No wish: all right to contact")
    if value == EVERYTHING:
        return say("No contact at all")
    *others, last = (_CALLED[channel] for channel in value.split())
    if not others:
        return say("No {channel}", channel=last)
    return say("No {channels} or {last_channel}", channels=", ".join(others), last_channel=last)


def _value(answer: frozenset[str] | None, reading: str) -> str:
    return reading if answer is None else " ".join(one for one in CHANNELS if one in answer)


def _channels(value: str) -> frozenset[str]:
    return frozenset(filter(None, value.split()))


def _who(row: ImportRow) -> str:
    return ", ".join(filter(None, [row.name, row.organisation or row.email or row.address]))
