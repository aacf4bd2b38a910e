"""How people are referred from and to an organisation: kept, changed, and shown at everything below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, files, organisations
from outreach_desktop.db.subjects.places import referral_routes
from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.knowing.referral_routes import (
    ReferralRoute,
    ReferralRouteDraft,
    problems,
)
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteAt:
    """A way to refer, with the organisation that it was written down for, whom to ask for there, by name, and its forms."""

    route: ReferralRoute
    organisation: Organisation
    liaison: str = ""
    files: tuple[AttachedFile, ...] = ()


def get(db: Data, route_id: str) -> ReferralRoute:
    """The way to refer with this id."""
    return referral_routes.get(db, route_id)


def of(db: Data, organisation_id: str) -> list[ReferralRoute]:
    """Those of an organisation itself, the ones to the group first."""
    return referral_routes.of(db, [organisation_id]).get(organisation_id, [])


def at(db: Data, line: Sequence[Organisation]) -> tuple[RouteAt, ...]:
    """Those that hold at an organisation: its own, then of what is above it, the nearest first. `line` is outermost first."""
    found = referral_routes.of(db, [one.id for one in line])
    asked = {one.liaison_id for each in found.values() for one in each if one.liaison_id}
    names = {one.id: one.name for one in contacts.get_all(db, list(asked))}
    forms = files.of_each(db, [one.id for each in found.values() for one in each])
    return tuple(
        RouteAt(
            route=route,
            organisation=place,
            liaison=names.get(route.liaison_id or "", ""),
            files=tuple(forms.get(route.id, ())),
        )
        for place in reversed(line)
        for route in found.get(place.id, ())
    )


def add(db: Data, draft: ReferralRouteDraft) -> ReferralRoute:
    """Keep a way to refer."""
    stop_for(problems(draft))
    with changing(db, say("Add way to refer of {name}", name=_whose(db, draft))):
        return referral_routes.add(db, draft)


def change(db: Data, route: ReferralRoute) -> ReferralRoute:
    """Keep what a way to refer has become."""
    stop_for(problems(route))
    with changing(db, say("Change way to refer of {name}", name=_whose(db, route))):
        return referral_routes.change(db, route)


def remove(db: Data, route_id: str) -> None:
    """Put a way to refer into the bin, and its forms with it."""
    route = referral_routes.get(db, route_id)
    with changing(db, say("Remove way to refer of {name}", name=_whose(db, route))):
        files.remove(db, [one.id for one in files.of(db, route_id)])
        referral_routes.remove(db, [route_id])


def _whose(db: Data, route: ReferralRouteDraft) -> str:
    return organisations.get(db, route.organisation_id).name
