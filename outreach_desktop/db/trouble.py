"""What SQLite complains of, in words that say what to do next."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.errors import OutreachError

# What SQLite says; what it means, with the name of the file; what to do.
_SENTENCES: Final = (
    (
        "locked",
        "Another program is using {name}.",
        "Close that program, or wait until a backup or sync of the file is done, then try again.",
    ),
    (
        "readonly",
        "{name} may be read but not changed.",
        "Copy it to a folder of your own, and open the copy.",
    ),
    (
        "full",
        "The disk is full: nothing of this was saved, and nothing is lost.",
        "Free some space, then try again.",
    ),
    (
        "unable to open",
        "{name} could not be opened.",
        "See that it is on this computer or that its disk is connected, then try again.",
    ),
    (
        "disk i/o",
        "The disk did not answer while {name} was in use.",
        "See that the disk is connected, then try again.",
    ),
)
_DAMAGED: Final = (
    "{name} is damaged.",
    "Keep it as it is, and open the newest file of the folder \u201cBackups\u201d beside it.",
)


@contextmanager
def in_plain_words(name: str) -> Iterator[None]:
    """Whatever the disk or the file does to us inside comes out as an OutreachError about `name`."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # our own mistakes
    except sqlite3.DatabaseError as error:
        sentence = _sentence(str(error).casefold())
        if not sentence:
            raise
        message = sentence[0].format(name=name)
        raise OutreachError(message[0].upper() + message[1:], hint=sentence[1]) from error


def _sentence(complaint: str) -> tuple[str, str] | None:
    for words, message, hint in _SENTENCES:
        if words in complaint:
            return message, hint
    damaged = "malformed" in complaint or "not a database" in complaint
    return _DAMAGED if damaged else None
