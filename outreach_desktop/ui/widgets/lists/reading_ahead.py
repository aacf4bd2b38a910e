"""Reading ahead what a list will be asked for, once nothing was asked for a while, as long as anyone looks at it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.labour import Steps
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner

_SETTLED_MS = 1_500
"""While a look around goes on, and letters are typed, nothing is read that nobody asked for."""


class ReadingAhead(QObject):
    """Reads once, and again for other columns; what was cut off is begun again when somebody looks at the list."""

    def __init__(
        self, seen: QWidget, runner: Runner, steps: Callable[[], Callable[[Data], Iterator[None]]]
    ) -> None:
        """`steps` gives what reads, as the list is shown then."""
        super().__init__(seen)
        self._runner = runner
        self._steps_of = steps
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._read)
        self._is_ahead = False
        """Whether what is asked for later is known, or is being read."""
        self._is_looked_at = seen.isVisible()
        self._has_any = False
        self._wanted = self._reading = 0
        """How often it was to be read, and what of that is under way."""
        seen.installEventFilter(self)

    def settle(self, *, has_any: bool) -> None:
        """The list was shown, and has something or nothing: when nothing more is asked for a while, there is time to read."""
        self._has_any = has_any
        self._begin()

    def again(self) -> None:
        """Other columns are shown: what putting the list in their order asks for is not known yet."""
        self._wanted += 1
        self._is_ahead = False
        self._begin()

    def _begin(self) -> None:
        if self._has_any and self._is_looked_at and not self._is_ahead:
            self._timer.start()

    def _read(self) -> None:
        self._is_ahead, self._reading = True, self._wanted
        read = self._steps_of()
        self._runner.ask_in_steps(self, lambda db: self._steps(read(db)), self._has_read)

    def _steps(self, steps: Iterator[None]) -> Steps[bool]:
        """So far as anyone looks at the list, as a window that is closed reads nothing more; whether that was all."""
        while self._is_looked_at:
            try:
                next(steps)
            except StopIteration:
                return True
            yield None
        return False

    def _has_read(self, is_all: bool) -> None:
        self._is_ahead = is_all and self._reading == self._wanted
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is looked at, or another page is, or none."""
        if event.type() == QEvent.Type.Show:
            self._is_looked_at = True
            self._begin()
        elif event.type() == QEvent.Type.Hide:
            self._is_looked_at = False
            self._timer.stop()
        return super().eventFilter(watched, event)
