"""Mistakes of the program itself: noted, shown word for word, and on we go."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop import log, paths
from outreach_desktop.domain.contacts import ContactDraft, problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.log import harmless
from outreach_desktop.ui.shell import crash
from outreach_desktop.ui.shell.crash import CrashDialog, ExceptionHook

CANARY = "Dr Ann O'Neil, 1 High Street"


@pytest.fixture
def noted(tmp_path: Path) -> Iterator[Path]:
    writer = log.start("window", tmp_path)
    yield tmp_path / "window.log"
    log.ours.removeHandler(writer)
    writer.close()


@pytest.fixture
def hook(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> ExceptionHook:
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    return ExceptionHook(qapp)


def dialogs() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]


def go_wrong() -> None:
    try:
        problems(ContactDraft(last_name=5))  # type: ignore[arg-type]
    except AttributeError as error:
        raise ValueError(CANARY) from error


def catch(hook: ExceptionHook) -> None:
    try:
        go_wrong()
    except ValueError as error:
        hook.caught(type(error), error, error.__traceback__)


def test_a_mistake_is_noted_kept_and_shown_once_without_what_somebody_typed(
    hook: ExceptionHook, noted: Path
) -> None:
    catch(hook)
    catch(hook)

    [dialog] = dialogs()
    text = dialog.report.toPlainText()
    assert "ValueError" in text
    assert "domain/contacts.py:" in text
    assert dialog.report.isVisible()
    assert dialog.report.isReadOnly()
    [kept] = paths.log_folder().glob("report *.txt")
    assert kept.read_text("utf-8") == text
    assert noted.read_text("utf-8").count("ValueError") == 2
    assert CANARY not in text + noted.read_text("utf-8")


def test_a_mistake_in_the_dialog_itself_ends_there(
    hook: ExceptionHook, noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        catch(hook)
        raise KeyError

    monkeypatch.setattr(crash, "CrashDialog", fall)
    hook._is_telling = True
    with pytest.raises(KeyError):
        hook._show_mistake("report")
    assert noted.read_text("utf-8").count("\n") == 1


def test_the_report_is_seen_before_it_is_copied(hook: ExceptionHook) -> None:
    catch(hook)
    [dialog] = dialogs()
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    copy.click()
    assert QApplication.clipboard().text() == dialog.report.toPlainText()


def test_after_it_is_closed_the_next_mistake_is_shown_again(hook: ExceptionHook) -> None:
    catch(hook)
    dialogs()[0].accept()
    catch(hook)
    assert any(one.isVisible() for one in dialogs())


def test_what_a_person_can_mend_is_told_as_that_wherever_it_flies_from(hook: ExceptionHook) -> None:
    error = OutreachError("The disk is full.", hint="Free some space.")
    hook.caught(type(error), error, None)
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    assert box.text() == "The disk is full."
    assert dialogs() == []


def test_mistakes_of_threads_and_of_taking_down_come_to_the_same_place(
    hook: ExceptionHook, noted: Path, qtbot: QtBot
) -> None:
    hook.install()
    thread = threading.Thread(target=go_wrong)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    class Falls:
        def __del__(self) -> None:
            raise KeyError(CANARY)

    Falls()
    text = noted.read_text("utf-8")
    assert ("ValueError" in text, "KeyError" in text, CANARY in text) == (True, True, False)


def test_a_mistake_in_a_slot_comes_to_the_hook(
    hook: ExceptionHook, qtbot: QtBot, noted: Path
) -> None:
    hook.install()
    QTimer.singleShot(0, go_wrong)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ValueError" in dialogs()[0].report.toPlainText()


def test_what_qt_complains_of_is_noted_by_kind_alone(
    noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harmless, "WORDS", set(harmless.WORDS))
    installed: list[Any] = []
    monkeypatch.setattr(crash, "qInstallMessageHandler", installed.append)
    crash.note_qt()
    [handler] = installed

    class Context:
        category = "qt.qpa.fonts"

    handler(QtMsgType.QtWarningMsg, Context(), f"cannot open {CANARY}")
    line = noted.read_text("utf-8").strip()
    assert line.endswith("Qt: warning in qt.qpa.fonts")
