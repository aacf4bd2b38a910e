"""Organisations go out of their page as a file: all, those of a search or those selected; and come back through the dialog."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.exporting.dialog import ExportDialog
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def page(db: Data, qtbot: QtBot, today: date) -> OrganisationsPage:
    trust = builders.organisation(db, "Riverside NHS Trust", kind="hospital trust")
    hospital = builders.organisation(db, "Lakeside General", kind="hospital", parent_id=trust.id)
    builders.need(db, hospital)
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    found = window.go_to("organisations")
    assert isinstance(found, OrganisationsPage)
    return found


def dialog_of(page: OrganisationsPage) -> ExportDialog:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.action("organisations.export").trigger()
    return next(one for one in page.findChildren(ExportDialog) if one.isVisible())


def offered(dialog: ExportDialog) -> list[str]:
    return [dialog.whom.itemText(place) for place in range(dialog.whom.count())]


def test_which_are_meant_is_offered_first(page: OrganisationsPage) -> None:
    dialog = dialog_of(page)
    assert offered(dialog) == ["All organisations (2)", "Those selected (1)"]
    assert dialog.whom.value() == "all"
    assert [dialog.kind.itemText(at) for at in range(dialog.kind.count())] == [
        "Excel workbook",
        "CSV, for every spreadsheet",
    ]
    dialog.reject()

    page.search("kind:hospital")
    dialog = dialog_of(page)
    assert offered(dialog)[:2] == ["All organisations (2)", "Those in the list (1)"]
    assert dialog.export_button.text() == "Export 1 organisation\u2026"
    dialog.reject()

    page.search("")
    page.tree.selectAll()
    assert dialog_of(page).whom.value() == "selected"


def test_the_menu_of_the_tree_does_the_same(page: OrganisationsPage) -> None:
    entry = next(one for one in page.tree.actions() if one.text() == "Export\u2026")
    assert isinstance(entry, QAction)

    entry.trigger()

    assert any(one.isVisible() for one in page.findChildren(ExportDialog))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_they_are_written_and_come_back(
    db: Data,
    page: OrganisationsPage,
    qtbot: QtBot,
    tmp_path: Path,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    path = tmp_path / f"All.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    dialog = dialog_of(page)
    dialog.kind.set_value(kind)

    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)

    assert dialog.outcome.text() == f"2 organisations are in \u201c{path}\u201d."
    plan = imports.plan(db, path, today=today)
    assert [row.verdict for row in plan.rows] == ["unchanged", "unchanged"]
    assert not any("Not read" in note for note in plan.notes)
