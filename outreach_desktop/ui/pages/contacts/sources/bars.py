"""Bars as long as what they stand for: in a column of a list, and as a picture on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.knowing.sources import SourceRow
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.lists.paged import PagedModel

_WIDE, _LINE, _FINE = 640, 26, 3
_LABELS = 0.4  # of the picture, for the words before the bars


class BarDelegate(QStyledItemDelegate):
    """Draws a bar where the number stands in words beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The longest bar is as wide as the column."""
        super().paint(painter, option, index)
        model = index.model()
        row = model.row(index.row()) if isinstance(model, PagedModel) else None
        first = model.row(_longest(model)) if isinstance(model, PagedModel) else None
        if row is None or first is None or not first.people:
            return
        room = QRectF(option.rect).adjusted(GRID, GRID * 0.75, -GRID, -GRID * 0.75)
        bar = QRectF(room)
        bar.setWidth(max(room.width() * row.people / first.people, 2.0))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(room.right())
        painter.fillRect(bar, QColor(theme.colours().accent))


def _longest(model: PagedModel[SourceRow]) -> int:
    places = range(model.rowCount())
    return max(places, key=lambda place: _people(model, place), default=0)


def _people(model: PagedModel[SourceRow], place: int) -> int:
    row = model.row(place)
    return row.people if row is not None else 0


def as_png(rows: Sequence[SourceRow]) -> bytes | None:
    """A bar for each, in black on white, with its words before it and its number behind; None of nothing."""
    if not rows:
        return None
    image = QImage(
        QSize(_WIDE * _FINE, (len(rows) * _LINE + GRID) * _FINE), QImage.Format.Format_RGB32
    )
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(_FINE, _FINE)
    font = theme.base_font()
    font.setPixelSize(13)
    painter.setFont(font)
    metrics = QFontMetricsF(font, image)
    most = max(row.people for row in rows)
    left, ends = _WIDE * _LABELS, metrics.horizontalAdvance("0" * 7)
    for number, row in enumerate(rows):
        top = number * _LINE + GRID / 2
        words = metrics.elidedText(begun(row.shown), Qt.TextElideMode.ElideRight, left - GRID)
        beside = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor("#000000"))
        painter.drawText(QRectF(0, top, left - GRID, _LINE), beside, words)
        wide = max((_WIDE - left - ends) * row.people / most, 1.0)
        painter.fillRect(QRectF(left, top + 5, wide, _LINE - 10), QColor(theme.LIGHT.accent))
        behind = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left + wide + 6, top, ends, _LINE), behind, f"{row.people:,}")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes are refused
    return bytes(buffer.data().data())
