"""Long labour in steps, of which some need no data file and may be done in another thread meanwhile."""

from collections.abc import Callable, Generator, Iterable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")
One = TypeVar("One")

Steps = Generator[Any, None, T]
"""Labour that stops after each short step, so that others get their turn, and gives what came of it at the end."""


class ApartStep(Generic[T]):
    """A step that uses nothing but what it was given: whoever walks through the labour may let another thread do it.

    It is done once. `result` waits for it, and does it where nobody has. `leave` says that nobody wants it any more, where
    it can be stopped.
    """

    def __init__(self, job: Callable[[], T], leave: Callable[[], None] = lambda: None) -> None:
        self._job = job
        self.leave = leave
        self._lock = Lock()
        self._is_done = False
        self._found: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do it, or wait until the thread that does it is done; what goes wrong is kept for `result`."""
        with self._lock:
            if self._is_done:
                return
            try:
                self._found.append(self._job())
            except BaseException as error:  # noqa: BLE001 - whoever wants the result gets it
                self._error = error
            self._is_done = True

    def result(self) -> T:
        """What came of it, or raise what went wrong."""
        self.run()
        if self._error is not None:
            raise self._error
        return self._found[0]


AT_ONCE = 500
"""Of many things of which each is quickly done, so many are done in one step."""


def for_each(do: Callable[[One], object], every: Iterable[One]) -> Steps[None]:
    """Do it with each, in steps of as many as are quickly done."""
    for number, one in enumerate(every):
        if number and number % AT_ONCE == 0:
            yield 0
        do(one)


def made_of(do: Callable[[One], T], every: Iterable[One]) -> Steps[list[T]]:
    """What comes of each, in steps of as many as are quickly done."""
    found: list[T] = []
    yield from for_each(lambda one: found.append(do(one)), every)
    return found


def outcome(steps: Steps[T]) -> T:
    """Walk through all of it here and now, and give what came of it."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found


def apart(job: Callable[[], T]) -> Steps[T]:
    """Labour of one step, which may be done in another thread; gives what came of it."""
    step = ApartStep(job)
    yield step
    return step.result()
