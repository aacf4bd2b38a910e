"""Text that is not typed into: headings, lines, chips, and the strips that warn."""

import html
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.controls import Button, WrappingButton
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.ui.widgets.shortening import LONG, Breaking, in_a_line, shown
from outreach_desktop.words import say


class Label(Breaking):
    """Shows what it is given as far as there is room for it on a page."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this."""
        self.say_words(text)

    def clear(self) -> None:
        """Show nothing."""
        self.say_words("")

    def text(self) -> str:
        """What it was given, whole."""
        return self._whole


def label(text: str = "", look: str = "") -> QLabel:
    """Text that wraps and can be selected; `look` is heading, title, section, muted or small."""
    made = Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("look", look)
    return made


def tip(text: str) -> str:
    """What to give a tooltip: long words wrap, and what somebody typed is never taken for markup."""
    if len(text) <= _A_LINE and "<" not in text:
        return text
    return f"<qt>{html.escape(shown(text)).replace(chr(10), '<br>')}</qt>"


def mnemonic_free(text: str) -> str:
    """Words that somebody typed, for a button or a menu: “Quellow & Sons” keeps its sign."""
    return text.replace("&", "&&")


def line() -> QFrame:
    """A thin rule between two parts of a page."""
    made = QFrame()
    made.setProperty("look", "line")
    return made


def button(
    text: str,
    *,
    icon: str = "",
    primary: bool = False,
    look: str = "",
    name: str = "",
    changes: bool = False,
) -> Button:
    """A button. A page has at most one `primary`; `name` is for screen readers, else the text.

    One that `changes` the data file, or leads to what does, is not offered where that cannot be.
    """
    made = Button(f" {text}" if icon and text else text)  # Qt leaves no gap after an icon
    made.setAccessibleName(name or text.replace("&", ""))
    made.setProperty("primary", primary)
    made.setProperty("look", look)
    if icon:
        theme.set_icon(made, icon)
    if changes:
        changing.mark(made)
    return made


def wrapping_link(text: str, *, changes: bool = False) -> Button:
    """A button that looks like a link, for words that may be longer than the room there is."""
    made = WrappingButton(text)
    made.setAccessibleName(text.replace("&", ""))
    made.setProperty("look", "link")
    if changes:
        changing.mark(made)
    return made


_A_LINE = 80  # characters of a tooltip
Entry = tuple[str, Callable[[], object]]


def more_button(
    *entries: Entry, changes: Sequence[Entry] = (), look: str = "", name: str = say("More")
) -> Button:
    """Three dots that open a menu of what is done less often; last what `changes` the data file."""
    made = button("", icon="ellipsis", look=look, name=name)
    made.setToolTip(name)
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    for words, slot in (*entries, *changes):
        menu.addAction(words).triggered.connect(partial(slot))
    made.setMenu(menu)
    changing.mark(made, *menu.actions()[len(entries) :], changes=bool(changes))
    return made


