"""The field for the words of one's own, below the page that they appear on."""

from collections.abc import Sequence
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QPlainTextDocumentLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.beginnings import Beginning
from outreach_desktop.domain.documents.paragraphs import tidy
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.labels import button, label, mnemonic_free, tip
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.ui.widgets.pasting import LinesField
from outreach_desktop.ui.widgets.text import Elided
from outreach_desktop.words import say, say_many

_LINES, _MOST_LINES = 3, 8
_MOST_KEPT = 100
"""Readers whose typing can be taken back step by step when one comes back to them."""
_LONG = 90
"""Letters of an entry in a menu."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Place = tuple[str, str]
"""A person's id and the title of a document."""


class ParagraphField(LinesField):
    """As high as what stands in it; Ctrl+Enter goes on."""

    gone_on = Signal()
    left = Signal()
    """The keyboard went elsewhere."""
    menu_wanted = Signal(QMenu, int)
    """A menu before it opens, and the place in the text that it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.least = _LINES
        self.setTabChangesFocus(True)
        self.setAccessibleName(say("Your own words for this reader"))
        self.setPlaceholderText(
            say("A sentence or two for this reader alone. Never name a patient here.")
        )
        self.document().setDocumentMargin(GRID / 2)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Grow and shrink with what is typed."""
        lines = int(self.document().size().height())
        lines = min(max(lines, self.least), _MOST_LINES if self.least == _LINES else _LINES)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + GRID * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, it takes more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is for who writes to one after the other."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and held:
            self.gone_on.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing waits any longer to be kept."""
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse about what is under it, by the keyboard about where the cursor is."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(menu)
        self.menu_wanted.emit(menu, cursor.position())
        below = self.mapToGlobal(self.cursorRect().bottomLeft())
        menu.popup(event.globalPos() if by_mouse else below)

    def changeEvent(self, event: QEvent) -> None:
        """The text may be larger now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


class ParagraphPanel(QWidget):
    """What one writes to the reader in view; typing can be taken back step by step for each of them."""

    typed = Signal()
    next_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self._texts: dict[Place, QTextDocument] = {}
        self._is_filling = False
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.heading = Elided(look="section", letters=16)
        self.field = ParagraphField()
        self.begin = button(say("Begin with\u2026"), look="link", changes=True)
        self.begin.setToolTip(say("Sentences from what you know of this reader"))
        self.next = button(say("Next without words"), look="link")
        self.next.setToolTip(say("The next reader without words of your own (Ctrl+Enter)"))
        self.left = label(look="count")
        self.left.setWordWrap(False)
        tools = QWidget()
        tools.setLayout(Flow(self.begin, self.next, self.left))
        changing.mark(self.field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        whole.setSpacing(GRID // 2)
        whole.addWidget(column(self.heading, self.field, tools))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._changed)
        self.field.gone_on.connect(self.next_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.begin.clicked.connect(self.begin_wanted)

    # -- whose it is -------------------------------------------------------------------------------

    def show_reader(self, place: Place, name: str, text: str) -> None:
        """Show what is written for somebody; what is being typed right now stays as it is typed."""
        self.show()
        self.heading.setText(say("Your own words for {name}", name=name))
        if place != self._place or tidy(self.field.toPlainText()) != text:
            self._is_filling = True
            self._put(place, text)
            self._is_filling = False
        self._place = place

    def show_nobody(self) -> None:
        """This document has no place for them."""
        self._place = None
        self.hide()

    def show_left(self, count: int) -> None:
        """How many readers are without any."""
        self.next.setEnabled(count > 0)
        words = say_many("{count} reader without words", "{count} readers without words", count)
        self.left.setText(words if count else say("everyone has one"))

    def fold(self, *, folded: bool) -> None:
        """Take as little height as can be, or what is comfortable; whose words they are is said above the page too."""
        self.heading.setVisible(not folded)
        self.field.least = 1 if folded else _LINES
        self.field.fit()

    @property
    def place(self) -> Place | None:
        """Whose it is, and in which document."""
        return self._place

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.toPlainText()

    def write_on(self) -> None:
        """Put the cursor behind what stands there."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def _put(self, place: Place, text: str) -> None:
        found = self._texts.pop(place, None) or self._new_text()
        self._texts[place] = found  # behind the others, so that the oldest go
        if tidy(found.toPlainText()) != text:
            found.setPlainText(text)
        self.field.setDocument(found)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        QTimer.singleShot(0, self.field, self.field.fit)  # its lines are known once it is laid out
        while len(self._texts) > _MOST_KEPT:
            self._texts.pop(next(iter(self._texts))).deleteLater()

    def _new_text(self) -> QTextDocument:
        made = QTextDocument(self)
        made.setDocumentLayout(QPlainTextDocumentLayout(made))
        made.setDefaultFont(self.field.font())
        made.setDocumentMargin(GRID / 2)
        return made

    def _changed(self) -> None:
        if not self._is_filling and self._place is not None:
            self.typed.emit()

    # -- words to begin with -----------------------------------------------------------------------

    def offer(self, beginnings: Sequence[Beginning]) -> None:
        """Show sentences to choose from; the one chosen comes behind what is typed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        theme.dress(menu)
        for one in beginnings:
            words = shorten(f"{one.source}: {one.gist or one.words}", _LONG, placeholder="\u2026")
            entry = menu.addAction(mnemonic_free(words))
            entry.setToolTip(tip(one.words))
            entry.triggered.connect(partial(self.insert, one.words))
        if not beginnings:
            menu.addAction(say("Nothing is known of this reader to begin with.")).setEnabled(False)
        above = QPoint(0, menu.sizeHint().height())
        menu.popup(self.begin.mapToGlobal(QPoint(0, 0)) - above)

    def insert(self, words: str, *_: object) -> None:
        """Behind what is typed; one Ctrl+Z takes it out again."""
        cursor = self.field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.field.toPlainText()
        cursor.insertText(words if not before or before[-1].isspace() else f" {words}")
        self.field.setTextCursor(cursor)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
