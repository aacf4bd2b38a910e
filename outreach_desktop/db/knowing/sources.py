"""How people who were added on some days were met."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.knowing.sources import Days


def counted(db: Data, days: Days) -> list[tuple[str, int]]:
    """Each way as it is spelt, and how many have it; the days are those where this computer stands."""
    first, last = (day.isoformat() if day else None for day in (days.first, days.last))
    return db.execute(
        "SELECT source, count(*) FROM contacts WHERE deleted_at IS NULL"
        " AND (:first IS NULL OR date(created_at, 'localtime') >= :first)"
        " AND (:last IS NULL OR date(created_at, 'localtime') <= :last) GROUP BY source",
        {"first": first, "last": last},
    ).fetchall()
