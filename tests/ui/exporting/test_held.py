"""Everything held on one person: the window says what to look through, shows the pages, and saves them as a file."""

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.exporting.held import HeldDialog
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.printing.dialog import PrintDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def window(db: Data, qtbot: QtBot, today: date) -> MainWindow:
    ann = builders.person(db, notes="Knows the board")
    builders.person(db, "Marsh", notes="Came with Ann O'Neil")
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.show_one(ann.id)
    return window


def dialog_of(window: MainWindow, qtbot: QtBot) -> HeldDialog:
    window.action("contacts.held").trigger()
    dialog = next(one for one in window.findChildren(HeldDialog) if one.isVisible())
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=4000)
    return dialog


def test_it_says_what_to_look_through(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)

    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("in your own words" in one for one in told)
    assert any("about someone else names them" in one for one in told)
    assert dialog.heading.text() == "Everything held on Dr Ann O'Neil"


@pytest.mark.parametrize("ending", [".docx", ".json"])
def test_it_is_saved_as_what_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "a"), ""))
    dialog = dialog_of(window, qtbot)
    dialog.kind.set_value(ending)

    dialog.save_button.click()

    path = tmp_path / f"a{ending}"
    assert dialog.outcome.text() == f"Saved as \u201c{path}\u201d."
    if ending == ".json":
        assert json.loads(path.read_text())["person"] == "Dr Ann O'Neil"
    else:
        assert Document(str(path)).paragraphs[0].text.endswith("Dr Ann O'Neil")

    dialog.save_button.click()
    assert "is already in" in dialog.outcome.text()


def test_the_pages_are_shown_where_they_can_be_printed(window: MainWindow, qtbot: QtBot) -> None:
    dialog_of(window, qtbot).print_button.click()

    shown = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown.pile.is_known, timeout=4000)
    assert not shown.pile.problems
    assert shown.pile.laid[0].sizes
    shown.close()
