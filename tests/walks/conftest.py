"""The program as it starts, on a screen of its own, with everything watched that must never happen."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.health import on_opening
from outreach_desktop.services.sample import write_sample
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell import crash
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.saved_searches import SavedButton
from tests.conftest import TODAY
from tests.reliability.conftest import chance, count, counted
from tests.ui.conftest import PatientBot, swept
from tests.walks import screen
from tests.walks.hands import Hands

T = TypeVar("T")
_KINDS_WITHOUT_TITLE = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
_LACKING = screen.missing()
_open = ExitStack()

__all__ = ["chance", "count", "counted", "swept"]  # a monkey is a proof


def pytest_sessionstart() -> None:
    """The first window of this process opens on the screen that is there by then."""
    if _LACKING:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        _open.enter_context(screen.screen())


def pytest_sessionfinish() -> None:
    _open.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    where = (
        f"on Qt's own screen, without a window manager, because {' and '.join(_LACKING)} is not installed"
        if _LACKING
        else "under Xvfb with openbox"
    )
    terminalreporter.write_line(f"The walks went {where}.")


class Watch(QObject):
    """Sees every window that comes up, however briefly, and complains of those that nobody could name."""

    def __init__(self) -> None:
        super().__init__()
        self.nameless: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if kind not in _KINDS_WITHOUT_TITLE and not watched.windowTitle():
                self.nameless.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


class Opener(QObject):
    """Takes what the program asks the desktop to open, so that no other program starts."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


class Files:
    """Answers the dialogs that ask for a file or a folder; "" is Cancel."""

    def __init__(self) -> None:
        self.answers: list[Path | str] = []

    def answer(self, *answers: Path | str) -> None:
        self.answers += answers

    def asked(self, *_: Any, **__: Any) -> tuple[str, str]:
        return (str(self.answers.pop(0)) if self.answers else "", "")

    def folder(self, *_: Any, **__: Any) -> str:
        return self.asked()[0]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person who starts the program for the first time; their documents."""
    for name in ("XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "XDG_DOCUMENTS_DIR").mkdir()
    monkeypatch.chdir(
        tmp_path
    )  # whatever is written to a folder without a place shall not land among the sources
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "s"))
    return tmp_path / "XDG_DOCUMENTS_DIR"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The one thing that is pretended: the dialogs of the system."""
    files = Files()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", files.asked)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", files.asked)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", files.folder)
    return files


@pytest.fixture
def opener(qapp: QApplication) -> Iterator[Opener]:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # it wants text
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(
    home: Path, files: Files, opener: Opener, qapp: QApplication, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The program as it has just started, with its real threads; nothing may go wrong, nothing may flash."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    qapp.setDoubleClickInterval(50)  # somebody with quick fingers
    watch = Watch()
    qapp.installEventFilter(watch)
    window = MainWindow(Runner(on_opening=on_opening.STEPS), lambda: TODAY)
    window.resize(1280, 700)
    window.show()
    qtbot.waitActive(window)
    window.files.open_last()
    yield window
    for dialog in qapp.topLevelWidgets():
        if dialog is not window and not dialog.isHidden():
            dialog.close()
    if window.isVisible():
        window.runner.close()
        window.hide()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.removeEventFilter(watch)
    assert watch.nameless == []
    assert not [one for one in qapp.topLevelWidgets() if isinstance(one, crash.CrashDialog)]


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """Somebody at this window."""
    return Hands(qtbot, lambda: window.runner._pending > 0)


class Sample:
    """The sample group, open in the window, and what stands in its file."""

    def __init__(self, window: MainWindow, hands: Hands, path: Path) -> None:
        self.window = window
        self.path = path
        self._hands = hands

    def asked(self, query: Callable[[Data], T]) -> T:
        """What the open data file says, in the thread that may ask it."""
        answers: list[T] = []
        self.window.runner.ask(self.window, query, answers.append)
        self._hands.wait_until(lambda: bool(answers))
        return answers[0]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample group as a file, written once."""
    path = tmp_path_factory.mktemp("sample") / "Sample group.outreach"
    write_sample(path, today=TODAY)
    return path


@pytest.fixture
def sample(window: MainWindow, hands: Hands, home: Path, sample_file: Path) -> Sample:
    """Somebody has the sample group open."""
    path = home / "Wend Valley.outreach"
    shutil.copy(sample_file, path)
    window.files.open(path, create=False)
    hands.wait_until(lambda: window.runner.is_open)
    hands.wait_until(
        lambda: _are_counted(window)
    )  # the rail grows by them, and what is below moves
    hands.rest()
    return Sample(window, hands, path)


def _are_counted(window: MainWindow) -> bool:
    """Whether every saved search on the rail says how many it finds."""
    saved = window.rail.findChildren(SavedButton)
    return bool(saved) and all(": " in one.accessibleName() for one in saved)
