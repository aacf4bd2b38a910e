"""What documents say of us: the points of the text bank, by what they are about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.group import GroupProfile, Point
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.labels import EmptyState, button, clear, label
from outreach_desktop.ui.widgets.layouts import Tall, column
from outreach_desktop.words import say

KINDS = tuple(POINT_KINDS)
_LEAST = 120  # of a column of a point


class TextBank(QWidget):
    """The kinds at the left, and at the right the points of the kind chosen."""

    edit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(say("What the points are about"))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setWordWrap(True)
        self.kinds.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.kinds.addItems([about.title for about in POINT_KINDS.values()])
        self._title = label(look="title")
        self._use = label(look="muted")
        self.edit_button = button(say("Edit\u2026"), icon="pencil", changes=True)
        self.empty = EmptyState(primary=say("Write the first one\u2026"), changes=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID * 2)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._use)
        head.addLayout(words, 1)
        head.addWidget(self.edit_button, alignment=Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setProperty("look", "page")
        right = QVBoxLayout(inside)
        right.setContentsMargins(GRID * 3, GRID, GRID * 2, GRID * 2)
        right.setSpacing(GRID * 2)
        right.addLayout(head)
        right.addLayout(self._column)
        right.addWidget(self.empty)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID * 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.kinds)
        row.addWidget(Tall(inside), 1)

    def _connect(self) -> None:
        self.kinds.currentRowChanged.connect(lambda _: self._show())
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.kind()))
        self.empty.primary.clicked.connect(lambda: self.edit_wanted.emit(self.kind()))
        self.kinds.setCurrentRow(0)

    def kind(self) -> str:
        """The kind whose points are shown."""
        return KINDS[max(self.kinds.currentRow(), 0)]

    def show_profile(self, profile: GroupProfile) -> None:
        """Show the points of this profile, and how many there are of each kind."""
        self._points = profile.points
        for place, (kind, about) in enumerate(POINT_KINDS.items()):
            count = sum(point.kind == kind for point in profile.points)
            words = (
                say("{title}  ({count})", title=about.title, count=count)
                if count
                else say("{title}  (none yet)", title=about.title)
            )
            self.kinds.item(place).setText(words)
        self._size_kinds()
        self._show()

    def _size_kinds(self) -> None:
        """As wide as they are, but no wider than what is said of them."""
        wide = self.kinds.sizeHintForColumn(0) + GRID * 2
        self.kinds.setFixedWidth(max(GRID * 16, min(wide, self.width() * 2 // 5)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self._size_kinds()
        super().resizeEvent(event)

    def _show(self) -> None:
        kind = self.kind()
        about = POINT_KINDS[kind]
        points = [point for point in self._points if point.kind == kind]
        self._title.setText(about.title)
        self._use.setText(about.used_in.sentence)
        self.edit_button.setAccessibleName(say("Edit: {title}", title=about.title))
        self.edit_button.setVisible(bool(points))
        self.empty.setVisible(not points)
        self.empty.say(
            about.used_in.nothing_yet,
            say("Write the first one\u2026"),
            changes=True,
        )
        clear(self._column)
        for point in points:
            self._column.addWidget(_card(point))


def _card(point: Point) -> QWidget:
    """One point; its columns side by side, each under what it holds."""
    card = QFrame()
    card.setProperty("look", "box")
    columns = POINT_KINDS[point.kind].columns
    texts = (point.heading, point.text, point.more)
    parts = [
        _part(words, text or "\u2013", "section" if place == 0 else "")
        for place, (words, text) in enumerate(zip(columns, texts, strict=False))
    ]
    shares = [2 if place == 1 and len(columns) == 2 else 1 for place in range(len(parts))]
    inside = QVBoxLayout(card)
    inside.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 3 // 2)
    inside.addWidget(Beside(*parts, spacing=GRID * 3, shares=shares, least=_LEAST))
    return card


def _part(words: str, text: str, look: str) -> QWidget:
    part = column(label(words, "small"), label(text, look))
    part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return part
