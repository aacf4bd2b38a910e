"""Who took over from organisations that closed, by the names that a list has: known once all of it is written."""

from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.organisations import FIELDS, place_key
from outreach_desktop.exchange.entries import Entry


class Successors:
    """What the rows of new organisations say."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._told: dict[str, str] = {}

    def learn(self, key: str, entry: Entry) -> None:
        """Remember who took over from the new organisation of a row."""
        if entry.told_place is not None and entry.told_place.successor:
            self._told[key] = entry.told_place.successor

    def write(self, ids: dict[str, str]) -> None:
        """Keep it; a name that no organisation has goes into the notes. `ids` are those of the organisations, by key."""
        if not self._told:
            return
        known = {place_key(one.name): one.id for one in organisations.nodes(self._db)}
        for key, name in self._told.items():
            if key not in ids:
                continue
            place = organisations.get(self._db, ids[key])
            successor = known.get(place_key(name))
            if successor is not None and successor != place.id:
                place = replace(place, successor_id=successor)
            else:
                note = f"{FIELDS['successor_id'].label}: {name}"
                place = replace(place, notes="\n".join(filter(None, [place.notes, note])))
            organisations.change(self._db, place)
        self._told = {}
