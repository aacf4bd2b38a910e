"""Two entries side by side: first what differs, with what stays of each field to choose, then what is the same."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.duplicates.merging import MergeField, Side
from outreach_desktop.services.duplicates.merging import MergeSide, SideBySide
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import Banner, Chips, clear, label, line
from outreach_desktop.words import say

_EMPTY = say("(empty)")
_LONG = 24
"""Letters of a word that may be wider than its column."""


class SideChoice(QWidget):
    """One value that may stay: a button to choose it by, and the value beside it, as long as it is."""

    def __init__(self, field: MergeField, side: Side, text: str) -> None:
        super().__init__()
        self.side = side
        self.button = QRadioButton()
        shown = text or _EMPTY
        self.button.setAccessibleName(
            say("{field}: {value}", field=field.label, value=" ".join(shown.split()))
        )
        words = label(_breaking(shown), "" if text else "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the value chooses it, as one on the button does."""
        self.button.setChecked(True)
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class PairView(QWidget):
    """What both entries have. `chosen` is what stays of each field that differs."""

    def __init__(self) -> None:
        super().__init__()
        self.stays = Banner(look="warning")
        self.stays.hide()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID * 2)
        self._grid.setVerticalSpacing(GRID)
        self._groups: dict[str, QButtonGroup] = {}
        self.choices: dict[str, tuple[SideChoice, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(self.stays)
        column.addWidget(self._rows)
        column.addStretch(1)

    def show_both(self, both: SideBySide) -> None:
        """Show two entries instead of those shown now."""
        self._empty()
        self.stays.say(" ".join(both.stays))
        grid = self._grid
        for column, stretch in ((0, 2), (1, 4), (2, 4)):
            grid.setColumnStretch(column, stretch)
        grid.addWidget(_heading(both.kept.name, say("stays")), 0, 1)
        grid.addWidget(_heading(both.away.name, say("goes to the bin")), 0, 2)
        differ = [field for field in both.fields if field.differs]
        contrary = [field for field in differ if field.one and field.other]
        for field in contrary:
            self._add_choice(field)
        one_has = [field for field in differ if field not in contrary]
        self._add_section(say("Only one of them has it"), one_has)
        for field in one_has:
            self._add_choice(field)
        self._add_beside(both.kept, both.away)
        same = [field for field in both.fields if not field.differs]
        self._add_section(say("The same in both"), same)
        for field in same:
            row = grid.rowCount()
            grid.addWidget(label(field.label, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(_breaking(field.one), "muted"), row, 1, 1, 2)

    def chosen(self) -> Mapping[str, Side]:
        """What stays of each field that differs."""
        return {
            name: next(each.side for each in choices if each.button.isChecked())
            for name, choices in self.choices.items()
        }

    def begin(self) -> None:
        """Give the keyboard to the first choice, where there is one."""
        first = next(iter(self.choices.values()), None)
        if first is not None:
            chosen = next(each for each in first if each.button.isChecked())
            chosen.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        clear(self._grid)
        self._groups, self.choices = {}, {}

    def _add_section(self, words: str, fields: Sequence[MergeField]) -> None:
        if fields:
            self._grid.addWidget(line(), self._grid.rowCount(), 0, 1, 3)
            self._grid.addWidget(label(words, "muted"), self._grid.rowCount(), 0, 1, 3)

    def _add_choice(self, field: MergeField) -> None:
        row = self._grid.rowCount()
        choices = [
            SideChoice(field, Side.ONE, field.one),
            SideChoice(field, Side.OTHER, field.other),
        ]
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(field.label, "section"), row, 0, top)
        self._grid.addWidget(choices[0], row, 1, top)
        self._grid.addWidget(choices[1], row, 2, top)
        if field.is_text and field.one and field.other:
            choices.append(SideChoice(field, Side.BOTH, say("Keep both, one under the other")))
            self._grid.addWidget(choices[2], row + 1, 1, 1, 2)
        group = QButtonGroup(self)
        for choice in choices:
            group.addButton(choice.button)
            choice.button.setChecked(choice.side is field.chosen)
        self._groups[field.name] = group
        self.choices[field.name] = tuple(choices)

    def _add_beside(self, kept: MergeSide, away: MergeSide) -> None:
        """What hangs on both: all of it stays."""
        self._grid.addWidget(line(), self._grid.rowCount(), 0, 1, 3)
        for words, mine, theirs in (
            (say("Tags"), kept.tags, away.tags),
            (say("Roles"), kept.works, away.works),
            (say("Also there"), kept.beside, away.beside),
        ):
            if mine or theirs:
                row = self._grid.rowCount()
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(label(words), row, 0, top)
                is_tags = words == say("Tags")
                for place, texts in ((1, mine), (2, theirs)):
                    shown = Chips(texts) if is_tags else label("\n".join(texts) or _EMPTY)
                    self._grid.addWidget(shown, row, place, top)


def _breaking(text: str) -> str:
    """The same, with places where a long address may go on in the next line."""
    return " ".join(
        re.sub(r"([@./_-])", "\\1\u200b", word) if len(word) > _LONG else word
        for word in text.split(" ")
    )


def _heading(name: str, fate: str) -> QLabel:
    return label(say("{name} ({fate})", name=name, fate=fate), "section")
