"""Saved searches below the page they belong to: what each is called, and how many people or organisations it finds."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.controls import SideButton
from outreach_desktop.ui.widgets.labels import clear, tip
from outreach_desktop.words import say, say_many

MOST = 8
"""As many are shown of each, where the window is high enough; the others are typed, or chosen with Choose people by."""

_BEFORE = GRID * 4  # pixels; it stands below the name of its page

Counted = tuple[SavedSearch, int | None]
"""A search, and how many it finds; None where it can no longer be understood."""


_LINES = 3
"""A name has so many at most; of a longer one the rest is in the tooltip."""


class SavedButton(SideButton):
    """A name with its count at the right; a long name goes on below, and ends in three dots in the third line."""

    def __init__(self, search: SavedSearch, count: int | None) -> None:
        super().__init__()
        self.name = search.name
        self._count = "?" if count is None else f"{count:,}"
        self.setProperty("look", "rail")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_told(search, count))
        self.setToolTip(tip(_told(search, count)))

    def sizeHint(self) -> QSize:
        """The lines of the name and a little around them; the rail says how wide."""
        lines = len(self.lines(self.width()))
        return QSize(GRID * 12, self.fontMetrics().height() * lines + GRID * 3 // 2)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def lines(self, width: int) -> list[str]:
        """The name as it is shown where the button is so wide."""
        metrics = self.fontMetrics()
        room = max(1, width - _BEFORE - GRID * 2 - metrics.horizontalAdvance(self._count))
        laid = QTextLayout(self.name, self.font())
        wrapped = QTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid.setTextOption(wrapped)
        begins: list[int] = []
        laid.beginLayout()
        while len(begins) < _LINES and (line := laid.createLine()).isValid():
            line.setLineWidth(room)
            begins.append(line.textStart())
        laid.endLayout()
        whole = [self.name[begin:end].strip() for begin, end in pairwise(begins)]
        last = self.name[begins[-1] if begins else 0 :].strip()
        return [*whole, metrics.elidedText(last, Qt.TextElideMode.ElideRight, room)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the frame of the keyboard are those of the rail's other buttons."""
        del event
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        inside = self.rect().adjusted(_BEFORE, 0, -GRID, 0)
        name = "\n".join(self.lines(self.width()))
        begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        turned = self.layoutDirection()
        area = QStyle.visualRect(turned, self.rect(), inside)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(area, QStyle.visualAlignment(turned, begin) | middle, name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(area, QStyle.visualAlignment(turned, end) | middle, self._count)


class SavedSearchList(QWidget):
    """The saved searches of a group; hidden while there are none."""

    chosen = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._counted: tuple[Counted, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, GRID // 2)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(say("Saved searches"))
        self.hide()

    @property
    def buttons(self) -> list[SavedButton]:
        """Those that are shown, from the top."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, SavedButton)]

    def show_counted(self, counted: Sequence[Counted]) -> None:
        """Show these in place of the present ones; the keyboard stays where it is."""
        counted = tuple(counted[:MOST])
        if counted == self._counted:
            return
        self._counted = counted
        focused = next((one.name for one in self.buttons if one.hasFocus()), None)
        clear(self._column)
        for search, count in counted:
            made = SavedButton(search, count)
            made.clicked.connect(partial(self.chosen.emit, made.name))
            change = QAction(say("Change or remove\u2026"), made)
            change.triggered.connect(partial(self.edit_wanted.emit, made.name))
            made.addAction(change)
            made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            changing.mark(made, change)
            self._column.addWidget(made)
            made.ensurePolished()  # else its height is that of another font
            made.resize(self.width(), made.height())
            if made.name == focused:
                made.setFocus()
        self.setVisible(bool(counted))
        self.updateGeometry()
        self._show_those_with_room()

    def sizeHint(self) -> QSize:
        """All of them, one under the other."""
        return QSize(GRID * 12, sum(one.sizeHint().height() for one in self.buttons) + GRID // 2)

    def minimumSizeHint(self) -> QSize:
        """In a low window the pages come first."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is room for more of them now, or for fewer; names may wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for one in self.buttons:
                one.resize(event.size().width(), one.height())
                one.updateGeometry()  # the layout keeps what it wished when it was narrower
            self.updateGeometry()
        self._show_those_with_room()

    def changeEvent(self, event: QEvent) -> None:
        """They grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._show_those_with_room()

    def _show_those_with_room(self) -> None:
        """None is cut: the last ones are left out where the window is low."""
        below = 0
        for one in self.buttons:
            below += one.sizeHint().height()
            one.setVisible(below <= self.height())  # to show one may make it higher

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 changes the one that has the keyboard."""
        focused = next((one for one in self.buttons if one.hasFocus()), None)
        if event.key() == Qt.Key.Key_F2 and focused and not changing.is_only_looked_at(self):
            self.edit_wanted.emit(focused.name)
        else:
            super().keyPressEvent(event)


def _told(search: SavedSearch, count: int | None) -> str:
    name = search.name
    if count is None:
        return say("{name}: can no longer be understood", name=name)
    if search.vocabulary is PEOPLE:
        return say_many("{name}: {count} person", "{name}: {count} people", count, name=name)
    return say_many(
        "{name}: {count} organisation", "{name}: {count} organisations", count, name=name
    )
