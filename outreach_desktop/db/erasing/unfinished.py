"""What is left to do once someone is erased: no freed place may hold a byte of it; the next opening goes on where a stop came before."""

from pathlib import Path
from typing import Final

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import unused
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.labour import Steps, outcome

_TO_DO: Final = "erasing"
"""A setting that says that rows were erased, and traces of them may be left."""


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
    """Leave no trace of what was erased, in steps: first in the search index, then wherever nothing stands any more."""
    for done in search.merged(db):
        yield Stage.SEARCH, done
    if db.conn.path is not None and not (yield from _overwritten(db, db.conn.path)):
        # Rows keep their order, and the numbers that the search index goes by; what was remembered of rows is read again.
        db.execute("VACUUM")
    with db.atomic():
        db.execute("DELETE FROM settings WHERE name = ?", [_TO_DO])


def _overwritten(db: Data, path: Path) -> Steps[bool]:
    if not unused.can_be_overwritten(path):
        return False
    steps = unused.overwritten(db, path)
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            is_done: bool = end.value
            return is_done
        yield Stage.TRACES, done
