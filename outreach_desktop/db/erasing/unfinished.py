"""What is left to do once someone is erased: no freed place may hold a byte of it; the next opening goes on where a stop came before."""

from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.labour import Steps, outcome

_TO_DO: Final = "erasing"
"""A setting that says that rows were erased, and traces of them may be left."""
_TRIES: Final = 50
_IS_ASKED: Final = "statements in progress"
"""What SQLite says where a question holds pages of the file."""


def begin(db: Data) -> None:
    """Note it, in the transaction in which rows are erased."""
    db.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, '1')", [_TO_DO])


def is_to_finish(db: Data) -> bool:
    """Whether something was erased, and a stop came before all traces of it were."""
    asked = "SELECT 1 FROM settings WHERE name = ?"
    return db.execute(asked, [_TO_DO]).fetchone() is not None


def finish(db: Data) -> None:
    """Leave no trace of what was erased, here and now."""
    outcome(finishing(db))


def finishing(db: Data) -> Steps[None]:
    """Leave no trace of what was erased: in steps in the search index, then the file is written anew.

    `secure_delete` overwrites rows where they lie, but not the places from which SQLite moved rows to another page, which
    a third of the pages of a large file have. Zeros written there past SQLite would be six times as fast, and a torn write
    could take rows beside them along: SQLite's own way cannot. Where questions hold the file for long, the next opening does it.
    """
    for done in search.merged(db):
        yield Stage.SEARCH, done
    for _ in range(_TRIES):
        yield Stage.TRACES, 0
        if _written_anew(db):
            with db.atomic():
                db.execute("DELETE FROM settings WHERE name = ?", [_TO_DO])
            return


def _written_anew(db: Data) -> bool:
    """Whether it could be: rows keep their order, and the numbers that the search index goes by."""
    try:
        db.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if _IS_ASKED not in str(error):
            raise
        return False
    return True
