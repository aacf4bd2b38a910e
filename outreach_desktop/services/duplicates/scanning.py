"""The search for duplicates through everybody, or every organisation, in short steps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import duplicates as kept
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, Pair
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.services.duplicates.candidates import Candidates, person_keys, place_keys
from outreach_desktop.services.duplicates.likeness import Likeness
from outreach_desktop.services.duplicates.place_likeness import PlaceLikeness
from outreach_desktop.services.duplicates.traits import (
    PersonTraits,
    PlaceTraits,
    of_person,
    of_place,
)

_AT_ONCE = 500
"""Entries a step: a few hundredths of a second."""
T = TypeVar("T", PersonTraits, PlaceTraits)


class _Compares(Protocol):
    def pair(self, one: Any, other: Any) -> Pair | None: ...


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
    of = 2 * len(ids)
    traits: list[Any] = []
    for begin in range(0, len(ids), _AT_ONCE):
        traits += _read(db, table, ids[begin : begin + _AT_ONCE])
        yield Looked(done=min(begin + _AT_ONCE, len(ids)), of=of)
    apart = kept.apart(db, table)
    if table == ORGANISATIONS:
        pairs = yield from _compared(traits, place_keys, PlaceLikeness(traits), of)
    else:
        pairs = yield from _compared(traits, person_keys, Likeness(traits), of)
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
    pairs: list[Pair] = outcome(_compared(traits, person_keys, Likeness(traits), 0))
    return pairs


def _read(db: Data, table: str, ids: Sequence[str]) -> list[Any]:
    columns = kept.read(db, table, ids)
    if table == ORGANISATIONS:
        return [of_place(row) for row in columns]
    roles = kept.roles(db, ids)
    return [of_person(row, roles.get(row["id"], ())) for row in columns]


def _compared(
    traits: Sequence[T], keys: Callable[[T], list[str]], likeness: _Compares, of: int
) -> Steps[list[Pair]]:
    """Compare each with those who share a key; a step each few hundred."""
    candidates = Candidates([keys(one) for one in traits])
    pairs: list[Pair] = []
    for number, one in enumerate(traits):
        compared = (likeness.pair(one, traits[other]) for other in candidates.of(number))
        pairs.extend(pair for pair in compared if pair)
        if number % _AT_ONCE == 0:
            yield Looked(done=of // 2 + number, of=of)
    return pairs
