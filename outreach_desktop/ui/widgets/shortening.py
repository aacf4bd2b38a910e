"""Very long texts, as people paste them, cut to what a window measures at once and somebody reads there; long words, broken."""

import re
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel

from outreach_desktop.ui.desk import theme
from outreach_desktop.words import say

_ROOM, _HEAVY = 20_000, 10
"""Letters that a label has at most; one of a script that another font draws is as slow to measure as ten others."""
_A_LINE = 80
_NARROW = 170
"""What a label asks for at the least, for the usual text: a longer word breaks before a page scrolls sideways."""
LONG = 12
"""Letters of a word that may be too long; shorter ones need not be measured."""
_HIGH = 1_000_000
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextIncludeTrailingSpaces)
_BETWEEN = re.compile("(?<=[!-\u058f])(?=[!-\u02ff\u0370-\u058f])")
"""Between two letters or signs of Latin, Greek or Cyrillic, none of which is an accent over the one before."""


def shown(text: str) -> str:
    """`text` as a label has room for it; of a very long one the beginning, and how long it is."""
    begun = beginning(text, _ROOM)
    if len(begun) == len(text):
        return text
    return say(
        "{begun}\u2026 (the first {shown} of {count} characters)",
        begun=begun,
        shown=len(begun),
        count=len(text),
    )


def beginning(text: str, room: int) -> str:
    """As much of `text` as is laid out as soon as so many Latin letters are."""
    if len(text) * _HEAVY <= room:
        return text
    weights = accumulate(1 if _is_light(char) else _HEAVY for char in text[: room + 1])
    end = next((place for place, weight in enumerate(weights) if weight > room), len(text))
    return text[:end]


def in_a_line(text: str, most: int = _A_LINE) -> str:
    """`text` as it is quoted within a sentence, a button or a menu; `most` letters of it."""
    text = text.strip()
    return text if len(text) <= most else f"{text[:most].rstrip()}\u2026"


def within_quotes(text: str) -> str:
    """`text` for a sentence that quotes it: what it quotes itself is in single marks, in English and in German."""
    return text.translate(_SINGLE)


_SINGLE = str.maketrans("\u201c\u201d\u201e", "\u2018\u2019\u201a")


def _is_light(char: str) -> bool:
    """Whether it is Latin, Greek or Cyrillic, or a sign that stands among them."""
    return char < "\u0590" or "\u2000" <= char < "\u2070"


class Breaking(QLabel):
    """Words that wrap, and where one of them is longer than the room there is, within that word."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = self._laid_out = ""
        self._widest: tuple[str, int] = ("", 0)

    def put(self, words: str) -> None:
        """Show these words as QLabel does; `words` are unchanged but for where they may break."""
        super().setText(words)

    def say_words(self, words: str) -> None:
        """Show these, as far as there is room for them on a page."""
        self._whole = shown(words)
        self._lay_out(anew=True)

    def minimumSizeHint(self) -> QSize:
        """No wider than a few words, whatever somebody typed."""
        hint = super().minimumSizeHint()
        least = theme.scaled(_NARROW)
        return QSize(min(hint.width(), least), hint.height()) if self.wordWrap() else hint

    def heightForWidth(self, width: int) -> int:
        """The height of all lines in this width, of broken words too."""
        room = width - (self.width() - self.contentsRect().width())
        if not self._is_too_long(room):
            return super().heightForWidth(width)
        broken = self.fontMetrics().boundingRect(
            QRect(0, 0, room, _HIGH), _WRAPS, broken_in(self._whole, self.fontMetrics(), room)
        )
        edges = self.height() - self.contentsRect().height()
        return broken.height() + edges

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """The text has become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def _lay_out(self, *, anew: bool = False) -> None:
        room = self.contentsRect().width()
        words = self._whole
        if self._is_too_long(room):
            words = broken_in(words, self.fontMetrics(), room)
        if anew or words != self._laid_out:
            self._laid_out = words
            self.put(words)

    def _is_too_long(self, room: int) -> bool:
        """Whether one word is wider than that."""
        if not self.wordWrap() or not any(len(word) > LONG for word in self._whole.split()):
            return False
        key = f"{self.font().key()}\n{self._whole}"
        if self._widest[0] != key:
            every = self.fontMetrics().boundingRect(QRect(0, 0, 1, _HIGH), _WRAPS, self._whole)
            self._widest = (key, every.width())
        return 0 < room < self._widest[1]


def broken_in(words: str, metrics: QFontMetrics, room: int) -> str:
    """`words` with places to break in those that are wider than `room`; no sign is put among letters that are joined."""

    def with_breaks(found: re.Match[str]) -> str:
        word = found.group()
        fits = len(word) <= LONG or metrics.horizontalAdvance(word) <= room
        return word if fits else _BETWEEN.sub("\u200b", word)

    return re.sub(r"[^\s-]+-?", with_breaks, words)
