"""Services of the group, as they are stored."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.offering.our_services import GAP, OurService, OurServiceDraft

TABLE: Final = "services"


def add(db: Data, draft: OurServiceDraft) -> OurService:
    """Keep a new service, behind the others."""
    (last,) = db.execute("SELECT coalesce(max(position), 0) FROM services").fetchone()
    return get(db, rows.keep(db, TABLE, to_row(replace(draft, position=last + GAP))))


def change(db: Data, service: OurService) -> OurService:
    """Keep what a service has become."""
    rows.change(db, TABLE, service.id, to_row(service))
    return get(db, service.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put services into the bin."""
    rows.put_in_bin(db, TABLE, list(ids))


def get(db: Data, service_id: str) -> OurService:
    """The service with this id."""
    return from_row(OurService, rows.one(db, TABLE, service_id))


def get_all(db: Data, ids: Iterable[str]) -> list[OurService]:
    """Those of these ids that are there, in the order of the ids."""
    return [
        from_row(OurService, row)
        for row in db.query(
            "SELECT s.* FROM json_each(?) wanted JOIN services s ON s.id = wanted.value"
            " WHERE s.deleted_at IS NULL ORDER BY wanted.key",
            [json.dumps(list(ids))],
        )
    ]


def every(db: Data) -> list[OurService]:
    """All of them, in their order."""
    return [
        from_row(OurService, row)
        for row in db.query(
            "SELECT * FROM services WHERE deleted_at IS NULL ORDER BY position, name COLLATE NOCASE, id"
        )
    ]
