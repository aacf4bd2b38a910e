"""One thread owns the open data file; screens ask it, and are answered in their own thread."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from outreach_desktop.domain.labour import ApartStep, Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file, undo
from outreach_desktop.services.data_file import Data, Step
from outreach_desktop.ui.desk.open_file import Labour, Opened, OpenFile, P
from outreach_desktop.ui.desk.work import AtOnce, Carried, Slice, Work, close, sliced

__all__ = ["AtOnce", "Failed", "Runner", "Work"]

T = TypeVar("T")
Failed = Callable[[OutreachError], None]


class Runner(QObject):
    """Reads with `ask`, changes with `do`, labours with `work`; nothing else touches the data file.

    The first argument of each is the page that wants the answer: if it has been closed meanwhile,
    the answer is dropped. An OutreachError goes to `fails`, else to the signal `failed`; any other
    exception is raised in the window's thread, where the exception hook finds it.
    """

    opened = Signal(object)
    """Another data file is open; carries its path, None for one in memory."""
    changed = Signal(object)
    """Something in the data file is different now: the subjects whose rows are, by their tables."""
    failed = Signal(object)
    busy = Signal(bool)
    told = Signal(str)
    """What is being done with a data file that takes long to open, restore or read; a sentence before each step."""

    _answered = Signal(object)

    def __init__(
        self,
        executor: Executor | None = None,
        aside: Executor | None = None,
        *,
        db: Data | None = None,
        on_opening: Iterable[Step] = (),
    ) -> None:
        super().__init__()
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="data")
        self._aside = aside or executor or ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._apart = aside or executor or ThreadPoolExecutor(1, thread_name_prefix="apart")
        self._file = OpenFile(db, on_opening)
        self._files = 0  # counts those opened: answers out of an older one are dropped
        self._pending = 0
        self._is_over = False
        self._latest: dict[tuple[int, str], Future[Any]] = {}
        self._alone: Work | None = None
        self._waiting: list[Callable[[], None]] = []
        self._answered.connect(self._settle)

    # -- the data file -------------------------------------------------------------------------

    @property
    def is_alone(self) -> bool:
        """Whether labour is under way that all changes wait for."""
        return self._alone is not None

    @property
    def is_open(self) -> bool:
        """Whether there is a data file to ask."""
        return self._file.db is not None

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
        """Close the data file, also one that is just being opened, and end the threads; waits for the jobs in hand."""
        if not self._is_over:
            self._executor.submit(self._file.shut).result()
        self._is_over = True
        self._executor.shutdown(cancel_futures=True)
        self._aside.shutdown(cancel_futures=True)
        self._apart.shutdown(cancel_futures=True)

    # -- jobs ----------------------------------------------------------------------------------

    def ask(
        self,
        page: QObject,
        query: Callable[[Data], T],
        then: Callable[[T], None],
        *,
        latest: str = "",
        fails: Failed | None = None,
    ) -> None:
        """Read, and call `then` with the answer.

        Of several asked by one page under the same `latest` name only the newest is answered:
        a keystroke overtakes the one before.
        """
        self._submit(page, lambda: query(self._file.present), then, fails, latest=latest)

    def do(
        self,
        page: QObject,
        change: Callable[[Data], T],
        then: Callable[[T], None] | None = None,
        *,
        quietly: bool = False,
        fails: Failed | None = None,
    ) -> None:
        """Change something, in one action; `changed` is emitted after `then`, with the subjects that it changed.

        `quietly` is for what no page shows, such as a backup: then it is not.
        """

        def done(followed: tuple[T, frozenset[str]]) -> None:
            result, changed = followed
            if then is not None and isValid(page):
                then(result)
            if not quietly:
                self.changed.emit(changed)

        def failed(error: OutreachError) -> None:
            """Anyone who closed the page meanwhile is told too, and does not believe that it was done."""
            if fails is not None and isValid(page):
                fails(error)
            elif fails is None or not quietly:
                self.failed.emit(error)

        def start() -> None:
            # What was changed is changed, even if the page that wanted it has been closed.
            self._submit(self, lambda: undo.followed(self._file.present, change), done, failed)

        if self._alone is None:
            start()
        else:
            self._waiting.append(start)

    def work(
        self,
        page: QObject,
        labour: Callable[[Data], Iterator[Any]],
        *,
        alone: bool = False,
        quietly: bool = False,
        fails: Failed | None = None,
    ) -> Work:
        """Walk through a generator in slices, so that others are answered in between.

        `alone` is for labour that keeps one transaction open while it yields: changes wait for its end; `quietly` for what
        changes nothing that a page shows. It begins in the event loop, so that there is time to connect to its signals.
        """
        work = Work(page, quietly=quietly)
        if alone:
            self._alone = work
        steps: list[Labour] = []

        def advance() -> Slice:
            if not steps:
                steps.append(self._file.begin(labour))
            work.cancelled = work.cancelled or not self._file.is_of(steps[0])
            if work.cancelled:
                close(steps[0].steps)
                return Slice([], is_last=True)
            return sliced(steps[0].steps)

        def worked(done: Slice) -> None:
            if isValid(work):
                for item in done.items:
                    work.stepped.emit(item)
            else:
                work.cancelled = True
            if done.is_last:
                self._end(work, finished=not work.cancelled)
            else:
                self._go_on(done.apart, go_on)

        failed = partial(self._fail, work, fails, self.is_open)
        # Whatever file is open by then: labour that ended with its own lets the changes go on that wait for it.
        go_on = partial(self._submit, self, advance, worked, failed, of_this_file=False)
        self._later(go_on)
        return work

    def carry_out(
        self,
        page: QObject,
        labour: Callable[[Data], Steps[T]],
        then: Callable[[T], None] | None = None,
        *,
        fails: Failed | None = None,
    ) -> None:
        """As a quiet `do`, of labour in steps: others are answered, and may change something, in between.

        It comes to its end also where the file is closed meanwhile, which waits for it.
        """
        carried = Carried(labour)
        begun: list[Labour] = []

        def advance() -> Slice:
            if not begun:
                begun.append(self._file.begin(carried.steps, to_its_end=True))
            return sliced(begun[0].steps)

        def worked(done: Slice) -> None:
            if done.is_last:
                carried.tell(then if isValid(page) else None, failed)
            else:
                self._go_on(done.apart, go_on)

        def failed(error: OutreachError) -> None:
            if fails is None:
                self.failed.emit(error)
            elif isValid(page):
                fails(error)

        go_on = partial(self._submit, self, advance, worked, failed, of_this_file=False)
        if self._alone is None:
            go_on()
        else:
            self._waiting.append(go_on)

    def _go_on(self, apart: ApartStep[Any] | None, go_on: Callable[[], None]) -> None:
        """With the next slice, after what is done in another thread; what went wrong there comes out in that slice."""
        beside = partial(self._submit, self, executor=self._apart, of_this_file=False)
        if apart is None:
            go_on()
        else:
            beside(apart.run, lambda _: go_on(), None)

    def aside(
        self,
        page: QObject,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        latest: str = "",
        fails: Failed | None = None,
    ) -> None:
        """Run what needs no data file, such as drawing a letter, beside the data thread."""
        self._submit(page, job, then, fails, latest=latest, executor=self._aside)

    # -- within --------------------------------------------------------------------------------

    def _submit(
        self,
        page: QObject,
        job: Callable[[], T],
        then: Callable[[T], None],
        fails: Failed | None,
        *,
        latest: str = "",
        executor: Executor | None = None,
        of_this_file: bool = True,
    ) -> None:
        if self._is_over:  # nobody waits for answers any more
            return
        key = (id(page), latest)
        if latest and key in self._latest:
            self._latest[key].cancel()
        self._count(1)
        file = self._files
        future = (executor or self._executor).submit(job)
        if latest:
            self._latest[key] = future

        def answer() -> None:
            overtaken = bool(latest) and self._latest.get(key) is not future
            if latest and not overtaken:
                del self._latest[key]
            if future.cancelled():
                return
            of_another = of_this_file and file != self._files
            is_wanted = not (overtaken or of_another) and isValid(page)
            error = future.exception()
            if error is not None and not isinstance(error, OutreachError):
                raise error  # a mistake of ours, whether anybody waits for the answer or not
            if is_wanted and error is not None:
                (fails or self.failed.emit)(error)
            elif is_wanted:
                then(future.result())

        future.add_done_callback(lambda _: self._answered.emit(answer))

    def _settle(self, answer: Callable[[], None]) -> None:
        self._count(-1)
        answer()

    def _count(self, difference: int) -> None:
        before, self._pending = self._pending, self._pending + difference
        if (before == 0) != (self._pending == 0):
            self.busy.emit(self._pending > 0)

    def _later(self, start: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, start)

    def _fail(self, work: Work, fails: Failed | None, was_open: bool, error: OutreachError) -> None:
        """Say why labour ended; but not that its file was closed meanwhile, which nobody needs to be told."""
        self._end(work, finished=False)
        if self.is_open or not was_open:
            (fails if fails is not None and isValid(work) else self.failed.emit)(error)

    def _end(self, work: Work, *, finished: bool) -> None:
        if self._alone is work:
            self._alone = None
            waiting, self._waiting = self._waiting, []
            for start in waiting:
                start()
        if isValid(work):
            work.finished.emit(finished)
        if self.is_open and not work.quietly:
            self.changed.emit(undo.EVERYTHING)
