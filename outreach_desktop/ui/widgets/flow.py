"""Rows that go on below where there is no room beside: parts as words do, or all of them one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from outreach_desktop.ui.desk import theme


class Beside(QWidget):
    """Parts side by side where there is room for all of them, else one under the other."""

    def __init__(
        self,
        *parts: QWidget,
        spacing: int = 8,
        stretched: int = -1,
        shares: Sequence[int] = (),
        least: int = 0,
    ) -> None:
        """`stretched` is the place of the part that takes the room left; without one all take their `shares` of it.

        `least` is how wide each must be to stand beside another, for the usual text.
        """
        super().__init__()
        self._parts = parts
        self._least = least
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(spacing)
        for place, part in enumerate(parts):
            share = shares[place] if shares else int(stretched in (place, -1))
            self._line.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        hints = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        widest = max((hint.width() for hint in hints), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """All parts side by side, also while they are not: else they would stay so when there is room again."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(self.in_one_line(), 0))

    def in_one_line(self) -> int:
        """How wide it has to be for all of them to stand side by side."""
        shown = [part for part in self._parts if not part.isHidden()]
        gaps = self._line.spacing() * max(len(shown) - 1, 0)
        least = theme.scaled(self._least)
        return sum(max(_narrowest(part), part.minimumWidth(), least) for part in shown) + gaps

    def _turn(self, width: int) -> None:
        fits = self.in_one_line() <= width
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """A part says more now than it did, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        self._turn(event.size().width())
        super().resizeEvent(event)


def _narrowest(part: QWidget) -> int:
    return part.in_one_line() if isinstance(part, Beside) else part.minimumSizeHint().width()


class Flow(QLayout):
    """Parts side by side that go on in a next line where there is no room, as words do."""

    def __init__(self, *parts: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for part in parts:
            self.addWidget(part)

    def _place(self, within: QRect, *, move: bool) -> int:
        """Put the parts in lines, each in the middle of its line; the height they take."""
        top, left, line = within.y(), within.x(), list[tuple[QLayoutItem, QRect]]()
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, within.width())
            if line and left + size.width() > within.x() + within.width():
                top += _end(line, move=move) + self.spacing()
                left, line = within.x(), []
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self.spacing()
        return top + _end(line, move=move) - within.y()

    @staticmethod
    def _size(item: QLayoutItem, room: int) -> QSize:
        """What a part wishes; where that is wider than the room, its words wrap."""
        size = item.sizeHint()
        if size.width() <= room or room <= 0:
            return size
        high = item.heightForWidth(room) if item.hasHeightForWidth() else 0
        return QSize(room, max(high, size.height()))

    # -- Qt asks -----------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts into their lines."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def minimumSize(self) -> QSize:
        """The widest part, in a line of its own."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing()
        return QSize(max(width, 0), max((hint.height() for hint in hints), default=0))


def _end(line: Sequence[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
    """A line is full: its height, and where its parts stand in it."""
    height = max((area.height() for _, area in line), default=0)
    for item, area in line if move else ():
        item.setGeometry(area.translated(0, (height - area.height()) // 2))
    return height
