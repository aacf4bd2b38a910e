"""A window with the threads that people have."""

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def threaded(qtbot: QtBot, tmp_path: Path, today: dt.date) -> MainWindow:
    """With a file of its own, and the threads that people have."""
    window = MainWindow(Runner(), lambda: today)
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.show()
    with qtbot.waitSignal(window.runner.opened):
        window.files.open(tmp_path / "Lakeside.outreach")
    return window
