"""Labour that is walked through in slices, and an executor that needs no thread."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from outreach_desktop.domain.labour import ApartStep, Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.open_file import ClosedError

T = TypeVar("T")

_SLICE_SECONDS = 0.05


class AtOnce(Executor):
    """Runs a job where it is submitted: for tests, and for pictures."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run `fn` now; its result or its exception is in the future returned."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001  (as every executor does: the asker gets it)
            future.set_exception(error)
        return future


class Work(QObject):
    """A long job under way. `cancel` lets the step in hand finish; what is done stays done."""

    stepped = Signal(object)
    finished = Signal(bool)
    """Whether it ran to its end; False after `cancel` or an error."""

    def __init__(self, parent: QObject, *, quietly: bool = False) -> None:
        super().__init__(parent)
        self.cancelled = False
        self.apart: ApartStep[Any] | None = None
        """What is done in another thread just now."""
        self.quietly = quietly

    def cancel(self) -> None:
        """Ask the job to stop after the step in hand; one that is done apart stops at once where it can."""
        self.cancelled = True
        if self.apart is not None:
            self.apart.leave()


class Slice(NamedTuple):
    """What labour yielded in a while, what it waits for in another thread, and whether it has come to its end."""

    items: list[Any]
    apart: ApartStep[Any] | None = None
    is_last: bool = False


class Carried(Generic[T]):
    """Labour that is carried to its end, whatever becomes of it: what came of it, or why nothing did."""

    def __init__(self, labour: Callable[[Data], Steps[T]]) -> None:
        self._labour = labour
        self._came: list[T] = []
        self._error: Exception | None = None

    def steps(self, db: Data) -> Iterator[Any]:
        """All of it."""
        try:
            self._came.append((yield from self._labour(db)))
        except ClosedError:
            raise
        except Exception as error:  # noqa: BLE001 - it is told, or raised, where somebody waits for it
            self._error = error

    def tell(
        self, then: Callable[[T], None] | None, fails: Callable[[OutreachError], None]
    ) -> None:
        """What came of it to `then`, or why nothing did to `fails`; a mistake of ours is raised."""
        if isinstance(self._error, OutreachError):
            fails(self._error)
        elif self._error is not None:
            raise self._error
        elif self._came and then is not None:
            then(self._came[0])


def sliced(steps: Iterator[Any]) -> Slice:
    """What the generator yields in 50 ms, or until it has something for another thread; None tells nothing."""
    items: list[Any] = []
    until = time.monotonic() + _SLICE_SECONDS
    for item in steps:
        if isinstance(item, ApartStep):
            return Slice(items, apart=item)
        if item is not None:
            items.append(item)
        if time.monotonic() >= until:
            return Slice(items)
    return Slice(items, is_last=True)


def close(steps: Iterator[Any]) -> None:
    """Let labour that nobody wants any more end."""
    end = getattr(steps, "close", None)
    if end is not None:
        end()
