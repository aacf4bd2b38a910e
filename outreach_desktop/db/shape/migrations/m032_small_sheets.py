"""A group can have A5 for what comes on it; a kept letter knows what was asked, and whether it is on whole sheets."""

from outreach_desktop.db.engine.connection import Data


def m032_small_sheets(db: Data) -> None:
    """All on whole sheets, as it was before, and nothing asked."""
    for table, name in (("group_profile", "small_sheets"), ("letter_runs", "whole_sheets")):
        db.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"
        )
    db.execute("ALTER TABLE letter_runs ADD COLUMN question TEXT NOT NULL DEFAULT ''")
