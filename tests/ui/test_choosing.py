"""Dialogs of the system begin in a folder that is there."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import choosing


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """Of somebody without a folder for documents."""
    gone = str(tmp_path / "no such folder")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: gone)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    QSettings().remove("folders")
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where each dialog began; all are cancelled."""
    places: list[str] = []

    def asked(_parent: QWidget, _title: str, start: str, *_: Any, **__: Any) -> tuple[str, str]:
        places.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", asked)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    return places


def test_without_a_folder_for_documents_it_is_the_home_folder(
    desk: QWidget, begun: list[str], tmp_path: Path
) -> None:
    choosing.file_to_open(desk, "Open", "*", "import")
    choosing.file_to_write(desk, "Save", "a.pdf", "printing")
    assert begun == [str(tmp_path), str(tmp_path / "a.pdf")]


def test_a_file_is_offered_beside_what_it_is_made_of_until_another_folder_was_chosen(
    desk: QWidget, begun: list[str], tmp_path: Path
) -> None:
    letters, elsewhere = tmp_path / "Letters", tmp_path / "Elsewhere"
    letters.mkdir()
    elsewhere.mkdir()
    choosing.file_to_write(desk, "Save", "a.pdf", "printing", beside=str(letters))
    QSettings().setValue("folders/printing", str(elsewhere))
    choosing.file_to_write(desk, "Save", "a.pdf", "printing", beside=str(letters))
    assert begun == [str(letters / "a.pdf"), str(elsewhere / "a.pdf")]
