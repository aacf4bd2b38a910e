"""The areas that organisations serve."""

from outreach_desktop.db.engine.connection import Data


def every(db: Data) -> list[str]:
    """Each that an organisation has, the one that most have first."""
    found = db.execute(
        "SELECT trim(area) FROM organisations WHERE deleted_at IS NULL AND trim(area) <> ''"
        " GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    return [area for (area,) in found.fetchall()]
