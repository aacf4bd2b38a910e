"""The rows of a list that are organisations: what each will do, and doing it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.labour import Steps, made_of
from outreach_desktop.domain.organisations import problems
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.importing import import_own
from outreach_desktop.services.importing.import_own import OwnCells
from outreach_desktop.services.importing.import_rows import ImportRow
from outreach_desktop.services.importing.places.hanging import Hanging
from outreach_desktop.services.importing.places.places import Places
from outreach_desktop.services.importing.places.successors import Successors
from outreach_desktop.services.importing.places.whereabouts import one_line
from outreach_desktop.services.importing.places.writing import write
from outreach_desktop.words import say


class PlaceStep(NamedTuple):
    """A row, and the key of the organisation that is to be written for it, "" where nothing is."""

    row: ImportRow
    place: str = ""


class PlaceRows:
    """All organisations that a list speaks of; `entries` are its rows as they are settled."""

    def __init__(self, db: Data, source: str) -> None:
        self._db = db
        self._source = source
        self._own = OwnCells(db, ORGANISATIONS)
        self.entries: tuple[Entry, ...] = ()
        self.places = Places()
        self._hanging = Hanging(db)
        self._successors = Successors(db)

    def look(self, entries: Sequence[Entry]) -> Steps[None]:
        """Settle which organisations the rows of the list mean."""
        yield from self._own.look(entries)
        settled = yield from made_of(self._settled, entries)
        self.entries = tuple(settled)
        yield from self.places.look(self._db, self.entries)
        yield from self._hanging.look(self.entries, self.places.ids)

    def _settled(self, entry: Entry) -> Entry:
        return self._with_source(self._own.settled(entry), self._source)

    def _with_source(self, entry: Entry, source: str) -> Entry:
        """A stranger\u2019s list is where we know an organisation from, unless it says so itself."""
        if entry.place is None or entry.told_place is None or entry.told_place.is_own:
            return entry
        return replace(entry, place=replace(entry.place, source=entry.place.source or source))

    def step(self, entry: Entry) -> PlaceStep:
        """What a row without a person will do."""
        places, belonging = self.places, self.places.belonging
        if wrong := problems(entry.place) if entry.place and entry.told_place else ():
            return self._rejected(entry, " ".join(map(str, wrong)))
        if entry.line in belonging.refused:
            return self._rejected(entry, belonging.refused[entry.line])
        key = places.key(entry)
        is_new = key not in places.ids and key not in places.drafts
        if is_new:
            self._successors.learn(key, entry)
        own_before = places.own(key)
        hung, odd = self._hanging.learn(key, places.ids.get(key, ""), entry)
        told = [*places.learn(entry), *hung]
        odd = [*entry.notes, *odd]
        if not is_new:
            told += import_own.changes(own_before, places.own(key), self._own.names)
        if told and key not in places.drafts:
            places.write_again(key)
        verdict = "new" if is_new else "updated" if told else "unchanged"
        is_said = entry.told_place is not None and entry.told_place.is_said
        alone = "" if is_said else say("No person: kept as an organisation.")
        draft = places.drafts.get(key) or entry.place
        row = ImportRow(
            line=entry.line,
            verdict=verdict,
            name=entry.organisation,
            reason=" ".join(filter(None, [alone, *odd])),
            changes=tuple(told),
            organisation=entry.organisation,
            address=one_line(places.addresses[key]),
            email=entry.place.email if entry.place else "",
            to_look_at=bool(odd),
            is_organisation=True,
            kind=draft.kind if draft else "",
            phone=draft.phone if draft else "",
            website=draft.website if draft else "",
            belongs_to=belonging.name_of(key),
        )
        return PlaceStep(row, key if told else "")

    def _rejected(self, entry: Entry, why: str) -> PlaceStep:
        return PlaceStep(
            ImportRow(
                line=entry.line,
                verdict="rejected",
                name=entry.organisation,
                reason=" ".join([why, *entry.notes]),
                to_look_at=True,
                is_organisation=True,
            )
        )

    def link(self) -> None:
        """Once all are there: who took over from whom."""
        self._successors.write(self.places.ids)

    def write(self, keys: Iterable[str]) -> None:
        """Keep what became of these organisations."""
        self._own.write()
        write(self._db, self.places, self._hanging, keys)

    def notes(self) -> tuple[str, ...]:
        """What is said of the organisations as a whole."""
        return (*self._own.notes(), *self._hanging.notes())
