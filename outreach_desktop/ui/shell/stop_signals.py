"""The computer asks the program to end: it is shut down, the user is logged out, the terminal is closed.

Nobody is there to answer a question then, so none is asked: what is being typed is kept as it is kept for a
crash, and the data file is closed.
"""

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from outreach_desktop.beginning import stop_signals
from outreach_desktop.ui.widgets.forms.drafting import Drafting
from outreach_desktop.ui.widgets.screen import Screen


class StopSignals(QObject):
    """Hears what asks the program to end, also while Qt waits in C++, where Python handles no signal."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        self._heard.settimeout(0)
        self._told.settimeout(0)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def listen(self) -> None:
        """From here on the program ends in order when it is asked to."""
        signals = stop_signals()
        if signals:
            signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for one in signals:
            signal.signal(one, lambda *_: None)

    def close(self) -> None:
        """Nobody is listened to any more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._heard.close()
        self._told.close()

    def _hear(self) -> None:
        asked = self._heard.recv(64)
        if any(
            number != signal.SIGINT for number in asked
        ):  # Ctrl+C asks, and is answered elsewhere
            self.end()

    def end(self) -> None:
        """Keep what is being typed, and leave; the data file is closed after what is under way in it."""
        for window in QApplication.topLevelWidgets():
            for drafting in window.findChildren(Drafting):
                drafting.keep_at_the_end()
            for screen in window.findChildren(Screen):
                screen.keep_at_the_end()
        QCoreApplication.exit()
