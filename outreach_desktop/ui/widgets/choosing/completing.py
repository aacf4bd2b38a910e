"""Completing what is typed into the search field: what is offered for the word at the cursor, and how it is shown."""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from outreach_desktop.domain.choosing.completing import (
    Completion,
    Offered,
    OpenWord,
    keys_for,
    open_word,
    values_for,
)
from outreach_desktop.domain.choosing.own import with_own
from outreach_desktop.domain.segments import PEOPLE, Vocabulary
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.own_known import own_known
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID

_AT_MOST = 8
ABOUT = Qt.ItemDataRole.UserRole + 1
"""What stands in grey behind the words of an item."""


class Completing(QObject):
    """Knows the word at the cursor and what it may become; values are asked for beside the typing."""

    changed = Signal()
    """Other completions are offered, or none any more."""

    def __init__(self, search: QLineEdit, runner: Runner, today: Clock) -> None:
        super().__init__(search)
        self._search = search
        self._runner = runner
        self._today = today
        self._word: OpenWord | None = None
        self._own = own_known(runner)
        self._vocabulary = PEOPLE
        self._values: tuple[str, list[Offered]] = ("", [])
        self.offered: list[Completion] = []

    def look(self, vocabulary: Vocabulary) -> None:
        """Offer what the word at the cursor may become: keys at once, values as soon as they are known."""
        if vocabulary.subject != self._vocabulary.subject:
            self._values = ("", [])
        self._vocabulary = vocabulary = with_own(vocabulary, self._own.of(vocabulary.subject))
        at = self._search.cursorPosition()
        self._word = word = open_word(self._search.text(), at, vocabulary)
        if word is None:
            self.offered = []
        elif not word.key:
            self.offered = keys_for(word, vocabulary)
        else:
            key, known = self._values
            self.offered = values_for(
                word, filter(partial(_fits, word), known if key == word.key else ())
            )
            self._ask(word)
        self.changed.emit()

    def stop(self) -> None:
        """Offer nothing until something else is typed."""
        self._word = None
        if self.offered:
            self.offered = []
            self.changed.emit()

    def take(self, one: Completion) -> None:
        """Put it in the place of the word; Ctrl+Z in the field takes it back."""
        word = self._word
        if word is None:
            return
        behind = self._search.text()[word.end :]
        self._search.setSelection(word.start, word.end - word.start)
        self._search.insert(one.text.rstrip() if behind[:1].isspace() else one.text)

    def _ask(self, word: OpenWord) -> None:
        from outreach_desktop.services.choosing import completing  # which no start waits for

        def show(found: list[Offered]) -> None:
            self._values = (word.key, found)
            if word == self._word:
                self.offered = values_for(word, found)
                self.changed.emit()

        day, subject = self._today(), self._vocabulary.subject

        def ask(db: Data) -> list[Offered]:
            return completing.offered(
                db, word.key, word.begun, today=day, at_most=_AT_MOST, subject=subject
            )

        self._runner.ask(
            self,
            ask,
            show,
            latest="completed",
        )


def _fits(word: OpenWord, one: Offered) -> bool:
    """Whether a value that was offered for fewer letters is still one."""
    return word.begun in f"{one.value}\n{one.words}".casefold()


class WordsAndAbout(QStyledItemDelegate):
    """Behind the words of an item stands in grey what it is about; all of that in one line below each other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.indent = 0
        """Where it begins, in pixels from the beginning of the words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The words as always, and what is behind them."""
        super().paint(painter, option, index)
        about = index.data(ABOUT)
        if not about:
            return
        self.initStyleOption(option, index)
        room = self._room(option)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(
            option.palette.highlightedText().color() if is_chosen else QColor(theme.colour("muted"))
        )
        words = option.fontMetrics.elidedText(about, Qt.TextElideMode.ElideRight, room.width())
        way = QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(room, way, words)
        painter.restore()

    def _room(self, option: QStyleOptionViewItem) -> QRect:
        style = option.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        behind = self.indent + GRID * 3
        if option.direction == Qt.LayoutDirection.RightToLeft:
            room.setRight(room.right() - behind)
        else:
            room.setLeft(room.left() + behind)
        return room
