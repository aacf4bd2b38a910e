"""The map of who decides: an organisation and its parts below each other, people beside each other by their part in referrals."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.fields import begun, folded
from outreach_desktop.domain.lists.arranging import Word, find
from outreach_desktop.domain.maps.pictures import (
    EDGE,
    GAP,
    HEIGHT,
    WIDTH,
    MapBox,
    MapPicture,
    picture,
)
from outreach_desktop.domain.organisations import TreeNode, in_tree_order
from outreach_desktop.words import say

_PLACE_HEIGHT: Final = 34.0
_HEADING_HEIGHT: Final = 30.0
_INDENT: Final = 22.0
_BELOW_EACH_OTHER: Final = 8
"""So many stand below each other before another row of boxes begins beside them."""
_MOST_BESIDE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPart:
    """Someone with a role at one of the organisations. `decision` is a word of the list, "" for none noted."""

    person_id: str
    organisation_id: str
    name: str
    sort_name: str
    title: str = ""
    decision: str = ""
    is_champion: bool = False


def decision_map(
    title: str,
    about: str,
    places: Iterable[TreeNode],
    parts: Iterable[HeldPart],
    words: Sequence[Word],
) -> MapPicture:
    """A column for each part in referrals, a band for each organisation; no box lies on another.

    `words` are those of the list, in its order.
    """
    shown = {word.word: begun(word.shown) for word in words}
    cells: dict[tuple[str, str], list[HeldPart]] = {}
    for one in sorted(parts, key=lambda part: (part.sort_name, part.person_id, part.title)):
        cells.setdefault((one.organisation_id, _column(one, words)), []).append(one)
    columns = _columns(words, {column for _, column in cells})
    wide = {name: _beside(cells, name) for name in columns}
    left, boxes = _headings(columns, wide, shown)
    y = EDGE + _HEADING_HEIGHT + GAP
    width = max((box.x + box.width for box in boxes), default=EDGE + WIDTH) - EDGE
    for node, depth in in_tree_order(places):
        indent = min(depth * _INDENT, width / 3)
        count = len({one.person_id for (at, _), held in cells.items() if at == node.id for one in held})  # fmt: skip
        boxes.append(_band(node, count, EDGE + indent, y, width - indent))
        y += _PLACE_HEIGHT + GAP
        lowest = y
        for name in columns:
            for place, one in enumerate(cells.get((node.id, name), ())):
                across, down = place % wide[name], place // wide[name]
                box = _box(
                    one,
                    node,
                    _in_column(name, shown),
                    left[name] + across * (WIDTH + GAP),
                    y + down * (HEIGHT + GAP),
                )
                boxes.append(box)
                lowest = max(lowest, box.y + box.height + GAP)
        y = lowest
    return picture(title, about, boxes)


def _in_column(decision: str, shown: Mapping[str, str]) -> str:
    """\u201cDecides\u201d: the heading of those with this part in referrals."""
    return shown.get(decision) or begun(decision) or say("No part noted")


def _column(one: HeldPart, words: Sequence[Word]) -> str:
    there = find(words, one.decision)
    return there.word if there else one.decision


def _columns(words: Sequence[Word], used: set[str]) -> list[str]:
    """Those of the list that are offered, whether someone has them or not, and whatever else someone has; last who has none."""
    listed = [word.word for word in words if not word.is_hidden or word.word in used]
    others = sorted(used - {*listed, ""}, key=folded)
    return [*listed, *others, *([""] if "" in used else [])]


def _beside(cells: Mapping[tuple[str, str], Sequence[HeldPart]], name: str) -> int:
    most = max((len(held) for (_, column), held in cells.items() if column == name), default=1)
    return max(1, min(_MOST_BESIDE, math.ceil(most / _BELOW_EACH_OTHER)))


def _headings(
    columns: Sequence[str], wide: Mapping[str, int], shown: Mapping[str, str]
) -> tuple[dict[str, float], list[MapBox]]:
    left, boxes, x = {}, [], EDGE
    for name in columns:
        width = wide[name] * (WIDTH + GAP) - GAP
        left[name] = x
        words = _in_column(name, shown)
        boxes.append(
            MapBox(
                key="",
                look="heading",
                x=x,
                y=EDGE,
                width=width,
                height=_HEADING_HEIGHT,
                lines=(words,),
                spoken=words,
            )
        )
        x += width + GAP * 2
    return left, boxes


def _band(node: TreeNode, count: int, x: float, y: float, width: float) -> MapBox:
    words = node.name if count else say("{name}: no one known", name=node.name)
    return MapBox(
        key=node.id,
        look="place",
        x=x,
        y=y,
        width=width,
        height=_PLACE_HEIGHT,
        lines=(words,),
        spoken=words,
    )


def _box(one: HeldPart, node: TreeNode, column: str, x: float, y: float) -> MapBox:
    champion = say("\u2605 champion") if one.is_champion else ""
    lines = tuple(filter(None, (one.name, one.title, champion)))
    known = (one.name, one.title, column, champion.strip("\u2605 "), node.name)
    return MapBox(
        key=one.person_id,
        look="champion" if one.is_champion else "person",
        x=x,
        y=y,
        width=WIDTH,
        height=HEIGHT,
        lines=lines,
        spoken=", ".join(filter(None, known)),
    )
