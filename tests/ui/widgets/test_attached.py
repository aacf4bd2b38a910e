"""Files that hang on a person, a place or an event, as the cards show them."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from outreach_desktop.services import files, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.attached import AttachedFiles
from tests.builders import open_evening, organisation, person


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(b"%PDF- a leaflet")
    return path


@pytest.fixture
def attached(db: Data, window: MainWindow) -> AttachedFiles:
    """Of the one person there is."""
    person(db)
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    return page.person.attached


def names(attached: AttachedFiles) -> list[str]:
    return [file.name for file in attached.files]


def choose(monkeypatch: pytest.MonkeyPatch, dialog: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, dialog, lambda *_, **__: (str(path), ""))


def test_a_file_is_attached_removed_and_brought_back(
    attached: AttachedFiles,
    window: MainWindow,
    leaflet: Path,
    monkeypatch: pytest.MonkeyPatch,
    db: Data,
) -> None:
    choose(monkeypatch, "getOpenFileName", leaflet)
    attached.attach()
    assert names(attached) == ["leaflet.pdf"]
    assert undo.next_undo(db) == "Attach leaflet.pdf"

    attached.remove(attached.files[0])
    assert names(attached) == []
    assert not attached.isVisible()

    window.action("edit.undo").trigger()
    assert names(attached) == ["leaflet.pdf"]
    assert attached.isVisible()


def test_a_file_that_is_called_after_a_patient_is_asked_about(
    attached: AttachedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "patient_John_Smith.pdf"
    path.write_bytes(b"%PDF- a letter")
    choose(monkeypatch, "getOpenFileName", path)
    attached.attach()
    (asked,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox))
    assert asked.text() == "Is this about a patient?"
    assert names(attached) == []
    (anyway,) = (one for one in asked.buttons() if one.text() == "Save it anyway")
    anyway.click()
    assert names(attached) == ["patient_John_Smith.pdf"]


def test_a_copy_is_saved_but_never_over_another_file(
    attached: AttachedFiles,
    window: MainWindow,
    leaflet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, "getOpenFileName", leaflet)
    attached.attach()
    choose(monkeypatch, "getSaveFileName", tmp_path / "copy.pdf")
    attached.save_copy(attached.files[0])
    assert (tmp_path / "copy.pdf").read_bytes() == leaflet.read_bytes()

    said: list[object] = []
    window.runner.failed.connect(said.append)
    attached.save_copy(attached.files[0])
    assert "is left as it is" in str(said[0])


def test_a_file_is_opened_to_read_only(
    attached: AttachedFiles, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def take(url: object) -> bool:
        opened.append(Path(url.toLocalFile()))  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    choose(monkeypatch, "getOpenFileName", leaflet)
    attached.attach()
    attached.open(attached.files[0])
    [path] = opened
    assert path.name == "leaflet.pdf"
    assert path.read_bytes() == leaflet.read_bytes()
    assert path.stat().st_mode & 0o222 == 0


def test_what_may_be_a_program_is_not_started(
    attached: AttachedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("it was started"))
    program = tmp_path / "prize.pdf.exe"
    program.write_bytes(b"MZ")
    choose(monkeypatch, "getOpenFileName", program)
    said: list[str] = []
    attached.said.connect(said.append)
    attached.attach()
    attached.open(attached.files[0])
    assert "may be a program" in said[0]


def test_places_and_events_have_files_too(db: Data, window: MainWindow, today: date) -> None:
    place, evening = organisation(db), open_evening(db, today)
    files.attach(db, place.id, "map.png", b"map")
    files.attach(db, evening.id, "plan.docx", b"plan")

    places = window.go_to("organisations")
    assert isinstance(places, OrganisationsPage)
    assert names(places.place.attached) == ["map.png"]
    coming = window.go_to("events")
    assert isinstance(coming, EventsPage)
    assert names(coming.card.attached) == ["plan.docx"]
