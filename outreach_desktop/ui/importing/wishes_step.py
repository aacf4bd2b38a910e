"""The fourth step, where it is needed: what words mean that may be wishes. Nobody else can know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.wishes import CHANNELS
from outreach_desktop.services.imports import ImportRow
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import clear, label, line
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import list_of, plural

NO_WISH, EVERYTHING = "", "all"
_CALLED = {
    "email": "email",
    "post": "post",
    "phone": "phone calls",
    "visit": "visits",
    "text": "text messages",
}
_USUAL = ("email", "post", "phone", EVERYTHING, NO_WISH)
_ONE_BY_ONE = 50
"""People with the same words that are asked about each for themselves, too."""


@dataclass(frozen=True, slots=True)
class _Person:
    row: ImportRow
    choice: ChoiceField | None


class WishesStep(QWidget):
    """People by the words that were found, each with a choice; the same words have one for all of them."""

    answered = Signal()
    """Something was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._people: list[tuple[ChoiceField | None, list[_Person]]] = []
        self._next = 0
        lines = QWidget()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setHorizontalSpacing(GRID * 3)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Tall(lines), 1)

    def ask(self, rows: Sequence[ImportRow], answers: Mapping[int, frozenset[str]]) -> None:
        """Ask about these; what was answered before is chosen, else the careful reading of the words."""
        clear(self._grid)
        self._people, self._next = [], 0
        groups: dict[tuple[str, str], list[ImportRow]] = {}
        for row in rows:
            groups.setdefault((words_of(row), as_read(row)), []).append(row)
        for (words, reading), group in groups.items():
            self._add(words, reading, group, answers)

    def _add(
        self,
        words: str,
        reading: str,
        group: Sequence[ImportRow],
        answers: Mapping[int, frozenset[str]],
    ) -> None:
        heading = label(f"\u201c{words}\u201d", "section")
        if len(group) == 1:
            [row] = group
            choice = self._choice(f"What \u201c{words}\u201d of {row.name} means", reading)
            choice.set_value(_value(answers.get(row.line), reading))
            self._people.append((None, [_Person(row, choice)]))
            self._line(_pair(heading, label(_who(row))), choice)
        else:
            self._add_many(heading, words, reading, group, answers)
        self._grid.addWidget(line(), self._next, 0, 1, 2)
        self._next += 1

    def _add_many(
        self,
        heading: QWidget,
        words: str,
        reading: str,
        group: Sequence[ImportRow],
        answers: Mapping[int, frozenset[str]],
    ) -> None:
        common = self._choice(f"What \u201c{words}\u201d means for all {len(group)}", reading)
        common.set_value(_value(answers.get(group[-1].line), reading))
        people = plural(len(group), "person", "people")
        self._line(_pair(heading, label(f"{people} with the same words", "muted")), common)
        asked: list[_Person] = []
        for row in group:
            choice = None
            if len(asked) < _ONE_BY_ONE:
                choice = self._choice(f"What \u201c{words}\u201d of {row.name} means", reading)
                choice.set_value(_value(answers.get(row.line), reading))
                self._line(_indented(label(_who(row))), choice)
            asked.append(_Person(row, choice))
        if len(group) > _ONE_BY_ONE:
            more = f"and {len(group) - _ONE_BY_ONE:,} more, as chosen above for all"
            self._line(_indented(label(more, "muted")), QWidget())
        self._people.append((common, asked))
        common.edited.connect(partial(self._choose_for_all, common, asked))

    def _choose_for_all(self, common: ChoiceField, people: Sequence[_Person], *_: str) -> None:
        for person in people:
            if person.choice is not None:
                person.choice.set_value(common.value())

    def _choice(self, name: str, reading: str) -> ChoiceField:
        values = [*_USUAL] if reading in _USUAL else [reading, *_USUAL]
        choice = ChoiceField([(value, in_words(value)) for value in values])
        choice.setAccessibleName(name)
        choice.edited.connect(self.answered)
        return choice

    def _line(self, left: QWidget, right: QWidget) -> None:
        self._grid.addWidget(left, self._next, 0)
        self._grid.addWidget(right, self._next, 1, Qt.AlignmentFlag.AlignTop)
        self._next += 1

    @property
    def answers(self) -> dict[int, frozenset[str]]:
        """By line, the channels that somebody does not want to hear by."""
        found = {}
        for common, people in self._people:
            for person in people:
                choice = person.choice or common
                assert choice is not None  # noqa: S101 - who has none of their own shares one
                found[person.row.line] = frozenset(filter(None, choice.value().split()))
        return found

    def enter(self) -> None:
        """The keyboard goes to the first question."""
        common, people = self._people[0]
        first = common or people[0].choice
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def words_of(row: ImportRow) -> str:
    """What stands in the list and may be a wish."""
    return "; ".join(dict.fromkeys(wish.reason for wish in row.doubtful))


def as_read(row: ImportRow) -> str:
    """The channels that the words are about, read carefully, as a choice has them: “email phone”."""
    channels = {wish.channel for wish in row.doubtful}
    return (
        EVERYTHING
        if EVERYTHING in channels
        else " ".join(one for one in CHANNELS if one in channels)
    )


def in_words(value: str) -> str:
    """A choice as people read it."""
    if value == NO_WISH:
        return "No wish: all right to contact"
    if value == EVERYTHING:
        return "No contact at all"
    return f"No {list_of([_CALLED[channel] for channel in value.split()]).replace(' and ', ' or ')}"


def _value(answer: frozenset[str] | None, reading: str) -> str:
    return reading if answer is None else " ".join(one for one in CHANNELS if one in answer)


def _who(row: ImportRow) -> str:
    return ", ".join(filter(None, [row.name, row.organisation or row.email or row.address]))


def _pair(upper: QWidget, lower: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(upper)
    column.addWidget(lower)
    return whole


def _indented(part: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(GRID * 3, 0, 0, 0)
    column.addWidget(part)
    return whole
