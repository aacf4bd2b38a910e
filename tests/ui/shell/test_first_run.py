"""What is seen before a data file is open."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.services import data_file
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person
from tests.ui.executors import Held
from tests.ui.hands import double_click


@pytest.fixture
def held(qtbot: QtBot, today: date) -> Iterator[tuple[MainWindow, Held]]:
    """A window that opens nothing until it is let."""
    work = Held()
    window = MainWindow(Runner(work), lambda: today)
    qtbot.addWidget(window)
    yield window, work
    work.is_held = False
    window.runner.close()


def offered(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    return [way.text() for way in window.first_run.ways if way.isVisible()]


def test_while_a_file_is_being_opened_no_other_is_offered_for_a_moment(
    held: tuple[MainWindow, Held], tmp_path: Path
) -> None:
    window, work = held
    path = tmp_path / "Ours.outreach"
    db = data_file.open_data(path, remember=False)
    person(db)
    data_file.close(db)
    window.show()
    window.files.open(path, create=False)
    assert offered(window) == []
    while work.jobs:
        work.run()
        assert offered(window) == []
    assert window.stack.currentWidget() is not window.first_run


def test_where_the_file_cannot_be_opened_others_are_offered(
    held: tuple[MainWindow, Held], tmp_path: Path
) -> None:
    window, work = held
    path = tmp_path / "Ours.outreach"
    path.write_bytes(b"A letter, not a data file. " * 99)
    window.show()
    window.files.open(path, create=False)
    assert offered(window) == []
    work.run()
    assert len(offered(window)) == len(window.first_run.ways)


def test_the_keyboard_is_at_the_first_way(held: tuple[MainWindow, Held], qtbot: QtBot) -> None:
    window, _ = held
    window.show()
    qtbot.waitUntil(lambda: window.focusWidget() is window.first_run.sample)


def test_what_takes_long_at_opening_is_said_in_place_of_the_ways(
    held: tuple[MainWindow, Held], tmp_path: Path
) -> None:
    window, _ = held
    window.show()
    window.files.open(tmp_path / "Ours.outreach")
    window.runner.told.emit("Reading all of it \u2026")
    assert window.first_run.doing.isVisible()
    assert not any(way.isEnabled() for way in window.first_run.ways)


def test_a_double_click_opens_the_sample_group_once(qtbot: QtBot, today: date) -> None:
    work = Held()
    window = MainWindow(Runner(work), lambda: today)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    double_click(window.first_run.sample)
    while work.jobs:
        work.run()
        QApplication.processEvents()
    assert window.windowTitle().startswith("Sample \u2013 ")
    assert window.findChildren(QMessageBox) == []
    work.is_held = False
    window.runner.close()


def test_the_first_run_offers_the_sample_or_an_empty_file(qtbot: QtBot, today: date) -> None:
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window)
    window.show()
    assert window.stack.currentWidget() is window.first_run
    assert not window.rail.isVisible()

    window.first_run.empty.click()

    assert window.rail.isVisible()
    assert window.windowTitle() == "My group \u2013 Outreach Desktop"
    assert not window.notices.sample.isVisible()
    window.runner.close()


def test_the_sample_is_a_file_of_its_own_labelled_so_and_left_with_one_click(
    qtbot: QtBot, today: date
) -> None:
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.first_run.sample.click()
    assert window.windowTitle().startswith("Sample \u2013 ")
    assert window.notices.sample.isVisible()
    assert window.files.path is not None
    assert window.files.path.name == "Sample group.outreach"

    window.notices.sample.followed.emit()

    assert window.files.path.name == "My group.outreach"
    assert not window.notices.sample.isVisible()
    window.runner.close()
