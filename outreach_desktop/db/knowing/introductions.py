"""Who is a champion or on the way to be one, was introduced by someone, or introduced others."""

from outreach_desktop.db.engine.connection import Data


def everyone(db: Data) -> list[tuple[str, str | None]]:
    """The id of each, and of who introduced them where that person is still there."""
    return db.execute(
        """
        WITH living AS (SELECT id, champion, introduced_by_id FROM contacts WHERE deleted_at IS NULL),
        tied AS (
            SELECT one.id AS one_id, other.id AS by_id FROM living one
            JOIN living other ON other.id = one.introduced_by_id
        )
        SELECT id, (SELECT by_id FROM tied WHERE one_id = living.id) FROM living
        WHERE champion <> '' OR id IN (SELECT one_id FROM tied) OR id IN (SELECT by_id FROM tied)
        """
    ).fetchall()
