"""How much work a job is, counted: the same on every computer, however busy it is."""

from collections.abc import Callable
from cProfile import Profile
from unittest.mock import patch

from outreach_desktop.ui.paper import fonts

Job = Callable[[], object]


def work(job: Job) -> int:
    """Every call of a function, and every letter whose width is measured."""
    letters = 0
    measures = fonts.Ruler.measured

    def measured(ruler: fonts.Ruler, text: str) -> float:
        nonlocal letters
        letters += len(text)
        return measures(ruler, text)

    counting = Profile()
    with patch.object(fonts.Ruler, "measured", measured):
        counting.runcall(job)
    return letters + sum(entry.callcount for entry in counting.getstats())


def grows_evenly(make: Callable[[int], Job], size: int) -> bool:
    """Whether twice as much more is about twice the work more, and not four times.

    What a job costs at any size is taken off, so that small sizes tell as much as large ones.
    """
    make(size)()  # what is done once in a process, such as loading fonts, is done
    one, two, four = (work(make(size * times)) for times in (1, 2, 4))
    return four - two < 3 * (two - one) + 500
