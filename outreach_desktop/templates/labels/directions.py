"""Words that run from the right beside words that do not: each stretch of a line is marked, as Word wants it."""

import unicodedata
from collections.abc import Iterator

_FROM_RIGHT = frozenset(("R", "AL", "AN"))
_FIRST_FROM_RIGHT = "\u0590"


def runs(line: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a line that no XML refuses, each with whether it runs from the right."""
    if line.isprintable() and max(line, default="") < _FIRST_FROM_RIGHT:  # as nearly all are
        yield from [(line, False)] if line else []
        return
    now, from_right = "", False
    for char in filter(_may_stand, line):
        kind = unicodedata.bidirectional(char)
        if kind in _FROM_RIGHT or kind == "L":
            is_from_right = kind in _FROM_RIGHT
            if now.strip() and is_from_right != from_right:
                stem = now.rstrip()
                yield stem, from_right
                now = now[len(stem) :]
            from_right = is_from_right
        now += char
    if now:
        yield now, from_right


def _may_stand(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in "\ufffe\uffff"
