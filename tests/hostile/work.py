"""How much work a job is, counted: the same on every computer, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType

from outreach_desktop.ui.paper import fonts

Job = Callable[[], object]


def work(job: Job) -> int:
    """Every call of a function, and every letter whose width is measured."""
    done = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal done
        if event == "call":
            done += 1
            if frame.f_code is fonts.Ruler.measured.__code__:
                done += len(frame.f_locals["text"])
        elif event == "c_call":
            done += 1

    sys.setprofile(count)
    try:
        job()
    finally:
        sys.setprofile(None)
    return done


def grows_evenly(make: Callable[[int], Job], size: int) -> bool:
    """Whether three times as much is about three times the work, and not nine times."""
    make(size)()  # what is done once in a process, such as loading fonts, is done
    return work(make(size * 3)) < 4.5 * work(make(size)) + 500
