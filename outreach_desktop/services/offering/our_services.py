"""Services of the group: kept, put in order, checked again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.offering import our_services
from outreach_desktop.domain.offering.our_services import (
    GAP,
    Going,
    OurService,
    OurServiceDraft,
    between,
    going,
    problems,
    renamed,
    told,
)
from outreach_desktop.errors import stop_for
from outreach_desktop.words import local, say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class OurServiceRow:
    """A service with how it stands."""

    service: OurService
    going: Going
    told: str

    @property
    def id(self) -> str:
        """That of the service."""
        return self.service.id


def get(db: Data, service_id: str) -> OurService:
    """The service with this id."""
    return our_services.get(db, service_id)


def row(db: Data, service_id: str, *, today: dt.date) -> OurServiceRow:
    """The service with this id, with how it stands."""
    return _row(our_services.get(db, service_id), today)


def every(db: Data) -> list[OurService]:
    """All of them, in their order."""
    return our_services.every(db)


def find(db: Data, words: str = "") -> list[str]:
    """The ids of all in which every one of `words` is found, in their order."""
    kept = our_services.every(db)
    if search.asks(words):
        found = set(search.found(db, words, our_services.TABLE))
        kept = [one for one in kept if one.id in found]
    return [one.id for one in kept]


def rows(db: Data, ids: Sequence[str], *, today: dt.date) -> list[OurServiceRow]:
    """Those of these ids that are there, in the order of the ids."""
    return [_row(one, today) for one in our_services.get_all(db, ids)]


def count(db: Data) -> int:
    """How many there are."""
    return len(our_services.every(db))


def due(db: Data, *, today: dt.date) -> int:
    """How many that go on were not checked for a year."""
    return sum(going(one, today) is Going.STALE for one in our_services.every(db))


def add(db: Data, draft: OurServiceDraft, *, today: dt.date) -> OurService:
    """Keep a service, behind the others."""
    stop_for(problems(draft, today))
    with changing(db, say("Add service {name}", name=draft.name.strip())):
        return our_services.add(db, draft)


def change(db: Data, service: OurService, *, today: dt.date) -> OurService:
    """Keep what a service has become; where it stands among the others is not changed by this."""
    stop_for(problems(service, today))
    kept = our_services.get(db, service.id)
    with changing(db, say("Change service {name}", name=service.name.strip())):
        names = renamed(kept, service)
        return our_services.change(db, replace(service, position=kept.position, former_names=names))


def checked(db: Data, ids: Sequence[str], *, today: dt.date) -> None:
    """Note that what is written of these was checked today."""
    kept = our_services.get_all(db, ids)
    name = (
        say("Check service {name}", name=kept[0].name)
        if len(kept) == 1
        else say_many("Check {count} service", "Check {count} services", len(kept))
    )
    with changing(db, name):
        for one in kept:
            our_services.change(db, replace(one, checked_on=today))


def move(db: Data, service_id: str, beside_id: str, *, after: bool) -> None:
    """Put one right before or `after` another; where there is no room left between two, all get new places."""
    service = our_services.get(db, service_id)
    others = [one for one in our_services.every(db) if one.id != service_id]
    place = next(at for at, one in enumerate(others) if one.id == beside_id) + after
    before = others[place - 1].position if place else None
    behind = others[place].position if place < len(others) else None
    position = between(before, behind)
    with changing(db, say("Move service {name}", name=service.name)):
        if position is not None:
            our_services.change(db, replace(service, position=position))
            return
        others.insert(place, service)
        for number, one in enumerate(others, 1):
            our_services.change(db, replace(one, position=number * GAP))


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put services into the bin."""
    kept = our_services.get_all(db, ids)
    name = (
        say("Remove service {name}", name=kept[0].name)
        if len(kept) == 1
        else say_many("Remove {count} service", "Remove {count} services", len(kept))
    )
    with changing(db, name):
        our_services.remove(db, [one.id for one in kept])


def _row(service: OurService, today: dt.date) -> OurServiceRow:
    words = told(service, today, local.short_date)
    return OurServiceRow(service=service, going=going(service, today), told=words)
