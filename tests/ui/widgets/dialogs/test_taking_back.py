"""Undo of thousands of changes shows how far it is, and can be stopped."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.dialogs import taking_back
from outreach_desktop.ui.widgets.dialogs.taking_back import TakingBack
from tests import builders


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_back, "LONG", 1)


def under_way(window: MainWindow) -> TakingBack:
    [dialog] = window.findChildren(TakingBack)
    return dialog


def test_it_says_what_is_undone_and_goes_when_it_is(
    db: Data, window: MainWindow, today: date, qtbot: QtBot
) -> None:
    window.runner.do(window, builders.person)
    window.action("edit.undo").trigger()

    dialog = under_way(window)
    assert dialog.isVisible()
    assert dialog.told.text() == (
        "Undoing: Add person Dr Ann O'Neil. Cancel leaves everything as it is now."
    )
    qtbot.waitUntil(lambda: window.status.said() == "Undone: Add person Dr Ann O'Neil.")
    assert not dialog.isVisible()
    assert contacts.find(db, today=today) == []


def test_stopped_it_says_that_nothing_was_undone(
    db: Data, window: MainWindow, today: date, qtbot: QtBot
) -> None:
    window.runner.do(window, builders.person)
    window.action("edit.undo").trigger()

    under_way(window).stop_button.click()

    qtbot.waitUntil(lambda: window.status.said() == "Stopped: nothing was undone.")
    assert len(contacts.find(db, today=today)) == 1
    assert undo.next_undo(db) == "Add person Dr Ann O'Neil"
    QApplication.processEvents()
    window.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: not contacts.find(db, today=today))


def test_redo_is_long_too(db: Data, window: MainWindow, today: date, qtbot: QtBot) -> None:
    window.runner.do(window, builders.person)
    undo.undo(db)
    window.action("edit.redo").setEnabled(True)
    window.action("edit.redo").trigger()

    assert under_way(window).windowTitle() == "Redo"
    qtbot.waitUntil(lambda: window.status.said() == "Redone: Add person Dr Ann O'Neil.")
    assert len(contacts.find(db, today=today)) == 1
