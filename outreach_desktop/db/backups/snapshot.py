"""A copy of the data file that is open, taken in short steps, between which others may read and change it.

SQLite's backup copies some pages a step. What is changed in between through the same connection is changed in the
copy as well, and no other connection can change anything: so the copy is of one moment, that of its last step. While
a change is open it waits.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Semaphore, Thread
from typing import Final

from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.engine.trouble import in_plain_words
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.domain.labour import ApartStep, Steps, outcome

# The copy has no name yet: all of it is brought to the disk before it gets one.
SETTINGS: Final = {"synchronous": "OFF"}
PAGES: Final = 256  # a step: about a megabyte, in a few milliseconds

_DONE: Final = 101  # as SQLite says it
_TRIES: Final = 5
_PAUSE: Final = 0.05  # seconds


def told(db: Data) -> list[int]:
    """What must be the same in a copy: whose file it is, its shape, and how many rows there are."""
    return outcome(_counted(db))


def copied(db: Data, to: Path, called: str) -> Steps[list[int]]:
    """Copy `db` to the new file `to`, which is `called` so where something goes wrong; gives what is `told` of that moment."""
    copying = _Copying(db, to, called)
    found, counted_at, tries = [0], -1, 0
    try:
        while copying.left:
            yield from until_no_change_is_open(db)
            if copying.left > PAGES or counted_at == db.conn.total_changes:
                copying.step()
                if copying.left:
                    yield None
                continue
            counted_at, tries = db.conn.total_changes, tries + 1
            if tries > _TRIES:  # somebody changes something all the time
                found = told(db)
                continue
            found = yield from _counted(db)
    finally:
        copying.stop()
    return found


def until_no_change_is_open(db: Data) -> Iterator[ApartStep[None]]:
    """Wait for labour that keeps a change open from one of its steps to the next."""
    while db.conn.in_transaction:
        yield ApartStep(lambda: time.sleep(_PAUSE))


def _counted(db: Data) -> Steps[list[int]]:
    """As `told`, with a stop after each question: some tables are long."""
    found = []
    tables = (f"SELECT count(*) FROM {table}" for table in (*journalled(db), "journal"))
    for statement in ("PRAGMA application_id", "PRAGMA user_version", *tables):
        found.append(db.execute(statement).fetchone()[0])
        yield None
    return found


class _StoppedError(Exception):
    """Nobody wants the copy any more."""


class _Copying:
    """SQLite's backup in a thread that stands still between two steps: as Python has it, it would not stop before its end.

    Only one of the two threads is ever at work.
    """

    def __init__(self, db: Data, to: Path, called: str) -> None:
        self.left: int = db.execute("PRAGMA page_count").fetchone()[0]
        self._db = db
        self._to = to
        self._called = called
        self._go_on = Semaphore(0)
        self._stands = Semaphore(0)
        self._is_unwanted = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._copy, name="copying", daemon=True)
        self._thread.start()

    def step(self) -> None:
        """Copy the next pages. OutreachError where the disk fails."""
        self._go_on.release()
        self._stands.acquire()
        if self._error is not None:
            self.left = 0
            with in_plain_words(self._called):
                raise self._error

    def stop(self) -> None:
        """Leave it where it is, or be sure that it has come to its end."""
        self._is_unwanted = True
        self._go_on.release()
        self._thread.join()

    def _copy(self) -> None:
        self._go_on.acquire()
        try:
            if not self._is_unwanted:
                self._copy_all()
        except _StoppedError:
            pass  # raised by ourselves, to get out of SQLite's copying where nobody wants it any more
        except BaseException as error:  # noqa: BLE001 - it is raised where the step was asked for
            self._error = error
        finally:
            self._stands.release()

    def _copy_all(self) -> None:
        with closing(connect(self._to, self._called)) as new:
            for setting, value in SETTINGS.items():
                new.execute(f"PRAGMA {setting}={value}")
            self._db.conn.backup(new.conn, pages=PAGES, progress=self._stand_still)
        self.left = 0

    def _stand_still(self, status: int, left: int, _: int) -> None:
        if status == _DONE:
            return
        self.left = left
        self._stands.release()
        self._go_on.acquire()
        if self._is_unwanted:
            raise _StoppedError
