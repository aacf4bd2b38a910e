"""Where our details appear, as it is stored."""

import json
from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.kept_rows import KeptRows
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.knowing.our_listings import OurListing, OurListingDraft

TABLE: Final = "our_listings"

_KEPT = KeptRows[OurListingDraft, OurListing](TABLE, OurListing)
add, change, remove, get, get_all = _KEPT.add, _KEPT.change, _KEPT.remove, _KEPT.get, _KEPT.get_all


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
