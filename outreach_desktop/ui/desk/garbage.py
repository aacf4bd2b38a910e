"""Python's garbage is collected in the window's thread alone.

A collection runs in whichever thread happens to make the next object. In the data thread, or in
one that reads modules, it would take Qt's objects away while the window's thread is using them, and
the program would end without a word. Objects that are in no circle go as ever, at once.

A list of a hundred thousand people is millions of objects, and to look through them takes seconds in which the window
stands still. So what was left after a look that took long is passed over for a while.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_LONG_S = 0.1
"""A look that takes longer is felt by who types."""
_PASSED_OVER_S = 600.0
_OLDER_AFTER = 2
"""Looks at younger objects; in half a second of an import, hundreds of thousands are made."""


class Garbage(QObject):
    """Collects every half second what Python would have by now; lives in the thread that owns the windows."""

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._passed_over_at: float | None = None
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """The oldest generation that is due, and with it the younger ones."""
        due = [
            age
            for age, (count, most) in enumerate(
                zip(gc.get_count(), self._thresholds(), strict=True)
            )
            if count > most
        ]
        if due:
            self._look_through(due[-1])

    def _thresholds(self) -> tuple[int, int, int]:
        """Python's own for new objects; the older are looked through sooner: the fewer there are, the shorter it takes."""
        return gc.get_threshold()[0], _OLDER_AFTER, _OLDER_AFTER

    def _look_through(self, oldest: int) -> None:
        began = self._clock()
        kept_at = self._passed_over_at
        if oldest == _OLDEST and kept_at is not None and began - kept_at > _PASSED_OVER_S:
            gc.unfreeze()
            self._passed_over_at = None
        gc.collect(oldest)
        ended = self._clock()
        if ended - began > _LONG_S:
            gc.freeze()
            self._passed_over_at = self._passed_over_at or ended

    def stop(self) -> None:
        """Leave it to Python again, after what was made since then is looked through."""
        self._timer.stop()
        gc.collect(0)
        gc.enable()


_OLDEST = 2
"""The generation that Python looks through whole."""
