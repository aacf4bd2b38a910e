"""Choosing people or organisations by conditions without typing them: the same language, as rows of drop-downs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.choosing.conditions import Condition, read, written
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.choosing.own import with_own
from outreach_desktop.domain.segments import PEOPLE, Vocabulary
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.choosing.condition import ConditionRow
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import TextField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import bring_into_sight
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What is chosen, how it is spoken of, and how it is counted."""

    vocabulary: Vocabulary
    manual: str
    title: str
    about: str
    words: str
    hint: str
    none: str
    met: Callable[[int], str]
    count: Callable[[Data, str, date], int]


CHOSEN: Final = {
    one.vocabulary.subject: one
    for one in (
        _Chosen(
            vocabulary=PEOPLE,
            manual="people#choosing-without-typing",
            title=say("Choose people by \u2026"),
            about=say("People are shown who meet all of these conditions."),
            words=say("And these words stand somewhere on their card:"),
            hint=say("A name, an organisation, a word \u2026"),
            none=say("No one meets the conditions."),
            met=lambda count: say_many(
                "{count} person meets the conditions.", "{count} people meet the conditions.", count
            ),
            count=lambda db, text, day: len(contacts.find(db, text, today=day)),
        ),
        _Chosen(
            vocabulary=ORGANISATIONS,
            manual="organisations#finding-by-rule",
            title=say("Choose organisations by \u2026"),
            about=say("Organisations are shown that meet all of these conditions."),
            words=say("And these words stand somewhere in their entry:"),
            hint=say("A name, a town, a word \u2026"),
            none=say("No organisation meets the conditions."),
            met=lambda count: say_many(
                "{count} organisation meets the conditions.",
                "{count} organisations meet the conditions.",
                count,
            ),
            count=lambda db, text, day: len(organisations.find(db, text, today=day)),
        ),
    )
}


class ChooseDialog(Dialog):
    """Opens with the conditions that are searched for, and says how many people meet those that stand there."""

    chosen = Signal(str)
    """What is to be searched for."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        text: str,
        subject: str = PEOPLE.subject,
    ) -> None:
        self._about = CHOSEN[subject]
        super().__init__(parent, self._about.title, self._about.title)
        self.manual = self._about.manual
        self._runner = runner
        self._today = today
        self._vocabulary = with_own(self._about.vocabulary, own_known(runner).of(subject))
        self._keys = self._vocabulary.keys
        self.rows: list[ConditionRow] = []
        words, conditions = read(text, self._vocabulary)
        self.words = TextField(self._about.hint)
        self.words.setAccessibleName(say("Words"))
        self.words.set_value(words)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self.more = button(say("&Add a condition"), icon="plus")
        self.count = label(look="section")
        self.column.addWidget(label(self._about.about, "muted"))
        self.column.addWidget(self.count)
        self.column.addLayout(self._lines)
        self.column.addLayout(Flow(self.more))
        self.column.addWidget(label(self._about.words))
        self.column.addWidget(self.words)
        self.column.addStretch(1)
        self.show_them = button(say("&Show them"), primary=True)
        stop = button(say("Cancel"))
        self.finish([stop, self.show_them], size=(860, 480))
        for condition in conditions or [Condition(key=next(iter(self._keys)))]:
            self._add(condition)
        self.words.edited.connect(lambda _: self._find())
        self.more.clicked.connect(self._add_one)
        stop.clicked.connect(self.reject)
        self.show_them.clicked.connect(self._end)
        self.rows[0].setFocus()
        self._find()

    @property
    def text(self) -> str:
        """The conditions as they are typed."""
        return written(self.words.value(), (row.condition() for row in self.rows))

    def _add_one(self) -> None:
        taken = {row.condition().key for row in self.rows}
        row = self._add(Condition(key=next((key for key in self._keys if key not in taken), "tag")))
        row.show()
        row.setFocus()
        QTimer.singleShot(0, row, partial(bring_into_sight, row))  # when it has got its place
        self._find()

    def _add(self, condition: Condition) -> ConditionRow:
        row = ConditionRow(self._runner, self._today, condition, self._vocabulary)
        row.edited.connect(self._find)
        row.remove_wanted.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        self._number()
        return row

    def _remove(self, row: ConditionRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        left = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
        (left.remove if left else self.more).setFocus()
        self._find()

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.number(number)

    def _find(self) -> None:
        text, today = self.text, self._today()
        self._runner.ask(
            self,
            lambda db: self._about.count(db, text, today),
            self._show_count,
            latest="count",
            fails=lambda error: self._say(str(error)),
        )

    def _show_count(self, count: int) -> None:
        self._say(self._about.met(count) if count else self._about.none)

    def _say(self, sentence: str) -> None:
        if sentence != self.count.text():
            self.count.setText(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _end(self) -> None:
        self.chosen.emit(self.text)
        self.accept()
