"""What SQLite complains of, in words that say what to do next, wherever it complains."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import Any, Final

from sqlite_utils.utils import sqlite3

from outreach_desktop import writing
from outreach_desktop.db.engine.refusals import DamagedError, ReadOnlyError, StrangeError
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

# What SQLite says; what it means, with the name of the file; what to do.
_SENTENCES: Final = (
    (
        "locked",
        say("Another program is using {name}."),
        say(
            "Close that program, or wait until a backup or sync of the file is done, then try again."
        ),
    ),
    (
        "full",
        say("The disk is full: this was not saved, but nothing is lost."),
        say("Free some space, then try again."),
    ),
    (
        "unable to open",
        say("{name} could not be opened."),
        say("Check that it is on this computer or that its disk is connected, then try again."),
    ),
    (
        "disk i/o",
        say("The disk did not answer while {name} was in use."),
        say("Check that the disk is connected and allows files of that size, then try again."),
    ),
)
_READ_ONLY: Final = (
    say("{name} can be read but not changed."),
    say("Copy it to a folder of your own, and open the copy."),
)
_PARTS: Final = "malformed database schema"
_UNCLEAR: Final = say("Its list of parts cannot be understood.")
_DAMAGE: Final = (
    "malformed",
    "not a database",
    "could not decode",
    "corruption",
    "unsupported file format",
)
RESTORE: Final = say(
    "Nothing was deleted or written over. Restore a backup, or save what can still be read."
)
IN_MEMORY: Final = say("the data file")
# These are our own mistakes, and fly.
_OURS: Final = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)

# A complaint that quotes what it read cannot even be said where that is no text.
_COMPLAINTS: Final = (sqlite3.DatabaseError, UnicodeError)


class Connection(sqlite3.Connection):
    """Knows which file it is about, and whether that was found damaged meanwhile.

    `thread` is the one that may ask it; None where any may, one at a time. SQLite's own copying goes on in another.
    """

    path: Path | None = None
    called: str = IN_MEMORY
    is_damaged = False
    thread: int | None = None

    def cursor(self, factory: Any = None) -> Any:
        """A cursor that speaks in plain words."""
        if self.thread not in (None, get_ident()):
            raise sqlite3.ProgrammingError(
                "a data file is asked in the thread that opened it, and in no other"
            )
        return super().cursor(factory or Cursor)

    def execute(self, *statement: Any) -> Any:
        """Python's own would take a cursor that does not."""
        return self.cursor().execute(*statement)

    def executemany(self, *statement: Any) -> Any:
        """As `execute`."""
        return self.cursor().executemany(*statement)

    def told(self, error: Exception) -> Exception:
        """What is raised for `error`: words for a person where one can mend it, else the error itself."""
        said = None if isinstance(error, _OURS) else _said(error, self.called, self.path)
        self.is_damaged = self.is_damaged or isinstance(said, DamagedError)
        return said or error


def _in_words(method: Callable[..., Any]) -> Any:
    """`method` of a cursor, whose complaints are told by its connection."""

    def told(cursor: "Cursor", *given: Any) -> Any:
        try:
            return method(cursor, *given)
        except _COMPLAINTS as error:
            raise cursor.connection.told(error) from error

    return told


class Cursor(sqlite3.Cursor):
    """Rows are read while they are fetched, so the disk may fail at each of these."""

    connection: Connection

    execute = _in_words(sqlite3.Cursor.execute)
    executemany = _in_words(sqlite3.Cursor.executemany)
    fetchone = _in_words(sqlite3.Cursor.fetchone)
    fetchmany = _in_words(sqlite3.Cursor.fetchmany)
    fetchall = _in_words(sqlite3.Cursor.fetchall)
    __next__ = _in_words(sqlite3.Cursor.__next__)


@contextmanager
def in_plain_words(name: str, path: Path | None = None) -> Iterator[None]:
    """For what is no statement, such as copying: its complaints come out as an OutreachError about `name`."""
    try:
        yield
    except _OURS:
        raise
    except _COMPLAINTS as error:
        said = _said(error, name, path)
        if said is None:
            raise
        raise said from error


def sentence(complaint: str, name: str, path: Path | None = None) -> OutreachError | None:
    """What a person can do about `complaint` of SQLite's; None where it is our own mistake."""
    complaint = complaint.casefold()
    where = path or Path()  # in memory there is none
    for words, message, hint in _SENTENCES:
        if words in complaint:
            why = writing.limit_on_files() if words == "disk i/o" else ""
            return OutreachError(_begun(message, name) + why, hint=hint)
    if "readonly" in complaint:
        return ReadOnlyError(where, _begun(_READ_ONLY[0], name), hint=_READ_ONLY[1])
    if _PARTS in complaint:
        return StrangeError(where, _UNCLEAR, name=name)
    if any(words in complaint for words in _DAMAGE):
        return DamagedError(where, _begun(say("{name} is damaged."), name), hint=RESTORE)
    return None


def _said(error: Exception, name: str, path: Path | None) -> OutreachError | None:
    if isinstance(error, UnicodeEncodeError):
        return OutreachError(
            say(
                "What was given has half a character in it, so it cannot be saved or searched for."
            ),
            hint=say("Type it again."),
        )
    is_garbled = isinstance(error, UnicodeDecodeError)
    return sentence("malformed" if is_garbled else str(error), name, path)


def _begun(message: str, name: str) -> str:
    """A sentence begins with a capital letter, save with a name in quotation marks."""
    told = message.format(name=name)
    return told[0].upper() + told[1:]
