"""Whether somebody is there: told by keys, clicks and the wheel, at a price of nothing while they work."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

_LOOK_MS = 15_000
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class Idle(QObject):
    """Looks every fifteen seconds. Events are listened to only until the first sign of someone, and then not until the next look."""

    due = Signal()

    def __init__(
        self, parent: QObject, clock: Callable[[], float], minutes: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._seen = 0.0
        self._listens = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def is_listening(self) -> bool:
        """Whether events go through here now."""
        return self._listens

    def start(self) -> None:
        """Somebody is there; look from now on."""
        self._seen = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._listen(on=False)

    def look(self) -> None:
        """Is somebody there? Else tell it, once as many minutes are over as the settings say; 0 is never."""
        minutes, away = self._minutes(), self._clock() - self._seen
        if away < 0:  # the clock was set back
            self._seen = self._clock()
        elif minutes and self._listens and away >= minutes * 60:
            self._seen = self._clock()
            self.due.emit()
            return
        self._listen(on=bool(minutes))

    def _listen(self, *, on: bool) -> None:
        application = QCoreApplication.instance()
        if application is None or on == self._listens:
            return
        self._listens = on
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: that is enough until the next look."""
        if event.type() in _INPUT:
            self._seen = self._clock()
            self._listen(on=False)
        return super().eventFilter(watched, event)
