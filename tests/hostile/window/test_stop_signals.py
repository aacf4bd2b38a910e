"""The computer is shut down, or the terminal is closed, while people work: nothing is lost, and nobody is told of a crash."""

import datetime as dt
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.beginning import stop_as_ctrl_c_does, stop_signals
from outreach_desktop.services import data_file, drafts
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.group.senders import SenderEditor
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.stop_signals import StopSignals
from outreach_desktop.ui.widgets.forms.forms import TextField

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The signals are those of all tests."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number in before:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def _ends_when_asked(window: MainWindow, *numbers: int) -> None:
    """The window's event loop ends by `numbers`, and the file is closed as app.py closes it."""

    def ask() -> None:
        for number in numbers:
            os.kill(os.getpid(), number)

    QTimer.singleShot(0, window, ask)
    QApplication.exec()
    window.runner.close()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a data thread of its own, which hears what asks it to end."""
    window = MainWindow(Runner(), lambda: dt.date(2026, 7, 1))
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    listening = StopSignals(window)
    listening.listen()
    with qtbot.waitSignal(window.runner.opened):
        window.files.open(tmp_path / "Lakeside.outreach")
    yield window
    listening.close()


def test_what_is_being_typed_is_kept_and_the_file_is_closed(
    open_window: MainWindow, tmp_path: Path
) -> None:
    editor = SenderEditor(open_window, open_window.runner)
    editor.findChildren(TextField)[0].setText("Ann O\u2019Neil")

    _ends_when_asked(open_window, signal.SIGTERM, signal.SIGHUP, signal.SIGTERM)

    with closing(data_file.open_data(tmp_path / "Lakeside.outreach", create=False)) as db:
        assert data_file.news(db) == ()  # nothing of a stop without closing
        [draft] = drafts.left(db)
        assert "Ann O\u2019Neil" in draft.typed.values()


def test_a_file_that_is_only_being_opened_is_closed_too(
    open_window: MainWindow, tmp_path: Path
) -> None:
    another = tmp_path / "Hillside.outreach"
    open_window.runner.open(open_window, another)

    _ends_when_asked(open_window, signal.SIGTERM)

    for path in (another, tmp_path / "Lakeside.outreach"):
        with closing(data_file.open_data(path, create=False)) as db:
            assert data_file.news(db) == ()


def test_a_command_ends_as_by_ctrl_c_and_closing_is_not_stopped_by_a_second_request() -> None:
    stop_as_ctrl_c_does()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGTERM)  # `timeout` sends two


def test_what_was_left_aside_by_whoever_started_the_program_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert stop_signals() == [signal.SIGTERM]
