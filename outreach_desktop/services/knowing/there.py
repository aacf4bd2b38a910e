"""What is known of the places where a person works, and of their own needs, for their page; and of places for lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts
from outreach_desktop.db.subjects.places import needs as kept_needs
from outreach_desktop.db.subjects.places import referral_routes as kept_routes
from outreach_desktop.domain.knowing.needs import Need
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services.knowing import needs, referral_routes
from outreach_desktop.services.knowing.needs import NeedAt
from outreach_desktop.services.knowing.referral_routes import RouteAt


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThere:
    """Needs of a person, and needs and ways to refer of where they work, the nearest first."""

    own_needs: tuple[Need, ...] = ()
    needs: tuple[NeedAt, ...] = ()
    routes: tuple[RouteAt, ...] = ()


def of(db: Data, contact_id: str, places: Sequence[Organisation]) -> KnownThere:
    """Of a person who works at `places`, from the outermost in."""
    return KnownThere(
        own_needs=tuple(needs.of_person(db, contact_id)),
        needs=needs.at(db, places),
        routes=referral_routes.at(db, places),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfPlaces:
    """Ways to refer and needs of organisations by their id, their own alone; who has none is left out."""

    routes: Mapping[str, Sequence[ReferralRoute]]
    needs: Mapping[str, Sequence[Need]]
    liaisons: Mapping[str, str]
    """The names of those to ask for, by id."""


def of_places(db: Data, ids: Iterable[str]) -> KnownOfPlaces:
    """All that is written down of these, in two questions."""
    wanted = list(ids)
    routes = kept_routes.of(db, wanted)
    asked = {one.liaison_id for each in routes.values() for one in each if one.liaison_id}
    return KnownOfPlaces(
        routes=routes,
        needs=kept_needs.of(db, wanted),
        liaisons={one.id: one.name for one in contacts.get_all(db, list(asked))},
    )
