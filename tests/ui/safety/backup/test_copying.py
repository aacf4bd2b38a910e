"""A copy on another disk, from the window."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.services import data_file, sample
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety.backup import Elsewhere
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.safety.backup.copying import CopyElsewhere
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.notices import Notices, frame
from tests.builders import person
from tests.ui.hands import nameless

PASSPHRASE = "four unlikely words here"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def dialog(window: MainWindow) -> CopyElsewhere:
    window.action("file.elsewhere").trigger()
    [found] = [one for one in window.findChildren(CopyElsewhere) if one.isVisible()]
    return found


def is_asked(window: MainWindow) -> bool:
    return window.notices.elsewhere.wanted


def test_a_copy_is_made_where_it_was_asked_for_and_its_place_is_said(
    file_window: MainWindow, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = dialog(file_window)
    assert list(nameless(shown)) == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    shown.browse.click()
    shown.copy_button.click()
    [made] = stick.glob("*.outreach")
    assert shown.outcome.text().startswith(f"Copied to \u201c{made}\u201d and checked")
    assert "same disk" in shown.outcome.text()  # both are on this computer's only disk
    assert not shown.copy_button.isVisible()


def test_a_locked_copy_needs_the_same_good_passphrase_twice_and_keeps_it_nowhere(
    file_window: MainWindow, stick: Path
) -> None:
    shown = dialog(file_window)
    shown.folder.setText(str(stick))
    shown.lock.setChecked(True)
    shown.form.fill({"passphrase": "short", "again": "short"})
    shown.copy_button.click()
    assert shown.form.problem("passphrase").startswith("Choose at least 12 characters")

    shown.form.fill({"passphrase": PASSPHRASE, "again": PASSPHRASE + "!"})
    shown.copy_button.click()
    assert shown.form.problem("again") == "Type the same passphrase twice."
    assert list(stick.iterdir()) == []

    shown.form.fill({"passphrase": PASSPHRASE, "again": PASSPHRASE})
    shown.copy_button.click()
    [made] = stick.glob("Lakeside*")
    assert made.suffix == ".age"
    assert os.name == "nt" or made.stat().st_mode & 0o077 == 0
    assert "Write the passphrase down" in shown.outcome.text()

    shown.reject()
    settings = QSettings()
    kept = [str(settings.value(key)) for key in settings.allKeys()]
    assert not any(PASSPHRASE in value for value in kept)
    assert PASSPHRASE.encode() not in (stick.parent / "Lakeside.outreach").read_bytes()


def test_a_folder_that_is_not_there_is_said_and_can_be_mended(
    file_window: MainWindow, stick: Path
) -> None:
    shown = dialog(file_window)
    shown.copy_button.click()
    assert shown.outcome.text().startswith("Choose a folder on a USB stick")
    shown.folder.setText(str(stick / "gone"))
    shown.copy_button.click()
    assert "There is no folder" in shown.outcome.text()
    assert shown.copy_button.isEnabled()


def test_the_folder_is_chosen_even_if_no_disk_could_hold_what_was_typed(
    file_window: MainWindow, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = dialog(file_window)
    shown.folder.setText("x" * 300)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    shown.browse.click()
    assert shown.folder.text() == str(stick)


def test_a_mere_name_is_a_folder_among_the_documents(
    file_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    (documents / "Stick").mkdir(parents=True)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    shown = dialog(file_window)
    shown.folder.setText("Stick")
    shown.copy_button.click()
    [made] = (documents / "Stick").glob("*.outreach")
    assert shown.outcome.text().startswith(f"Copied to \u201c{made}\u201d")


def test_the_strip_asks_for_a_copy_until_tomorrow_is_another_day(
    qtbot: QtBot, tmp_path: Path, today: dt.date
) -> None:
    day = [today]
    window = MainWindow(Runner(AtOnce()), lambda: day[0])
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.show()
    window.files.open(tmp_path / "Lakeside.outreach")
    strip = window.notices.elsewhere
    assert not strip.isVisible()  # nobody is in it yet

    window.runner.do(window, lambda db: [person(db, f"Number {n}") for n in range(20)])
    assert is_asked(window)
    strip.put_off.emit()
    window.runner.changed.emit(EVERYTHING)
    assert not is_asked(window)

    day[0] = today + dt.timedelta(days=1)
    window.runner.changed.emit(EVERYTHING)
    assert is_asked(window)
    strip.followed.emit()
    assert [one for one in window.findChildren(CopyElsewhere) if one.isVisible()]


def test_nobody_is_asked_to_copy_the_sample(qtbot: QtBot, tmp_path: Path, today: dt.date) -> None:
    path = tmp_path / "Sample group.outreach"
    sample.write_sample(path, today=today)
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.files.open(path)
    assert window.notices.sample.wanted
    assert not window.notices.elsewhere.wanted
    assert data_file.default_file() == path


def test_who_has_a_copy_is_told_of_what_day_it_is(qtbot: QtBot, db: Data, today: dt.date) -> None:
    notices = Notices(lambda: today)
    qtbot.addWidget(notices)
    notices.show_file(Path("Lakeside.outreach"), "")
    now = dt.datetime(2026, 3, 20, 10).astimezone()
    known = frame(db, now)

    notices.show_frame(replace(known, elsewhere=Elsewhere(due=True)))
    assert notices.elsewhere.text().startswith("Your group\u2019s data is on this computer alone.")

    earlier = Elsewhere(made_at=now - dt.timedelta(days=15), folder=Path("stick"), due=True)
    notices.show_frame(replace(known, elsewhere=earlier))
    assert notices.elsewhere.text().startswith("What was changed since 5 Mar 2026 is on this")
