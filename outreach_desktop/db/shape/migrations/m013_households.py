"""People who live together and may get one letter; and the day on which somebody died."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    # `name` is how an envelope calls them and `dear` how their letters begin, where the rules would be wrong.
    """
    CREATE TABLE households (
        id TEXT NOT NULL PRIMARY KEY,
        one_letter INTEGER NOT NULL DEFAULT 1 CHECK (one_letter IN (0, 1)),
        name TEXT NOT NULL DEFAULT '',
        dear TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "ALTER TABLE contacts ADD COLUMN household_id TEXT REFERENCES households (id)",
    # Who is named first: 0 before 1.
    "ALTER TABLE contacts ADD COLUMN household_place INTEGER NOT NULL DEFAULT 0 CHECK (household_place >= 0)",
    "ALTER TABLE contacts ADD COLUMN deceased_on TEXT CHECK (deceased_on IS date(deceased_on))",
    "CREATE INDEX contacts_by_household ON contacts (household_id) WHERE household_id IS NOT NULL",
)


def m013_households(db: Data) -> None:
    """Make the table of households, and the columns beside it."""
    for statement in _STATEMENTS:
        db.execute(statement)
