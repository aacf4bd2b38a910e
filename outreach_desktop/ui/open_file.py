"""The data file that is open: put in place, closed and opened again, always in the data thread."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data


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


class OpenFile:
    """Holds the one open data file of a window."""

    def __init__(self, db: Data | None) -> None:
        self.db = db
        self.looked_at: Path | None = None

    def swap(self, make: Callable[[], Data], *, looked_at: Path | None = None) -> Opened:
        """Open another file in place of the present one, which stays open if that fails."""
        new = make()
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
            return self.swap(lambda: data_file.open_data(done.path, create=False)), done
        except BaseException:
            if closed:
                self.db = data_file.open_data(path, create=False)
            raise

    def shut(self) -> None:
        """Close it; there is none from here on, even where closing finds something to tell."""
        present, self.db, self.looked_at = self.db, None, None
        if present is not None:
            _close(present)


def _close(db: Data) -> None:
    """Close it. Where something else was put in its place meanwhile, OutreachError says where the work is."""
    path, rescued = data_file.path_of(db), data_file.close(db)
    if path is not None and rescued is not None:
        raise OutreachError(
            f"Something else was put in the place of \u201c{path.name}\u201d while it was open.",
            hint=f"Your work is kept in \u201c{rescued}\u201d. Open that file to go on.",
        )
