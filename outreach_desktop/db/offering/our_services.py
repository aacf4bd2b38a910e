"""Services of the group, as they are stored."""

from dataclasses import replace
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.kept_rows import KeptRows
from outreach_desktop.db.engine.values import from_row
from outreach_desktop.domain.offering.our_services import GAP, OurService, OurServiceDraft

TABLE: Final = "services"

_KEPT = KeptRows[OurServiceDraft, OurService](TABLE, OurService)
change, remove, get, get_all = _KEPT.change, _KEPT.remove, _KEPT.get, _KEPT.get_all


def add(db: Data, draft: OurServiceDraft) -> OurService:
    """Keep a new service, behind the others."""
    (last,) = db.execute("SELECT coalesce(max(position), 0) FROM services").fetchone()
    return _KEPT.add(db, replace(draft, position=last + GAP))


def every(db: Data) -> list[OurService]:
    """All of them, in their order."""
    return [
        from_row(OurService, row)
        for row in db.query(
            "SELECT * FROM services WHERE deleted_at IS NULL ORDER BY position, name COLLATE NOCASE, id"
        )
    ]
