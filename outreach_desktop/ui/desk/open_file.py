"""The data file that is open: put in place, closed and opened again, always in the data thread."""

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar
from weakref import WeakSet

from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data, Step
from outreach_desktop.words import say

log = logging.getLogger(__name__)


class HasPath(Protocol):
    """What comes of a job that leaves a data file behind."""

    @property
    def path(self) -> Path:
        """The data file to open next."""


P = TypeVar("P", bound=HasPath)


class Opened(NamedTuple):
    """A data file that is open now (None for one in memory, or none), and what went wrong with closing the one before."""

    path: Path | None
    trouble: OutreachError | None = None


class ClosedError(Exception):
    """Thrown into labour whose data file is closed: it ends as if the power had gone, and can be gone on with."""


@dataclass(eq=False)
class Labour:
    """Long labour under way in one data file."""

    db: Data
    steps: Iterator[Any]
    to_its_end: bool = False  # also where its file is closed meanwhile, which waits then


class OpenFile:
    """Holds the one open data file of a window, and knows the labour that is under way in it."""

    def __init__(self, db: Data | None, on_opening: Iterable[Step] = ()) -> None:
        self.db = db
        self._on_opening = tuple(on_opening)
        self.looked_at: Path | None = None
        self._labours: WeakSet[Labour] = WeakSet()

    def open_data(
        self,
        path: Path,
        *,
        create: bool = False,
        accept: bool = False,
        told: Told = nobody,
        later: bool = False,
    ) -> Data:
        """The data file at `path`, put in order; the one that is open is left as it is."""
        return data_file.open_data(
            path,
            create=create,
            accept=accept,
            told=told,
            on_opening=self._on_opening,
            later=later,
        )

    def swap(self, make: Callable[[], Data], *, looked_at: Path | None = None) -> Opened:
        """Open another file in place of the present one, which stays open if that fails."""
        new = make()
        self.interrupt()
        present, self.db, self.looked_at = self.db, new, looked_at
        trouble = None
        if present is not None:
            try:
                _close(present)
            except OutreachError as error:  # to be told, but the new file is open
                trouble = error
        return Opened(None if looked_at else data_file.path_of(new), trouble)

    def swap_after(self, path: Path, job: Callable[[], P]) -> tuple[Opened, P]:
        """Close `path` if it is open here, do `job`, and open what comes of it.

        Where that fails, the file that was open is open again.
        """
        closed = self.db is not None and data_file.path_of(self.db) == path
        if closed:
            self.shut()
        try:
            done = job()
            return self.swap(lambda: self.open_data(done.path)), done
        except BaseException:
            if closed:
                self.db = self.open_data(path)
            raise

    def shut(self) -> None:
        """Close it; there is none from here on, even where closing finds something to tell."""
        self.interrupt()
        present, self.db, self.looked_at = self.db, None, None
        if present is not None:
            _close(present)

    @property
    def present(self) -> Data:
        """The file that is open. OutreachError where none is."""
        if self.db is None:
            raise OutreachError(say("No file is open."), hint=say("Choose File > Open."))
        return self.db

    def begin(self, labour: Callable[[Data], Iterator[Any]], *, to_its_end: bool = False) -> Labour:
        """Begin labour in the file that is open now."""
        begun = Labour(self.present, iter(labour(self.present)), to_its_end)
        self._labours.add(begun)
        return begun

    def is_of(self, labour: Labour) -> bool:
        """Whether the file it was begun in is still the one that is open."""
        return labour.db is self.db

    def interrupt(self) -> None:
        """Let labour end while its file is still there to be left in order; some of it comes to its own end."""
        for labour in sorted(self._labours, key=lambda one: one.to_its_end):
            if labour.to_its_end:
                deque(labour.steps, maxlen=0)
                continue
            try:
                if isinstance(labour.steps, Generator):
                    labour.steps.throw(ClosedError())
            except ClosedError:
                continue
            except OutreachError as error:  # the next start puts in order what could not be now
                log.warning("labour ended with %s", type(error).__name__)


def _close(db: Data) -> None:
    """Close it. Where something else was put in its place meanwhile, OutreachError says where the work is."""
    path, rescued = data_file.path_of(db), data_file.close(db)
    if path is not None and rescued is not None:
        raise OutreachError(
            say(
                "Something else was put in the place of \u201c{name}\u201d while it was open.",
                name=path.name,
            ),
            hint=say(
                "Your work is kept in \u201c{rescued}\u201d. Open that file to go on.",
                rescued=rescued,
            ),
        )
