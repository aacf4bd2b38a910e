"""What a list will be asked for is read once it is looked at and nothing more is asked, and again for other columns."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.lists.reading_ahead import ReadingAhead


class Reader:
    """Notes how far it was read."""

    def __init__(self, seen: QWidget) -> None:
        self.seen = seen
        self.told: list[str] = []
        self.leaves_after = 0

    def steps(self) -> Callable[[Data], Iterator[None]]:
        return self._read

    def _read(self, _: Data) -> Iterator[None]:
        for number in range(3):
            self.told.append(str(number))
            if len(self.told) == self.leaves_after:
                self.seen.hide()
            yield
        self.told.append("end")


@pytest.fixture
def seen(qtbot: QtBot) -> QWidget:
    seen = QWidget()
    qtbot.addWidget(seen)
    return seen


def timer(ahead: ReadingAhead) -> QTimer:
    (found,) = ahead.findChildren(QTimer)
    return found


def test_it_waits_until_somebody_looks_and_there_is_something(
    seen: QWidget, runner: Runner
) -> None:
    reader = Reader(seen)
    ahead = ReadingAhead(seen, runner, reader.steps)
    ahead.settle(has_any=True)
    assert not timer(ahead).isActive()
    seen.show()
    assert timer(ahead).isActive()
    ahead.settle(has_any=False)
    seen.hide()
    assert not timer(ahead).isActive()
    seen.show()
    assert not timer(ahead).isActive()


def test_it_reads_once_and_again_for_other_columns(seen: QWidget, runner: Runner) -> None:
    reader = Reader(seen)
    ahead = ReadingAhead(seen, runner, reader.steps)
    seen.show()
    ahead.settle(has_any=True)
    timer(ahead).timeout.emit()
    assert reader.told == ["0", "1", "2", "end"]
    timer(ahead).stop()
    ahead.settle(has_any=True)
    assert not timer(ahead).isActive()
    ahead.again()
    assert timer(ahead).isActive()


def test_what_was_cut_off_is_begun_again_when_somebody_looks(seen: QWidget, runner: Runner) -> None:
    reader = Reader(seen)
    reader.leaves_after = 2
    ahead = ReadingAhead(seen, runner, reader.steps)
    seen.show()
    ahead.settle(has_any=True)
    timer(ahead).timeout.emit()
    assert reader.told == ["0", "1"]
    seen.show()
    assert timer(ahead).isActive()
