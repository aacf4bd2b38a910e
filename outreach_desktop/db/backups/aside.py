"""A private copy of the data file that is open, to be read whole in another thread while others are answered.

It lies beside the data file under the name that a backup has before it is whole, so that what a stop leaves of it is
cleared away like that of a backup. Nobody else opens it, and it is gone when it is closed.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from outreach_desktop import writing
from outreach_desktop.db.backups import snapshot
from outreach_desktop.db.backups.backup import clear_leftovers, free, only_whole
from outreach_desktop.db.backups.backup_state import size_of
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.domain.labour import ApartStep, Steps
from outreach_desktop.errors import OutreachError

T = TypeVar("T")

_OFTEN: Final = 10_000  # steps of SQLite's: some milliseconds


class CopyAside:
    """What is asked of it is found in the copy, in another thread.

    Where none can be made, for want of room or because the disk fails, it is found in the data file itself, and others wait
    for it. So is all that is asked of one in memory.
    """

    def __init__(self, db: Data) -> None:
        self._db = db
        self._copy: Path | None = None
        self._made = ExitStack()
        self._step: ApartStep[None] | None = None
        self._is_unwanted = False
        self._is_damaged = False

    def copying(self) -> Steps[None]:
        """Make the copy, in short steps; to be done before anything is asked."""
        path = self._db.conn.path
        if path is None or self._db.is_to_look_at:
            return
        try:
            clear_leftovers(path.parent, path)
            whole = free(path.parent, path, datetime.now().astimezone())
            part = self._made.enter_context(only_whole(whole, needs=size_of(self._db)))
            writing.begin_private(part)
            yield from snapshot.copied(self._db, part, self._db.conn.called)
        except (OutreachError, OSError):  # then whoever asks waits, and hears what is wrong
            self._made.close()
            return
        self._copy = part

    def ask(self, what: Callable[[Data], T]) -> Steps[T]:
        """What `what` finds. It is given a file of its own, which it may not keep."""
        copy = self._copy
        if copy is None:
            return what(self._db)
        found: list[T] = []
        step = ApartStep(lambda: found.append(self._asked(copy, what)), leave=self._leave)
        self._step = step
        yield step
        step.result()
        self._db.conn.is_damaged = self._db.conn.is_damaged or self._is_damaged
        return found[0]

    def close(self) -> None:
        """Stop what is being looked for, and take the copy away."""
        self._leave()
        if self._step is not None:
            self._step.run()
        self._made.close()

    def _leave(self) -> None:
        self._is_unwanted = True

    def _asked(self, part: Path, what: Callable[[Data], T]) -> T:
        if self._is_unwanted:
            raise UnwantedError
        with closing(connect(part, self._db.conn.called)) as copy:
            copy.conn.set_progress_handler(lambda: self._is_unwanted, _OFTEN)
            try:
                return what(copy)
            finally:
                copy.conn.set_progress_handler(None, 0)
                self._is_damaged = self._is_damaged or copy.conn.is_damaged


class UnwantedError(Exception):
    """Nobody waits for the answer any more."""


def asked_aside(db: Data, what: Callable[[Data], T]) -> Steps[T]:
    """What `what` finds in a copy of `db` that is made for that."""
    with closing(CopyAside(db)) as aside:
        yield from aside.copying()
        return (yield from aside.ask(what))
