"""What is missing, field by field, with what to do about each; and the table of who lacks what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.subjects import counted
from outreach_desktop.services.making.letters import Lack
from outreach_desktop.services.making.people.filling_in import can_fill_in
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import button, clear, label, tip
from outreach_desktop.ui.widgets.layouts import KeysGoBack, open_at
from outreach_desktop.words import say

_WHAT = Qt.ItemDataRole.UserRole
_RULES = [
    ("", say("as chosen under What")),
    ("stop", say("make nothing until it is there")),
    ("skip", say("leave these documents out")),
    ("blank", say("print nothing there")),
    ("mark", say("print a mark, to fill in by hand")),
]


class MissingFields(QWidget):
    """A line for each field that somebody lacks; nothing is shown while nobody lacks any."""

    changed = Signal()
    filled = Signal(str, str, str)
    """A person\u2019s id, a field, and what was typed for it."""

    def __init__(self) -> None:
        super().__init__()
        self.lacks: list[Lack] = []
        self.choices: dict[str, ChoiceField] = {}
        self._names: dict[str, QLabel] = {}
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(GRID * 2)
        self._lines.setColumnStretch(1, 1)
        self.table = button(say("Fill in what is missing\u2026"), look="link")
        self.table.clicked.connect(self.show_table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(say("Missing"), "section"))
        whole.addLayout(self._lines)
        whole.addWidget(self.table, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def policies(self) -> dict[str, str]:
        """The rule of each field that was given one of its own."""
        return {field: one.value() for field, one in self.choices.items() if one.value()}

    def forget(self) -> None:
        """Other documents: no field has a rule of its own any more."""
        self._show([], {})

    def restore(self, policies: dict[str, str]) -> None:
        """Rules as they were kept, whether somebody lacks these fields now or not."""
        self._show([], policies)

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Show who lacks what; the rules chosen stay."""
        self._show(lacks, self.policies)

    def _show(self, lacks: Sequence[Lack], policies: dict[str, str]) -> None:
        self.lacks = list(lacks)
        people: dict[str, set[str]] = {field: set() for field in policies}
        for lack in lacks:
            people.setdefault(lack.field, set()).add(lack.contact_id)
        if sorted(people) != sorted(self.choices):  # else the keyboard keeps its place
            clear(self._lines)
            self.choices, self._names = {}, {}
            for field in people:
                self._add_line(field, policies.get(field, ""))
        for lack in {one.field: one for one in lacks}.values():
            subject = "contacts" if lack.is_of_person else "organisations"
            who = counted(subject, len(people[lack.field]))
            called = lack.words
            self.choices[lack.field].setAccessibleName(say("Rule for {field}", field=called))
            self._names[lack.field].setText(f"{called[:1].upper()}{called[1:]}: {who}")
            self._names[lack.field].setToolTip(tip(lack.meaning))
        self.table.setVisible(bool(lacks))
        self.setVisible(bool(people))

    def _add_line(self, field: str, rule: str) -> None:
        choice = ChoiceField(_RULES)
        choice.setAccessibleName(say("Rule for {field}", field=field))
        choice.setMinimumContentsLength(8)
        choice.setSizeAdjustPolicy(choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.set_value(rule)
        choice.edited.connect(self.changed)
        self.choices[field], self._names[field] = choice, label(field)
        self._lines.addWidget(self._names[field], len(self.choices), 0)
        self._lines.addWidget(choice, len(self.choices), 1)

    def show_table(self) -> None:
        """The table of people and fields, in a window of its own."""
        table = LackTable(self, self.lacks)
        table.filled.connect(self.filled)
        table.show()


class LackTable(QDialog):
    """People down, fields across, “missing” where they meet: what is a person\u2019s own is typed there."""

    manual = "letters"
    filled = Signal(str, str, str)

    def __init__(self, parent: QWidget, lacks: Sequence[Lack]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("What is missing, and for whom"))
        fields = {lack.field: lack.words for lack in lacks}
        people = {lack.contact_id: lack.name for lack in lacks}
        found = {(lack.contact_id, lack.field): lack for lack in lacks}
        self.cells = QTableWidget(len(people), len(fields) + 1)
        self.cells.setAccessibleName(say("What is missing, and for whom"))
        self.cells.setHorizontalHeaderLabels([say("Person"), *fields.values()])
        self.cells.verticalHeader().hide()
        self.cells.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        for row, (contact_id, name) in enumerate(people.items()):
            self.cells.setItem(row, 0, _cell(name))
            for place, field in enumerate(fields, 1):
                lack = found.get((contact_id, field))
                told = say("missing") if lack is not None else ""
                may = lack is not None and lack.is_of_person and can_fill_in(field)
                item = _cell(told, may_be_typed=may)
                item.setData(_WHAT, (contact_id, field))
                self.cells.setItem(row, place, item)
        self.cells.itemChanged.connect(self._typed)
        can = any(lack.is_of_person and can_fill_in(lack.field) for lack in lacks)
        hint = say("Type what is missing; it is saved with the person at once.") if can else ""
        self.hint = label(hint)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.addWidget(self.hint)
        self.hint.setVisible(can)  # only now: without a parent it would be a window
        whole.addWidget(self.cells, 1)
        whole.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        KeysGoBack(self)
        open_at(self, 560, 480)

    def _typed(self, item: QTableWidgetItem) -> None:
        """Something stands in a cell: that is what was missing."""
        text = item.text().strip()
        if text and text != say("missing"):
            self.filled.emit(*item.data(_WHAT), text)

    def showEvent(self, event: QShowEvent) -> None:
        """The columns are as wide as what stands in them, in the font they are shown in."""
        super().showEvent(event)
        self.cells.resizeColumnsToContents()


def _cell(text: str, *, may_be_typed: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    if not may_be_typed:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return item
