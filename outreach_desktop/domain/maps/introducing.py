"""The champion tree: who introduced whom, from the first on the left to the latest on the right."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.contacts import FIELDS as PERSON
from outreach_desktop.domain.fields import begun, in_words
from outreach_desktop.domain.maps.pictures import (
    EDGE,
    GAP,
    HEIGHT,
    WIDTH,
    MapBox,
    MapLine,
    MapPicture,
    picture,
)
from outreach_desktop.words import say, say_many

_STEP: Final = WIDTH + 64.0
_SLOT: Final = HEIGHT + GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """Someone who is a champion, was introduced by someone, or introduced others."""

    id: str
    name: str
    sort_name: str
    work: str = ""
    champion: str = ""
    """A state of the list, "" for none."""
    since: dt.date | None = None
    by: str | None = None
    """The id of who introduced them."""


def champion_tree(title: str, about: str, people: Iterable[Introduced]) -> MapPicture:
    """Each person in a line of their own or beside those whom they introduced; no box lies on another.

    Two who introduced each other begin with the first by name: nobody is left out, and nobody stands there twice.
    """
    every = {one.id: one for one in sorted(people, key=lambda one: (one.sort_name, one.id))}
    below = _below(every)
    deep = _depths(every, below)
    heights = _heights(deep, below)
    boxes = {
        key: _box(every[key], deep[key], heights[key], len(below.get(key, ())), every)
        for key in deep
    }
    lines = [
        _line(boxes[key], boxes[one]) for key, ones in below.items() for one in ones if one in boxes
    ]
    return picture(title, about, list(boxes.values()), lines)


def _below(every: Mapping[str, Introduced]) -> dict[str, list[str]]:
    """Whom each introduced, without what would lead back to where it began."""
    firsts = _firsts_of_circles(every)
    below: dict[str, list[str]] = {}
    for one in every.values():
        if one.by in every and one.by != one.id and one.id not in firsts:
            below.setdefault(one.by or "", []).append(one.id)
    return below


def _firsts_of_circles(every: Mapping[str, Introduced]) -> set[str]:
    """Where the line of who introduced whom leads back, the first by name on the way around."""
    place = {key: number for number, key in enumerate(every)}
    firsts, seen = set[str](), set[str]()
    for key in every:
        line: dict[str, None] = {}
        at: str | None = key
        while at in every and at not in seen and at not in line:
            line[at or ""] = None
            at = every[at or ""].by
        if at in line:
            around = list(line)[list(line).index(at or "") :]
            firsts.add(min(around, key=lambda one: place[one]))
        seen.update(line)
    return firsts


def _depths(every: Mapping[str, Introduced], below: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many introductions lead to each, in the order in which they are walked through: those who introduced someone first."""
    inner = {one for ones in below.values() for one in ones}
    roots = sorted((key for key in every if key not in inner), key=lambda key: key not in below)
    deep: dict[str, int] = {}
    waiting = [(key, 0) for key in reversed(roots)]
    while waiting:
        key, depth = waiting.pop()
        deep[key] = depth
        waiting += [(one, depth + 1) for one in reversed(below.get(key, ()))]
    return deep


def _heights(deep: Mapping[str, int], below: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The upper edge of each: a line for each who introduced nobody, the others in the middle of theirs."""
    heights: dict[str, float] = {}
    line = 0
    for key in deep:
        if not below.get(key):
            heights[key] = EDGE + line * _SLOT
            line += 1
    for key in reversed(list(deep)):
        if ones := below.get(key):
            heights[key] = (heights[ones[0]] + heights[ones[-1]]) / 2
    return heights


def _box(
    one: Introduced, depth: int, y: float, count: int, every: Mapping[str, Introduced]
) -> MapBox:
    is_champion = one.champion == CHAMPION
    state = begun(in_words(PERSON["champion"], one.champion))
    if is_champion:
        state = say("\u2605 champion")
        if one.since:
            state = say("\u2605 champion since {year}", year=str(one.since.year))
    by = every.get(one.by or "")
    brought = (
        say_many("introduced {count} person", "introduced {count} people", count) if count else ""
    )
    known = (
        one.name,
        one.work,
        state.strip("\u2605 "),
        say("introduced by {name}", name=by.name) if by else "",
        brought,
    )
    return MapBox(
        key=one.id,
        look="champion" if is_champion else "person",
        x=EDGE + depth * _STEP,
        y=y,
        width=WIDTH,
        height=HEIGHT,
        lines=tuple(filter(None, (one.name, one.work, state))),
        spoken=", ".join(filter(None, known)),
    )


def _line(one: MapBox, other: MapBox) -> MapLine:
    """From the right edge of one to the left edge of the other, by a corner between."""
    begins = (one.x + one.width, one.y + one.height / 2)
    ends = (other.x, other.y + other.height / 2)
    between = begins[0] + (ends[0] - begins[0]) / 2
    return MapLine(points=(begins, (between, begins[1]), (between, ends[1]), ends))
