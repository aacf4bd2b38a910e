"""People go out of the window as a file or as addresses: those that are meant, with what came of it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import coming_back
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.exporting.addresses import LeftOutOfEmail
from outreach_desktop.ui.exporting.dialog import ExportDialog
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def window(db: Data, qtbot: QtBot, today: date) -> MainWindow:
    for name, profession in (("Ash", "nurse"), ("Birch", "nurse"), ("Cedar", "urologist")):
        contacts.add(
            db,
            ContactDraft(last_name=name, profession=profession, email=f"{name}@lakeside.example"),
        )
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    return window


def page_of(window: MainWindow) -> ContactsPage:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    return page


def dialog_of(window: MainWindow) -> ExportDialog:
    window.action("file.export").trigger()
    return next(one for one in window.findChildren(ExportDialog) if one.isVisible())


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def offered(dialog: ExportDialog) -> list[str]:
    return [dialog.whom.itemText(place) for place in range(dialog.whom.count())]


def test_everyone_goes_out_and_the_folder_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_of(window).people.table.clearSelection()
    choosing(monkeypatch, tmp_path / "All of them")
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = dialog_of(window)
    assert offered(dialog) == ["Everyone (3)"]
    assert dialog.export_button.text() == "Export 3 people\u2026"

    dialog.kind.set_value("csv")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)

    path = tmp_path / "All of them.csv"
    assert dialog.outcome.text() == f"3 people are in \u201c{path}\u201d."
    assert path.read_text("utf-8-sig").count("\n") == 4
    assert dialog.close_button.text() == "Close"
    dialog.outcome.action.click()
    assert opened == [str(tmp_path)]


def test_a_workbook_comes_first_and_then_what_went_out_last(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "All of them")
    dialog = dialog_of(window)
    assert dialog.kind.currentText() == "Excel workbook"
    dialog.kind.set_value("vcf")  # looked at, and closed again
    dialog.close_button.click()
    dialog = dialog_of(window)
    assert dialog.kind.value() == "xlsx"

    dialog.kind.set_value("csv")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)
    dialog.close_button.click()

    assert dialog_of(window).kind.value() == "csv"


def test_a_name_that_ends_as_another_kind_makes_that_kind(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "list.CSV")
    dialog = dialog_of(window)
    assert dialog.kind.value() == "xlsx"
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)

    assert dialog.kind.value() == "csv"
    assert "Ash" in (tmp_path / "list.CSV").read_text("utf-8-sig")


def test_who_is_meant_is_offered_first(window: MainWindow) -> None:
    page = page_of(window)
    window.top.search.setText("profession:nurse")
    page.search("profession:nurse")
    page.people.table.clearSelection()
    dialog = dialog_of(window)
    assert offered(dialog) == ["Everyone (3)", "Who is in the list (2)"]
    assert dialog.export_button.text() == "Export 2 people\u2026"
    dialog.reject()

    page.people.table.selectRow(0)
    dialog = dialog_of(window)
    assert offered(dialog)[-1] == "Who is selected (1)"
    assert dialog.export_button.text() == "Export 2 people\u2026"
    dialog.whom.set_value("selected")
    assert dialog.export_button.text() == "Export 1 person\u2026"
    dialog.reject()

    page.search("")
    page.people.table.selectAll()
    assert dialog_of(window).whom.value() == "selected"


@pytest.mark.parametrize(
    ("kind", "begins"), [("xlsx", b"PK"), ("vcf", b"BEGIN:VCARD"), ("old", b"BEGIN:VCARD")]
)
def test_each_kind_is_written(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    begins: bytes,
) -> None:
    choosing(monkeypatch, tmp_path / "list")
    dialog = dialog_of(window)
    dialog.kind.set_value(kind)

    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)

    (path,) = (one for one in tmp_path.iterdir() if one.stem == "list")
    assert path.read_bytes().startswith(begins)


def test_a_file_that_is_there_is_told_and_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("mine")
    choosing(monkeypatch, path)
    dialog = dialog_of(window)

    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible(), timeout=4000)

    assert "is already in" in dialog.outcome.text()
    assert path.read_text() == "mine"
    assert dialog.export_button.isEnabled()


def test_cancel_leaves_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "list.csv")
    dialog = dialog_of(window)
    dialog.export_button.click()

    dialog.close_button.click()
    QApplication.processEvents()

    assert not [one for one in tmp_path.iterdir() if "list" in one.name]


def test_addresses_of_who_is_selected_are_copied(
    db: Data, window: MainWindow, qtbot: QtBot, today: date
) -> None:
    page = page_of(window)
    work = builders.organisation(db)
    cedar = contacts.find(db, "Cedar", today=today)[0]
    builders.role(db, contacts.card(db, cedar, today=today).contact, work, email="c@work.example")
    contacts.add(db, ContactDraft(last_name="Dogwood", email="d@x.example", do_not_contact=True))
    contacts.add(db, ContactDraft(last_name="Elm"))
    contacts.add(db, ContactDraft(last_name="Fir", email="f@x.example", deceased=True))
    no_email = (WishDraft(channel="email"),)
    contacts.add(db, ContactDraft(last_name="Gorse", email="g@x.example", wishes=no_email))
    contacts.add(db, ContactDraft(last_name="Hazel", email="ASH@lakeside.example"))
    page.reload()
    page.people.table.selectAll()

    window.action("contacts.emails").trigger()
    qtbot.waitUntil(lambda: window.findChild(LeftOutOfEmail) is not None, timeout=4000)

    addresses = "Ash@lakeside.example; Birch@lakeside.example; c@work.example"
    assert QGuiApplication.clipboard().text() == addresses
    dialog = window.findChild(LeftOutOfEmail)
    assert dialog is not None
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Dogwood: do not contact",
        "Elm: no email address known",
        "Fir: has died",
        "Gorse: no email",
    ]


def test_before_more_go_out_than_one_import_reads_it_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dialog_of(window).too_many.isVisible()
    monkeypatch.setattr(coming_back, "MOST", 2)
    dialog = dialog_of(window)
    dialog.whom.setCurrentIndex(0)
    dialog._count()
    assert dialog.too_many.isVisible()
    assert "would not come back whole" in dialog.too_many.text()
