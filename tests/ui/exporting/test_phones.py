"""A phone list: who is meant, and its pages where they can be printed."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.exporting.phones import PhoneListDialog
from outreach_desktop.ui.printing.dialog import PrintDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def window(db: Data, qtbot: QtBot, today: date) -> MainWindow:
    builders.person(db, "Ash", phone="01632 960001")
    builders.person(db, "Birch", phone="01632 960002", do_not_contact=True)
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    window.go_to("contacts")
    return window


def dialog_of(window: MainWindow) -> PhoneListDialog:
    window.action("file.phones").trigger()
    return next(one for one in window.findChildren(PhoneListDialog) if one.isVisible())


def test_the_pages_are_shown_and_who_is_left_out_is_said(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    assert dialog.print_button.accessibleName() == "Look at a list of 2 people\u2026"
    dialog.large.set_value(True)

    dialog.print_button.click()

    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PrintDialog)))
    shown = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown.pile.is_known, timeout=4000)
    assert not shown.pile.problems
    assert len(shown.pile.laid[0].sizes) == 1
    assert "Dr Ann Birch (do not contact)" in shown.known.text()
    shown.close()


def test_where_no_one_may_be_rung_it_is_said_and_nothing_is_printed(
    db: Data, qtbot: QtBot, today: date
) -> None:
    builders.person(db, "Birch", do_not_contact=True)
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    dialog = dialog_of(window)

    dialog.print_button.click()

    assert "1 person is left out: Dr Ann Birch (do not contact)." in dialog.outcome.text()
    dialog.reject()
