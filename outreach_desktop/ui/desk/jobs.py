"""Jobs for the thread that owns the open data file: questions, changes and long labour, and what each waits for."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from itertools import count
from operator import itemgetter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from outreach_desktop.domain.labour import ApartStep, Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data, Step
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.answers import Answers, Failed
from outreach_desktop.ui.desk.open_file import Labour, OpenFile
from outreach_desktop.ui.desk.work import Carried, Slice, Work, close, sliced
from outreach_desktop.words import say

T = TypeVar("T")

_BACKUP_FIRST = say("Making a backup first \u2026")
_TOO_LATE = (
    say("This was not saved, because another file was opened before it."),
    say("Open the file it belongs to, then do it again."),
)


class Jobs(Answers):
    """Reads with `ask`, changes with `do`, labours with `work`; a `Runner` says in which file."""

    changed = Signal(object)
    """Something in the data file is different now: the subjects whose rows are, by their tables."""
    told = Signal(str)
    """What is being done with a data file that takes long to open, restore or read; a sentence before each step."""

    def __init__(
        self,
        executor: Executor | None = None,
        aside: Executor | None = None,
        *,
        db: Data | None = None,
        on_opening: Iterable[Step] = (),
    ) -> None:
        super().__init__(executor or ThreadPoolExecutor(1, thread_name_prefix="data"))
        self._aside = aside or executor or ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._apart = aside or executor or ThreadPoolExecutor(1, thread_name_prefix="apart")
        self._file = OpenFile(db, on_opening)
        self._alone: Work | None = None
        self._ahead: Carried[Any] | None = None  # the change before which a backup is being made
        self._is_first_made = False  # the same, as the data thread knows it
        self._turns = count()
        self._waiting: list[tuple[int, Callable[[], None]]] = []

    @property
    def is_alone(self) -> bool:
        """Whether labour is under way that all changes wait for."""
        return self._alone is not None or self._ahead is not None

    @property
    def is_open(self) -> bool:
        """Whether there is a data file to ask."""
        return self._file.db is not None

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

    def ask_in_steps(
        self,
        page: QObject,
        labour: Callable[[Data], Steps[T]],
        then: Callable[[T], None],
        *,
        fails: Failed | None = None,
    ) -> Work:
        """As `ask`, of labour in steps: others are answered in between. Whoever cancels what it gives is not answered."""
        work, carried = Work(page, quietly=True), Carried(labour)

        def finished(is_done: bool) -> None:
            if is_done:
                carried.tell(then, fails or self.failed.emit)

        work.finished.connect(finished)
        self._walk(work, carried.steps, fails)()
        return work

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

        `quietly` is for what no page shows, such as a backup: then it is not. Where a backup stands before the change, that is
        made in steps: lists are answered meanwhile, other changes wait.
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

        def changing(db: Data) -> Steps[tuple[T, frozenset[str]]]:
            return backup.made_first(db, lambda db: undo.followed(db, change))

        # What was changed is changed, even if the page that wanted it has been closed.
        self._in_turn(Carried(changing), done, failed)

    def _in_turn(
        self, carried: Carried[T], done: Callable[[T], None], fails: Callable[[OutreachError], None]
    ) -> None:
        """One change after the other: those that are asked for while one waits for its backup wait for that one."""
        begun: list[Labour] = []
        turn, file = next(self._turns), self._files

        def went(slice_: Slice | None) -> None:
            if slice_ is None:
                self._wait(turn, begin)
            elif slice_.is_last:
                try:
                    carried.tell(done, fails)
                finally:
                    self._let_change(carried)
            else:
                self._say_that_it_waits(carried)
                self._go_on(slice_.apart, go_on)

        def begin() -> None:
            if self._files == file:
                go_on()
            else:
                fails(OutreachError(_TOO_LATE[0], hint=_TOO_LATE[1]))

        advance = partial(self._advance_in_turn, carried, begun)
        go_on = partial(self._submit, self, advance, went, fails, of_this_file=False)
        if self.is_alone:
            self._wait(turn, begin)
        else:
            go_on()

    def _advance_in_turn(self, carried: Carried[Any], begun: list[Labour]) -> Slice | None:
        """In the data thread, which is the first to know that a change waits for its backup: None where it is another one."""
        if not begun:
            if self._is_first_made:
                return None
            begun.append(self._file.begin(carried.steps, to_its_end=True))
        done = sliced(begun[0].steps)
        self._is_first_made = not done.is_last
        return done

    def _say_that_it_waits(self, carried: Carried[Any]) -> None:
        if self._ahead is None:
            self._ahead = carried
            self.told.emit(_BACKUP_FIRST)

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
        self._later(self._walk(work, labour, fails))
        return work

    def _walk(
        self, work: Work, labour: Callable[[Data], Iterator[Any]], fails: Failed | None
    ) -> Callable[[], None]:
        """What begins to walk through it, and goes on."""
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
                return
            work.apart = done.apart
            if work.cancelled:
                work.cancel()
            self._go_on(done.apart, go_on)

        failed = partial(self._fail, work, fails, self.is_open)
        # Whatever file is open by then: labour that ended with its own lets the changes go on that wait for it.
        go_on = partial(self._submit, self, advance, worked, failed, of_this_file=False)
        return go_on

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
        if self.is_alone:
            self._wait(next(self._turns), go_on)
        else:
            go_on()

    def _go_on(self, apart: ApartStep[Any] | None, go_on: Callable[[], None]) -> None:
        """With the next slice, after what is done in another thread; what went wrong there comes out in that slice."""
        beside = partial(self._submit, self, executor=self._apart, of_this_file=False)
        if apart is None:
            go_on()
        else:
            beside(apart.run, lambda _: go_on(), None)

    def _wait(self, turn: int, begin: Callable[[], None]) -> None:
        """Begin when the labour is done that changes wait for, in the order in which they were asked for."""
        self._waiting.append((turn, begin))
        self._let_change()

    def _let_change(self, ended: Work | Carried[Any] | None = None) -> None:
        if self._alone is ended:
            self._alone = None
        if self._ahead is ended:
            self._ahead = None
        if not self.is_alone:
            waiting, self._waiting = sorted(self._waiting, key=itemgetter(0)), []
            for _, begin in waiting:
                begin()

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

    def _later(self, start: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, start)

    def _fail(self, work: Work, fails: Failed | None, was_open: bool, error: OutreachError) -> None:
        """Say why labour ended; but not that its file was closed meanwhile, which nobody needs to be told."""
        self._end(work, finished=False)
        if self.is_open or not was_open:
            (fails if fails is not None and isValid(work) else self.failed.emit)(error)

    def _end(self, work: Work, *, finished: bool) -> None:
        self._let_change(work)
        if isValid(work):
            work.finished.emit(finished)
        if self.is_open and not work.quietly:
            self.changed.emit(undo.EVERYTHING)
