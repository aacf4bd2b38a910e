"""What lies under a search field: what may be typed next, taken with a key or a click while the keyboard stays in the field."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from outreach_desktop.domain.choosing.completing import Completion
from outreach_desktop.domain.segments import PEOPLE, Vocabulary
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.choosing.completing import ABOUT, Completing, WordsAndAbout
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.words import say

_WIDTH = GRID * 64
MEANT = Qt.ItemDataRole.UserRole
"""What an item stands for."""


class BelowSearch(QListWidget):
    """Down and Up choose, Enter takes what is chosen, Tab takes the first completion, Esc closes."""

    def __init__(self, window: QWidget, search: QLineEdit, runner: Runner, today: Clock) -> None:
        super().__init__(window)
        self._search = search
        self._runner = runner
        self._today = today
        self._is_closed = False
        """Whether Esc closed it; it stays so until something else is typed."""
        self.completing = Completing(search, runner, today)
        self._behind = WordsAndAbout(self)
        self.setItemDelegate(self._behind)
        self.setProperty("look", "found")
        self.setAccessibleName(say("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)
        self.currentItemChanged.connect(self._announce)
        self.completing.changed.connect(self._refill)
        search.installEventFilter(self)
        self.hide()

    def _add_others(self) -> None:
        """What is offered below the completions: nothing here."""

    def _go_to(self, meant: object) -> None:
        """What is done with an item that is no completion."""

    def _refill(self) -> None:
        """Completions first, then the others; what was chosen stays so."""
        is_typed = bool(self._search.hasFocus() and self._search.text())
        chosen = self.currentItem().data(MEANT) if self.currentItem() is not None else None
        had_completions = self.count() > 0 and isinstance(self.item(0).data(MEANT), Completion)
        offered = self.completing.offered if is_typed else []
        with QSignalBlocker(self):
            self.clear()
            for one in offered:
                self._add(one, "list-filter", one.words, one.about)
            if is_typed:
                self._add_others()
            rows = [row for row in range(self.count()) if self.item(row).data(MEANT) == chosen]
            self.setCurrentRow(rows[0] if rows else -1)
        self._behind.indent = max(
            (self.fontMetrics().horizontalAdvance(one.words) for one in offered), default=0
        )
        if self.count() > 0 and not self._is_closed:
            self._lay_under_search()
            self.show()
            if offered and not had_completions:
                self._say(say("{words}: press Tab to complete.", words=offered[0].words))
        else:
            self.hide()

    def _add(self, one: object, icon: str, words: str, about: str = "") -> None:
        item = QListWidgetItem(theme.icon(icon), words)
        spoken = f"{words}: {about}" if about else words
        item.setData(MEANT, one)
        item.setData(ABOUT, about)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(tip(spoken))
        self.addItem(item)

    def _lay_under_search(self) -> None:
        window = self._search.window()
        if self.parentWidget() is not window:  # the field was put into it since
            self.setParent(window)
        corner = self._search.mapTo(window, self._search.rect().bottomLeft())
        room = window.width() - corner.x() - GRID * 2
        high = self.sizeHintForRow(0) * self.count() + GRID
        low = window.height() - corner.y() - GRID * 4
        width = max(self._search.width(), theme.scaled(_WIDTH))
        self.setGeometry(corner.x(), corner.y() + GRID // 2, min(width, room), min(high, low))
        self.raise_()

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(MEANT)
        if isinstance(one, Completion):
            self.completing.take(one)
            return
        self.hide()
        self._go_to(one)

    def _announce(self, item: QListWidgetItem | None) -> None:
        """Let screen readers say what Enter would take: the keyboard stays in the field."""
        if item is not None:
            self._say(item.data(Qt.ItemDataRole.AccessibleTextRole))

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _takes(self, key: int) -> bool:
        """Whether a key pressed in the search field was for this list."""
        row = self.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow(max(0, min(row + step, self.count() - 1)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._go(self.item(row))
            return True
        return self._takes_for_completing(key, max(row, 0))

    def _takes_for_completing(self, key: int, row: int) -> bool:
        if row >= len(self.completing.offered):
            return False
        if key == Qt.Key.Key_Tab:
            self._go(self.item(row))
            return True
        if key == Qt.Key.Key_Escape:
            self._is_closed = True
            self.hide()
            return True
        return False

    def _left(self) -> None:
        """The search field was left."""
        self.hide()

    # -- Qt tells --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search field is left, or a key is pressed in it."""
        if watched is self._search and event.type() == QEvent.Type.FocusOut:
            self._left()
        pressed = event.type() == QEvent.Type.KeyPress and self.isVisible()
        if pressed and isinstance(event, QKeyEvent) and self._takes(event.key()):
            return True
        return super().eventFilter(watched, event)


class PeopleCompletions(BelowSearch):
    """Completes the conditions that people, or others, are chosen by, in a search field of a step or a dialog."""

    def __init__(
        self,
        search: QLineEdit,
        runner: Runner,
        today: Clock,
        vocabulary: Vocabulary = PEOPLE,
    ) -> None:
        self._vocabulary = vocabulary
        super().__init__(search.window(), search, runner, today)
        theme.dress(self, when_seen=True)
        search.textEdited.connect(self._look)
        search.textChanged.connect(self._taken)

    def _look(self, _: str) -> None:
        self._is_closed = False
        self.completing.look(self._vocabulary)

    def _taken(self, _: str) -> None:
        """What a completion put there goes on; what the program shows does not ask for anything."""
        if self._search.hasFocus():
            self._look("")
        else:
            self.completing.stop()
