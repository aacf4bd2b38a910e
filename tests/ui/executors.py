"""A data thread that a test can hold back, so that what comes late comes when the test says so."""

from concurrent.futures import Executor, Future
from typing import Any

from outreach_desktop.errors import OutreachError


class Held(Executor):
    """Keeps jobs until they are run by hand, the oldest first; with `is_held` off, it runs them at once."""

    def __init__(self, *, is_held: bool = True) -> None:
        self.is_held = is_held
        self.jobs: list[tuple[Future[Any], Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.jobs.append((future, lambda: fn(*args, **kwargs)))
        if not self.is_held:
            self.run()
        return future

    def run(self) -> None:
        while self.jobs:
            future, job = self.jobs.pop(0)
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except OutreachError as error:
                    future.set_exception(error)
