"""Everything goes out of one window and into another, which then has the same people open."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop import paths
from outreach_desktop.services import contacts, data_file
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.safety.moving.dialog import ExportEverything, ImportEverything
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def window(qtbot: QtBot, today: date, tmp_path: Path) -> MainWindow:
    db = data_file.open_data(tmp_path / "Our group.outreach", remember=False)
    builders.person(db)
    data_file.close(db)
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.files.open(tmp_path / "Our group.outreach", create=False)
    return window


def test_everything_is_exported_imported_and_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "all.everything.zip"
    typed = str(tmp_path / "all.zip")  # the ending says what it is, and says it once
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (typed, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(out), ""))
    window.action("file.everything_out").trigger()
    leaving = next(one for one in window.findChildren(ExportEverything) if one.isVisible())
    leaving.go_button.click()
    qtbot.waitUntil(lambda: out.is_file(), timeout=4000)
    qtbot.waitUntil(leaving.outcome.isVisible, timeout=4000)
    assert "1 person, 0 templates" in leaving.outcome.text()
    leaving.reject()

    window.action("file.everything_in").trigger()
    coming = next(one for one in window.findChildren(ImportEverything) if one.isVisible())
    coming.go_button.click()

    arrived = paths.outreach_folder() / "Our group.outreach"
    qtbot.waitUntil(lambda: window.files.path == arrived, timeout=4000)
    found: list[int] = []
    window.runner.ask(window, contacts.count, found.append)
    assert found == [1]
    told = f"Everything has arrived: 1 person, 0 templates, in \u201c{arrived}\u201d."
    qtbot.waitUntil(lambda: window.status.said() == told, timeout=4000)
    window.runner.close()


def test_a_file_that_is_none_is_refused_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.everything.zip").write_bytes(b"no zip")
    chosen = str(tmp_path / "x.everything.zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (chosen, ""))
    window.action("file.everything_in").trigger()
    coming = next(one for one in window.findChildren(ImportEverything) if one.isVisible())
    coming.go_button.click()

    qtbot.waitUntil(coming.outcome.isVisible, timeout=4000)
    assert "is not complete" in coming.outcome.text()
    assert coming.go_button.isEnabled()
    coming.reject()
    window.runner.close()
