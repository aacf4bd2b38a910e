"""Draws the sample group's logo and signatures, and the starters' placeholders for them.

Run it after changing it:  QT_QPA_PLATFORM=offscreen python resources/sample/draw_pictures.py
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

SAMPLE = Path(__file__).resolve().parent
DRAWING = SAMPLE.parents[1] / "outreach_desktop" / "templates" / "drawing"

INK = QColor("#1d2b53")
TEAL = QColor("#14525a")
Point = tuple[float, float]


def main() -> None:
    """Write every picture."""
    application = QGuiApplication([])
    DRAWING.mkdir(exist_ok=True)
    save(logo(), SAMPLE / "logo.png")
    for name, stroke in {
        "margaret": margaret(),
        "desmond": desmond(),
        "siobhan": siobhan(),
    }.items():
        save(signature(stroke), SAMPLE / f"signature-{name}.png")
    save(placeholder(480, 480), DRAWING / "logo.png")
    save(placeholder(900, 300), DRAWING / "signature.png")
    application.quit()


def save(image: QImage, path: Path) -> None:
    """Write a picture at 300 dots an inch, so that Word's own size for it is sensible."""
    image.setDotsPerMeterX(11811)
    image.setDotsPerMeterY(11811)
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written.")


def canvas(width: int, height: int) -> tuple[QImage, QPainter]:
    """An empty picture and a brush for it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return image, painter


def logo() -> QImage:
    """A river that winds out of a valley at first light."""
    image, painter = canvas(480, 480)
    circle = QPainterPath()
    circle.addEllipse(QRectF(8, 8, 464, 464))
    painter.setClipPath(circle)
    painter.fillRect(0, 0, 480, 480, QColor("#dcebe6"))
    painter.setBrush(QColor("#e8a33d"))
    painter.drawEllipse(QPointF(240, 205), 78, 78)
    painter.setBrush(QColor("#3f8f8a"))
    painter.drawPath(hill((-20, 150), (150, 130), (260, 300), (500, 250)))
    painter.setBrush(TEAL)
    painter.drawPath(hill((-20, 330), (170, 330), (250, 215), (500, 165)))
    painter.setBrush(QColor("#f7fbfa"))
    painter.drawPath(river())
    painter.end()
    return image


def hill(start: Point, first: Point, second: Point, end: Point) -> QPainterPath:
    """All that lies under one soft line."""
    path = QPainterPath(QPointF(*start))
    path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    path.lineTo(500, 500)
    path.lineTo(-20, 500)
    path.closeSubpath()
    return path


def river() -> QPainterPath:
    """A ribbon that grows towards the reader."""
    path = QPainterPath(QPointF(262, 268))
    path.cubicTo(150, 300, 340, 330, 268, 372)
    path.cubicTo(200, 405, 90, 420, 120, 500)
    path.lineTo(270, 500)
    path.cubicTo(260, 440, 345, 415, 348, 368)
    path.cubicTo(350, 318, 232, 300, 270, 268)
    path.closeSubpath()
    return path


def placeholder(width: int, height: int) -> QImage:
    """A pale frame that shows in Word where a picture will stand."""
    image, painter = canvas(width, height)
    painter.setBrush(QColor("#eef4f3"))
    pen = QPen(QColor("#7fa6a4"), 5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(6, 6, width - 12, height - 12), 28, 28)
    painter.end()
    return image


def signature(strokes: Iterable[Sequence[Point]]) -> QImage:
    """Strokes of a fountain pen, heavier on the way down."""
    strokes = list(strokes)
    image, painter = canvas(900, 300)
    painter.setBrush(INK)
    painter.translate(8 - min(x for stroke in strokes for x, _ in stroke), 0)
    for stroke in strokes:
        for (x, y), (x2, y2) in itertools.pairwise(stroke):
            length = math.hypot(x2 - x, y2 - y)
            width = 2.1 + 2.0 * max(0.0, (y2 - y) / length if length else 0.0)
            steps = max(1, int(length))
            for step in range(steps):
                part = step / steps
                painter.drawEllipse(QPointF(x + (x2 - x) * part, y + (y2 - y) * part), width, width)
    painter.end()
    return image.scaledToWidth(600, Qt.TransformationMode.SmoothTransformation)


def curve(*points: Point, detail: int = 24) -> list[Point]:
    """A smooth line through `points` (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(detail):
            t = step / detail
            x, y = (between(a[i], b[i], c[i], d[i], t) for i in (0, 1))
            line.append((x, y))
    return [*line, points[-1]]


def between(a: float, b: float, c: float, d: float, t: float) -> float:
    """Where the curve from `b` to `c` is at `t`, coming from `a` and going on to `d`."""
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def loops(x: float, base: float, *letters: tuple[float, float, float]) -> list[Point]:
    """Joined letters, each (width, height, lean): the loops of a quick hand."""
    points: list[Point] = [(x, base)]
    for width, height, lean in letters:
        points += [
            (x + width * 0.55 + lean * 0.6, base - height * 0.45),
            (x + width * 0.62 + lean, base - height),
            (x + width * 0.28 + lean * 0.8, base - height * 0.8),
            (x + width * 0.38, base - height * 0.2),
            (x + width * 0.72, base + 3),
        ]
        x += width
    return points


def margaret() -> list[list[Point]]:
    """M. Ellery."""
    capital = curve(
        (70, 215), (92, 150), (124, 66), (132, 74), (132, 196), (150, 180), (206, 70), (214, 80),
        (212, 190), (232, 214), (262, 196),
    )  # fmt: skip
    dot = curve((276, 210), (280, 212), (279, 214))
    letters = loops(
        330, 206, (58, 52, 16), (52, 124, 34), (52, 118, 34), (46, 48, 14), (44, 42, 10)
    )
    initial = curve(
        (392, 92), (350, 74), (314, 108), (350, 138), (306, 160), (304, 204), (352, 212)
    )
    tail = [
        (610, 168), (618, 200), (650, 206), (672, 166), (662, 214), (632, 274), (600, 268), (622, 236),
        (700, 196), (800, 178), (846, 184),
    ]  # fmt: skip
    return [capital, dot, initial, curve((352, 212), *letters[1:], *tail)]


def desmond() -> list[list[Point]]:
    """D. Achebe-Clarke, in a hurry."""
    capital = curve(
        (120, 74), (108, 140), (92, 218), (120, 214), (190, 180), (196, 104), (130, 66), (72, 86),
        (66, 120),
    )  # fmt: skip
    name = curve(
        (238, 220), (286, 120), (312, 64), (318, 120), (326, 212), (340, 190), (268, 164), (352, 160),
        *loops(372, 208, (40, 44, 8), (48, 120, 30), (40, 46, 10), (50, 112, 26), (40, 44, 8))[1:],
        (610, 196), (650, 190),
    )  # fmt: skip
    second = curve(
        (716, 108), (680, 92), (640, 150), (652, 208), (700, 206), (730, 120), (742, 88), (726, 200),
        (748, 176), (800, 196), (868, 170),
    )  # fmt: skip
    line = curve((210, 256), (430, 244), (660, 246), (760, 238))
    return [capital, name, second, line]


def siobhan() -> list[list[Point]]:
    """Siobhán K., with its accent."""
    capital = curve(
        (196, 84), (156, 60), (108, 92), (140, 136), (178, 176), (140, 222), (84, 204), (96, 178)
    )
    name = curve(
        (196, 204),
        *loops(
            204, 208, (34, 46, 8), (40, 44, 6), (48, 120, 28), (46, 116, 26), (44, 46, 8), (44, 44, 8)
        )[1:],
        (484, 200), (520, 196),
    )  # fmt: skip
    accent = curve((418, 128), (434, 116), (446, 98))
    king = curve((590, 78), (582, 140), (566, 222))
    arms = curve((680, 84), (640, 120), (580, 152), (612, 160), (650, 208), (716, 214), (816, 168))
    return [capital, name, accent, king, arms]


if __name__ == "__main__":
    main()
