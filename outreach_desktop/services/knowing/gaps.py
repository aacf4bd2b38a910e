"""Where something is missing: organisations without a champion, and whom to win that no one has approached, by area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import list_items
from outreach_desktop.db.subjects.places import areas
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.knowing import both
from outreach_desktop.domain.lists.meanings import NOT_APPROACHED
from outreach_desktop.domain.segments import parse, term
from outreach_desktop.words import say

_PEOPLE: Final = "contacts"
_PLACES: Final = "organisations"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaGap:
    """How many there are in an area, "" for all of them; `words` finds them on the page of this key."""

    area: str
    count: int
    page: str
    words: str
    depth: int = 0
    """Within how many other areas of the list it lies: all that is found in it is found in those too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsByArea:
    """A question, how many it finds altogether, then area by area."""

    title: str
    all: AreaGap
    by_area: tuple[AreaGap, ...]
    elsewhere: int
    """How many of them are in no area that is known."""

    @property
    def overlap(self) -> bool:
        """Whether some are counted in several areas, for one lies within another."""
        return sum(one.count for one in self.by_area) + self.elsewhere > self.all.count


def gaps(db: Data, *, today: date) -> Iterator["GapsByArea"]:
    """Each question by itself, which gives others a turn between."""
    to_win = f"target:yes {term('stage', _not_approached(db))}"
    for title, page, words in (
        (say("Organisations without a champion"), _PLACES, "champion:no"),
        (say("Organisations to win, not approached yet"), _PLACES, to_win),
        (say("People to win, not approached yet"), _PEOPLE, to_win),
    ):
        yield _counted(db, title, page, words, today)


def _not_approached(db: Data) -> str:
    """What the group calls the stage before the first step."""
    words = list_items.listed(db, "stage").words
    return next((one.word for one in words if one.means == NOT_APPROACHED), both.NOT_APPROACHED)


def _counted(db: Data, title: str, page: str, words: str, today: date) -> GapsByArea:
    found = _find(db, page, words, today)
    rest, sets, by_area = set(found), dict[str, set[str]](), list[AreaGap]()
    for area in _areas(db) if found else ():
        text = f"{words} {term('area', area)}"
        there = _find(db, page, text, today)
        if there:
            rest -= there
            sets[area] = there
            by_area.append(AreaGap(area=area, count=len(there), page=page, words=text))
    by_area.sort(key=lambda one: (-one.count, folded(one.area)))
    by_area = _nested(by_area, sets)
    whole = AreaGap(area="", count=len(found), page=page, words=words)
    return GapsByArea(title=title, all=whole, by_area=tuple(by_area), elsewhere=len(rest))


def _nested(by_area: Sequence[AreaGap], sets: Mapping[str, set[str]]) -> list[AreaGap]:
    """Each area below the smallest one that holds all of it and more; the largest come first."""
    made: list[AreaGap] = []
    for one in by_area:  # the larger before the smaller
        around = [place for place, other in enumerate(made) if sets[one.area] < sets[other.area]]
        if not around:
            made.append(one)
            continue
        within = min(around, key=lambda place: (made[place].count, -made[place].depth))
        inner = replace(one, depth=made[within].depth + 1)
        end = within + 1
        while end < len(made) and made[end].depth > made[within].depth:
            end += 1
        made.insert(end, inner)
    return made


def _find(db: Data, page: str, words: str, today: date) -> set[str]:
    if page == _PEOPLE:
        return set(segments.find(db, parse(words), today=today))
    lines = segments.outline(db, parse(words, ORGANISATIONS), today=today)
    return {line.id for line in lines if line.is_found}


def _areas(db: Data) -> Sequence[str]:
    """Each once, in whatever spelling."""
    return list({folded(one): one for one in reversed(areas.every(db))}.values())
