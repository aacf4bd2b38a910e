"""The pairs that wait to be judged, and which of them is shown."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from outreach_desktop.domain.duplicates.pairs import Pair


@dataclass(frozen=True, slots=True)
class _Before:
    """How it was before two were judged."""

    one_id: str
    other_id: str
    pairs: tuple[Pair, ...]
    place: int
    apart: frozenset[frozenset[str]]


class WaitingPairs:
    """In the order in which they are offered; what was judged is gone from it."""

    def __init__(self, pairs: Collection[Pair] = ()) -> None:
        self._pairs = list(pairs)
        self.place = 0
        self._before: list[_Before] = []
        self._apart: set[frozenset[str]] = set()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._pairs)

    @property
    def judged(self) -> int:
        """How many were judged."""
        return len(self._before)

    @property
    def judged_last(self) -> tuple[str, str] | None:
        """Which two were judged last; None where none were."""
        return (self._before[-1].one_id, self._before[-1].other_id) if self._before else None

    @property
    def present(self) -> Pair | None:
        """The one that is shown; None where none is left."""
        return self._pairs[self.place] if self._pairs else None

    def go(self, step: int) -> None:
        """To the next, or the one before; round at the ends."""
        if self._pairs:
            self.place = (self.place + step) % len(self._pairs)

    def later(self) -> None:
        """The one that is shown goes to the end, and the one behind it is shown."""
        if self._pairs:
            self._pairs.append(self._pairs.pop(self.place))

    def keep_apart(self) -> None:
        """The one that is shown is of two: so it stays, whatever they are merged with."""
        if self._pairs:
            present = self._pairs[self.place]
            self._keep(present.one_id, present.other_id)
            self._apart.add(_both(self._pairs.pop(self.place)))
        self._settle()

    def pass_over(self) -> None:
        """The one that is shown is no pair any more, and nobody judged it."""
        if self._pairs:
            self._pairs.pop(self.place)
        self._settle()

    def merge(self, away_id: str, kept_id: str) -> None:
        """One of two became the other: so it is in every pair that waits, each once."""
        self._keep(away_id, kept_id)
        now = {away_id: kept_id}
        self._apart = {frozenset(now.get(each, each) for each in two) for two in self._apart}
        known: dict[frozenset[str], Pair] = {}
        place = 0
        for number, pair in enumerate(self._pairs):
            if number == self.place:
                place = len(known)
            one, other = (now.get(each, each) for each in (pair.one_id, pair.other_id))
            if one != other and frozenset((one, other)) not in self._apart:
                known.setdefault(frozenset((one, other)), replace(pair, one_id=one, other_id=other))
        self.place, self._pairs = place, list(known.values())
        self._settle()

    def take_back(self) -> None:
        """Those who were judged last wait again, and are shown: somebody undid it."""
        if self._before:
            before = self._before.pop()
            self._pairs, self._apart = list(before.pairs), set(before.apart)
            self.place = before.place

    def _keep(self, one_id: str, other_id: str) -> None:
        pairs, apart = tuple(self._pairs), frozenset(self._apart)
        self._before.append(_Before(one_id, other_id, pairs, self.place, apart))

    def _settle(self) -> None:
        self.place = min(self.place, max(len(self._pairs) - 1, 0))


def _both(pair: Pair) -> frozenset[str]:
    return frozenset((pair.one_id, pair.other_id))
