"""A map to look at: zoomed by wheel, keys and buttons, walked through by the arrow keys, each person said."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from outreach_desktop.domain.maps.pictures import Direction, MapBox, MapPicture, neighbour
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.exporting.maps import painting

_SMALLEST, _LARGEST = 0.15, 4.0
_STEP: Final = 1.2
_ARROWS: Final[dict[int, Direction]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class MapCanvas(QWidget):
    """The whole of a map at a size; what is chosen has a frame around it."""

    chosen = Signal(str)
    """What the box says that is chosen now."""
    opened = Signal(str, str)
    """The look of the box, and the id of who or what it is about."""
    zoom_wanted = Signal(float, QPointF)
    """By how much, and around which point."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: MapPicture | None = None
        self._scale = 1.0
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.follow(self)

    def tint(self) -> None:
        """Paint it in the colours in use now."""
        self.update()

    def show_map(self, drawn: MapPicture) -> None:
        """Show this; the first person is chosen."""
        self._drawn = drawn
        self._at = next((at for at, one in enumerate(drawn.boxes) if one.look in ("person", "champion")), None)  # fmt: skip
        self.setAccessibleName(f"{drawn.title}. {drawn.about}")
        self.set_scale(self._scale)

    @property
    def scale(self) -> float:
        """How large it is: 1 is the size of usual text."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Show it so large."""
        self._scale = min(_LARGEST, max(_SMALLEST, scale))
        self.resize(self.sizeHint())
        self.update()

    def box_chosen(self) -> MapBox | None:
        """The box that is chosen."""
        if self._drawn is None or self._at is None:
            return None
        return self._drawn.boxes[self._at]

    def area(self, box: MapBox) -> QRect:
        """Where a box is on the canvas."""
        scaled = QRectF(box.x, box.y, box.width, box.height)
        return QRectF(scaled.topLeft() * self._scale, scaled.size() * self._scale).toRect()

    def choose(self, at: int | None) -> None:
        """Choose the box at this place, and say it."""
        if self._drawn is None or at is None:
            return
        self._at = at
        words = self._drawn.boxes[at].spoken
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.chosen.emit(words)
        self.update()

    def _box_at(self, point: QPointF) -> int | None:
        if self._drawn is None:
            return None
        where = point / self._scale
        return next(
            (
                at
                for at, one in enumerate(self._drawn.boxes)
                if one.key and QRectF(one.x, one.y, one.width, one.height).contains(where)
            ),
            None,
        )

    def _open(self) -> None:
        box = self.box_chosen()
        if box is not None and box.key:
            self.opened.emit(box.look, box.key)

    # -- Qt ------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As large as the map is now."""
        if self._drawn is None:
            return QSize(1, 1)
        drawn = self._drawn
        return QSize(round(drawn.width * self._scale), round(drawn.height * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self)
        inks = painting.in_window()
        painter.fillRect(event.rect(), inks.paper)
        if self._drawn is None:
            return
        painter.scale(self._scale, self._scale)
        painter.setFont(theme.base_font())
        seen = QRectF(event.rect())
        whole = QRectF(seen.topLeft() / self._scale, seen.size() / self._scale)
        painting.paint(painter, self._drawn, inks, whole, self._at if self.hasFocus() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens, plus and minus make it larger and smaller."""
        drawn, key = self._drawn, event.key()
        if drawn is not None and key in _ARROWS and self._at is not None:
            self.choose(neighbour(drawn, self._at, _ARROWS[key]))
        elif drawn is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            named = [at for at, one in enumerate(drawn.boxes) if one.key]
            if named:
                self.choose(named[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_wanted.emit(_STEP, QPointF())
        elif key == Qt.Key.Key_Minus:
            self.zoom_wanted.emit(1 / _STEP, QPointF())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self.setFocus()
        self.choose(self._box_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        if self._box_at(event.position()) is not None:
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What was cut off is told beside the pointer."""
        at = self._box_at(event.position())
        words = "" if at is None or self._drawn is None else self._drawn.boxes[at].spoken
        if words != self.toolTip():
            self.setToolTip(words)
        self.setCursor(Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor)  # fmt: skip

    def focusInEvent(self, event: QEvent) -> None:
        """Who comes by the keyboard hears where they are."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.choose(self._at)


class MapView(QScrollArea):
    """The canvas with bars to move it."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = MapCanvas()
        self._is_whole = False
        """Whether all of it is to be in view, also where there is more or less room."""
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.canvas.zoom_wanted.connect(self.zoom)
        self.canvas.chosen.connect(self._into_view)

    def larger(self) -> None:
        """A step larger."""
        self.zoom(_STEP, QPointF())

    def smaller(self) -> None:
        """A step smaller."""
        self.zoom(1 / _STEP, QPointF())

    def usual(self) -> None:
        """As large as the text of the window."""
        self._is_whole = False
        self.canvas.set_scale(theme.scaled(100) / 100)

    def whole(self) -> None:
        """So that all of it is in view."""
        self._is_whole = True
        # Without bars, which there are none of once it fits.
        room, full = self.maximumViewportSize(), self.canvas.sizeHint() / self.canvas.scale
        if self.canvas.sizeHint().width() > 1:
            self.canvas.set_scale(min(room.width() / full.width(), room.height() / full.height(), 1.5))  # fmt: skip

    def zoom(self, by: float, around: QPointF) -> None:
        """Larger or smaller around a point of the canvas; around what is chosen where none is given."""
        self._is_whole = False
        before = self.canvas.scale
        box = self.canvas.box_chosen()
        if around.isNull() and box is not None:
            around = QPointF(self.canvas.area(box).center())
        beside = around.toPoint() + self.canvas.pos()
        self.canvas.set_scale(before * by)
        there = around * (self.canvas.scale / before)
        self._scroll_to(there.toPoint() - beside)

    def _scroll_to(self, corner: QPoint) -> None:
        self.horizontalScrollBar().setValue(corner.x())
        self.verticalScrollBar().setValue(corner.y())

    def _into_view(self) -> None:
        box = self.canvas.box_chosen()
        if box is not None:
            middle = self.canvas.area(box).center()
            self.ensureVisible(middle.x(), middle.y(), 160, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room now, or less."""
        super().resizeEvent(event)
        if self._is_whole:
            self.whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes it larger and smaller, else it scrolls."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        at = event.position() - QPointF(self.canvas.pos())
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, at)
        event.accept()
