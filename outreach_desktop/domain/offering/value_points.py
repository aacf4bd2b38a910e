"""What the group brings, picked for what an organisation needs.

A point of the text bank says in which words a need that it answers is told: \u201ccalls at night, worry\u201d. It is picked where all
words of one of these phrases stand in the need, so who writes the phrases decides; an answer that someone wrote at the need itself
is printed instead. A point that somebody picked for a need stands before what the phrases find.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.group import Point
from outreach_desktop.domain.knowing.needs import NeedDraft

KIND: Final = "value"
"""The kind of the points."""
_NONE: Final[Mapping[str, Point]] = MappingProxyType({})
_LONG: Final = 4
"""Letters of a word that says what a need is about: shorter ones stand in every sentence."""
_ENDING: Final = 1
"""So many last letters may differ: call and calls, worry and worried."""


class ValuePoint(NamedTuple):
    """What they need, and what we bring."""

    need: str
    text: str


def picked(
    needs: Iterable[NeedDraft], points: Sequence[Point], named: Mapping[str, Point] = _NONE
) -> list[ValuePoint]:
    """For each need what answers it, in the order of the needs; one that nothing answers is left out, no point comes twice.

    `named` are the points by their ids, as a need names the one that somebody picked for it.
    """
    needs = list(needs)
    chosen = {need.point_id: point for need in needs if (point := _named(need, named)) is not None}
    left = [
        one
        for one in points
        if one.kind == KIND and one.text.strip() and one not in chosen.values()
    ]
    found = []
    for need in needs:
        if need.answer.strip():
            found.append(ValuePoint(need.text.strip(), need.answer.strip()))
            continue
        if _named(need, named) is not None:
            if (point := chosen.pop(need.point_id, None)) is not None:
                found.append(ValuePoint(need.text.strip(), point.text.strip()))
            continue
        best = max(left, key=lambda one: fit(one.heading, need.text), default=None)
        if best is not None and fit(best.heading, need.text):
            left.remove(best)
            found.append(ValuePoint(need.text.strip(), best.text.strip()))
    return found


def _named(need: NeedDraft, named: Mapping[str, Point]) -> Point | None:
    """The point that was picked for a need whose answer is not written out."""
    if need.answer.strip() or need.point_id is None:
        return None
    point = named.get(need.point_id)
    return point if point is not None and point.text.strip() else None


def fit(phrases: str, need: str) -> int:
    """How many words of the need are met by phrases of which all words stand in it; 0 where none fits."""
    there = _words(need)
    met = 0
    for phrase in re.split(r"[,;\n]", phrases):
        wanted = _words(phrase)
        if wanted and all(_stands(word, there) for word in wanted):
            met += len(wanted)
    return met


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", folded(text)) if len(word) >= _LONG]


def _stands(word: str, there: Sequence[str]) -> bool:
    stem = word[: max(_LONG, len(word) - _ENDING)]
    return any(one.startswith(stem) for one in there)
