"""Time, as tests may know it: the computer they run on may be busy with anything else."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 600.0
"""Seconds to wait for what is sure to come. Nothing waits that long where all is well."""


@contextmanager
def soon(seconds: float = 5.0) -> Iterator[None]:
    """Fail after this many seconds of work, whatever else is running; at once where that can be done."""
    began = time.process_time()
    if hasattr(signal, "setitimer"):
        before = signal.signal(signal.SIGPROF, _too_late)
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
    took = time.process_time() - began
    assert took < seconds, f"This took {took:.1f} seconds of work, and may take {seconds}."


def _too_late(*_: object) -> None:
    raise AssertionError("This takes more work than it may.")
