"""The second step: each column with what stands in it, where it goes, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from outreach_desktop.services.imports import Column
from outreach_desktop.ui.importing.fields import KEEP, LEAVE, FieldChoice, choices
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.forms import TickField
from outreach_desktop.ui.widgets.labels import Banner, clear, label, line
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import plural

_MOST_SAMPLES = 36  # letters of one sample


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[QWidget, ...]
    choice: FieldChoice
    why: QLabel
    is_empty: bool


class ColumnsStep(QWidget):
    """A line for each column, in the file's order; empty ones are shown when asked for."""

    chosen = Signal(str, str)
    """A column and the field it goes to from now on."""

    def __init__(self) -> None:
        super().__init__()
        self._model = choices()
        self._model.setParent(self)
        self.rows: dict[str, _Row] = {}
        self.problem = Banner(look="danger")
        self.problem.hide()
        self.counts = label(look="muted")
        self.empty = TickField("")
        self.empty.toggled.connect(self._show_empty)
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
        column.setSpacing(GRID)
        column.addWidget(self.problem)
        column.addWidget(self.counts)
        column.addWidget(Tall(lines), 1)
        column.addWidget(self.empty)

    @property
    def summary(self) -> str:
        """What was decided, in a few words."""
        return self.counts.text()

    def show_columns(self, columns: Sequence[Column], problem: str) -> None:
        """Show where they go; the keyboard keeps its place where they are the same columns."""
        if [*self.rows] != [column.name for column in columns]:
            self._build(columns)
        for column in columns:
            row = self.rows[column.name]
            row.choice.set_value(column.chosen)
            row.why.setText(_why(column))
            row.choice.setAccessibleDescription(f"{_samples(column)} {column.why}".strip())
        hint = "Choose what one of them holds, such as \u201cFull name\u201d."
        self.problem.say(f"The list {problem} {hint}" if problem else "")
        self.counts.setText(_counted(columns))

    def _build(self, columns: Sequence[Column]) -> None:
        clear(self._grid)
        self.rows = {}
        for place, column in enumerate(columns):
            self._add(column, place * 2)
        count = sum(row.is_empty for row in self.rows.values())
        words = plural(count, "empty column", "empty columns")
        self.empty.setText(f"Show {words} too")
        self.empty.setAccessibleName(self.empty.text())
        self.empty.setVisible(bool(count))
        self.empty.set_value(count == len(columns))
        self._show_empty()

    def _add(self, column: Column, place: int) -> None:
        name, samples = label(column.name, "section"), label(_samples(column), "muted")
        why = label(look="small")
        choice = FieldChoice(self._model, column.name)
        choice.picked.connect(partial(self.chosen.emit, column.name))
        left, right, rule = _pair(name, samples), _pair(choice, why), line()
        self._grid.addWidget(left, place, 0)
        self._grid.addWidget(right, place, 1)
        self._grid.addWidget(rule, place + 1, 0, 1, 2)
        self.rows[column.name] = _Row((left, right, rule), choice, why, not column.filled)

    def _show_empty(self, *_: bool) -> None:
        for row in self.rows.values():
            for part in row.parts:
                part.setVisible(self.empty.value() or not row.is_empty)

    def enter(self) -> None:
        """The keyboard goes to the first column."""
        first = next((row.choice for row in self.rows.values() if row.choice.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _pair(upper: QWidget, lower: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return whole


def _samples(column: Column) -> str:
    if not column.filled:
        return "Nothing stands in it."
    shown = (_cut(sample) for sample in column.samples)
    return "  \u00b7  ".join(shown)


def _cut(sample: str) -> str:
    return sample if len(sample) <= _MOST_SAMPLES else f"{sample[:_MOST_SAMPLES].rstrip()}\u2026"


def _why(column: Column) -> str:
    rows = plural(column.filled, "row", "rows")
    return f"{column.why} {rows[:1].upper()}{rows[1:]}." if column.filled else column.why


def _counted(columns: Sequence[Column]) -> str:
    filled = [column for column in columns if column.filled]
    notes = sum(column.chosen == KEEP for column in filled)
    left = sum(column.chosen == LEAVE for column in filled)
    known = len(filled) - notes - left
    parts = [f"{plural(known, 'column goes', 'columns go')} to fields"]
    if notes:
        parts.append(f"{notes} {'is' if notes == 1 else 'are'} kept in the notes")
    if left:
        parts.append(f"{left} {'is' if left == 1 else 'are'} left out")
    return f"{', '.join(parts)}."
