"""Fonts as they are measured and drawn on paper."""

import math
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from outreach_desktop.domain.look import TextStyle
from outreach_desktop.paths import resource

SCALE = 20
"""Letters are set this many times too large: Qt rounds small sizes and widths to whole pixels."""

RAISED_SIZE, RAISED_BY, LOWERED_BY = 0.58, 0.33, 0.08
SMALL_CAPITALS = 0.8

# Word joins no letters unless it is asked to, and in a PDF joined ones could not be found or copied.
_LIGATURES = (QFont.Tag("liga"), QFont.Tag("clig"))

# Families of the same widths, where the one asked for is not installed.
_TWINS = {
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
    "Arial": ("Liberation Sans", "Arimo", "Helvetica"),
    "Helvetica": ("Arial", "Liberation Sans", "Arimo"),
    "Times New Roman": ("Liberation Serif", "Tinos", "Times"),
    "Courier New": ("Liberation Mono", "Cousine", "Courier"),
}


@lru_cache(maxsize=256)
def font(style: TextStyle, size: float = 0.0) -> QFont:
    """The font for `style`, `SCALE` times as large; `size` where it differs from the style's."""
    _load_shipped()
    made = QFont([style.family, *_TWINS.get(style.family, ())])
    made.setPixelSize(max(round((size or style.size) * SCALE), 1))
    made.setBold(style.bold)
    made.setItalic(style.italic)
    made.setUnderline(style.underline)
    made.setStrikeOut(style.strike)
    made.setKerning(style.kerning)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for kind in _LIGATURES:
        made.setFeature(kind, 0)
    if style.spread:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spread * SCALE)
    return made


@lru_cache(maxsize=256)
def heights(style: TextStyle) -> tuple[float, float]:
    """How far letters of `style` reach above and below the baseline, in points."""
    metrics = _metrics(style, 0.0)
    return whole(metrics.ascent() + metrics.leading()), whole(metrics.descent())


def whole(twentieths: float) -> float:
    """So many twentieths of a point in points, cut to whole ones: the finest a line is set in."""
    return math.floor(twentieths + 0.01) / SCALE


@lru_cache(maxsize=8192)
def width(text: str, style: TextStyle, size: float = 0.0) -> float:
    """How wide `text` runs, in points."""
    return _metrics(style, size).horizontalAdvance(text) / SCALE


@lru_cache(maxsize=256)
def _metrics(style: TextStyle, size: float) -> QFontMetricsF:
    return QFontMetricsF(font(style, size))


@lru_cache(maxsize=1)
def _load_shipped() -> None:
    """The shipped family stands in for the one our documents are written in, on every laptop."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
