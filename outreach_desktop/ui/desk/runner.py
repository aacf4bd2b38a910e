"""One thread owns the open data file; screens ask it, and are answered in their own thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.answers import Failed
from outreach_desktop.ui.desk.jobs import Jobs
from outreach_desktop.ui.desk.open_file import Opened, P
from outreach_desktop.ui.desk.work import AtOnce, Work

__all__ = ["AtOnce", "Failed", "Runner", "Work"]


class Runner(Jobs):
    """Reads with `ask`, changes with `do`, labours with `work`; nothing else touches the data file.

    The first argument of each is the page that wants the answer: if it has been closed meanwhile,
    the answer is dropped. An OutreachError goes to `fails`, else to the signal `failed`; any other
    exception is raised in the window's thread, where the exception hook finds it.
    """

    opened = Signal(object)
    """Another data file is open; carries its path, None for one in memory."""

    # -- the data file -------------------------------------------------------------------------

    @property
    def looked_at(self) -> Path | None:
        """The file that is open to look at only; None for one that can be changed."""
        return self._file.looked_at

    def open(
        self,
        page: QObject,
        path: Path,
        *,
        create: bool = True,
        accept: bool = False,
        fails: Failed | None = None,
    ) -> None:
        """Open `path` in place of the present file, which stays open if this fails.

        With `accept` a file that was changed elsewhere is taken as it is.
        """

        def make() -> Data:
            return self._file.open_data(
                path, create=create, accept=accept, told=self.told.emit, later=not accept
            )

        def opened(result: Opened) -> None:
            self._tell_opened(result)
            self._wait_for_doubt(page, path, fails)

        self._submit(page, lambda: self._file.swap(make), opened, fails, of_this_file=False)

    def look_at(self, page: QObject, path: Path, *, fails: Failed | None = None) -> None:
        """Show what is in `path` in place of the present file; nothing of it can be changed."""

        def swap() -> Opened:
            return self._file.swap(lambda: data_file.look_at(path), looked_at=path)

        self._submit(page, swap, self._tell_opened, fails, of_this_file=False)

    def open_after(
        self,
        page: QObject,
        path: Path,
        job: Callable[[], P],
        then: Callable[[P], None],
        *,
        fails: Failed | None = None,
    ) -> None:
        """Close `path` if it is the open file, do `job`, and open the file that comes of it.

        Where the job fails, the file that was open is open again.
        """

        def swapped(result: tuple[Opened, P]) -> None:
            opened, done = result
            self._tell_opened(opened)
            then(done)

        def failed(error: OutreachError) -> None:
            if not self.is_open:
                self._tell_opened(Opened(None))
            (fails or self.failed.emit)(error)

        self._submit(
            page, lambda: self._file.swap_after(path, job), swapped, failed, of_this_file=False
        )

    def shut(
        self, page: QObject, then: Callable[[None], None], *, fails: Failed | None = None
    ) -> None:
        """Close the data file, after the jobs that are waiting; what is asked meanwhile is not answered any more."""

        def shut(_: None) -> None:
            self._files += 1
            then(None)

        def failed(error: OutreachError) -> None:
            self._files += 1
            (fails or self.failed.emit)(error)

        self._submit(page, self._file.shut, shut, failed)

    def _wait_for_doubt(self, page: QObject, path: Path, fails: Failed | None) -> None:
        """One that is not as it was closed, as hashing it in the end shows, is opened again, the long way."""
        is_as_closed = data_file.doubt(self._file.db) if self._file.db else None
        if is_as_closed is None:
            return

        def again() -> Opened:
            self._file.shut()
            return self._file.swap(lambda: self._file.open_data(path, told=self.told.emit))

        def failed(error: OutreachError) -> None:
            self._tell_opened(Opened(None))
            (fails or self.failed.emit)(error)

        def known(is_well: bool) -> None:
            if not is_well:
                self._submit(page, again, self._tell_opened, failed, of_this_file=False)

        self._submit(page, is_as_closed, known, None, executor=self._apart)

    def _tell_opened(self, opened: Opened) -> None:
        self._files += 1
        self.opened.emit(opened.path)
        if opened.trouble is not None:
            self.failed.emit(opened.trouble)

    def close(self) -> None:
        """Close the data file, also one that is just being opened, and end the threads.

        Waits for the jobs in hand, and for the changes that wait for one of them.
        """
        if not self._is_over:
            self._executor.submit(self._file.interrupt).result()
            self._alone = self._ahead = None
            self._is_first_made = False
            self._let_change()
            self._executor.submit(self._file.shut).result()
        self._is_over = True
        self._executor.shutdown(cancel_futures=True)
        self._aside.shutdown(cancel_futures=True)
        self._apart.shutdown(cancel_futures=True)
