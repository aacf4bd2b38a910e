"""Fonts as they are measured and drawn on paper."""

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from outreach_desktop.domain.documents.look import TextStyle
from outreach_desktop.paths import resource

SCALE = 20
"""Letters are set this many times too large: Qt rounds small sizes and widths to whole pixels."""

RAISED_SIZE, RAISED_BY, LOWERED_BY = 0.58, 0.33, 0.08
SMALL_CAPITALS = 0.8
_KNOWN = 4096  # words whose widths are kept, of each style

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
    metrics = QFontMetricsF(font(style))
    return whole(metrics.ascent() + metrics.leading()), whole(metrics.descent())


def whole(twentieths: float) -> float:
    """So many twentieths of a point in points, cut to whole ones: the finest a line is set in."""
    return math.floor(twentieths + 0.01) / SCALE


class Ruler:
    """Measures letters of one style and size."""

    __slots__ = ("_known", "_metrics")

    def __init__(self, style: TextStyle, size: float) -> None:
        self._metrics = QFontMetricsF(font(style, size))
        self._known: dict[str, float] = {}

    def width(self, text: str) -> float:
        """How wide `text` runs, in points; words come again, so it is kept."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[text] = self.measured(text)
        return found

    def measured(self, text: str) -> float:
        """The same for what hardly comes again."""
        return self._metrics.horizontalAdvance(text) / SCALE


@lru_cache(maxsize=256)
def ruler(style: TextStyle, size: float = 0.0) -> Ruler:
    """The ruler for `style`; `size` where it differs from the style's."""
    return Ruler(style, size)


@lru_cache(maxsize=1)
def _load_shipped() -> None:
    """The shipped family stands in for the one our documents are written in, on every laptop."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def missing(families: Iterable[str]) -> set[str]:
    """Those of these fonts that are not on this computer, nor others of the same widths."""
    _load_shipped()
    there = {one.casefold() for one in QFontDatabase.families()}
    return {
        one
        for one in families
        if not any(name.casefold() in there for name in (one, *_TWINS.get(one, ())))
    }
