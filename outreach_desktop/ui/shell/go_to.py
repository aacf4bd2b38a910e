"""What the words in the search field find beyond the list in front: a click or Enter goes there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.finding import Hit

_WIDTH = GRID * 64
_FOUND = Qt.ItemDataRole.UserRole
_OF_EACH = 4  # more would lie over the list that is filtered meanwhile
_SHORTEST = 2  # letters: one finds nearly everybody


class GoTo(QListWidget):
    """Lies under the search field, which keeps the keyboard: Down and Up choose, Enter goes."""

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
        self.found: list[Hit] = []
        self.setProperty("look", "found")
        self.setAccessibleName(say("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)
        self.currentItemChanged.connect(self._announce)
        search.installEventFilter(self)
        self.hide()

    def find_everything(self) -> None:
        """Until the search field is left, find what the list in front has too."""
        self._everything = True
        self.look_for(self._search.text())

    def look_for(self, words: str, front: str = "") -> None:
        """Look for `words` in every subject but the one in front, whose list shows them itself."""
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
        self.clear()
        self.found = found if self._search.hasFocus() and self._search.text() else []
        for one in self.found:
            item = QListWidgetItem(theme.icon(self._icons[one.subject]), _in_words(one))
            item.setData(_FOUND, one)
            item.setToolTip(tip(item.text()))
            self.addItem(item)
        self.setVisible(bool(self.found))
        if self.found:
            self._lay_under_search()

    def _lay_under_search(self) -> None:
        corner = self._search.mapTo(self.window(), self._search.rect().bottomLeft())
        room = self.window().width() - corner.x() - GRID * 2
        high = self.sizeHintForRow(0) * len(self.found) + GRID
        low = self.window().height() - corner.y() - GRID * 4
        width = max(self._search.width(), theme.scaled(_WIDTH))
        self.setGeometry(corner.x(), corner.y() + GRID // 2, min(width, room), min(high, low))
        self.raise_()

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(_FOUND)
        self.hide()
        self.wanted.emit(one.subject, one.id)

    def _announce(self, item: QListWidgetItem | None) -> None:
        """Let screen readers say what Enter would open: the keyboard stays in the field."""
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, item.text()))

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