class LinkLabel(Breaking):
    """Words that can be clicked, or reached with Tab and opened with Enter; long ones wrap."""

    clicked = Signal()

    def __init__(self, words: str, *, name: str = "", quiet: bool = False) -> None:
        super().__init__()
        self._colour = "text" if quiet else "accent"
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.say_words(words)
        theme.follow(self)
        self.setIndent(0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "link")
        self.setAccessibleName(name or words)
        self.linkActivated.connect(lambda _: self.clicked.emit())

    def tint(self) -> None:
        """The colour of a link stands in its words."""
        self._lay_out(anew=True)

    def put(self, words: str) -> None:
        """Show these words as a link."""
        style = f"color:{theme.colour(self._colour)};text-decoration:none"
        self.setText(f'<a href="open" style="{style}">{html.escape(words)}</a>')

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar are a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """Short words in a row, such as tags; hidden while there are none."""

    def __init__(self, words: Iterable[str] = (), look: str = "chip") -> None:
        super().__init__()
        self._look = look
        self._row = Flow(spacing=GRID // 2)
        self.setLayout(self._row)
        self.show_words(words)

    def show_words(self, words: Iterable[str]) -> None:
        """Show these instead of the present ones."""
        clear(self._row)
        words = list(words)
        for word in words:
            chip = label(word, self._look)
            chip.setWordWrap(len(word) > LONG)
            self._row.addWidget(chip)
        show_if(self, bool(words))


class Sign(QLabel):
    """A small icon beside words; its `colour` is called as in `theme.Colours`."""

    def __init__(self, icon: str, colour: str, size: int = 18) -> None:
        super().__init__()
        self._drawn = (icon, colour, size)
        theme.follow(self)

    def tint(self) -> None:
        """Draw it in the colours in use now."""
        icon, colour, size = self._drawn
        self.setPixmap(theme.pixmap(icon, theme.colour(colour), size))


_BANNER_ICONS = {"info": "info", "warning": "triangle-alert", "danger": "ban"}


class Banner(QFrame):
    """A strip that must not be overlooked: look is info, warning or danger; never colour alone."""

    def __init__(self, text: str = "", look: str = "info", action: str = "") -> None:
        super().__init__()
        self.setProperty("look", look)
        self._icon = QLabel()
        self._text = label(text)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button(action, look="link")
        show_if(self.action, bool(action))
        self._ways = QHBoxLayout()
        self._ways.setSpacing(GRID)
        self._ways.addWidget(self.action)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._text, 1)
        self._words.addLayout(self._ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3 // 2, GRID // 2, GRID * 3 // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        theme.follow(self)

    def add_button(self, words: str) -> Button:
        """One more thing to do about it, beside `action`."""
        made = button(words, look="link")
        self._ways.addWidget(made)
        return made

    def say(self, text: str, look: str | None = None) -> None:
        """Show another text; an empty one hides the strip."""
        self._text.setText(text)
        if look is not None and look != self.property("look"):
            self.setProperty("look", look)
            restyle(self)
            restyle(self._text)  # its colour follows the strip's look
            self.tint()
        show_if(self, bool(text))

    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def tint(self) -> None:
        """Draw its sign in the colours in use now."""
        look = str(self.property("look"))
        now = theme.colours()
        colour = {"warning": now.on_warning, "danger": now.on_danger}.get(look, now.on_selection)
        self._icon.setPixmap(theme.pixmap(_BANNER_ICONS[look], colour, 18))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons would take half of the line, they stand below the words."""
        super().resizeEvent(event)
        is_narrow = self._ways.sizeHint().width() * 2 > event.size().width()
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._words.setDirection(way)
        side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignVCenter
        self._ways.setAlignment(side)


class EmptyState(QWidget):
    """What an empty list says: what it is for, and the one thing to do."""

    def __init__(
        self, text: str = "", primary: str = "", secondary: str = "", *, changes: bool = False
    ) -> None:
        super().__init__()
        self._text = label(text, "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.primary = button(primary, primary=True)
        self.secondary = button(secondary, look="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.setSpacing(GRID * 2)
        column.addStretch(1)
        column.addWidget(self._text)
        for one in (self.primary, self.secondary):
            column.addWidget(one, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.say(text, primary, secondary, changes=changes)

    def say(
        self, text: str, primary: str = "", secondary: str = "", *, changes: bool = False
    ) -> None:
        """Change the sentence and what the two buttons offer, and whether that `changes` the data file.

        An empty button is hidden.
        """
        self._text.setText(text)
        for one, words in ((self.primary, primary), (self.secondary, secondary)):
            one.setText(words)
            one.setAccessibleName(words.replace("&", ""))
            show_if(one, bool(words))
            changing.mark(one, changes=changes)


def asked_for(words: str, *filters: str) -> str:
    """““harris”, urologist”: what was asked for, as a list that finds nothing names it."""
    asked = [say("\u201c{name}\u201d", name=in_a_line(words))] if words.strip() else []
    return ", ".join((*asked, *filters))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, to fill it anew."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def restyle(widget: QWidget) -> None:
    """Let a changed `look` property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
