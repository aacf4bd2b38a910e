"""Very long texts, as people paste them, cut to what a window measures at once and somebody reads there."""

from itertools import accumulate

from outreach_desktop.words import say

_ROOM, _HEAVY = 20_000, 10
"""Letters that a label has at most; one of a script that another font draws is as slow to measure as ten others."""
_A_LINE = 80


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


def _is_light(char: str) -> bool:
    """Whether it is Latin, Greek or Cyrillic, or a sign that stands among them."""
    return char < "\u0590" or "\u2000" <= char < "\u2070"
