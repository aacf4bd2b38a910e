"""What is said when something is wrong."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui import messages

CANARY = "Dr Ann O'Neil, 1 High Street"


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    messages.start_log(tmp_path)
    yield tmp_path / "outreach-desktop.log"
    for writer in list(messages.log.handlers):
        messages.log.removeHandler(writer)
        writer.close()


def boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]


def close_all() -> None:
    for box in boxes():
        box.done(0)


def raise_and_catch(hook: messages.ExceptionHook) -> None:
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        hook.caught(type(error), error, error.__traceback__)


def test_what_can_be_mended_is_told_with_the_next_step(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = messages.tell(parent, OutreachError("The disk is full.", hint="Free some space."))
    assert (box.text(), box.informativeText()) == ("The disk is full.", "Free some space.")


def test_a_bug_is_logged_and_shown_once_without_what_somebody_typed(
    qtbot: QtBot, logged: Path
) -> None:
    hook = messages.ExceptionHook(QApplication.instance() or QApplication([]))
    raise_and_catch(hook)
    raise_and_catch(hook)

    [box] = boxes()
    assert "nothing was sent anywhere" in box.informativeText()
    assert "ValueError" in box.detailedText()
    assert CANARY not in box.detailedText()
    text = logged.read_text(encoding="utf-8")
    assert text.count("ValueError") == 2
    assert CANARY not in text
    close_all()


def test_the_report_names_places_but_no_folders_of_people() -> None:
    try:
        raise ValueError(CANARY)
    except ValueError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        text = messages.report(kind, trace)
    assert "test_messages.py" in text
    assert str(Path(__file__).parent) not in text


def test_where_no_log_can_be_written_the_program_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    messages.start_log(tmp_path / "file" / "logs")
    [writer] = messages.log.handlers
    messages.log.removeHandler(writer)
    assert type(writer) is logging.StreamHandler  # the terminal
