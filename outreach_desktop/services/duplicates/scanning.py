"""The search for duplicates through everybody, or every organisation, in short steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import duplicates as kept
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, Pair
from outreach_desktop.services.duplicates.candidates import (
    Candidates,
    asked_keys,
    person_keys,
    place_keys,
)
from outreach_desktop.services.duplicates.likeness import Likeness
from outreach_desktop.services.duplicates.place_likeness import PlaceLikeness
from outreach_desktop.services.duplicates.traits import (
    PersonTraits,
    PlaceTraits,
    of_person,
    of_place,
)

_AT_ONCE = 100
"""Entries a step: a few hundredths of a second."""
_WEIGHT = 5
"""How much longer all of it takes than reading does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """How far the search is: `done` of `of` steps, and what was found so far, the most alike first once it is over."""

    done: int
    of: int
    pairs: tuple[Pair, ...] = field(default=(), repr=False)
    is_over: bool = False


def looked_through(db: Data, table: str) -> Iterator[Looked]:
    """Look through all of a table; at last every pair that may be one, but those of which somebody said that they are two."""
    ids = kept.ids(db, table)
    of = _WEIGHT * len(ids)
    traits: list[Any] = []
    candidates = Candidates()
    likeness: Any = PlaceLikeness() if table == ORGANISATIONS else Likeness()
    for begin in range(0, len(ids), _AT_ONCE):
        read = _read(db, table, ids[begin : begin + _AT_ONCE])
        traits += read
        _add(candidates, read)
        for one in read:
            likeness.add(one)
        yield Looked(done=len(traits), of=of)
    apart = kept.apart(db, table)
    pairs: list[Pair] = []
    for number, one in enumerate(traits):
        compared = (likeness.pair(one, traits[other]) for other in candidates.of(number))
        pairs.extend(pair for pair in compared if pair)
        if number % _AT_ONCE == 0:
            yield Looked(done=len(ids) + (_WEIGHT - 1) * number, of=of)
    two = [pair for pair in pairs if kept.in_order(pair.one_id, pair.other_id) not in apart]
    two.sort(key=lambda pair: -pair.points)
    yield Looked(done=of, of=of, pairs=tuple(two), is_over=True)


def found(db: Data, table: str) -> tuple[Pair, ...]:
    """As `looked_through`, here and now."""
    *_, last = looked_through(db, table)
    return last.pairs


def alike_among(
    people: Iterable[Mapping[str, Any]], roles: Mapping[str, Iterable[tuple[str, str, str]]]
) -> list[Pair]:
    """Pairs among rows of people that stand in no data file; `roles` has organisation, email and phone of each, by id."""
    traits = [of_person(row, roles.get(row["id"], ())) for row in people]
    candidates, likeness = Candidates(), Likeness(traits)
    _add(candidates, traits)
    found = (
        likeness.pair(one, traits[other])
        for number, one in enumerate(traits)
        for other in candidates.of(number)
    )
    return [pair for pair in found if pair]


def _add(candidates: Candidates, traits: Iterable[PersonTraits | PlaceTraits]) -> None:
    for one in traits:
        if isinstance(one, PlaceTraits):
            candidates.add(place_keys(one))
        else:
            candidates.add(person_keys(one), asked_keys(one))


def _read(db: Data, table: str, ids: Sequence[str]) -> list[Any]:
    columns = kept.read(db, table, ids)
    if table == ORGANISATIONS:
        return [of_place(row) for row in columns]
    roles = kept.roles(db, ids)
    return [of_person(row, roles.get(row["id"], ())) for row in columns]
