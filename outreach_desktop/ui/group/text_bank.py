"""What documents say of us: the points of the text bank, by what they are about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.group import POINT_KINDS, GroupProfile, Point
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.labels import EmptyState, button, clear, label

KINDS = tuple(POINT_KINDS)


class TextBank(QWidget):
    """The kinds at the left, and at the right the points of the kind chosen."""

    edit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("What the points are about")
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.addItems([about.title for about in POINT_KINDS.values()])
        self._title = label(look="title")
        self._use = label(look="muted")
        self.edit_button = button("Edit\u2026", icon="pencil", changes=True)
        self.empty = EmptyState(primary="Write the first one\u2026", changes=True)
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
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID * 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.kinds)
        row.addWidget(scroll, 1)

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
            self.kinds.item(place).setText(f"{about.title}  ({count or 'none yet'})")
        self.kinds.setFixedWidth(self.kinds.sizeHintForColumn(0) + GRID * 2)
        self._show()

    def _show(self) -> None:
        kind = self.kind()
        about = POINT_KINDS[kind]
        points = [point for point in self._points if point.kind == kind]
        self._title.setText(about.title)
        self._use.setText(f"Printed in {about.used_in}.")
        self.edit_button.setAccessibleName(f"Edit: {about.title}")
        self.edit_button.setVisible(bool(points))
        self.empty.setVisible(not points)
        self.empty.say(
            f"Nothing here yet. This part of {about.used_in} stays empty until you write it.",
            "Write the first one\u2026",
            changes=True,
        )
        clear(self._column)
        for point in points:
            self._column.addWidget(_card(point))


def _card(point: Point) -> QWidget:
    """One point; its columns side by side, each under what it holds."""
    card = QFrame()
    card.setProperty("look", "box")
    grid = QGridLayout(card)
    grid.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 3 // 2)
    grid.setHorizontalSpacing(GRID * 3)
    grid.setVerticalSpacing(0)
    columns = POINT_KINDS[point.kind].columns
    texts = (point.heading, point.text, point.more)
    for place, (words, text) in enumerate(zip(columns, texts, strict=False)):
        grid.addWidget(label(words, "small"), 0, place, Qt.AlignmentFlag.AlignTop)
        said = label(text or "\u2013", "section" if place == 0 else "")
        grid.addWidget(said, 1, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(place, 2 if place == 1 and len(columns) == 2 else 1)
    return card
