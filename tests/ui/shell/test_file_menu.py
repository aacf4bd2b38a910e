"""The File menu, and two windows on one file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.paths import outreach_folder
from outreach_desktop.ui.desk.instances import Answer, Listener, call
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def window(file_window: MainWindow) -> MainWindow:
    """A window on a real file."""
    return file_window


def recent(window: MainWindow) -> list[tuple[str, bool]]:
    menu = window.findChild(QMenu, "recent")
    assert menu is not None
    menu.aboutToShow.emit()
    return [(one.text(), one.isEnabled()) for one in menu.actions() if one.text()]


def test_a_new_file_is_made_where_it_was_asked_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Hillside"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.action("file.new").trigger()
    assert path.with_suffix(".outreach").exists()
    assert window.files.name == "Hillside"


def test_a_name_that_is_free_is_proposed_and_no_other_program_promises_to_replace_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = outreach_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "My group.outreach").touch()
    asked: list[tuple[str, object]] = []

    def ask(_: object, __: str, start: str, ___: str, *, options: object) -> tuple[str, str]:
        asked.append((start, options))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.action("file.new").trigger()
    never_asks = QFileDialog.Option.DontConfirmOverwrite
    assert asked == [(str(folder / "My group (2).outreach"), never_asks)]


def test_a_dot_in_the_name_of_a_new_file_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Friends of St. Mary"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.action("file.new").trigger()
    assert (tmp_path / "Friends of St. Mary.outreach").exists()


def test_a_file_that_is_there_is_not_made_anew(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "Hillside.outreach"
    there.write_bytes(b"kept")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(there), ""))
    window.action("file.new").trigger()
    assert there.read_bytes() == b"kept"
    assert window.findChild(QMessageBox) is not None


def test_start_empty_opens_an_empty_file_and_neither_the_last_one_nor_one_that_is_there(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.open(tmp_path / "Hillside.outreach")
    window.files.start_empty()
    first = window.files.path
    window.files.start_empty()
    second = window.files.path
    assert first is not None
    assert second is not None
    assert first != second
    assert {first.parent, second.parent} == {outreach_folder()}
    assert "Hillside" not in (first.stem, second.stem)


def test_files_opened_lately_are_offered_and_those_gone_can_be_forgotten(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.open(tmp_path / "Hillside.outreach")
    (tmp_path / "Lakeside.outreach").unlink()
    assert recent(window) == [
        ("&1  Hillside", True),
        ("&2  Lakeside", False),
        ("&Forget files that are gone", True),
    ]
    menu = window.findChild(QMenu, "recent")
    assert menu is not None
    menu.actions()[-1].trigger()
    assert recent(window) == [("&1  Hillside", True)]


def test_a_backup_is_made_and_its_place_is_said(window: MainWindow, tmp_path: Path) -> None:
    window.action("file.backup").trigger()
    assert list(tmp_path.rglob("Lakeside 2*.outreach")) != []
    assert window.status.said().startswith("Backed up to ")


def test_what_cannot_be_opened_is_told_and_the_present_file_stays(
    window: MainWindow, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.outreach"
    photo.write_bytes(b"\xff\xd8\xff" * 500)
    window.files.open(photo, create=False)
    assert window.findChild(QMessageBox) is not None
    assert window.files.name == "Lakeside"


def test_a_second_window_brings_the_first_to_the_front(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    listener = window.findChild(Listener)
    assert listener is not None
    with qtbot.waitSignal(listener.called):
        assert call(tmp_path / "Lakeside.outreach") is Answer.SHOWN


def test_opening_a_file_that_another_window_has_brings_that_window_forward(
    window: MainWindow, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    other = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(other)
    listener = window.findChild(Listener)
    assert listener is not None
    with qtbot.waitSignal(listener.called):
        other.files.open(tmp_path / "Lakeside.outreach", create=False)
    assert other.findChild(QMessageBox) is None
    assert other.files.path is None


def test_a_file_nobody_has_open_has_no_window_to_raise(tmp_path: Path, qtbot: QtBot) -> None:
    assert call(tmp_path / "Nobody.outreach") is Answer.NOBODY
