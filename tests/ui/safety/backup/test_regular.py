"""Backups that nobody has to think of."""

import datetime as dt
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import backup_state, snapshot
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person


def backups(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "Backups").glob("*.outreach"))


def no_folder_for_backups(tmp_path: Path) -> Path:
    """A file where the folder should be: nothing can be backed up."""
    shutil.rmtree(tmp_path / "Backups", ignore_errors=True)
    in_the_way = tmp_path / "Backups"
    in_the_way.write_text("not a folder")
    return in_the_way


def asked(window: MainWindow) -> QMessageBox:
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    return box


def press(box: QMessageBox, words: str) -> None:
    [button] = [one for one in box.findChildren(QPushButton) if one.text() == words]
    button.click()


def test_leaving_after_a_change_backs_up_and_closes_the_file(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    assert file_window.close()
    assert len(backups(tmp_path)) == 1
    assert not file_window.runner.is_open
    data_file.close(data_file.open_data(tmp_path / "Lakeside.outreach"))


def test_leaving_without_a_change_makes_no_second_backup(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    file_window.files.back_up()
    assert file_window.close()
    assert len(backups(tmp_path)) == 1


def test_a_backup_that_fails_at_leaving_keeps_nobody_in_the_program(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    no_folder_for_backups(tmp_path)

    assert not file_window.close()
    box = asked(file_window)
    assert "safe in the data file itself" in box.informativeText()
    press(box, "Quit anyway")

    assert not file_window.runner.is_open
    assert file_window.close()


def test_who_stays_after_a_failed_backup_goes_on_working(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    in_the_way = no_folder_for_backups(tmp_path)
    file_window.close()
    press(asked(file_window), "Stay")
    assert file_window.runner.is_open

    in_the_way.unlink()
    assert file_window.close()
    assert len(backups(tmp_path)) == 1


def test_a_data_thread_that_takes_its_time_closes_the_window_when_it_is_done(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(threaded.runner.changed):
        threaded.runner.do(threaded, person)

    event = QCloseEvent()
    threaded.closeEvent(event)
    assert not event.isAccepted()

    qtbot.waitUntil(lambda: not threaded.isVisible())
    assert len(backups(tmp_path)) == 1


def test_who_does_not_want_to_wait_for_the_backup_is_let_go_and_it_is_finished_all_the_same(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    threaded.regular._slow.setInterval(10)
    with qtbot.waitSignal(threaded.runner.changed):
        threaded.runner.do(threaded, person)
    slow_disk = threading.Event()
    threaded.runner.ask(threaded, lambda _: slow_disk.wait(30), lambda _: None)

    threaded.close()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in threaded.findChildren(QMessageBox)))
    press(asked(threaded), "Do not wait")
    qtbot.waitUntil(lambda: not threaded.isVisible())

    assert backups(tmp_path) == []
    slow_disk.set()
    threaded.runner.close()
    assert len(backups(tmp_path)) == 1


def test_leaving_during_an_import_waits_for_it_and_says_nothing_of_a_backup_meanwhile(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    threaded.regular._slow.setInterval(10)
    slow_disk = threading.Event()

    def importing(db: data_file.Data) -> Iterator[int]:
        person(db)
        yield 1
        slow_disk.wait(30)

    threaded.runner.work(threaded, importing, alone=True)
    threaded.close()
    qtbot.wait(50)
    assert not [one for one in threaded.findChildren(QMessageBox) if one.isVisible()]

    slow_disk.set()
    qtbot.waitUntil(lambda: not threaded.isVisible())
    assert len(backups(tmp_path)) == 1


def test_half_an_hour_of_change_is_backed_up_unseen(
    file_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_window.files.back_up()
    file_window.runner.do(file_window, person)
    file_window.regular.look()
    assert len(backups(tmp_path)) == 1

    said = file_window.status.said()
    later = dt.datetime.now().astimezone() + dt.timedelta(minutes=31)
    real = backup.backing_up_if_due
    monkeypatch.setattr(backup, "backing_up_if_due", lambda db, **_: real(db, now=later))
    file_window.regular.look()

    assert len(backups(tmp_path)) == 2
    assert file_window.status.said() == said


def test_a_backup_that_fails_while_people_work_is_told_once(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    in_the_way = no_folder_for_backups(tmp_path)
    strip = file_window.notices.unsafe

    file_window.regular.look()
    assert strip.isVisible()
    assert "No backup could be made just now" in strip.text()

    strip.put_off.emit()
    file_window.regular.look()
    assert not strip.isVisible()

    in_the_way.unlink()
    file_window.regular.look()
    no_folder_for_backups(tmp_path)
    file_window.runner.do(file_window, person)
    strip.followed.emit()
    assert len(file_window.findChildren(QMessageBox)) == 1  # asked for, and told why not


def test_a_file_is_backed_up_when_another_is_opened(
    file_window: MainWindow, tmp_path: Path
) -> None:
    file_window.runner.do(file_window, person)
    file_window.files.open(tmp_path / "Hillside.outreach")
    assert [path.name[:8] for path in backups(tmp_path)] == ["Lakeside"]


def test_while_a_backup_is_read_back_lists_are_answered_and_people_saved(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, may_go_on = threading.Event(), threading.Event()
    real = copying.read_back

    def slow(part: Path, called: str) -> copying.Found:
        is_read.set()
        assert may_go_on.wait(30)
        return real(part, called)

    monkeypatch.setattr(copying, "read_back", slow)
    threaded.files.back_up()
    qtbot.waitUntil(is_read.is_set)
    answers: list[int] = []
    threaded.runner.ask(threaded, contacts.count, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    with qtbot.waitSignal(threaded.runner.changed):
        threaded.runner.do(threaded, person)
    threaded.runner.ask(threaded, contacts.count, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [0, 1]
    assert backups(tmp_path) == []

    may_go_on.set()
    qtbot.waitUntil(lambda: bool(backups(tmp_path)))
    [made] = backups(tmp_path)
    assert backup.backup_at(made).counts["contacts"] == 0, "it is of the moment of its copy"
    assert backup_state.problem_of(made) == ""
    threaded.close()
    qtbot.waitUntil(lambda: not threaded.isVisible())
    assert len(backups(tmp_path)) == 2, "what was saved meanwhile is in the next"


def test_no_step_of_a_backup_of_many_holds_the_data_thread(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "Many.outreach", remember=False)
    with changing(db, "Import"):
        rows.keep_all(
            db, "contacts", [{"last_name": f"Ng {n}", "notes": "x" * 1500} for n in range(4000)]
        )
    steps = sum(1 for _ in backup.backing_up(db, now=dt.datetime.now().astimezone()))
    data_file.close(db)

    assert steps > (tmp_path / "Many.outreach").stat().st_size / (snapshot.PAGES * 4096)
