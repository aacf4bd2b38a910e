"""The organisations that share a key with one that is typed in, by the keys of the search for duplicates.

A name has to be taken apart before two spellings are one, which takes too long for all of them at each letter typed: so who has
which key is known once, and what was changed since is read again.
"""

from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.subjects import duplicates as kept
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.services.duplicates.candidates import Candidates, place_keys
from outreach_desktop.services.duplicates.traits import PlaceTraits, of_place

_AT_ONCE: Final = 250
_MANY_CHANGED: Final = 500
_SHORTEST_WORD: Final = 4
_known: "WeakKeyDictionary[Data, _KnownPlaces]" = WeakKeyDictionary()


class _KnownPlaces:
    """All organisations by their keys, as of a moment."""

    def __init__(self, db: Data) -> None:
        self.as_of = since.mark(db)
        self._sharing = Candidates()
        self._traits: list[PlaceTraits | None] = []
        self._number: dict[str, int] = {}

    def keep(self, db: Data, ids: list[str]) -> None:
        """Let these be as they are now; one that is gone is forgotten."""
        for one in ids:
            if (number := self._number.pop(one, None)) is not None:
                self._traits[number] = None
        for row in kept.read(db, ORGANISATIONS, ids) if ids else ():
            traits = of_place(row)
            self._number[traits.id] = len(self._traits)
            self._traits.append(traits)
            self._sharing.add(_keys(traits))

    def near(self, typed: PlaceTraits) -> list[PlaceTraits]:
        """Those that share a key."""
        found = (self._traits[number] for number in sorted(self._sharing.sharing(_keys(typed))))
        return [one for one in found if one is not None]

    def catch_up(self, db: Data) -> bool:
        """Follow what was changed since; False where that cannot be told, or is too much."""
        now = since.mark(db)
        changed = since.written(db, self.as_of, now, ORGANISATIONS, at_most=_MANY_CHANGED)
        if changed is None:
            return False
        self.keep(db, changed)
        self.as_of = now
        return len(self._traits) <= 2 * len(self._number) + _MANY_CHANGED


def read_ahead(db: Data) -> Iterator[None]:
    """Know the keys of all before the first letter is typed, in steps."""
    places = _known.get(db)
    if places is None or not places.catch_up(db):
        yield from _read(db)


def near(db: Data, typed: PlaceTraits) -> list[PlaceTraits]:
    """The organisations that share a key with this one."""
    places = _known.get(db)
    if places is None or not places.catch_up(db):
        outcome(_read(db))
    return _known[db].near(typed)


def _read(db: Data) -> Steps[None]:
    places = _KnownPlaces(db)
    ids = kept.ids(db, ORGANISATIONS)
    for start in range(0, len(ids), _AT_ONCE):
        places.keep(db, ids[start : start + _AT_ONCE])
        yield None
    _known[db] = places


def _keys(place: PlaceTraits) -> list[str]:
    """Those of the search, and each longer word by itself: while a name is half typed, the rest of it is of no help."""
    keys = [key for key in place_keys(place) if len(key) > 1]
    return [*keys, *(f"a{word}" for word in place.words if len(word) >= _SHORTEST_WORD)]
