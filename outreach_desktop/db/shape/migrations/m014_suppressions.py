"""On what a wish rests and until when it holds; and by what people who were erased for good are known again."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    "ALTER TABLE wishes ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE wishes ADD COLUMN until TEXT CHECK (until IS date(until))",
    # Nothing of the person is in it: hashes keyed with a secret that is a row of its own, of the kind "secret".
    # Two files that come together have two secrets, and each row is good with one of them. It has no bin, is not
    # journalled and never shrinks.
    """
    CREATE TABLE suppressions (
        hash BLOB NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind <> ''),
        since TEXT CHECK (since IS date(since))
    ) STRICT
    """,
)


def m014_suppressions(db: Data) -> None:
    """Make the columns of wishes and the table of who is not to come back."""
    for statement in _STATEMENTS:
        db.execute(statement)
