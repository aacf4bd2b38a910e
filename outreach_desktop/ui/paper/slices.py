"""Documents laid out in slices, with the event loop in between, so that the window goes on answering."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.sheets import Sheet, laying
from outreach_desktop.ui.paper.strips import Steps

_SLICE_SECONDS = 0.03
_FIRST_SECONDS = 0.08
"""Of the processor, before the first slice ends: an ordinary letter is there at once."""


@dataclass(slots=True)
class _Job:
    steps: Steps[list[Sheet]]
    then: Callable[[list[Sheet]], object]
    fails: Callable[[OutreachError], object]


class Slices(QObject):
    """Lays out one document after the other; `stop` leaves off at the end of a slice."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: deque[_Job] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def lay(
        self,
        look: Look,
        then: Callable[[list[Sheet]], object],
        fails: Callable[[OutreachError], object],
    ) -> None:
        """Call `then` with the pages, or `fails` where they are more than can be looked at."""
        self._jobs.append(_Job(laying(look), then, fails))
        if len(self._jobs) == 1:
            self._timer.start()
            self._slice(time.thread_time, _FIRST_SECONDS)

    def stop(self) -> None:
        """Forget what is not laid out yet."""
        self._jobs.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        self._slice(time.monotonic, _SLICE_SECONDS)

    def _slice(self, clock: Callable[[], float], seconds: float) -> None:
        until = clock() + seconds
        while self._jobs and clock() < until:
            job = self._jobs[0]
            try:
                next(job.steps)
            except StopIteration as end:
                self._leave_off()
                job.then(end.value)
                return
            except OutreachError as error:
                self._leave_off()
                job.fails(error)
                return
            except BaseException:  # a mistake of ours is told once, and not with every tick
                self._leave_off()
                raise

    def _leave_off(self) -> None:
        self._jobs.popleft()
        if not self._jobs:
            self._timer.stop()
