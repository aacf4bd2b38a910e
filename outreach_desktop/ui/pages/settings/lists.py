"""The lists that fields offer words from: which there are on the left, the words of one on the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.lists.lists import LISTS, MOST_OTHERS, OfferedList, Word
from outreach_desktop.domain.subjects import counted_of
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.lists.context_menu import add_menu
from outreach_desktop.ui.widgets.lists.table import as_list, fit_rows
from outreach_desktop.words import say

KEYS = tuple(LISTS)


class WordTable(QTableWidget):
    """The words of a list: what each is used by, and what it counts as. Enter or F2 opens one, Alt and an arrow moves it."""

    opened = Signal()
    moved = Signal(int)
    """By how many places."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[Word, ...] = ()
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(say("Words of the list"))
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def show_words(self, about: OfferedList, words: Sequence[Word]) -> None:
        """Show these; the one that was chosen stays so where it is still there."""
        chosen = self.chosen()
        self.words = tuple(words)
        headings = [say("Word"), say("Used by")] + [say("Counts as")] * bool(about.meanings)
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(headings))
            self.setHorizontalHeaderLabels(headings)
            self.setRowCount(len(self.words))
            for place, word in enumerate(self.words):
                for column, text in enumerate(_cells(about, word)):
                    self.setItem(place, column, _cell(text, _summary(about, word)))
        self._size_columns()
        self.choose(chosen.word if chosen else "")

    def choose(self, word: str) -> None:
        """Select this word; the first where it is not there."""
        places = [place for place, one in enumerate(self.words) if one.word == word]
        if self.words:
            self.setCurrentCell(
                places[0] if places else 0,
                0,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    def chosen(self) -> Word | None:
        """The word that is selected."""
        place = self.currentRow()
        return self.words[place] if 0 <= place < len(self.words) else None

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(theme.scaled(GRID * 10))

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open the word; Alt and an arrow moves it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class ListsTab(QWidget):
    """Which lists there are, and the words of the one chosen."""

    list_chosen = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(object)
    hide_wanted = Signal(object)
    move_wanted = Signal(object, int)
    """The word, and the place it goes to, counted without it."""

    def __init__(self) -> None:
        super().__init__()
        self.lists = QListWidget()
        self.lists.setAccessibleName(say("Lists"))
        self.lists.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lists.setWordWrap(True)
        self.lists.addItems([about.title for about in LISTS.values()])
        self._title = label(look="title")
        self._about = label(look="muted")
        self._others = label(look="small")
        self.add_button = button(say("Add a word\u2026"), icon="plus", changes=True)
        self.table = WordTable()
        self.edit_button = button(say("Rename\u2026"), icon="pencil", changes=True)
        self.hide_button = button(say("No longer offer"), changes=True)
        self.up = button("", icon="arrow-up", name=say("Move up"), changes=True)
        self.down = button("", icon="arrow-down", name=say("Move down"), changes=True)
        self._build()
        self._connect()

    @property
    def key(self) -> str:
        """The list that is shown."""
        return KEYS[max(self.lists.currentRow(), 0)]

    def _build(self) -> None:
        for one, keys in ((self.up, Qt.Key.Key_Up), (self.down, Qt.Key.Key_Down)):
            shown = QKeySequence(Qt.Modifier.ALT | keys).toString(
                QKeySequence.SequenceFormat.NativeText
            )
            one.setToolTip(f"{one.accessibleName()} ({shown})")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._about)
        right = QVBoxLayout()
        right.setContentsMargins(GRID * 3, GRID, 0, GRID * 2)
        right.setSpacing(GRID)
        right.addWidget(Beside(words, self.add_button, spacing=GRID * 2, stretched=0))
        right.addWidget(self.table, 1)
        right.addWidget(self._others)
        right.addLayout(Flow(self.edit_button, self.hide_button, self.up, self.down, spacing=GRID))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID * 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.lists)
        row.addLayout(right, 1)
        add_menu(
            self.table,
            reads=[],
            changes=[
                (say("Rename\u2026"), self._edit),
                (say("Move up"), partial(self._move, -1)),
                (say("Move down"), partial(self._move, 1)),
            ],
            removes=(say("No longer offer, or offer again"), self._hide),
        )
        self.setFocusProxy(self.lists)

    def _connect(self) -> None:
        self.lists.currentRowChanged.connect(lambda _: self.list_chosen.emit())
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.edit_button.clicked.connect(self._edit)
        self.hide_button.clicked.connect(self._hide)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.table.opened.connect(self._edit)
        self.table.moved.connect(self._move)
        self.table.currentCellChanged.connect(lambda *_: self._show_choice())
        with QSignalBlocker(self.lists):
            self.lists.setCurrentRow(0)

    def show_words(self, key: str, words: Sequence[Word], others: int) -> None:
        """Show the words of a list; `others` more only stand in rows and are too many to show."""
        about = LISTS[key]
        self._title.setText(about.title)
        self._about.setText(about.about)
        self.add_button.setAccessibleName(say("Add to \u201c{list}\u201d", list=about.title))
        self.table.show_words(about, words)
        self._others.setText(
            say(
                "Of the words that are not in the list, the {most} most used are shown. "
                "There are {count} more.",
                most=MOST_OTHERS,
                count=others,
            )
            if others
            else ""
        )
        self._others.setVisible(bool(others))
        self._size_lists()
        self._show_choice()

    def _size_lists(self) -> None:
        wide = self.lists.sizeHintForColumn(0) + GRID * 4
        self.lists.setFixedWidth(max(GRID * 16, min(wide, self.width() * 2 // 5)))

    def _show_choice(self) -> None:
        word = self.table.chosen()
        place = self.table.currentRow()
        for one, is_offered in (
            (self.edit_button, word is not None and self._may_edit(word)),
            (self.hide_button, word is not None and not word.is_fixed),
            (self.up, word is not None and place > 0),
            (self.down, word is not None and place < len(self.table.words) - 1),
        ):
            one.setEnabled(is_offered and not changing.is_only_looked_at(self))
        is_hidden = word is not None and word.is_hidden
        self.hide_button.setText(say("Offer again") if is_hidden else say("No longer offer"))
        self.hide_button.setAccessibleName(self.hide_button.text())

    def _may_edit(self, word: Word) -> bool:
        """A word that the program writes keeps its name; what it counts as can be said all the same."""
        return not word.is_fixed or bool(LISTS[self.key].meanings)

    def _edit(self) -> None:
        word = self.table.chosen()
        if word is not None and self._may_edit(word) and not changing.is_only_looked_at(self):
            self.edit_wanted.emit(word)

    def _hide(self) -> None:
        word = self.table.chosen()
        if word is not None and not word.is_fixed and not changing.is_only_looked_at(self):
            self.hide_wanted.emit(word)

    def _move(self, step: int) -> None:
        place = self.table.currentRow() + step
        if 0 <= place < len(self.table.words) and not changing.is_only_looked_at(self):
            word = self.table.chosen()
            self.move_wanted.emit(word, place)


def _cells(about: OfferedList, word: Word) -> list[str]:
    shown = begun(word.shown)
    name = say("{word} (not offered)", word=shown) if word.is_hidden else shown
    means = dict(about.meanings).get(word.means, "") if word.means else ""
    used = counted_of(about, word.used) if word.used else ""
    return [name, used, *([means] * bool(about.meanings))]


def _summary(about: OfferedList, word: Word) -> str:
    return ", ".join(text for text in _cells(about, word) if text)


def _cell(text: str, summary: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, summary)
    item.setToolTip(text)
    return item
