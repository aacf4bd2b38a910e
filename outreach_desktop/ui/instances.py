"""Two windows on one data file: the second brings the first to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


def _name(path: Path) -> str:
    return "outreach-" + hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]


def raise_window(path: Path) -> bool:
    """Ask the window that has this file open to come forward; False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Listener(QObject):
    """Hears when another start of the program wants the file that is open here."""

    called = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)

    def listen_for(self, path: Path | None) -> None:
        """Listen for this file, or for none; the data file's own lock has already kept others out."""
        self._server.close()
        if path is None:
            return
        QLocalServer.removeServer(_name(path))
        self._server.listen(_name(path))

    def _heard(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
        self.called.emit()
