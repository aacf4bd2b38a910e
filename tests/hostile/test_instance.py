"""A second start: whoever listens where the first window should, it ends in a window or a sentence, and soon."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import instances, own_folder
from outreach_desktop.ui.desk.instances import Answer, Listener, call
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.conftest import TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in folders")

_SHORT = 250  # milliseconds that a test waits for an answer which never comes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Lakeside.outreach"
    made.write_bytes(b"")
    return made


@contextlib.contextmanager
def listening(path: Path, answers: Callable[[socket.socket], object]) -> Iterator[None]:
    """Somebody who listens in the first window's place, and does with each caller what `answers` does."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(own_folder.listening_name(path))
        server.listen()
        over = threading.Event()

        def serve() -> None:
            with contextlib.suppress(OSError):
                while not over.is_set():
                    caller, _ = server.accept()
                    with contextlib.suppress(OSError):
                        answers(caller)
                    over.wait(10)
                    caller.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield
        over.set()
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        thread.join()


def echo(caller: socket.socket) -> None:
    caller.sendall(caller.recv(500))


def endless(caller: socket.socket) -> None:
    caller.settimeout(1)
    while True:
        caller.sendall(b"x" * 65536)


def another_file(caller: socket.socket) -> None:
    asked = caller.recv(500).decode().split()
    caller.sendall(f"outreach-desktop 1 shown {'0' * 64} {asked[-1]}\n".encode())


def an_old_answer(caller: socket.socket) -> None:
    asked = caller.recv(500).decode().split()
    caller.sendall(f"outreach-desktop 1 shown {asked[-2]} 0000000000000000\n".encode())


@pytest.mark.parametrize(
    "answers",
    [
        lambda caller: None,
        lambda caller: caller.recv(500),
        lambda caller: caller.close(),
        lambda caller: caller.shutdown(socket.SHUT_RD),
        lambda caller: caller.sendall(b"yes"),
        lambda caller: caller.sendall(b"\n"),
        lambda caller: caller.sendall(b"\xff\xfe\x00" * 20 + b"\n"),
        lambda caller: caller.sendall(b"outreach-desktop 1 shown\n"),
        echo,
        endless,
        another_file,
        an_old_answer,
    ],
)
def test_who_does_not_answer_as_our_window_does_is_not_taken_for_one(
    answers: Callable[[socket.socket], object], path: Path, qapp: QApplication
) -> None:
    with listening(path, answers):
        assert call(path, wait=_SHORT) is Answer.SILENT


