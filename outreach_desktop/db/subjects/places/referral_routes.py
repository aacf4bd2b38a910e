"""Ways to refer, as they are stored."""

import json
from collections.abc import Iterable

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, ReferralRouteDraft

_TABLE = "referral_routes"


def add(db: Data, draft: ReferralRouteDraft) -> ReferralRoute:
    """Keep a new way to refer."""
    return get(db, rows.keep(db, _TABLE, to_row(draft)))


def keep_all(db: Data, drafts: Iterable[ReferralRouteDraft]) -> None:
    """Keep new ways to refer."""
    rows.keep_all(db, _TABLE, map(to_row, drafts))


def change(db: Data, route: ReferralRoute) -> ReferralRoute:
    """Keep what a way to refer has become."""
    rows.change(db, _TABLE, route.id, to_row(route))
    return get(db, route.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put ways to refer into the bin."""
    rows.put_in_bin(db, _TABLE, list(ids))


def get(db: Data, route_id: str) -> ReferralRoute:
    """The way to refer with this id."""
    return from_row(ReferralRoute, rows.one(db, _TABLE, route_id))


def of(db: Data, organisation_ids: Iterable[str]) -> dict[str, list[ReferralRoute]]:
    """Those of each of these organisations, the ones to the group first; one without any is left out."""
    found: dict[str, list[ReferralRoute]] = {}
    for row in db.query(
        "SELECT r.* FROM json_each(?) wanted JOIN referral_routes r ON r.organisation_id = wanted.value"
        " WHERE r.deleted_at IS NULL"
        " ORDER BY r.direction, r.referral_kind COLLATE NOCASE, r.created_at, r.id",
        [json.dumps(list(organisation_ids))],
    ):
        found.setdefault(row["organisation_id"], []).append(from_row(ReferralRoute, row))
    return found


def every(db: Data) -> dict[str, list[ReferralRoute]]:
    """Those of every organisation, as `of` has them."""
    named = db.execute(
        "SELECT DISTINCT organisation_id FROM referral_routes"
        " WHERE deleted_at IS NULL AND organisation_id IS NOT NULL"
    )
    return of(db, [one for (one,) in named.fetchall()])
