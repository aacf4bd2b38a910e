"""What other programs show: where there is none, or the file is gone, the next step is said."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.widgets.dialogs.outside import open_outside


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """A window on a computer without any program for files."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    desk = QWidget()
    qtbot.addWidget(desk)
    return desk


def said(desk: QWidget) -> str:
    [box] = desk.findChildren(QMessageBox)
    return f"{box.text()} {box.informativeText()}"


def test_where_no_program_opens_a_document_it_says_which_would_and_where_it_is(
    desk: QWidget, tmp_path: Path
) -> None:
    letter = tmp_path / "Letter.docx"
    letter.touch()
    open_outside(desk, letter)
    assert "opens \u201cLetter.docx\u201d. Install LibreOffice" in said(desk)
    assert str(tmp_path) in said(desk)


def test_where_no_program_shows_folders_it_says_which_folder_it_is(
    desk: QWidget, tmp_path: Path
) -> None:
    open_outside(desk, tmp_path)
    assert str(tmp_path) in said(desk)


def test_a_file_that_is_gone_is_said_to_be(desk: QWidget, tmp_path: Path) -> None:
    open_outside(desk, tmp_path / "Letter.docx")
    assert "\u201cLetter.docx\u201d is no longer in" in said(desk)