_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from outreach_desktop.ui.desk.instances import Listener
application = QCoreApplication([])
listener = Listener(application)
listener.listen_for(Path(sys.argv[1]))
print("listening", flush=True)
application.exec()
"""


@pytest.fixture
def first(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that listens as a window does."""
    process = subprocess.Popen(
        [sys.executable, "-c", _FIRST, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "listening\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_stopped_window_is_silent_and_one_that_goes_on_comes_forward(
    first: subprocess.Popen[str], path: Path, qapp: QApplication
) -> None:
    assert call(path) is Answer.SHOWN
    first.send_signal(signal.SIGSTOP)
    os.waitpid(first.pid, os.WUNTRACED)
    assert call(path, wait=_SHORT) is Answer.SILENT
    first.send_signal(signal.SIGCONT)
    assert call(path) is Answer.SHOWN


def test_what_a_killed_window_left_is_nobody_and_goes_when_any_window_listens_next(
    first: subprocess.Popen[str], path: Path, tmp_path: Path, qapp: QApplication
) -> None:
    left = Path(own_folder.listening_name(path))
    first.kill()
    first.wait()
    assert left.is_socket()
    assert call(path) is Answer.NOBODY
    os.utime(left, (time.time() - 3600,) * 2)
    other = tmp_path / "Hillside.outreach"
    listener = Listener(qapp)
    listener.listen_for(other)
    assert not left.exists()
    assert Path(own_folder.listening_name(other)).is_socket()
    listener.listen_for(None)
    assert not Path(own_folder.listening_name(other)).exists()


def test_whoever_lives_is_not_cleared_away_with_what_is_stale(path: Path) -> None:
    with listening(path, lambda caller: None):
        name = Path(own_folder.listening_name(path))
        os.utime(name, (0, 0))
        kept = name.with_name("a file")
        kept.write_bytes(b"")
        own_folder.clear_stale()
        assert name.is_socket()
        assert kept.exists()


def test_a_window_that_does_not_answer_is_told_and_nothing_is_silent(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outreach_desktop.services import data_file

    monkeypatch.setattr(instances, "WAIT_MS", _SHORT)
    path = tmp_path / "Lakeside.outreach"
    held = data_file.open_data(path)
    window = MainWindow(Runner(AtOnce()), lambda: TODAY)
    qtbot.addWidget(window)
    with listening(path, lambda caller: caller.recv(500)):
        window.files.open(path, create=False)
        qtbot.waitUntil(lambda: _said(window) != "", timeout=20_000)
    assert "Lakeside.outreach\u201d is already open" in _said(window)
    assert "does not answer" in _said(window)
    data_file.close(held)


def _said(window: MainWindow) -> str:
    from PySide6.QtWidgets import QDialog, QLabel

    boxes = [f"{one.text()} {one.informativeText()}" for one in window.findChildren(QMessageBox)]
    labels = [
        label.text() for one in window.findChildren(QDialog) for label in one.findChildren(QLabel)
    ]
    return " ".join([*boxes, *labels])


# -- callers ---------------------------------------------------------------------------------------


@pytest.fixture
def listener(path: Path, qapp: QApplication) -> Iterator[Listener]:
    made = Listener(qapp, wait=_SHORT)
    made.listen_for(path)
    yield made
    made.listen_for(None)
    made.deleteLater()


def test_four_hundred_callers_with_two_hundred_kilobytes_each_are_let_go(
    listener: Listener, path: Path, qtbot: QtBot
) -> None:
    called: list[bool] = []
    listener.called.connect(lambda: called.append(True))
    callers = []
    for _ in range(400):
        caller = QLocalSocket()
        caller.connected.connect(lambda caller=caller: caller.write(b"x" * 200_000))
        caller.connectToServer(own_folder.listening_name(path))
        callers.append(caller)
    qtbot.waitUntil(lambda: all(_is_gone(caller) for caller in callers), timeout=20_000)
    assert called == []
    assert call(path) is Answer.SHOWN


def test_who_says_nothing_is_let_go_too_and_eight_are_the_most(
    listener: Listener, path: Path, qtbot: QtBot
) -> None:
    callers = []
    for _ in range(20):
        caller = QLocalSocket()
        caller.connectToServer(own_folder.listening_name(path))
        callers.append(caller)
    qtbot.waitUntil(lambda: sum(map(_is_gone, callers)) >= 12, timeout=20_000)
    qtbot.waitUntil(lambda: all(map(_is_gone, callers)), timeout=20_000)
    assert listener._callers == set()


def _is_gone(caller: QLocalSocket) -> bool:
    return caller.state() is QLocalSocket.LocalSocketState.UnconnectedState


@pytest.mark.parametrize(
    "said",
    [
        b"raise",
        b"\n",
        b"\x00" * 600,
        b"outreach-desktop 1 show\n",
        b"outreach-desktop 1 show {digest}\n",
        b"outreach-desktop 1 show {digest} \n",
        b"outreach-desktop 1 show {digest} ../../..\n",
        b"outreach-desktop 1 show " + b"0" * 64 + b" 1234\n",
        b"outreach-desktop 1 show outreach-desktop 1 show {digest} 1234\n",
        b"outreach-desktop 2 show {digest} 1234\n",
    ],
)
def test_a_caller_who_asks_in_other_words_moves_no_window(
    said: bytes, listener: Listener, path: Path, qtbot: QtBot
) -> None:
    called: list[bool] = []
    listener.called.connect(lambda: called.append(True))
    caller = QLocalSocket()
    caller.connectToServer(own_folder.listening_name(path))
    caller.write(said.replace(b"{digest}", own_folder.digest_of(path).encode()))
    qtbot.waitUntil(lambda: _is_gone(caller), timeout=20_000)
    assert called == []


# -- the folder ------------------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short folder for what is not sound to lie in, with the temporary folder in it."""
    made = tmp_path_factory.mktemp("p")
    (made / "t").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made / "r"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(made / ("c" * 100)))
    monkeypatch.setattr("tempfile.tempdir", str(made / "t"))
    return made


def own(place: Path) -> Path:
    return place / "t" / f"outreach-desktop-{os.getuid()}"


def folder_of(path: Path) -> Path:
    return Path(own_folder.listening_name(path)).parent


def test_the_runtime_folder_is_taken_where_it_is_sound(place: Path, path: Path) -> None:
    (place / "r").mkdir(mode=0o700)
    assert folder_of(path) == place / "r" / "outreach-desktop"
    assert (place / "r" / "outreach-desktop").stat().st_mode & 0o777 == 0o700


def _link(runtime: Path) -> None:
    real = runtime.with_name("real")
    real.mkdir(mode=0o700)
    runtime.symlink_to(real)


def _for_all(runtime: Path) -> None:
    runtime.mkdir()
    runtime.chmod(0o777)


def _anothers(runtime: Path) -> None:
    runtime.mkdir(mode=0o700)
    os.chown(runtime, 65534, 65534)


def _planted_inside(runtime: Path) -> None:
    runtime.mkdir(mode=0o700)
    (runtime / "outreach-desktop").symlink_to("/tmp")


@pytest.mark.parametrize(
    "make", [_link, _for_all, _anothers, _planted_inside, Path.touch, lambda runtime: None]
)
def test_a_runtime_folder_that_is_not_sound_is_passed_over(
    make: Callable[[Path], object], place: Path, path: Path
) -> None:
    if make is _anothers and os.getuid():
        pytest.skip("only root can give a folder away")
    make(place / "r")
    assert folder_of(path) == own(place)
    assert own(place).stat().st_mode & 0o777 == 0o700


def test_a_relative_runtime_folder_is_none(
    place: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    (place / "r").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "r")
    assert folder_of(path) == own(place)


@pytest.mark.parametrize("home", ["d\udcff\udcfe", "c" * 120])
def test_a_home_that_no_socket_can_have_its_name_from_is_passed_over(
    home: str, place: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / home))
    assert folder_of(path) == own(place)


def test_a_home_of_any_letters_is_taken(
    place: Path, path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    listener = Listener(qapp)
    with tempfile.TemporaryDirectory(prefix="h\u00e9 '\u6771;", dir="/tmp") as cache:
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
        listener.listen_for(path)
        assert folder_of(path).is_relative_to(cache)
        assert call(path) is Answer.SHOWN
        listener.listen_for(None)


def test_where_another_user_was_first_there_is_no_socket_and_the_file_s_lock_still_says_so(
    place: Path, path: Path, qapp: QApplication
) -> None:
    own(place).mkdir(mode=0o777)
    own(place).chmod(0o777)
    assert own_folder.listening_name(path) == ""
    listener = Listener(qapp)
    listener.listen_for(path)
    assert call(path) is Answer.NOBODY


def test_a_name_with_half_a_character_can_be_asked_for(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "Lake\udcffside.outreach"
    listener = Listener(qapp)
    listener.listen_for(path)
    assert call(path) is Answer.SHOWN
    listener.listen_for(None)
