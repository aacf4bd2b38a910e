"""What tests of the window may ask for; the only thing pretended is the data thread."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.garbage import Garbage
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import sample_group

_PATIENCE = 120_000  # milliseconds


class PatientBot(QtBot):
    """Waits for two minutes where pytest-qt alone gives up after five seconds."""

    # The names are pytest-qt's.
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def addWidget(self, widget: QWidget, **more: Any) -> None:  # noqa: N802
        if widget.isWindow() and not isinstance(widget, MainWindow):
            theme.dress(widget)  # a part that a test shows alone looks as it does in the window
        super().addWidget(widget, **more)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Real keys and clicks; what a test waits for may take its time on a busy computer."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """What a window remembers is forgotten after the test."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """As in the program, no other thread takes Qt's objects away."""
    garbage = Garbage(qapp)
    yield
    garbage.stop()
    garbage.deleteLater()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Tests see the program as people do."""
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture(autouse=True)
def nothing_left_open(qapp: QApplication) -> Iterator[None]:
    """A dialog that one test leaves open is not found by the next."""
    yield
    for widget in qapp.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)
            widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def runner(db: Data, qapp: QApplication) -> Runner:
    """A runner that answers at once, on an empty data file in memory."""
    return Runner(AtOnce(), db=db)


@pytest.fixture
def window(runner: Runner, qtbot: QtBot, today: date) -> Iterator[MainWindow]:
    """The whole window on an empty data file."""
    yield from _window(runner, qtbot, today)


@pytest.fixture
def sample_window(db: Data, runner: Runner, qtbot: QtBot, today: date) -> Iterator[MainWindow]:
    """The whole window with the sample group."""
    sample_group(db, today)
    yield from _window(runner, qtbot, today)


def _window(runner: Runner, qtbot: QtBot, today: date) -> Iterator[MainWindow]:
    window = MainWindow(runner, lambda: today)
    qtbot.addWidget(window)
    runner.opened.emit(None)
    window.show()
    return (yield window)


@pytest.fixture
def file_window(qtbot: QtBot, today: date, tmp_path: Path) -> MainWindow:
    """The whole window on a file of its own, which is backed up and closed with it."""
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.show()
    window.files.open(tmp_path / "Lakeside.outreach")
    return window
