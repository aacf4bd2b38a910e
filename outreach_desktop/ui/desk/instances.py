"""Two windows on one data file: the second brings the first to the front.

The second start asks in one line, and the first answers in one: that it shows this very file. Whoever
says anything else, or nothing within a few seconds, is no window that could be brought forward. The file's
own lock keeps the two apart whatever is said here.
"""

import enum
import secrets
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from outreach_desktop.ui.desk import own_folder

WAIT_MS = 2000
"""Milliseconds from the question to its answer."""
_LONGEST_LINE = 256
_MOST_CALLERS = 8
_ASKS, _SHOWS = "outreach-desktop 1 show", "outreach-desktop 1 shown"


class Answer(enum.Enum):
    """What came of asking for a window."""

    SHOWN = enum.auto()
    """A window shows the file, and came forward."""
    NOBODY = enum.auto()
    """No window shows it."""
    SILENT = enum.auto()
    """Somebody listens, and does not answer as our window would: it is stopped, hangs, or is none."""


class Call(QObject):
    """Asks whoever shows a data file to come forward."""

    answered = Signal(object)
    """An Answer, once."""

    def __init__(self, path: Path, parent: QObject | None = None, *, wait: int = 0) -> None:
        super().__init__(parent)
        self._asked = f"{own_folder.digest_of(path)} {secrets.token_hex(8)}"
        self._name = own_folder.listening_name(path)
        self._wait = wait or WAIT_MS
        self._is_over = False
        self._is_heard = False
        self._socket = QLocalSocket(self)
        self._socket.setReadBufferSize(_LONGEST_LINE)
        self._timer = QTimer(self, singleShot=True)
        self._socket.connected.connect(self._ask)
        self._socket.readyRead.connect(self._hear)
        self._socket.errorOccurred.connect(self._fail)
        self._socket.disconnected.connect(self._fail)
        self._timer.timeout.connect(lambda: self._end(Answer.SILENT))

    def begin(self) -> None:
        """Ask; the answer comes as a signal, at the latest when the time is over."""
        self._timer.start(self._wait)
        if self._name:
            self._socket.connectToServer(self._name)
        else:
            self._end(Answer.NOBODY)

    def _ask(self) -> None:
        self._is_heard = True
        self._socket.write(f"{_ASKS} {self._asked}\n".encode())

    def _hear(self) -> None:
        line = _line_of(self._socket)
        if line is not None:
            is_ours = line == f"{_SHOWS} {self._asked}"
            self._end(Answer.SHOWN if is_ours else Answer.SILENT)

    def _fail(self) -> None:
        if self._socket.bytesAvailable():  # the answer came, and the other one went
            self._hear()
        self._end(Answer.SILENT if self._is_heard else Answer.NOBODY)

    def _end(self, answer: Answer) -> None:
        if not self._is_over:
            self._is_over = True
            self._timer.stop()
            self._socket.abort()
            self.answered.emit(answer)


def call(path: Path, *, wait: int = 0) -> Answer:
    """Ask and wait for the answer, before there is a window that could hang meanwhile."""
    answers: list[Answer] = []
    waiting = QEventLoop()
    asking = Call(path, wait=wait)
    asking.answered.connect(answers.append)
    asking.answered.connect(waiting.quit)
    asking.begin()
    if not answers:
        waiting.exec()
    return answers[0]


class Listener(QObject):
    """Hears when another start of the program wants the file that is open here."""

    called = Signal()

    def __init__(self, parent: QObject, *, wait: int = WAIT_MS) -> None:
        super().__init__(parent)
        self._wait = wait
        self._shown = ""
        self._callers: set[QLocalSocket] = set()
        self._server = QLocalServer(self)
        self._server.setMaxPendingConnections(_MOST_CALLERS)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen_for(self, path: Path | None) -> None:
        """Listen for this file, or for none; the data file's own lock has already kept others out."""
        self._server.close()
        self._shown = ""
        name = own_folder.listening_name(path) if path is not None else ""
        if path is None or not name:
            return
        own_folder.clear_stale()
        QLocalServer.removeServer(name)
        if self._server.listen(name):
            self._shown = own_folder.digest_of(path)

    def _take(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.setReadBufferSize(_LONGEST_LINE)
            self._callers.add(caller)
            caller.disconnected.connect(lambda caller=caller: self._let_go(caller))
            if len(self._callers) > _MOST_CALLERS:
                caller.abort()
                continue
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            QTimer.singleShot(self._wait, caller, caller.abort)
            self._hear(caller)

    def _let_go(self, caller: QLocalSocket) -> None:
        self._callers.discard(caller)
        caller.deleteLater()

    def _hear(self, caller: QLocalSocket) -> None:
        line = _line_of(caller)
        if line is None:
            return
        asks, _, about = line.rpartition(f"{_ASKS} ")
        digest, _, word = about.partition(" ")
        if asks or digest != self._shown or not (word.isalnum() and len(word) <= 32):
            caller.abort()
            return
        self.called.emit()
        caller.write(f"{_SHOWS} {about}\n".encode())
        caller.disconnectFromServer()


def _line_of(socket: QLocalSocket) -> str | None:
    """The first line that came; None while there is none yet. What is longer than any of ours is no line of ours."""
    if not socket.canReadLine():
        return "" if socket.bytesAvailable() >= _LONGEST_LINE else None
    return bytes(socket.readLine(_LONGEST_LINE).data()).decode("ascii", "replace").rstrip("\n")
