"""Where our details appear, as it is stored."""

import json
from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.knowing.our_listings import OurListing, OurListingDraft

TABLE: Final = "our_listings"


def add(db: Data, draft: OurListingDraft) -> OurListing:
    """Keep a new listing."""
    return get(db, rows.keep(db, TABLE, to_row(draft)))


def change(db: Data, listing: OurListing) -> OurListing:
    """Keep what a listing has become."""
    rows.change(db, TABLE, listing.id, to_row(listing))
    return get(db, listing.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put listings into the bin."""
    rows.put_in_bin(db, TABLE, list(ids))


def get(db: Data, listing_id: str) -> OurListing:
    """The listing with this id."""
    return from_row(OurListing, rows.one(db, TABLE, listing_id))


def get_all(db: Data, ids: Iterable[str]) -> list[OurListing]:
    """Those of these ids that are there, in the order of the ids."""
    return [
        from_row(OurListing, row)
        for row in db.query(
            "SELECT l.* FROM json_each(?) wanted JOIN our_listings l ON l.id = wanted.value"
            " WHERE l.deleted_at IS NULL ORDER BY wanted.key",
            [json.dumps(list(ids))],
        )
    ]


def at(db: Data, organisation_ids: Iterable[str]) -> list[OurListing]:
    """Those that belong to one of these organisations."""
    return [
        from_row(OurListing, row)
        for row in db.query(
            "SELECT l.* FROM json_each(?) wanted JOIN our_listings l ON l.organisation_id = wanted.value"
            " WHERE l.deleted_at IS NULL ORDER BY l.name COLLATE NOCASE, l.id",
            [json.dumps(list(organisation_ids))],
        )
    ]


def every(db: Data) -> list[OurListing]:
    """All of them, by name."""
    return [
        from_row(OurListing, row)
        for row in db.query(
            "SELECT * FROM our_listings WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id"
        )
    ]
