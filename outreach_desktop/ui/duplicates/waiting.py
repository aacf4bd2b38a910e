"""The pairs that wait to be judged, and which of them is shown."""

from collections.abc import Collection
from dataclasses import replace

from outreach_desktop.domain.duplicates.pairs import Pair


class WaitingPairs:
    """In the order in which they are offered; what was judged is gone from it."""

    def __init__(self, pairs: Collection[Pair] = ()) -> None:
        self._pairs = list(pairs)
        self.place = 0
        self.judged = 0

    def __len__(self) -> int:
        """How many wait."""
        return len(self._pairs)

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

    def drop(self) -> None:
        """The one that is shown was judged, or is no pair any more."""
        if self._pairs:
            self._pairs.pop(self.place)
            self.judged += 1
        self._settle()

    def merge(self, away_id: str, kept_id: str) -> None:
        """One of two became the other: so it is in every pair that waits, each once."""
        self.judged += 1
        known: dict[frozenset[str], Pair] = {}
        for pair in self._pairs:
            one, other = (
                kept_id if each == away_id else each for each in (pair.one_id, pair.other_id)
            )
            if one != other:
                known.setdefault(frozenset((one, other)), replace(pair, one_id=one, other_id=other))
        before = sum(
            {pair.one_id, pair.other_id} <= {away_id, kept_id} for pair in self._pairs[: self.place]
        )
        self.place -= before
        self._pairs = list(known.values())
        self._settle()

    def _settle(self) -> None:
        self.place = min(self.place, max(len(self._pairs) - 1, 0))
