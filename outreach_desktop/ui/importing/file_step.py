"""The first step: a file is chosen or dropped, read, and what only people can decide of it is asked."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import List
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Banner, EmptyState, button, label, tip
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list
from outreach_desktop.words import say, say_many

_NOTHING, _READING, _READ = range(3)
_FIRST_ROWS = 8
_LONGEST = 60
_NOBODY = say(
    "No one is in this list: it has no row below its column names. Choose another sheet or file."
)
_EMPTY = say(
    "Choose the file with your list of people, or drop it here.\n\nSpreadsheets of Excel or "
    "LibreOffice, text with columns (.csv), address books of phones and mail programs (.vcf, "
    ".ldif), and tables in web pages can be read. You see who would be imported before anything "
    "is saved."
)


class FileStep(QWidget):
    """Shows the file, its sheets and ways to read its letters, and how it begins."""

    choose_wanted = Signal()
    sheet_wanted = Signal(str)
    encoding_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        for part in (self._build_nothing(), self._build_reading(), self._build_read()):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        self.empty.primary.clicked.connect(self.choose_wanted)
        self.another.clicked.connect(self.choose_wanted)
        self.sheet.currentIndexChanged.connect(lambda _: self.sheet_wanted.emit(self.sheet.value()))
        self.encoding.currentIndexChanged.connect(
            lambda _: self.encoding_wanted.emit(self.encoding.value())
        )

    def _build_nothing(self) -> QWidget:
        self.problem = Banner(look="danger")
        self.problem.hide()
        self.empty = EmptyState(_EMPTY, say("Choose a file\u2026"))
        part, column = _part()
        column.addWidget(self.problem)
        column.addWidget(self.empty, 1)
        return part

    def _build_reading(self) -> QWidget:
        self.doing = label()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Reading the file"))
        self.progress.setTextVisible(False)
        part, column = _part()
        column.addWidget(self.doing)
        column.addWidget(self.progress)
        column.addStretch(1)
        return part

    def _build_read(self) -> QWidget:
        self.about = label()
        self.another = button(say("Choose another file\u2026"), look="link")
        self.sheet, self.encoding = ChoiceField([]), ChoiceField([])
        self._sheet_name, self._encoding_name = (
            label(say("Sheet")),
            label(say("Encoding")),
        )
        self.sheet.setAccessibleName(say("Sheet"))
        self.encoding.setAccessibleName(say("Encoding"))
        self._encoding_help = label(
            say(
                "The file does not say which encoding it has. Choose the line in which the words "
                "are spelt correctly."
            ),
            "small",
        )
        asked = QGridLayout()
        asked.setHorizontalSpacing(GRID * 2)
        asked.setVerticalSpacing(GRID)
        asked.setColumnStretch(1, 1)
        asked.addWidget(self._sheet_name, 0, 0)
        asked.addWidget(self.sheet, 0, 1)
        asked.addWidget(self._encoding_name, 1, 0)
        asked.addWidget(self.encoding, 1, 1)
        asked.addWidget(self._encoding_help, 2, 1)
        self.notes = Banner(look="info")
        self.first = QTableWidget()
        self.first.setAccessibleName(say("The first rows of the list"))
        as_list(self.first)
        takes_the_rest(self.first, 120)
        self._first_name = label(say("The first rows"), "section")
        self.lacks = Banner(look="danger")
        self.lacks.hide()
        part, column = _part()
        column.addWidget(self.about)
        column.addWidget(self.another, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(asked)
        column.addWidget(self.lacks)
        column.addWidget(self.notes)
        column.addWidget(self._first_name)
        column.addWidget(self.first, 1)
        return part

    @property
    def is_reading(self) -> bool:
        """Whether nothing of the file can be shown yet."""
        return self._stack.currentIndex() == _READING

    # -- showing -----------------------------------------------------------------------------------

    def show_reading(self, name: str) -> None:
        """The file is being read."""
        self.doing.setText(say("Reading \u201c{name}\u201d \u2026", name=name))
        self.progress.setRange(0, 0)
        self._stack.setCurrentIndex(_READING)

    def show_nothing(self, error: OutreachError | None = None) -> None:
        """No file is there, or none that can be read."""
        self.problem.say(str(error) if error else "")
        self.empty.say(
            _EMPTY, say("Choose another file\u2026") if error else say("Choose a file\u2026")
        )
        self._stack.setCurrentIndex(_NOTHING)
        self.empty.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, found: List) -> None:
        """It was read; say what there is in it, and ask what there is to ask."""
        self.about.setText(_about(found))
        self._ask_sheet(found)
        self._ask_encoding(found)
        self._show_notes([*found.notes, *found.table.notes])
        self._show_first(found)
        self.lacks.say("" if found.table.rows else _NOBODY)
        self._stack.setCurrentIndex(_READ)

    def _ask_sheet(self, found: List) -> None:
        rows = {one.name: len(one.records) for one in found.book.sheets}
        choices = [
            (
                name,
                say_many("{name} ({count} line)", "{name} ({count} lines)", rows[name], name=name),
            )
            for name in found.sheets
        ]
        _fill(self.sheet, choices, found.sheet)
        for part in (self._sheet_name, self.sheet):
            part.setVisible(len(choices) > 1)

    def _ask_encoding(self, found: List) -> None:
        choices = list(encodings(found))
        _fill(self.encoding, choices, found.encoding)
        for part in (self._encoding_name, self.encoding, self._encoding_help):
            part.setVisible(len(choices) > 1)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self.notes.say("\n".join(notes))

    def _show_first(self, found: List) -> None:
        table = found.table
        rows = table.rows[:_FIRST_ROWS]
        self.first.clear()
        self.first.setRowCount(len(rows))
        self.first.setColumnCount(len(table.header))
        self.first.setHorizontalHeaderLabels(list(table.header))
        for place, row in enumerate(rows):
            for column, cell in enumerate(row.cells[: len(table.header)]):
                item = QTableWidgetItem(" ".join(cell[: _LONGEST * 2].split()))
                item.setToolTip(tip(cell[:1000]))
                self.first.setItem(place, column, item)
        header = self.first.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMaximumSectionSize(theme.scaled(240))
        self.first.resizeColumnsToContents()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def enter(self) -> bool:
        """The keyboard goes to what is to be decided; False where nothing is."""
        part = next((one for one in (self.sheet, self.encoding) if one.isVisible()), None)
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)
        return part is not None


def asks(found: List) -> bool:
    """Whether people have something to decide, or to know, before its columns are looked at."""
    return len(found.sheets) > 1 or bool(found.notes or found.table.notes)


def encodings(found: List) -> Iterator[tuple[str, str]]:
    """Ways to read the letters, each with words of the file; of two that read them alike, one."""
    offered = {encoding for encoding, _ in found.encodings}
    if found.encodings and found.encoding not in offered:
        yield (
            found.encoding,
            say(
                "As recognised ({encoding})",
                encoding=imports.encoding_called(found.encoding),
            ),
        )
    seen: set[str] = set()
    for encoding, words in sorted(found.encodings, key=lambda one: one[0] != found.encoding):
        if words not in seen:
            seen.add(words)
            shown = "".join(char if char.isprintable() else "\ufffd" for char in words)
            yield encoding, f"{shown}   ({imports.encoding_called(encoding)})"


def _about(found: List) -> str:
    rows = say_many("{count} row", "{count} rows", len(found.table.rows))
    columns = say_many("{count} column", "{count} columns", len(found.table.header))
    return f"{found.path.name}: {imports.kind_called(found.kind)}, {rows}, {columns}."


def _fill(field: ChoiceField, choices: Sequence[tuple[str, str]], value: str) -> None:
    with QSignalBlocker(field):
        field.set_choices(list(choices))
        field.set_value(value)


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    return part, column
