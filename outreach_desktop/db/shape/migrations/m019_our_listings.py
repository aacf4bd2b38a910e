"""Where the group's own details appear, and when each place was last looked at."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE our_listings (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (trim(name) <> ''),
        kind TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '',
        shows TEXT NOT NULL DEFAULT '',
        organisation_id TEXT REFERENCES organisations (id),
        lead_id TEXT REFERENCES senders (id),
        looked_at_on TEXT CHECK (looked_at_on IS date(looked_at_on)),
        every_months INTEGER CHECK (every_months BETWEEN 1 AND 120),
        to_change TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        details_then TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE INDEX our_listings_by_organisation
        ON our_listings (organisation_id) WHERE organisation_id IS NOT NULL
    """,
    "CREATE INDEX our_listings_by_lead ON our_listings (lead_id) WHERE lead_id IS NOT NULL",
)


def m019_our_listings(db: Data) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
