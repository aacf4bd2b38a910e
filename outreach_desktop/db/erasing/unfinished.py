"""What is left to do once someone is erased: the file is written anew, at the next opening if a stop came before."""

from typing import Final

from outreach_desktop.db.engine.connection import Data

_TO_DO: Final = "erasing"
"""A setting that says that rows were erased, and the file is still to be written anew."""


def begin(db: Data) -> None:
    """Note it, in the transaction in which rows are erased."""
    db.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, '1')", [_TO_DO])


def is_to_finish(db: Data) -> bool:
    """Whether something was erased, and a stop came before the file was written anew."""
    asked = "SELECT 1 FROM settings WHERE name = ?"
    return db.execute(asked, [_TO_DO]).fetchone() is not None


def finish(db: Data) -> None:
    """Write the file anew, so that no freed place in it holds a byte of what was erased."""
    # Rows keep their order, and the numbers that the search index goes by; what was remembered of rows is read again.
    db.execute("VACUUM")
    with db.atomic():
        db.execute("DELETE FROM settings WHERE name = ?", [_TO_DO])
