"""Only the window's thread collects garbage."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk.garbage import Garbage


class Circle:
    """Refers to itself, so that nothing but a collection takes it away."""

    def __init__(self) -> None:
        self.itself = self


@contextmanager
def collecting() -> Iterator[list[int]]:
    """The threads that collect meanwhile."""
    met: list[int] = []

    def note(phase: str, _: object) -> None:
        if phase == "start":
            met.append(threading.get_ident())

    gc.callbacks.append(note)
    try:
        yield met
    finally:
        gc.callbacks.remove(note)


def circles() -> None:
    for _ in range(20_000):
        Circle()


def beside(work: "threading.Thread") -> None:
    work.start()
    work.join()


def test_another_thread_collects_nothing(qapp: QApplication) -> None:
    with collecting() as met:
        beside(threading.Thread(target=circles))

    assert met == []


def test_without_it_the_other_thread_would() -> None:
    gc.enable()
    try:
        with collecting() as met:
            other = threading.Thread(target=circles)
            beside(other)
    finally:
        gc.disable()

    assert other.ident in met


def test_what_is_left_goes_in_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    gone = weakref.ref(Circle())
    circles()

    with collecting() as met:
        qtbot.waitUntil(lambda: gone() is None)

    assert set(met) == {threading.get_ident()}


def test_the_old_are_looked_through_too(qapp: QApplication) -> None:
    garbage = Garbage(qapp)
    kept = Circle()
    gone = weakref.ref(kept)
    gc.collect(1)  # it is old by now
    del kept

    for _ in range(200):
        circles()
        garbage.collect()
        if gone() is None:
            break

    assert gone() is None
    garbage.deleteLater()


class _Clock:
    """Each look takes as long as it is told."""

    def __init__(self) -> None:
        self.now, self.took = 0.0, 0.0

    def __call__(self) -> float:
        self.now += self.took
        return self.now


def looked_through(garbage: Garbage, *, until: Callable[[], bool]) -> bool:
    for _ in range(200):
        circles()
        garbage.collect()
        if until():
            return True
    return False


def test_what_it_took_long_to_look_through_is_passed_over_for_a_while(qapp: QApplication) -> None:
    clock = _Clock()
    garbage = Garbage(qapp, clock)
    kept = Circle()
    gone = weakref.ref(kept)
    before = gc.get_freeze_count()
    try:
        clock.took = 1.0
        assert looked_through(garbage, until=lambda: gc.get_freeze_count() > before)
        clock.took = 0.0
        del kept
        assert not looked_through(garbage, until=lambda: gone() is None)

        clock.now += 601
        assert looked_through(garbage, until=lambda: gone() is None)
    finally:
        gc.unfreeze()
        garbage.deleteLater()


def test_in_the_end_it_is_left_to_python_again(qapp: QApplication) -> None:
    garbage = Garbage(qapp)
    garbage.stop()

    assert gc.isenabled()
    gc.disable()
    garbage.deleteLater()
