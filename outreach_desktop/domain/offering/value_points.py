"""What the group brings, picked for what an organisation needs.

A point of the text bank says in which words a need that it answers is told: \u201ccalls at night, worry\u201d. It is picked where all
words of one of these phrases stand in the need, so who writes the phrases decides; an answer that someone wrote at the need itself
is printed instead.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.group import Point
from outreach_desktop.domain.knowing.needs import NeedDraft

KIND: Final = "value"
"""The kind of the points."""
_LONG: Final = 4
"""Letters of a word that says what a need is about: shorter ones stand in every sentence."""
_ENDING: Final = 1
"""So many last letters may differ: call and calls, worry and worried."""


class ValuePoint(NamedTuple):
    """What they need, and what we bring."""

    need: str
    text: str


def picked(needs: Iterable[NeedDraft], points: Sequence[Point]) -> list[ValuePoint]:
    """For each need what answers it, in the order of the needs; one that nothing answers is left out, no point comes twice."""
    left = [one for one in points if one.kind == KIND and one.text.strip()]
    found = []
    for need in needs:
        if need.answer.strip():
            found.append(ValuePoint(need.text.strip(), need.answer.strip()))
            continue
        best = max(left, key=lambda one: fit(one.heading, need.text), default=None)
        if best is not None and fit(best.heading, need.text):
            left.remove(best)
            found.append(ValuePoint(need.text.strip(), best.text.strip()))
    return found


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
