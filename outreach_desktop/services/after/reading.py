"""What letters say, kept to be found by: read from their files once they are made, while nobody waits for it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from outreach_desktop import given
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.documents.documents import LARGEST_FILE, Document
from outreach_desktop.errors import OutreachError

MOST: Final = 4_000
"""Letters of text that are kept of each: two pages. A thousand letters take four megabytes, and mostly two."""
_AT_ONCE: Final = 25


def read_in(db: Data) -> Iterator[int]:
    """Keep the words of every document of which that was not done yet, in steps; gives how many were done.

    It is nobody's action and is not undone: as with the index of the search, what is kept follows from something else.
    A file that is gone, or holds letters to several people, has no words of its own; what is printed for one person alone
    has, for each of its documents.
    """
    done = 0
    while waiting := documents.unread(db, at_most=_AT_ONCE):
        words = {one.id: _words(db, one) for one in waiting}
        with off_the_record(db):
            documents.keep_words(db, words)
        done += len(waiting)
        yield done


def _words(db: Data, one: Document) -> str:
    from outreach_desktop.templates.finished.said import said

    if documents.readers(db, one.path) != 1:
        return ""
    try:
        content = given.read(Path(one.path), at_most=LARGEST_FILE)
    except (OutreachError, OSError, given.TooLargeError):
        return ""
    return as_kept(said(content))


def as_kept(text: str) -> str:
    """As it is compared: without capitals, accents and doubled spaces, and not too much of it."""
    return plain(text)[:MOST]


def unread(db: Data) -> Sequence[str]:
    """The ids of some of which it was not done yet."""
    return [one.id for one in documents.unread(db, at_most=_AT_ONCE)]
