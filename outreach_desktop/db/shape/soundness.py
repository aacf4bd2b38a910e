"""Whether a data file is sound: built as ours are, and holding together."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.shape import checks, shape
from outreach_desktop.db.shape.checks import BEGUN, SEARCH

__all__ = ["BEGUN", "SEARCH", "faults"]


def faults(db: Data) -> list[str]:
    """What is wrong with the data file, in sentences; none where it is sound. Reads all of it.

    Of one that is built otherwise than ours nothing more is asked: to read it may be to run what stands in it.
    """
    try:
        return shape.strangers(db) or checks.faults(db)
    except DamagedError:  # not even its list of parts can be read
        return [checks.UNREADABLE]
