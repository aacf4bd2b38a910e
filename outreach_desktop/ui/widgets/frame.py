"""The parts around every page: the rail, the bar at the top, the line at the bottom."""

import datetime as dt
from collections.abc import Collection

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import SideButton
from outreach_desktop.ui.widgets.labels import Banner, button, mnemonic_free
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.ui.widgets.saved_searches import SavedSearchList
from outreach_desktop.ui.widgets.shortening import in_a_line, within_quotes
from outreach_desktop.ui.widgets.text import Elided
from outreach_desktop.words import say, say_many

_WORKING = say("Working \u2026")
_SLOW_MS = 300
_JUST_NOW_MS = 2_000
"""What was said no longer ago may be why another page comes."""


class Rail(QFrame):
    """The pages, one under the other; arrow keys walk through them."""

    chosen = Signal(str)

    def __init__(self, pages: Collection[PageEntry]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SideButton] = {}
        self.saved = {PEOPLE.subject: SavedSearchList(), ORGANISATIONS.subject: SavedSearchList()}
        """The saved searches below the page that they search."""
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID // 2, GRID * 2, GRID // 2, GRID * 2)
        column.setSpacing(GRID // 2)
        self._within = {page.key: page.within for page in pages if page.within}
        for page in (one for one in pages if not one.within):
            key = page.key
            self._buttons[key] = self._entry(page.words, page.icon)
            self._buttons[key].clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(self._buttons[key])
            column.addWidget(self._buttons[key])
            if key in self.saved:
                column.addWidget(self.saved[key])
        column.addStretch(1)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    @staticmethod
    def _entry(words: str, icon: str) -> SideButton:
        entry = SideButton()
        entry.setProperty("look", "rail")
        entry.setText(f" {words}")  # Qt leaves no gap after an icon
        entry.setAccessibleName(words.replace("&", ""))
        entry.setCheckable(True)
        entry.setAutoRaise(True)
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_icon(entry, icon, 18)
        return entry

    def sizeHint(self) -> QSize:
        """As wide as the longest name of a page, which is never cut."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), GRID * 20), hint.height())

    def minimumSizeHint(self) -> QSize:
        """No name is cut; the last ones may be, in a very low window."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def mark(self, key: str) -> None:
        """Show which page is in front, or within which it is; the keyboard goes along where it is on another of them."""
        in_front = self._buttons[self._within.get(key, key)]
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        in_front.setChecked(True)
        self.setFocusProxy(in_front)
        if had_focus:
            in_front.setFocus()


class SearchField(SearchLine):
    """Search while typing; Esc empties it first, and then goes back to the page or closes the dialog."""

    left = Signal()
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_shown = False
        self.setAccessibleName(say("Search"))
        glass = QAction(say("Search"), self)
        theme.set_icon(glass, "search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._tell)

    def show_words(self, words: str) -> None:
        """Say what was searched for without searching again; Qt hears of it and shows or hides the cross that clears."""
        self._is_shown = True
        self.setText(words)
        self._is_shown = False

    def _tell(self, words: str) -> None:
        if not self._is_shown:
            self.searched.emit(words)

    def minimumSizeHint(self) -> QSize:
        """Room for a name."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), GRID * 40), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and Down leave the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape and isinstance(self.window(), QDialog):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """The search field, what chooses without typing, and whose file this is."""

    choose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.search = SearchField()
        self.search.setMaximumWidth(GRID * 64)
        self.choose = button("", icon="list-filter", name=say("Show only \u2026"))
        self.choose.setToolTip(say("Show only \u2026"))
        self.choose.clicked.connect(self.choose_wanted)
        self._group = Elided(look="title")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID * 3, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self._group, 0)

    def show_group(self, name: str) -> None:
        """Show the name of the group."""
        self._group.setText(name)

    def show_hint(self, hint: str) -> None:
        """Say in grey what the search field finds now; "" if the page has nothing to search."""
        self.search.setPlaceholderText(hint or say("Search people \u2026"))


class Strip(QWidget):
    """What is to be known on every page, with the way on, and a second one where there are two."""

    followed = Signal()
    put_off = Signal()
    """The second way was chosen."""
    turned = Signal()
    """It is wanted now, or no longer."""

    def __init__(self, text: str = "", action: str = "", other: str = "", look: str = "info"):
        super().__init__()
        self.wanted = False
        self._banner = Banner(text, look, action)
        self._banner.action.clicked.connect(self.followed)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID // 2, GRID * 2, 0)
        column.addWidget(self._banner)
        if other:
            self._banner.add_button(other).clicked.connect(self.put_off)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "page")
        self.hide()

    def offer(self, wanted: bool = True, text: str = "") -> None:
        """Show it, with this text if there is one; or hide it."""
        if text:
            self._banner.say(text)
        self.wanted = wanted
        self.setVisible(wanted)
        self.turned.emit()

    def text(self) -> str:
        """What it says."""
        return self._banner.text()


class StatusLine(QStatusBar):
    """What was done last, with a way to take it back; whether the program is at work."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = Elided()
        self._undo = button("", look="link")
        self._busy = QLabel(_WORKING)
        self._backed_up = QLabel()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GRID, 0, GRID * 2, 0)
        self.addWidget(self._said)
        self.addWidget(self._undo)
        self.addPermanentWidget(self._busy)
        self.addPermanentWidget(self._backed_up)
        self._undo.hide()
        self._busy.hide()
        self._undo.clicked.connect(self.undo_wanted)
        self._since = QElapsedTimer()
        self._since.start()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._busy.show)

    def say(self, sentence: str) -> None:
        """Show a sentence; whatever could be undone before is not offered any more."""
        self._said.setText(sentence)
        self._since.restart()
        self._undo.hide()
        self._announce(sentence)

    def turn(self) -> None:
        """Another page is in front: what was said before it came is about another one, and goes; an undo stays."""
        if self._undo.isHidden() and self._since.hasExpired(_JUST_NOW_MS):
            self._said.setText("")

    def said(self) -> str:
        """The sentence shown now."""
        return self._said.text()

    def offer_undo(self, action: str | None) -> None:
        """Say that it is saved, and offer to take the newest action back."""
        self._undo.setVisible(bool(action))
        if action:
            self._said.setText(say("Done and saved."))
            self._announce(say("Done and saved."))
            name = within_quotes(in_a_line(action))
            self._undo.setText(say("Undo \u201c{name}\u201d", name=mnemonic_free(name)))
            self._undo.setAccessibleName(say("Undo \u201c{name}\u201d", name=name))

    def _announce(self, sentence: str) -> None:
        """Let screen readers say it: nobody tabs to a status bar to find out."""
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_busy(self, busy: bool) -> None:
        """Say that work goes on, if it goes on for longer than people notice."""
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._busy.hide()
            self._busy.setText(_WORKING)

    def show_doing(self, sentence: str) -> None:
        """Say what it is that goes on, until it is over."""
        self._busy.setText(sentence)
        self._busy.show()
        self._announce(sentence)

    def doing(self) -> str:
        """What is said to go on; "" where nothing is."""
        return "" if self._busy.isHidden() else self._busy.text()

    def show_backup(
        self, when: dt.datetime | None, now: dt.datetime, *, is_own: bool = True
    ) -> None:
        """Say when the last backup was made; nothing of a file that is only looked at."""
        if not is_own:
            self._backed_up.clear()
        elif when is None:
            self._backed_up.setText(say("Not backed up yet"))
        elif when.date() == now.date():
            self._backed_up.setText(say("Backed up {time}", time=f"{when:%H:%M}"))
        else:
            days = (now.date() - when.date()).days
            self._backed_up.setText(
                say_many("Backed up {count} day ago", "Backed up {count} days ago", days)
            )
