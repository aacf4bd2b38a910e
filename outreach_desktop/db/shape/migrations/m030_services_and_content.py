"""What the group offers, and the texts it may print and hand out."""

from outreach_desktop.db.engine.connection import Data

_STAMPS = """
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
"""
_STATEMENTS = (
    f"""
    CREATE TABLE services (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (trim(name) <> ''),
        for_whom TEXT NOT NULL DEFAULT '',
        condition TEXT NOT NULL DEFAULT '',
        benefit TEXT NOT NULL DEFAULT '',
        held TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '',
        cost TEXT NOT NULL DEFAULT '',
        how_to_join TEXT NOT NULL DEFAULT '',
        waiting_days INTEGER CHECK (waiting_days BETWEEN 0 AND 9999),
        places_free INTEGER CHECK (places_free BETWEEN 0 AND 9999),
        starts_on TEXT CHECK (starts_on IS date(starts_on)),
        ends_on TEXT CHECK (ends_on IS date(ends_on)),
        checked_on TEXT CHECK (checked_on IS date(checked_on)),
        position INTEGER NOT NULL DEFAULT 0,
{_STAMPS}
    """,
    f"""
    CREATE TABLE content (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL DEFAULT 'news',
        topic TEXT NOT NULL DEFAULT '',
        heading TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        attribution TEXT NOT NULL DEFAULT '',
        is_ours INTEGER NOT NULL DEFAULT 1 CHECK (is_ours IN (0, 1)),
        source TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '',
        dated_on TEXT CHECK (dated_on IS date(dated_on)),
        reviewed_on TEXT CHECK (reviewed_on IS date(reviewed_on)),
        review_on TEXT CHECK (review_on IS date(review_on)),
        may_hand_out INTEGER NOT NULL DEFAULT 1 CHECK (may_hand_out IN (0, 1)),
        comes_first INTEGER NOT NULL DEFAULT 0 CHECK (comes_first IN (0, 1)),
        permission TEXT NOT NULL DEFAULT '',
        permission_ends_on TEXT CHECK (permission_ends_on IS date(permission_ends_on)),
{_STAMPS}
    """,
)


def m030_services_and_content(db: Data) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        db.execute(statement)
