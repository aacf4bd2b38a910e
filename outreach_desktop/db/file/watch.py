"""Over the file that is open: is it still in its place, and what does its seal say when it is closed?"""

import dataclasses
import datetime as dt
import logging
import os
from contextlib import closing
from pathlib import Path

from filelock import FileLock
from sqlite_utils.utils import sqlite3

from outreach_desktop import writing
from outreach_desktop.db.backups import backup
from outreach_desktop.db.beside import seal
from outreach_desktop.db.beside.hashing import Hashing
from outreach_desktop.db.engine.connection import Data, connect_to_read
from outreach_desktop.db.engine.refusals import DamagedError, NotAsClosedError, ReplacedError
from outreach_desktop.db.shape.shape import see_that_it_is_ours
from outreach_desktop.domain.safety.seals import Closing, Content, Holder, Seal, SealState
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_log = logging.getLogger(__name__)


class Watch:
    """Begins when a data file may be used, and seals it as open; `after_closing` seals it as closed.

    `before` is the seal as it was met; None where there was none. `closing` is what the file still was like to the last
    byte; where it was only taken for that, `hashing` says later whether it is. Nothing is changed before, and the seal stays.
    """

    def __init__(
        self,
        db: Data,
        path: Path,
        held: FileLock,
        here: Holder,
        before: Seal | None,
        secret: bytes = b"",
        *,
        closing: Closing | None = None,
        hashing: Hashing | None = None,
    ) -> None:
        self.path = path
        self._closing = closing
        self._hashing = hashing
        self.is_doubtful = hashing is not None
        self.rescued: Path | None = None
        self._held = held
        self._identity = _identity(path)
        self._looks = self._looked = self._look(db)
        self._is_untouched = False
        self._content: Content | None = None
        self._seal = Seal(
            state=SealState.OPEN,
            holder=here,
            since=dt.datetime.now(dt.UTC),
            closing=before.closing if before else None,
        )
        self.secret = secret
        if not self.is_doubtful:
            seal.write(path, self._seal, secret)

    def see_that_it_is_as_closed(self) -> None:
        """Wait until all of it was hashed. Raise NotAsClosedError where it is not as it was closed; nothing was changed then."""
        if not self.is_doubtful:
            return
        if not self.is_as_closed():
            raise NotAsClosedError(
                self.path,
                say(
                    "\u201c{name}\u201d is not as it was when it was closed, so nothing is saved into it yet.",
                    name=self.path.name,
                ),
                hint=say("All of it is read first. Then do this again."),
            )
        self.is_doubtful = False
        seal.write(self.path, self._seal, self.secret)

    def is_as_closed(self) -> bool:
        """Whether the file is as it was closed; waits until that is known, in any thread."""
        return (
            self._hashing is None
            or self._closing is None
            or self._hashing.result() == self._closing.sha256
        )

    def see_that_it_is_in_place(self, db: Data) -> None:
        """Raise ReplacedError where the name leads to another file by now, or to none, or its bytes are another's.

        A sync program that puts its own copy in place does so: what is written then goes into a file without a name.
        """
        self.see_that_it_is_as_closed()
        name = f"\u201c{self.path.name}\u201d"
        if not self._is_in_place():
            raise ReplacedError(
                self.path,
                say(
                    "{name} was replaced or moved away while it was open, so nothing more is saved into it."
                    " What was saved before is safe.",
                    name=name,
                ),
                hint=say(
                    "Close it: what you have open is then kept in a new file beside it,"
                    " \u201c{stem} (rescued \u2026)\u201d. Compare the two, and go on with the right one.",
                    stem=self.path.stem,
                ),
            )
        if self._is_overwritten(db):
            raise ReplacedError(
                self.path,
                say(
                    "Another program wrote over {name} while it was open, so nothing more is saved into it.",
                    name=name,
                ),
                hint=say(
                    "Close it: what can be kept of your work goes into a new file beside it. Then compare that"
                    " with the newest backup."
                ),
            )

    def note(self, db: Data) -> None:
        """After every change of ours: how the file looks from outside."""
        self._looks = self._look(db)

    def before_closing(self, db: Data) -> None:
        """Read what the seal will say; keep the work in a new file where its own is no longer there.

        Nothing that goes wrong here keeps the file open: it is then not sealed as closed, and read whole next time.
        """
        if self.is_doubtful and not self._turned_out_well():
            return
        self._is_untouched = self._look(db) == self._looked
        try:
            if self._is_in_place() and not self._is_overwritten(db):
                self._content = content(db)
                if db.conn.is_damaged:
                    self._seal = dataclasses.replace(self._seal, state=SealState.DAMAGED)
            else:
                self._rescue(db)
        except OutreachError as error:
            _log.warning("not closed as it should be: %s", type(error).__name__)

    def after_closing(self) -> None:
        """Seal the file, and let others have it."""
        try:
            if self._hashing:
                self._hashing.close()
            if not self.is_doubtful:
                seal.write(self.path, self._sealed(), self.secret)
        except OSError as error:
            _log.warning("not sealed: %s", type(error).__name__)
        finally:
            self._held.release()

    def _turned_out_well(self) -> bool:
        """Whether it is known by now to be as it was closed. Else its seal stays: nothing was changed, and it is hashed next time."""
        if self._hashing is None or not self._hashing.is_done or not self.is_as_closed():
            return False
        self.is_doubtful = False
        return True

    def _sealed(self) -> Seal:
        if self._content is None:
            return self._seal
        computer = self._seal.holder.computer
        if self._closing and self._is_untouched:
            now = dt.datetime.now(dt.UTC)
            closing = dataclasses.replace(
                self._closing, closed_at=now, computer=computer, content=self._content
            )
        else:
            closing = seal.closing(self.path, computer, self._content)
        is_damaged = self._seal.state is SealState.DAMAGED
        return dataclasses.replace(
            self._seal, state=SealState.DAMAGED if is_damaged else SealState.CLOSED, closing=closing
        )

    def _rescue(self, db: Data) -> None:
        now = dt.datetime.now().astimezone()
        name = f"{self.path.stem} (rescued {now:%Y-%m-%d %H.%M}){self.path.suffix}"
        rescued = writing.free_name(self.path.parent, name)
        backup.copy(db, rescued)
        self.rescued = rescued
        self._seal = dataclasses.replace(self._seal, rescued=rescued.name)

    def _is_in_place(self) -> bool:
        return _identity(self.path) == self._identity

    def _is_overwritten(self, db: Data) -> bool:
        """Whether somebody else wrote into it since our last change: then it holds another history than ours.

        Servers may set the time of a change late, so the time alone proves nothing. That it cannot be read just now, as
        where no more files may be open, proves as little, and is said by OutreachError.
        """
        looks = self._look(db)
        if looks == self._looks or looks[0] != self._looks[0]:
            return False
        mine = content(db)
        try:
            with closing(connect_to_read(self.path)) as on_disk:
                see_that_it_is_ours(on_disk, self.path)
                is_ours = content(on_disk) == mine
        except (DamagedError, sqlite3.DatabaseError):
            is_ours = False
        if is_ours:
            self._looks = looks
        return not is_ours

    def _look(self, db: Data) -> tuple[int, int, int]:
        """How many rows we changed in it, when it was last written to, and its size."""
        found = _found(self.path)
        written = (found.st_mtime_ns, found.st_size) if found else (0, 0)
        return db.conn.total_changes, *written


def content(db: Data) -> Content:
    """How far the file has come."""
    newest = db.execute("SELECT number, id FROM actions ORDER BY number DESC LIMIT 1").fetchone()
    people = db.execute("SELECT count(*) FROM contacts WHERE deleted_at IS NULL").fetchone()[0]
    number, row_id = newest or (0, "")
    return Content(action=number, action_id=row_id, people=people)


def _identity(path: Path) -> tuple[int, int] | None:
    """What stays the same while a file is written to, and is another one's after it was replaced."""
    found = _found(path)
    return (found.st_dev, found.st_ino) if found else None


def _found(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:  # it is gone, or its disk is
        return None
