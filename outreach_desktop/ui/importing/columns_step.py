"""The second step: each column with what stands in it, where it goes, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.services.importing.imports import Column
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.importing.fields import KEEP, LEAVE, FieldChoice, choices
from outreach_desktop.ui.importing.lines import RuledLines, pair
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.ui.widgets.labels import Banner, label
from outreach_desktop.words import say, say_many

_MOST_SAMPLES = 36  # letters of one sample
_BACK = say("Back to where it was")


@dataclass(frozen=True, slots=True)
class _ColumnRow:
    parts: tuple[QWidget, ...]
    choice: FieldChoice
    why: QLabel


class ColumnsStep(QWidget):
    """A line for each column, in the file's order; empty ones are shown when asked for."""

    chosen = Signal(str, str)
    """A column and the field it goes to from now on."""

    def __init__(self, own: Sequence[OwnField] = ()) -> None:
        super().__init__()
        self._model = choices(own)
        self._model.setParent(self)
        self._columns: Sequence[Column] = ()
        self.rows: dict[str, _ColumnRow] = {}
        """By column, as far as they are shown."""
        self.problem = Banner(look="danger")
        self.problem.hide()
        self.counts = label(look="muted")
        self.empty = TickField("")
        self.empty.toggled.connect(self._show_empty)
        self._lines = RuledLines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.problem)
        column.addWidget(self.counts)
        column.addWidget(self._lines, 1)
        column.addWidget(self.empty)

    def show_columns(self, columns: Sequence[Column], problem: str) -> None:
        """Show where they go; the keyboard keeps its place where they are the same columns."""
        are_others = [one.name for one in columns] != [one.name for one in self._columns]
        self._columns = columns
        if are_others:
            self._build()
        for row, column in ((self.rows.get(one.name), one) for one in columns):
            if row is not None:
                _show(row, column)
        hint = say("Choose what one of them holds, such as \u201cFull name\u201d.")
        self.problem.say(f"{say('The list {problem}', problem=problem)} {hint}" if problem else "")
        self.counts.setText(_counted(columns))

    def _build(self) -> None:
        self._lines.empty()
        self.rows = {}
        count = sum(not column.filled for column in self._columns)
        self.empty.setText(
            say_many("Show {count} empty column too", "Show {count} empty columns too", count)
        )
        self.empty.setAccessibleName(self.empty.text())
        self.empty.setVisible(bool(count))
        with QSignalBlocker(self.empty):
            self.empty.set_value(count == len(self._columns))
        self._show_empty()

    def _show_empty(self, *_: bool) -> None:
        """Show empty columns, or not. Other programs export dozens: they are made when they are asked for."""
        wanted = self.empty.value()
        for place, column in enumerate(self._columns):
            row = self.rows.get(column.name)
            if row is None and (wanted or column.filled):
                row = self.rows[column.name] = self._add(column, place)
            if row is not None:
                for part in row.parts:
                    part.setVisible(wanted or bool(column.filled))

    def _add(self, column: Column, place: int) -> _ColumnRow:
        name, samples = label(column.name, "section"), label(_samples(column), "muted")
        why = label(look="small")
        choice = FieldChoice(self._model, column.name)
        choice.picked.connect(partial(self.chosen.emit, column.name))
        row = _ColumnRow(
            self._lines.add(place, pair(name, samples), pair(choice, why)), choice, why
        )
        _show(row, column)
        return row

    def enter(self) -> None:
        """The keyboard goes to the first column."""
        first = next((row.choice for row in self.rows.values() if row.choice.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _show(row: _ColumnRow, column: Column) -> None:
    if column.goes_back:
        row.choice.show_other(_BACK)
    else:
        row.choice.set_value(column.chosen)
    row.why.setText(_why(column))
    back = _BACK if column.goes_back else ""
    told = filter(None, [back, _samples(column), column.why])
    row.choice.setAccessibleDescription(" ".join(told))


def _samples(column: Column) -> str:
    if not column.filled:
        return say("It is empty.")
    shown = (_cut(sample) for sample in column.samples)
    return "  \u00b7  ".join(shown)


def _cut(sample: str) -> str:
    return sample if len(sample) <= _MOST_SAMPLES else f"{sample[:_MOST_SAMPLES].rstrip()}\u2026"


def _why(column: Column) -> str:
    rows = say_many("{count} row.", "{count} rows.", column.filled)
    return f"{column.why} {rows}" if column.filled else column.why


def _counted(columns: Sequence[Column]) -> str:
    filled = [column for column in columns if column.filled]
    notes = sum(column.chosen == KEEP and not column.goes_back for column in filled)
    left = sum(column.chosen == LEAVE and not column.goes_back for column in filled)
    known = len(filled) - notes - left
    parts = [say_many("{count} column goes to fields", "{count} columns go to fields", known)]
    if notes:
        parts.append(
            say_many("{count} is kept in the notes", "{count} are kept in the notes", notes)
        )
    if left:
        parts.append(say_many("{count} is left out", "{count} are left out", left))
    return f"{', '.join(parts)}."
