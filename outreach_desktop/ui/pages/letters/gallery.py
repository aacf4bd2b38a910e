"""What the list of documents is made of: families that open, pictures of first pages, and a search that keeps up with typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.shipped import BY_NAME, FAMILIES, Family
from outreach_desktop.domain.fields import folded
from outreach_desktop.paths import resource
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.decoding import decoded
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say

_PICTURE = QSize(46, 65)
"""How large a first page is at the usual text size."""
_LARGEST = 2
OWN = say("Your own")


def family_of(choice: TemplateChoice) -> Family | None:
    """What a document is listed under; None for one of the group's own."""
    known = BY_NAME.get(choice.name) if choice.builtin else None
    return known.family if known else None


def title_of(family: Family | None) -> str:
    """What stands above it."""
    return OWN if family is None else FAMILIES[family]


def fits(choice: TemplateChoice, words: str) -> bool:
    """Whether all of what was typed stands in its title, its note or the name of its family."""
    said = folded(
        f"{title_in_words(choice.title)} {choice.title} {choice.note} {title_of(family_of(choice))}"
    )
    return all(word in said for word in folded(words).split())


class FirstPage(QLabel):
    """A small picture of a document's first page; a click on it is one on the box beside it."""

    def __init__(self, name: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._pressed = pressed
        times = min(theme.scaled(100) / 100, _LARGEST)
        size = QSize(round(_PICTURE.width() * times), round(_PICTURE.height() * times))
        self.setFixedSize(size)
        ratio = self.devicePixelRatioF()
        page = decoded(resource("documents", f"{name}.png").read_bytes())
        drawn = QPixmap.fromImage(page).scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn.setDevicePixelRatio(ratio)
        self.setPixmap(drawn)
        self.setProperty("look", "page-picture")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The box is ticked, or not."""
        self._pressed()
        event.accept()


def family_head() -> Button:
    """What opens and closes a family."""
    made = button("", icon="chevron-right", look="family")
    made.setCheckable(True)
    return made


def say_found(head: Button, title: str, found: int, *, is_search: bool) -> None:
    """How many of a family there are, or were found; who searches sees them all."""
    head.setText(f" {title} ({found})")
    head.setAccessibleName(f"{title} ({found})")
    theme.set_icon(head, "chevron-down" if is_search or head.isChecked() else "chevron-right")
    head.setEnabled(not is_search)
    show_if(head, bool(found))


class Keys(QObject):
    """Arrows go from one box to the next, Enter ticks, and letters go on to the search."""

    def __init__(self, stops: Callable[[], Sequence[QWidget]], search: QWidget) -> None:
        super().__init__(search)
        self._stops = stops
        self._search = search

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the key meant something here."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            return self._go(watched, steps[key])
        if watched is self._search:
            return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._go(watched, 1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QAbstractButton):
            watched.click()
            return True
        return False

    def _go(self, watched: QObject, step: int) -> bool:
        stops = [
            self._search,
            *(one for one in self._stops() if one.isVisible() and one.isEnabled()),
        ]
        here = next((at for at, one in enumerate(stops) if one is watched), None)
        if here is None or not 0 <= here + step < len(stops):
            return False
        stops[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        return True
