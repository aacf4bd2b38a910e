"""What is known of the places where a person works, and of their own needs, for their page."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.knowing.needs import Need
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
