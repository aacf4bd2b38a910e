"""Whether a file that goes out can come back in one import, which reads so many and so much at a time."""

from pathlib import Path
from typing import Final

from outreach_desktop.exchange.readers import csv, reading
from outreach_desktop.exchange.sheets import MOST_PEOPLE
from outreach_desktop.words import say

MOST: Final = MOST_PEOPLE
_LARGEST: Final = {"CSV": csv.LARGEST_OF_OURS}


def told_of(count: int) -> str:
    """What is said before more are written than come back; "" for fewer."""
    if count <= MOST:
        return ""
    return say(
        "An import reads {limit} at a time, so this file would not come back whole. Export fewer at once if you want to import them again.",
        limit=MOST,
    )


def told_of_size(path: Path, kind: str) -> str:
    """What is said of a file that is larger than an import reads; "" of any other."""
    limit, size = _LARGEST.get(kind, reading.LARGEST_FILE), path.stat().st_size
    if size <= limit:
        return ""
    return say(
        "The file has {size} MB, and an import reads {limit} MB. Export fewer at once if you want to import them again.",
        size=size // 1024**2 + 1,
        limit=limit // 1024**2,
    )
