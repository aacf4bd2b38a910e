"""Whether a data file is sound: built as ours are, and holding together."""

from outreach_desktop.db import checks, shape
from outreach_desktop.db.checks import BEGUN, SEARCH
from outreach_desktop.db.connection import Data
from outreach_desktop.db.refusals import DamagedError

__all__ = ["BEGUN", "SEARCH", "faults"]


def faults(db: Data) -> list[str]:
    """What is wrong with the data file, in sentences; none where it is sound. Reads all of it.

    Of one that is built otherwise than ours nothing more is asked: to read it may be to run what stands in it.
    """
    try:
        return shape.strangers(db) or checks.faults(db)
    except DamagedError:  # not even its list of parts can be read
        return [checks.UNREADABLE]
