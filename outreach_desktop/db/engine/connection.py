"""The connection: one list of settings, and the only place where SQLite opens a file."""

import contextlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any, Final, NamedTuple, Protocol

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

from outreach_desktop import opened
from outreach_desktop.db.engine import trouble
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_log = logging.getLogger(__name__)

# "OutR": says that a SQLite file is ours. Never changed.
APPLICATION_ID: Final = 0x4F757452

# TRUNCATE and FULL lost nothing in simulated power cuts, and leave one whole file at rest, which a
# sync client can copy. EXCLUSIVE turns a second program away instead of mixing two histories.
SETTINGS: Final = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "fullfsync": "ON",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "secure_delete": "ON",
    "mmap_size": "0",
    "temp_store": "MEMORY",
}

_SEARCH_TRIGGER: Final = (
    "PRAGMA trusted_schema = OFF",
    "CREATE TABLE t (a TEXT) STRICT",
    "CREATE VIRTUAL TABLE s USING fts5 (a, content = 't', tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO s (rowid, a) VALUES (NEW.rowid, NEW.a); END",
    "INSERT INTO t (a) SELECT json_group_array('x') ->> 0",
)


class Watcher(Protocol):
    """Looks after the file that is open: see `db.watch`, which knows this module and not the other way round."""

    rescued: Path | None
    secret: bytes
    """By what this computer knows its own notes beside files again."""

    is_doubtful: bool
    """Whether it is not known yet that the file is as it was closed; nothing is changed before."""

    def is_as_closed(self) -> bool:
        """Whether it is; waits until that is known, in any thread."""

    def see_that_it_is_in_place(self, db: "Data") -> None:
        """Before a change: is what is open still the file of that name?"""

    def note(self, db: "Data") -> None:
        """After a change: the file is as this program left it."""

    def before_closing(self, db: "Data") -> None:
        """While it can still be read."""

    def after_closing(self) -> None:
        """When nothing has it open any more."""


class Ahead(NamedTuple):
    """What a change that may want a backup first is told: the `path` of the one made before `what`; None where it is to ask for it.

    It holds while the file has no more rows changed than `changes`.
    """

    changes: int
    what: str = ""
    path: Path | None = None


class Data(Database):
    """The open data file. Closing it seals it, and gives its lock back.

    `held` keeps others in this process from its bytes. `device` says which computer is at work; it is written with the first change, so that looking
    leaves the file as it was. `news` is what opening has to tell. `was_changed` says whether anything
    was written since. `acted` has the numbers of the actions that changed something while somebody asks for them. `ahead` is there
    while a change is begun that may want a backup first. `unsaid` counts how
    often rows went of which the history says nothing.
    """

    conn: trouble.Connection
    watch: Watcher | None = None
    held: opened.Held | None = None
    device: str = ""
    news: tuple[str, ...] = ()
    is_to_look_at = False
    was_changed = False
    acted: list[int] | None = None
    ahead: Ahead | None = None
    unsaid = 0

    @contextmanager
    def atomic(self) -> Iterator["Data"]:
        """All or nothing; refused where the file may not, or can no longer, be changed."""
        if self.conn.in_transaction:
            with super().atomic():
                yield self
            return
        self._see_that_it_may_be_changed()
        with super().atomic():
            self._sign()
            yield self
        self.was_changed = True
        if self.watch:
            self.watch.note(self)

    def close(self) -> None:
        """Close the file, leaving one file and no empty journal beside it; then let others have it.

        It is closed, and others may have it, whatever goes wrong on the way.
        """
        watch, self.watch = self.watch, None
        with (
            contextlib.ExitStack() as at_last
        ):  # the other way round: what is put in first is done last
            if watch:
                at_last.callback(watch.after_closing)
            at_last.callback(self._let_others_read)
            at_last.callback(super().close)
            at_last.callback(self._leave_no_journal)
            if watch:
                watch.before_closing(self)

    def _let_others_read(self) -> None:
        held, self.held = self.held, None
        if held:
            opened.release(held)

    def _leave_no_journal(self) -> None:
        try:
            with contextlib.suppress(sqlite3.ProgrammingError):  # it was closed before
                self.conn.execute("PRAGMA journal_mode=DELETE").fetchall()
        except OutreachError as error:  # the disk is gone: the next start plays the journal back
            _log.warning("journal left beside: %s", type(error).__name__)

    def _see_that_it_may_be_changed(self) -> None:
        if self.is_to_look_at:
            raise OutreachError(
                say("This file is open read-only."),
                hint=say("To change something, open the file itself, or save a copy of your own."),
            )
        if self.watch:
            self.watch.see_that_it_is_in_place(self)

    def _sign(self) -> None:
        if self.device and not self.was_changed:
            signed = "UPDATE now_doing SET device = :device WHERE device <> :device"
            self.execute(signed, {"device": self.device})


def connect(path: Path, called: str = "") -> Data:
    """The data file at `path`, made if it is not there; the settings hold from the first statement.

    What goes wrong is said of `called`, by default of its name.
    """
    return _open(str(path), path, called or f"\u201c{path.name}\u201d")


def connect_to_read(path: Path) -> Data:
    """The bytes of the file at `path`, to read only: nothing is locked, written or brought back by it.

    A journal beside the file is not looked at, so what an interrupted change left is read as it lies there.
    """
    name = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    db = _open(name, path, f"\u201c{path.name}\u201d")
    db.execute("PRAGMA query_only = ON")
    return db


def connect_in_memory(*, by_any_thread: bool = False) -> Data:
    """A data file that is gone when it is closed; `by_any_thread` may use it, but only one at a time."""
    return _open(":memory:", by_any_thread=by_any_thread)


def _open(
    name: str,
    path: Path | None = None,
    called: str = trouble.IN_MEMORY,
    *,
    by_any_thread: bool = False,
) -> Data:
    if not can_keep_search(sqlite3):
        raise OutreachError(
            say(
                "The SQLite {sqlite_version} of this Python is too old for Outreach Desktop.",
                sqlite_version=sqlite3.sqlite_version,
            ),
            hint=say("Install a newer Python, then try again."),
        )
    # Without an isolation level Python opens no transactions of its own, which nothing would commit.
    with trouble.in_plain_words(called, path):
        connection = sqlite3.connect(
            name,
            isolation_level=None,
            timeout=1,
            uri=name.startswith("file:"),
            check_same_thread=False,  # the connection itself sees to it
            factory=trouble.Connection,
        )
    connection.path, connection.called = path, called
    connection.thread = None if by_any_thread else get_ident()
    try:
        for setting, value in SETTINGS.items():
            connection.execute(f"PRAGMA {setting}={value}").fetchall()
        return Data(connection, execute_plugins=False, strict=True)
    except BaseException:
        connection.close()
        raise


@cache
def can_keep_search(library: Any) -> bool:
    """Whether this SQLite lets triggers keep the search index of a file that is not trusted."""
    with contextlib.closing(library.connect(":memory:", isolation_level=None)) as trial:
        try:
            for statement in _SEARCH_TRIGGER:
                trial.execute(statement)
        except library.Error:
            return False
    return True
