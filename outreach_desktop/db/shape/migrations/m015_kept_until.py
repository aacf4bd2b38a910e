"""How long a person is kept, and after how many years without contact a group looks again."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    "ALTER TABLE contacts ADD COLUMN keep_until_on TEXT CHECK (keep_until_on IS date(keep_until_on))",
    "ALTER TABLE contacts ADD COLUMN keep_why TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE group_profile ADD COLUMN quiet_years INTEGER NOT NULL DEFAULT 3 CHECK (quiet_years BETWEEN 1 AND 99)",
)


def m015_kept_until(db: Data) -> None:
    """Without a day nothing is settled for the person; three years are what most groups say."""
    for statement in _STATEMENTS:
        db.execute(statement)
