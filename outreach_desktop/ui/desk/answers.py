"""Jobs in other threads, and their answers in the window's."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from outreach_desktop.errors import OutreachError

T = TypeVar("T")
Failed = Callable[[OutreachError], None]


class Answers(QObject):
    """Submits a job, and calls whoever wants its answer, unless that is of no use any more."""

    failed = Signal(object)
    busy = Signal(bool)

    _answered = Signal(object)

    def __init__(self, executor: Executor) -> None:
        super().__init__()
        self._executor = executor
        self._files = 0  # counts those opened: answers out of an older one are dropped
        self._pending = 0
        self._is_over = False
        self._latest: dict[tuple[int, str], Future[Any]] = {}
        self._answered.connect(self._settle)

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
