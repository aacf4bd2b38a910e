"""The fields of templates, in a window that stays open beside Word: looked for, looked at, copied."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.domain.fields import begun, folded
from outreach_desktop.services.making.authoring import field_list
from outreach_desktop.services.making.authoring.field_list import FieldsFor, ToldField
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.exporting import lending
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.frame import SearchField
from outreach_desktop.ui.widgets.labels import asked_for, button, label, tip
from outreach_desktop.ui.widgets.layouts import show_if, takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list, fit_headings
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say

_GROUP, _NAME, _MEANING, _VALUE = range(4)
_NARROW = 100
"""Letters on a line, below which it has three columns."""
_AT_FIRST = say("Choose a field. Enter copies its tag, to be pasted into Word.")
_WAY_OUT = say("Leave it empty to see the examples of the program.")


class _FieldTable(QTableWidget):
    """Enter or a double click takes a row; letters go on to the search."""

    taken = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(say("Fields"))
        self.setHorizontalHeaderLabels(
            [say("About"), say("Field"), say("What it is"), say("Example")]
        )
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        as_list(self)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_NAME, _MEANING, _VALUE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.taken.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the group makes room: names begin with it."""
        super().resizeEvent(event)
        letters = event.size().width() // max(self.fontMetrics().averageCharWidth(), 1)
        self.setColumnHidden(_GROUP, letters < _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in other lists; what is typed is looked for."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.matches(
            QKeySequence.StandardKey.Copy
        ):
            self.taken.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class FieldsWindow(Dialog):
    """All fields of the group: each with what it is, and what a letter to somebody would say there."""

    manual = "own-documents#finding-a-field"

    print_wanted = Signal(list, str)
    """As a page asks for it."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("Fields for templates"))
        self.setModal(False)
        self._runner = runner
        self._today = today
        self._fields: tuple[ToldField, ...] = ()
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.search = SearchField()
        self.search.setAccessibleName(say("Search the fields"))
        self.search.setPlaceholderText(say("Search: a name, or what it is \u2026"))
        self.person = PersonField(self, self._runner, self._today, way_out=_WAY_OUT)
        self.person.setAccessibleName(say("Examples of"))
        self.table = _FieldTable()
        takes_the_rest(self.table, GRID * 16)
        self.nothing = label("", "muted")
        self.nothing.hide()
        self.about = label(_AT_FIRST)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = label("", "muted")
        self.copy_tag = button(say("Copy the tag"), primary=True)
        self.only_if = button(say("Copy it as only-if lines"))
        self.for_each = button(say("Copy it once for each"))
        self.as_row = button(say("Copy as a table row"))
        self.print_list = button(say("Print the list\u2026"), icon="printer")
        close = button(say("Close"))
        close.clicked.connect(self.reject)
        self.column.addWidget(self.search)
        whose = QHBoxLayout()
        whose.setSpacing(GRID)
        whose.addWidget(label(say("Examples of")))
        whose.addWidget(self.person, 1)
        self.column.addLayout(whose)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.about)
        self.column.addLayout(
            Flow(self.copy_tag, self.only_if, self.for_each, self.as_row, spacing=GRID)
        )
        self.column.addWidget(self.said)
        self.finish([close], others=[self.print_list], size=(900, 680))
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._look())
        self.search.left.connect(self._into_table)
        self.person.edited.connect(self._ask_values)
        self.table.currentCellChanged.connect(lambda *_: self._show_one())
        self.table.taken.connect(self.copy_tag.click)
        self.table.typed.connect(self._type)
        self.copy_tag.clicked.connect(lambda: self._copy(lambda one: one.tag))
        self.only_if.clicked.connect(lambda: self._copy(lambda one: one.only_if))
        self.for_each.clicked.connect(lambda: self._copy(lambda one: one.for_each))
        self.as_row.clicked.connect(self._copy_row)
        self.print_list.clicked.connect(self._print)
        self._runner.changed.connect(self.reload)
        self._runner.opened.connect(self.reject)  # other people, and other fields of its own

    def show_values_of(self, contact_id: str, name: str) -> None:
        """What a letter to this person would say."""
        self.person.choose(contact_id, name)
        self._ask_values()

    def reload(self) -> None:
        """Ask anew for the fields there are, and what they say."""
        self._ask_values()

    @property
    def current(self) -> ToldField | None:
        """The field, or the pattern, that the cursor is in."""
        row = self.table.currentRow()
        seen = 0 <= row < len(self._fields) and not self.table.isRowHidden(row)
        return self._fields[row] if seen else None

    # -- asking and showing ------------------------------------------------------------------------

    def _ask_values(self) -> None:
        contact_id, today = self.person.value(), self._today()
        ask = (
            partial(field_list.of_person, contact_id=contact_id, today=today)
            if contact_id
            else field_list.every
        )
        self._runner.ask(self, ask, self._show, latest="fields")

    def _show(self, found: FieldsFor) -> None:
        is_new = found.fields != self._fields
        self._fields = found.fields
        if is_new:
            self.table.setRowCount(len(found.fields))
        for row, one in enumerate(found.fields):
            if is_new:
                for column, text in ((_GROUP, one.group), (_NAME, one.name)):
                    self.table.setItem(row, column, _cell(text))
                self.table.setItem(row, _MEANING, _cell(begun(one.meaning)))
            self.table.setItem(row, _VALUE, _cell(found.values.get(one.path, "")))
        if is_new:
            self.table.resizeColumnToContents(_GROUP)
            fit_headings(self.table)
        self._look()

    def _look(self) -> None:
        """Only the rows in which all words stand that are typed."""
        words = folded(self.search.text()).split()
        found = [one.says(words) for one in self._fields]
        for row, is_found in enumerate(found):
            self.table.setRowHidden(row, not is_found)
        if self.current is None and any(found):
            self.table.setCurrentCell(found.index(True), _NAME)
        say_nothing = bool(self._fields) and not any(found)
        if say_nothing:
            self.nothing.setText(
                say("No field fits {asked}.", asked=asked_for(self.search.text()))
                + " "
                + say("Try another word, or a field of your own under Settings.")
            )
        show_if(self.nothing, say_nothing)
        self._show_one()

    def _show_one(self) -> None:
        one = self.current
        self.about.setText(_AT_FIRST if one is None else _told(one, self._value()))
        self.copy_tag.setEnabled(one is not None)
        self.only_if.setEnabled(one is not None and bool(one.only_if))
        self.for_each.setEnabled(one is not None and bool(one.for_each))
        self.as_row.setEnabled(one is not None and bool(one.cells))

    def _value(self) -> str:
        item = self.table.item(self.table.currentRow(), _VALUE)
        return item.text() if item is not None else ""

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(self.search.text() + text)

    # -- copying -----------------------------------------------------------------------------------

    def _copy(self, of: Callable[[ToldField], str]) -> None:
        one = self.current
        if one is not None and (text := of(one)):
            QGuiApplication.clipboard().setText(text)
            self._say_copied(text)

    def _copy_row(self) -> None:
        """As a table, which Word puts in as one, and as text with tabs."""
        one = self.current
        if one is not None and one.cells:
            data = QMimeData()
            data.setText("\t".join(one.cells))
            cells = "".join(f"<td>{cell}</td>" for cell in one.cells)
            data.setHtml(f"<table><tr>{cells}</tr></table>")
            QGuiApplication.clipboard().setMimeData(data)
            self._say_copied(data.text())

    def _say_copied(self, text: str) -> None:
        shown = " ".join(text.split())
        sentence = say("Copied: {tag}  Paste it into Word with Ctrl+V.", tag=shown)
        self.said.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, sentence))

    def _print(self) -> None:
        def show(stack: Stack) -> None:
            self.print_wanted.emit([stack], PREVIEW)

        def lend(paper: OwnPaper) -> None:
            self._runner.aside(self, partial(lending.as_stack, paper), show)

        self._runner.ask(self, field_list.paper, lend, latest="paper")


def show_fields(page: Screen) -> FieldsWindow:
    """Open the window, or bring it forward."""
    window = page.window()
    shown = window.findChild(FieldsWindow)
    if shown is None:
        shown = FieldsWindow(window, page.runner, page.today)
        shown.print_wanted.connect(page.print_wanted)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    return shown


def _told(one: ToldField, value: str) -> str:
    """What it is, how it is written, and what it would say: each on a line of its own."""
    lines = [begun(one.meaning), one.tag.replace("\n", "  ")]
    if one.within:
        lines.append(
            say("It stands between {begin} and {end}.", begin=one.within, end="{% endfor %}")
        )
    if one.path:
        lines.append(say("Example: {value}", value=value) if value else say("Nothing is known."))
    return "\n".join(lines)


def _cell(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(text.split()))
    item.setToolTip(tip(text))
    return item
