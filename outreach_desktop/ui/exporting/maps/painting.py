"""Paints a map: in the window's colours, or in black on white for paper, where nothing is told by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgGenerator

from outreach_desktop.domain.maps.pictures import MapBox, MapPicture, strips
from outreach_desktop.ui.desk import theme

_PADDING: Final = 8.0
_ROUND: Final = 5.0
_NAME, _MORE, _HEADING = 13, 11, 14
_LARGEST: Final = 12_000  # dots across or down of a saved picture
_FINE: Final = 3.0  # dots a unit: 300 to the inch where a map is as wide as a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """The colours of a map."""

    paper: str
    box: str
    place: str
    text: str
    muted: str
    line: str
    champion: str
    focus: str


ON_PAPER: Final = Inks(
    paper="#ffffff",
    box="#ffffff",
    place="#e8e8e8",
    text="#000000",
    muted="#303030",
    line="#505050",
    champion="#000000",
    focus="#000000",
)


def in_window() -> Inks:
    """Those of the look in use now."""
    now = theme.colours()
    return Inks(
        paper=now.base,
        box=now.raised,
        place=now.selection,
        text=now.text,
        muted=now.muted,
        line=now.outline,
        champion=now.accent,
        focus=now.accent,
    )


def paint(
    painter: QPainter, drawn: MapPicture, inks: Inks, seen: QRectF, chosen: int | None = None
) -> None:
    """Paint what of the map is `seen`; the box `chosen` has a frame of its own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(inks.line), 1.4))
    for line in drawn.lines:
        shape = QPolygonF([QPointF(*point) for point in line.points])
        if shape.boundingRect().adjusted(-2, -2, 2, 2).intersects(seen):
            painter.drawPolyline(shape)
    for place, box in enumerate(drawn.boxes):
        where = QRectF(box.x, box.y, box.width, box.height)
        if where.adjusted(-6, -6, 6, 6).intersects(seen):
            _paint_box(painter, box, where, inks)
            if place == chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(inks.focus), 2.5, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(where.adjusted(-5, -5, 5, 5), _ROUND, _ROUND)


def _paint_box(painter: QPainter, box: MapBox, where: QRectF, inks: Inks) -> None:
    if box.look == "heading":
        painter.setPen(QPen(QColor(inks.text), 1.6))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
    else:
        is_champion = box.look == "champion"
        edge = QColor(inks.champion if is_champion else inks.line)
        painter.setPen(QPen(edge, 3.0 if is_champion else 1.0))
        painter.setBrush(QColor(inks.place if box.look == "place" else inks.box))
        painter.drawRoundedRect(where, _ROUND, _ROUND)
    _paint_words(painter, box, where, inks)


def _paint_words(painter: QPainter, box: MapBox, where: QRectF, inks: Inks) -> None:
    inner = where.adjusted(_PADDING, 4, -_PADDING, -4)
    if box.look == "heading":
        inner = where
    top = inner.top()
    for number, words in enumerate(box.lines):
        font = QFont(painter.font())
        first = number == 0
        font.setPixelSize(
            _HEADING if box.look in ("heading", "place") else _NAME if first else _MORE
        )
        font.setBold(first or words.startswith("\u2605"))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(inks.text if font.bold() else inks.muted))
        lines = 2 if number == 1 else 1
        height = inner.height() if len(box.lines) == 1 else metrics.height()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for told in _fitted(words, metrics, inner.width(), lines):
            painter.drawText(QRectF(inner.left(), top, inner.width(), height), int(flags), told)
            top += height


def _fitted(words: str, metrics: QFontMetricsF, width: float, at_most: int) -> list[str]:
    """The words in at most so many lines; what has no room there is told by three dots."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < at_most - 1:
        count = len(rest)
        while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > width:
            count -= 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest:
        lines.append(" ".join(rest))
    return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines]


def as_png(drawn: MapPicture, begins: float = 0.0, ends: float | None = None) -> bytes:
    """The same as `as_image`, as a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    as_image(drawn, begins, ends).save(buffer, "PNG")  # type: ignore[call-overload]  # bytes are refused
    return bytes(buffer.data().data())


def as_image(drawn: MapPicture, begins: float = 0.0, ends: float | None = None) -> QImage:
    """The map in black on white, or a strip across it, below the headings of its columns."""
    head = drawn.head if begins else 0.0
    height = head + (drawn.height if ends is None else ends) - begins
    scale = min(_FINE, _LARGEST / max(drawn.width, height, 1.0))
    size = QSize(max(1, round(drawn.width * scale)), max(1, round(height * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(ON_PAPER.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.setFont(theme.base_font())
    if head:
        above = QRectF(0, 0, drawn.width, head)
        painter.setClipRect(above)
        paint(painter, drawn, ON_PAPER, above)
    painter.translate(0, head - begins)
    painter.setClipRect(QRectF(0, begins, drawn.width, height - head))
    paint(painter, drawn, ON_PAPER, QRectF(0, begins, drawn.width, height - head))
    painter.end()
    return image


def as_svg(drawn: MapPicture) -> bytes:
    """An SVG, which can be made as large as one likes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(drawn.title)
    generator.setDescription(drawn.about)
    generator.setResolution(96)
    generator.setSize(QSizeF(drawn.width, drawn.height).toSize())
    generator.setViewBox(QRectF(0, 0, drawn.width, drawn.height))
    painter = QPainter(generator)
    painter.setFont(theme.base_font())
    paint(painter, drawn, ON_PAPER, QRectF(0, 0, drawn.width, drawn.height))
    painter.end()
    return bytes(buffer.data().data())


def on_sheets(drawn: MapPicture, shape: float = 0.55) -> Sequence[bytes]:
    """A PNG for each sheet, so that the map is as wide as the sheet; `shape` is how high that is beside its width."""
    sheets = strips(drawn, max(drawn.width * shape - drawn.head, 320.0))
    return [as_png(drawn, begins, ends) for begins, ends in sheets]
