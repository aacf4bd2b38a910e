"""In which direction text runs: the levels and the order of the Unicode standard (UAX 9), for one line at a time.

Marks that embed or override a direction are left aside, as Word keeps the direction of a run in its style.
"""

import re
import unicodedata
from collections.abc import Sequence

_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEUTRAL = (
    "ON",
    "WS",
    "S",
    "B",
    "BN",
    "LRE",
    "RLE",
    "LRO",
    "RLO",
    "PDF",
    "LRI",
    "RLI",
    "FSI",
    "PDI",
)


def runs_leftwards(text: str) -> bool:
    """Whether anything in the text is written from right to left."""
    return not text.isascii() and _LEFTWARDS.search(text) is not None


def levels(text: str, base: int, leftward: Sequence[bool] = ()) -> list[int]:
    """The level of each letter: odd ones run from right to left. `base` is 1 in a paragraph that does.

    `leftward` says of each letter whether its run is marked so; a tab or a line break parts what is around it.
    """
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    outer = "R" if base % 2 else "L"
    _weak(kinds, outer)
    _neutral(kinds, outer, leftward)
    found = [_level(kind, base) for kind in kinds]
    return _trailing(text, found, base)


def _weak(kinds: list[str], outer: str) -> None:
    """Numbers and what belongs to them (W1 to W7)."""
    _after_strong(kinds, outer)
    for place in range(1, len(kinds) - 1):
        one, other = kinds[place - 1], kinds[place + 1]
        joins = ("ES", "CS") if one == "EN" else ("CS",) if one == "AN" else ()
        if one == other and kinds[place] in joins:
            kinds[place] = one
    _beside_numbers(kinds)
    strong = outer
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _after_strong(kinds: list[str], outer: str) -> None:
    """Marks are as what they stand on; numbers after Arabic letters are Arabic ones (W1 to W3)."""
    before, strong = outer, outer
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = kinds[place] = before
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = kinds[place] = "AN"
        before = kind
    for place, kind in enumerate(kinds):
        if kind == "AL":
            kinds[place] = "R"


def _beside_numbers(kinds: list[str]) -> None:
    """Signs such as % and \u20ac belong to the number beside them."""
    for places in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = ""
        for place in places:
            if kinds[place] == "ET" and beside == "EN":
                kinds[place] = "EN"
            beside = kinds[place]


def _neutral(kinds: list[str], outer: str, leftward: Sequence[bool]) -> None:
    """What has no direction of its own takes that of what is around it, else of its run (N1, N2)."""
    place = 0
    before = outer
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            before = "L" if kinds[place] == "L" else "R"
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        after = outer if end == len(kinds) else "L" if kinds[end] == "L" else "R"
        for one in range(place, end):
            own = "R" if leftward and leftward[one] else outer
            kinds[one] = before if before == after else own
        place = end


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _trailing(text: str, found: list[int], base: int) -> list[int]:
    """Blanks at the end of a line and before a tab, and the tab, stand as the paragraph runs (L1)."""
    is_blank = True
    for place in range(len(text) - 1, -1, -1):
        if text[place] in "\t\n":
            is_blank = True
        elif not text[place].isspace():
            is_blank = False
        if is_blank:
            found[place] = base
    return found


def order(of: Sequence[int]) -> list[int]:
    """The places of pieces with these levels, from left to right as they are seen (L2)."""
    found = list(range(len(of)))
    if not of:
        return found
    for level in range(max(of), 0, -1):
        place = 0
        while place < len(found):
            end = place
            while end < len(found) and of[found[end]] >= level:
                end += 1
            found[place:end] = reversed(found[place:end])
            place = end + 1 if end == place else end
    return found
