"""What stands under the search field: what may be typed next, and what the words find beyond the list in front."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from outreach_desktop.domain.choosing.completing import Completion
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.choosing.completing import ABOUT, Completing, WordsAndAbout
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.finding import Hit

_WIDTH = GRID * 64
_FOUND = Qt.ItemDataRole.UserRole
_TAKE_CONDITIONS = {one.subject: one for one in (PEOPLE, ORGANISATIONS)}
"""The pages whose search reads conditions."""
_OF_EACH = 4  # more would lie over the list that is filtered meanwhile
_SHORTEST = 2  # letters: one finds nearly everybody


class GoTo(QListWidget):
    """Lies under the search field, which keeps the keyboard: Down and Up choose, Enter takes or goes there, Tab
    takes the first completion.
    """

    wanted = Signal(str, str)
    """A subject, and the id of one of its rows."""

    def __init__(
        self,
        window: QWidget,
        search: QLineEdit,
        runner: Runner,
        today: Clock,
        icons: Mapping[str, str],
    ) -> None:
        super().__init__(window)
        self._search = search
        self._runner = runner
        self._today = today
        self._icons = icons
        self._everything = False
        self._looked_for = ""
        self._is_closed = False
        """Whether Esc closed it; it stays so until something else is typed."""
        self.found: list[Hit] = []
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
        search.textChanged.connect(self._shown)
        search.installEventFilter(self)
        self.hide()

    def find_everything(self) -> None:
        """Until the search field is left, find what the list in front has too."""
        self._everything = True
        self.look_for(self._search.text())

    def look_for(self, words: str, front: str = "") -> None:
        """Look for `words` in every subject but the one in front, whose list shows them itself.

        People and organisations are found by conditions, which are completed while they are in front.
        """
        self._looked_for, self._is_closed = words, False
        if (vocabulary := _TAKE_CONDITIONS.get(front)) is not None:
            self.completing.look(vocabulary)
        else:
            self.completing.stop()
        if len(words.strip()) < _SHORTEST:
            self._show([])
            return
        from outreach_desktop.services import finding

        day = self._today()
        subjects = [one for one in finding.SUBJECTS if self._everything or one != front]
        self._runner.ask(
            self,
            lambda db: finding.found(db, words, today=day, subjects=subjects, at_most=_OF_EACH),
            self._show,
            latest="found",
        )

    def _show(self, found: "list[Hit]") -> None:
        self.found = found
        self._refill()

    def _refill(self) -> None:
        """Completions first, then what was found; what was chosen stays so."""
        is_typed = bool(self._search.hasFocus() and self._search.text())
        if not is_typed:
            self.found = []
        chosen = self.currentItem().data(_FOUND) if self.currentItem() is not None else None
        had_completions = self.count() > 0 and isinstance(self.item(0).data(_FOUND), Completion)
        offered = self.completing.offered if is_typed else []
        with QSignalBlocker(self):
            self.clear()
            for one in offered:
                self._add(one, "list-filter", one.words, one.about)
            for hit in self.found:
                self._add(hit, self._icons[hit.subject], _in_words(hit))
            rows = [row for row in range(self.count()) if self.item(row).data(_FOUND) == chosen]
            self.setCurrentRow(rows[0] if rows else -1)
        self._behind.indent = max(
            (self.fontMetrics().horizontalAdvance(one.words) for one in offered), default=0
        )
        self.setVisible(self.count() > 0 and not self._is_closed)
        if self.isVisible():
            self._lay_under_search()
            if offered and not had_completions:
                self._say(say("{words}: press Tab to complete.", words=offered[0].words))

    def _add(self, one: "Completion | Hit", icon: str, words: str, about: str = "") -> None:
        item = QListWidgetItem(theme.icon(icon), words)
        spoken = f"{words}: {about}" if about else words
        item.setData(_FOUND, one)
        item.setData(ABOUT, about)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(tip(spoken))
        self.addItem(item)

    def _shown(self, words: str) -> None:
        """The field says what another page was searched for: nothing of it is to be completed or gone to."""
        if words != self._looked_for:
            self.found = []
            self.completing.stop()
            self.hide()

    def _lay_under_search(self) -> None:
        corner = self._search.mapTo(self.window(), self._search.rect().bottomLeft())
        room = self.window().width() - corner.x() - GRID * 2
        high = self.sizeHintForRow(0) * self.count() + GRID
        low = self.window().height() - corner.y() - GRID * 4
        width = max(self._search.width(), theme.scaled(_WIDTH))
        self.setGeometry(corner.x(), corner.y() + GRID // 2, min(width, room), min(high, low))
        self.raise_()

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(_FOUND)
        if isinstance(one, Completion):
            self.completing.take(one)
            return
        self.hide()
        self.wanted.emit(one.subject, one.id)

    def _announce(self, item: QListWidgetItem | None) -> None:
        """Let screen readers say what Enter would open: the keyboard stays in the field."""
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

    # -- Qt tells --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search field is left, or a key is pressed in it."""
        if watched is self._search and event.type() == QEvent.Type.FocusOut:
            self.hide()
            self._everything = False
        pressed = event.type() == QEvent.Type.KeyPress and self.isVisible()
        if pressed and isinstance(event, QKeyEvent) and self._takes(event.key()):
            return True
        return super().eventFilter(watched, event)


def _in_words(one: "Hit") -> str:
    """“Open evening, 4 Mar 2026, Hall 2”."""
    return ", ".join(filter(None, (one.name, short_date(one.day) if one.day else "", one.about)))
