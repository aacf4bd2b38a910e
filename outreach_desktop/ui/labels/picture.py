"""A small picture of a sheet of labels: which are used, which will be printed, and the one to start at."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach_desktop.domain.post.label_sheets import LabelSheet
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.words import say

_HIGH = 220
_EDGE = 3.0


class SheetPicture(QWidget):
    """The first sheet. A click on a label, or an arrow key, starts there; Home and End are the first and the last."""

    started = Signal(int)
    """At this label, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: LabelSheet | None = None
        self.start = 1
        self._count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(say("Picture of the sheet"))

    def show_sheet(self, sheet: LabelSheet | None, start: int, count: int) -> None:
        """Show this sheet, on which so many labels will be printed from `start` on."""
        self._sheet, self.start, self._count = sheet, start, count
        self.setAccessibleDescription(self._told())
        self.setToolTip(say("Click the first free label.") if sheet else "")
        self.updateGeometry()
        self.update()

    def _told(self) -> str:
        if self._sheet is None:
            return ""
        return say(
            "It starts at label {start} of {count}. Arrow keys choose another.",
            start=self.start,
            count=self._sheet.count,
        )

    def area(self, number: int) -> QRectF:
        """Where a label is, in pixels."""
        assert self._sheet is not None  # noqa: S101 - asked only where there is one
        place, scale = self._sheet.place(number), self._scale
        return QRectF(
            _EDGE + place.x * scale,
            _EDGE + place.y * scale,
            self._sheet.width * scale,
            self._sheet.height * scale,
        )

    @property
    def _scale(self) -> float:
        """Pixels to a millimetre."""
        if self._sheet is None:
            return 1.0
        longest = max(self._sheet.paper_width, self._sheet.paper_height)
        return theme.scaled(_HIGH) / longest

    def sizeHint(self) -> QSize:
        """The paper, small."""
        if self._sheet is None:
            return QSize(GRID * 4, GRID * 4)
        wide, high = (
            round(one * self._scale + 2 * _EDGE)
            for one in (self._sheet.paper_width, self._sheet.paper_height)
        )
        return QSize(wide, high)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    # -- Qt tells ----------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        """Used labels are crossed out, printed ones are filled, free ones are empty: nothing is told by colour alone."""
        if self._sheet is None:
            return
        painter, now = QPainter(self), theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(
            QPen(
                QColor(now.accent if self.hasFocus() else now.outline), 2 if self.hasFocus() else 1
            )
        )
        painter.setBrush(QColor(now.base))
        painter.drawRect(paper)
        last = self.start + self._count - 1
        for number in range(1, self._sheet.count + 1):
            area = self.area(number)
            is_first = number == self.start
            painter.setPen(QPen(QColor(now.accent if is_first else now.line), 2 if is_first else 1))
            is_printed = self.start <= number <= last
            painter.setBrush(QColor(now.selection if is_printed else now.base))
            painter.drawRect(area)
            if is_printed:
                self._write(painter, area, now.on_selection)
            elif number < self.start:
                painter.drawLine(area.bottomLeft(), area.topRight())
        painter.end()

    def _write(self, painter: QPainter, area: QRectF, ink: str) -> None:
        """Lines that stand for an address."""
        painter.setPen(QPen(QColor(ink), 1))
        for line, share in ((0.3, 0.6), (0.5, 0.75), (0.7, 0.45)):
            y = area.top() + area.height() * line
            left = area.left() + area.width() * 0.12
            painter.drawLine(QPointF(left, y), QPointF(left + area.width() * share, y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start at the label under the mouse."""
        at = event.position()
        if self._sheet is not None:
            for number in range(1, self._sheet.count + 1):
                if self.area(number).contains(at):
                    self._choose(number)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from label to label."""
        if self._sheet is None:
            super().keyPressEvent(event)
            return
        columns, count = self._sheet.columns, self._sheet.count
        key = Qt.Key
        to = {
            key.Key_Left: self.start - 1,
            key.Key_Right: self.start + 1,
            key.Key_Up: self.start - columns,
            key.Key_Down: self.start + columns,
            key.Key_Home: 1,
            key.Key_End: count,
        }.get(key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        elif 1 <= to <= count:
            self._choose(to)

    def _choose(self, number: int) -> None:
        if number != self.start:
            self.started.emit(number)
