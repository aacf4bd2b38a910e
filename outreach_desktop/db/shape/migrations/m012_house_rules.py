"""House rules of organisations, each about a topic; what was kept in one text stays there."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE house_rules (
        id TEXT NOT NULL PRIMARY KEY,
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        topic TEXT NOT NULL DEFAULT '',
        rule TEXT NOT NULL CHECK (trim(rule) <> ''),
        source TEXT NOT NULL DEFAULT '',
        checked_on TEXT CHECK (checked_on IS date(checked_on)),
        review_on TEXT CHECK (review_on IS date(review_on)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX house_rules_by_organisation ON house_rules (organisation_id)",
)


def m012_house_rules(db: Data) -> None:
    """Make the table of house rules."""
    for statement in _STATEMENTS:
        db.execute(statement)
