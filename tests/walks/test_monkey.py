"""Whatever is pressed, nothing goes wrong, and the data file is whole afterwards."""

import datetime as dt
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from outreach_desktop.services import data_file
from outreach_desktop.services.health import doctor
from outreach_desktop.services.sample import write_sample
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.conftest import TODAY
from tests.reliability.counts import Counted, proof
from tests.walks.conftest import Files
from tests.walks.hands import Hands
from tests.walks.monkey import Monkey


# QTest's complaint of the monkey's own aim: a menu may shrink between its look and its click.
@pytest.mark.qt_log_ignore("Mouse event at .* occurs outside target window", extend=True)
@proof("M1", "someone presses everything, at random", quick=200, full=20_000, shares=10)
def test_whatever_is_pressed_nothing_goes_wrong(
    window: MainWindow,
    hands: Hands,
    files: Files,
    home: Path,
    count: int,
    chance: Random,
    counted: Counted,
) -> None:
    path = home / "Sample group.outreach"
    write_sample(path, today=TODAY)
    window.files.open(path, create=False)
    hands.wait_until(lambda: window.runner.is_open)
    hands.rest()
    monkey = Monkey(hands, chance)
    for number in range(count):
        files.answers = [chance.choice((path, home / f"{number}.csv", home, ""))]
        monkey.step()
    _close_all(window)
    db = data_file.open_data(window.files.path or path, create=False, remember=False)
    wrong = [
        one.message
        for one in doctor.examine(db, now=dt.datetime.now().astimezone())
        if one.kind == "wrong"
    ]
    data_file.close(db)
    assert wrong == []
    counted(steps=count, faults=0)


def _close_all(window: MainWindow) -> None:
    """As if the power went: what was typed and not saved is let go."""
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.hide()
    window.runner.close()
    window.hide()
