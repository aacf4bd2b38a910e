"""Forms: a label, a field, and under the field what is wrong with it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from outreach_desktop.domain.drafts import Typed
from outreach_desktop.domain.fields import Field, ReachedBy
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.reach import doubt
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import DropDown, TickBox
from outreach_desktop.ui.widgets.forms.clicks import after_the_click
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.row_heights import RowHeights
from outreach_desktop.ui.widgets.forms.typed import TypedField
from outreach_desktop.ui.widgets.labels import label, restyle
from outreach_desktop.ui.widgets.layouts import bring_into_sight
from outreach_desktop.ui.widgets.pasting import LineField, LinesField

Value: TypeAlias = "str | bool | int | float | dt.date | dt.time | None"


class TextField(LineField):
    """One line of text; `hint` is an example in grey."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.edited = self.textChanged

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show this text from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)


class LongField(LinesField):
    """Several lines of text. Tab goes on to the next field."""

    def __init__(self, lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # scrolling past it does not lead into it
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + GRID * 3)
        self.edited = self.textChanged

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show this text."""
        self.setPlainText(value)


class ChoiceField(DropDown):
    """One of a few. A choice is (value, words) or just the value; "" reads as a dash."""

    def __init__(self, choices: Sequence[str | tuple[str, str]], *, own: bool = False) -> None:
        super().__init__()
        self._own = own
        if own:
            self.be_typed_into()
        self.set_choices(choices)
        self.edited = self.currentTextChanged

    def set_choices(self, choices: Sequence[str | tuple[str, str]]) -> None:
        """Offer these, and keep what is chosen."""
        kept = self.value() if self.count() else ""
        with QSignalBlocker(self):
            self.clear()
            for choice in choices:
                value, words = choice if isinstance(choice, tuple) else (choice, choice)
                shown = words or ("" if self._own else "\u2013")
                keeps_its_case = shown[1:2].isupper()  # vCards
                self.offer(shown if keeps_its_case else shown[:1].upper() + shown[1:], value)
            self.set_value(kept)

    def own_word(self) -> str:
        """What is typed where it is none of the choices."""
        value = self.value() if self._own else ""
        return "" if self.findData(value) >= 0 else value

    def value(self) -> str:
        """What is chosen; where own words are allowed, what is typed."""
        place = self.currentIndex()
        if self._own and (place < 0 or self.currentText() != self.itemText(place)):
            typed = self.currentText().strip()
            place = self.findText(typed, Qt.MatchFlag.MatchFixedString)  # its words are that choice
            if place < 0:
                return typed
        return str(self.itemData(place) or "")

    def set_value(self, value: str) -> None:
        """Choose this; a value that is not on offer is added, so that nothing gets lost."""
        place = self.findData(value)
        if place < 0 and self._own:
            self.setCurrentIndex(-1)
            self.setEditText(value)
            return
        if place < 0 and value:
            self.offer(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)


class TickField(TickBox):
    """Yes or no, with its own words beside the box."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.edited = self.toggled

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it, or not."""
        self.setChecked(value)


class NumberField(QSpinBox):
    """A whole number; the wheel scrolls what it stands on."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(least, most)
        self.lineEdit().setTextMargins(
            GRID, 0, 0, 0
        )  # the style sheet's distance does not reach it
        self.edited = self.valueChanged

    def set_value(self, value: int) -> None:
        """Show this number."""
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is for what the field stands on."""
        event.ignore()


@dataclass(frozen=True, slots=True)
class _FormRow:
    field: QWidget
    cell: QWidget
    """Holds the field and what is said of it."""
    column: QVBoxLayout
    help_text: str
    reach: ReachedBy
    said: list[QLabel]
    """The label under the field, made when there is first something to say."""

    def message(self) -> QLabel:
        """What is said of the field stands there."""
        if not self.said:
            self.said.append(label(look="problem"))
            self.column.addWidget(self.said[0])
        return self.said[0]


class Form(QWidget):
    """Fields under their labels, by key. What is wrong shows under a field once it has been left.

    `wrong` is a rule of the domain: it is given the key of the field that was left and returns the
    sentence to show there, "" if all is well. What only looks odd, such as a phone number without
    digits, is said in the same place and never keeps anyone from saving.
    """

    edited = Signal()

    def __init__(self, wrong: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self._wrong = wrong
        self._rows: dict[str, _FormRow] = {}
        self._touched: set[str] = set()
        """What somebody has typed into: nobody is told off for a field they only passed by."""
        self._loading = False
        self._grid = QFormLayout(self)
        RowHeights(self, self._grid, lambda: (row.cell for row in self._rows.values()))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setHorizontalSpacing(GRID * 2)
        self._wrap_rows()
        self._grid.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._grid.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def add_field(self, about: Field, field: QWidget, help_text: str = "") -> QWidget:
        """Add what the domain describes; `help_text` stands under it instead of its own."""
        words = "" if isinstance(field, TickField) else about.label
        if isinstance(field, TypedField):
            field.about = about
        return self.add(about.name, words, field, help_text or about.help, about.reached_by)

    def add(
        self,
        key: str,
        words: str,
        field: QWidget,
        help_text: str = "",
        reach: ReachedBy = ReachedBy.NOT,
    ) -> QWidget:
        """Add a field; a TickField carries its own words and needs none here."""
        buddy = QLabel(words)
        buddy.setWordWrap(True)
        buddy.setBuddy(field)
        buddy.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LABEL_CHARACTERS)
        buddy.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        buddy.setContentsMargins(0, GRID, 0, 0)
        if words:
            field.setAccessibleName(words)
        field.setAccessibleDescription(help_text)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(field)
        if help_text:
            column.addWidget(label(help_text, "small"))
        self._grid.addRow(buddy, cell)
        # Only now: a field that is asked before it stands in the form is dressed twice.
        high = min(field.sizeHint().height(), field.maximumHeight(), self._high_line())
        buddy.setMinimumHeight(high if words else 0)
        self._rows[key] = _FormRow(field, cell, column, help_text, reach, [])
        field.installEventFilter(self)
        signal = getattr(field, "edited", None)
        if signal is not None:
            signal.connect(lambda *_: self._was_edited(key))
        return field

    def _high_line(self) -> int:
        """A field of one line: a label as high as a field of several would stand far above it."""
        return self.fontMetrics().height() + GRID * 5 // 2

    def add_heading(self, words: str) -> None:
        """A heading above the fields that follow."""
        heading = label(words, "section")
        heading.setContentsMargins(0, GRID * 2, 0, 0)
        self._grid.addRow(heading)

    def show_row(self, key: str, *, shown: bool) -> None:
        """A field that has no meaning at the moment is not there, nor its label."""
        self._grid.setRowVisible(self._rows[key].cell, shown)

    def field(self, key: str) -> QWidget:
        """The field under this key."""
        return self._rows[key].field

    def values(self) -> dict[str, Value]:
        """What all fields hold, by key."""
        return {key: row.field.value() for key, row in self._rows.items()}  # type: ignore[attr-defined]

    def free_texts(self) -> list[str]:
        """What stands in the fields in which people write what they like, and the words that no drop-down offers.

        A number in a field for phones says that it is one: ten digits look like a patient's.
        """
        fields = self.findChildren(QWidget)
        phones = {row.field for row in self._rows.values() if row.reach is ReachedBy.PHONE}
        lines = [one for one in fields if isinstance(one, LineField)]
        texts = [f"Tel. {one.text()}" if one in phones else one.text() for one in lines]
        texts += [one.value() for one in fields if isinstance(one, LongField)]
        return texts + [
            one.own_word() for one in fields if isinstance(one, ChoiceField | PickField)
        ]

    def text(self, key: str) -> str:
        """What one field holds, as text."""
        return str(self._rows[key].field.value() or "")  # type: ignore[attr-defined]

    def fill(self, values: dict[str, Value]) -> None:
        """Show these values; nothing counts as edited by it."""
        self._touched.clear()
        self._loading = True
        for key, value in values.items():
            if key in self._rows:
                self._rows[key].field.set_value(value)  # type: ignore[attr-defined]
        self._loading = False
        self._say_nothing()

    def typed(self) -> Typed:
        """What stands in all fields, by key, as it was typed: half a date is there too."""
        fields: dict[str, Any] = {key: row.field for key, row in self._rows.items()}
        return {key: getattr(one, "as_typed", one.value)() for key, one in fields.items()}

    def called(self) -> dict[str, str]:
        """What every field is called on the screen, by key."""
        return {key: row.field.accessibleName() for key, row in self._rows.items()}

    def type_in(self, typed: Typed) -> None:
        """Put back what `typed` gave; nothing counts as edited by it."""
        self._loading = True
        for key, row in self._rows.items():
            if key in typed:
                field: Any = row.field
                getattr(field, "type_in", field.set_value)(typed[key])
        self._loading = False
        self._say_nothing()

    def not_understood(self) -> Iterator[Problem]:
        """What the fields themselves cannot read: a date that is none."""
        for key, row in self._rows.items():
            if hasattr(row.field, "not_understood") and (sentence := row.field.not_understood()):
                yield Problem(key, sentence)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Put each sentence under its field, clear the others, and go to the first bad field."""
        for key in self._rows:
            if problems.get(key) or not self.doubt(key):
                self._show_problem(key, problems.get(key, ""))
        first = next((row for key, row in self._rows.items() if problems.get(key)), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            # Only when the sentence has got its room is it known where the field stands.
            QTimer.singleShot(0, first.cell, partial(bring_into_sight, first.cell))

    def _say_nothing(self) -> None:
        for key in self._rows:
            self._show_problem(key, "")

    @property
    def first_problem(self) -> str:
        """The first sentence shown under a field, "" where all is well."""
        return next((words for key in self._rows if (words := self.problem(key))), "")

    def problem(self, key: str) -> str:
        """What is wrong with a field, as it is shown under it now."""
        return self._shown(key, "problem")

    def doubt(self, key: str) -> str:
        """What looks odd in a field, as it is shown under it now."""
        return self._shown(key, "doubt")

    def _shown(self, key: str, look: str) -> str:
        said = (one for one in self._rows[key].said if one.property("look") == look)
        return next((one.text().removeprefix(_MARK) for one in said), "")

    def _look_at(self, key: str) -> None:
        """Say what is wrong with what was typed, or else what looks odd."""
        problem = self._wrong(key) if self._wrong is not None else ""
        reach = self._rows[key].reach
        odd = doubt(reach, self.text(key)) if reach and not problem else ""
        self._show_problem(key, problem or odd, "doubt" if odd else "problem")

    def _look_at_left(self, key: str) -> None:
        """Tell those who listen, too: they are in another field by now."""
        self._look_at(key)
        if said := self.problem(key) or self.doubt(key):
            message = self._rows[key].message()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(message, said))

    def _show_problem(self, key: str, sentence: str, look: str = "problem") -> None:
        row = self._rows[key]
        if sentence or row.said:
            message = row.message()
            if sentence and message.property("look") != look:
                message.setProperty("look", look)
                restyle(message)
            message.setText(_MARK + sentence if sentence else "")
            message.setVisible(bool(sentence))
        said = look if sentence else ""
        if (row.field.property("said") or "") != said:
            row.field.setProperty("said", said)
            restyle(row.field)
        row.field.setAccessibleDescription(sentence or row.help_text)

    def _was_edited(self, key: str) -> None:
        if self._loading:
            return
        self._touched.add(key)
        # While a mistake is being mended the message goes as soon as it is; a new one waits until
        # the field is left.
        if self.problem(key) and self._wrong is not None:
            self._show_problem(key, self._wrong(key))
        elif self.doubt(key):
            self._look_at(key)
        self.edited.emit()

    def _wrap_rows(self) -> None:
        """Very large text would leave no room beside a label: the field stands under it then."""
        policy = QFormLayout.RowWrapPolicy
        wraps = theme.is_large()
        self._grid.setRowWrapPolicy(policy.WrapAllRows if wraps else policy.DontWrapRows)

    def changeEvent(self, event: QEvent) -> None:
        """The text has become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._wrap_rows()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a field when it is left; a list that opens, or another window in front, does not leave it."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            for key, row in self._rows.items():
                if row.field is watched and key in self._touched:
                    after_the_click(self, partial(self._look_at_left, key))
        return super().eventFilter(watched, event)


_MARK = "\u26a0 "
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_LABEL_CHARACTERS = 21  # so that the fields of several forms in one dialog stand in line
