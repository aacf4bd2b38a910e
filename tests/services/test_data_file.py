"""Which data file is opened, and what opening costs."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from outreach_desktop import paths
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.documents.documents import Document, DocumentState
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.health import on_opening
from tests import builders


def test_the_first_file_is_in_a_folder_of_our_own() -> None:
    path = data_file.default_file()

    assert path == paths.outreach_folder() / "My group.outreach"
    data_file.close(data_file.open_data(path))
    assert path.is_file()


def test_the_file_opened_last_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "Other.outreach"
    data_file.close(data_file.open_data(path))
    assert data_file.default_file() == path

    path.unlink()
    assert data_file.default_file().name == "My group.outreach"


def test_the_only_file_in_the_folder_is_opened() -> None:
    folder = paths.outreach_folder()
    folder.mkdir(parents=True)
    (folder / "Wye Valley.outreach").touch()
    assert data_file.default_file() == folder / "Wye Valley.outreach"

    (folder / "Second.outreach").touch()
    assert data_file.default_file() == folder / "My group.outreach"


def test_what_was_kept_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    db = data_file.open_data(path)
    person = builders.person(db)
    assert data_file.path_of(db) == path
    data_file.close(db)

    db = data_file.open_data(path, create=False)
    device = db.execute("SELECT device FROM contacts WHERE id = ?", [person.id]).fetchone()[0]
    assert device == (paths.settings_folder() / "device.txt").read_text()
    data_file.close(db)


def test_undo_goes_on_the_next_day(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    db = data_file.open_data(path)
    person = builders.person(db)
    contacts.remove(db, [person.id])
    data_file.close(db)

    db = data_file.open_data(path)
    undo.undo(db)
    data_file.close(db)

    db = data_file.open_data(path)
    assert contacts.get(db, person.id) == person
    assert undo.next_redo(db) == "Remove Dr Ann O'Neil"
    data_file.close(db)


def test_documents_announced_before_a_crash_are_settled_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    db = data_file.open_data(path)
    announced = Document(
        id=rows.new_id(),
        contact_id=builders.person(db).id,
        event_id=None,
        template="thank-you",
        template_sha256="",
        path=str(tmp_path / "Thank you.docx"),
        sha256="",
        state=DocumentState.WRITING,
        made_at=datetime(2026, 3, 2, 9, 5),
    )
    with changing(db, "Make thank-you"):
        documents.announce(db, [announced])
    data_file.close(db)

    db = data_file.open_data(path, on_opening=on_opening.STEPS)
    assert documents.writing(db) == []
    assert documents.get(db, announced.id).state is DocumentState.LOST
    data_file.close(db)


def test_a_documents_folder_that_is_a_file_is_said() -> None:
    documents_folder = paths.outreach_folder().parent
    documents_folder.write_text("a file where the folder should be")

    with pytest.raises(OutreachError):
        data_file.open_data(data_file.default_file())


def test_a_file_in_memory_has_no_place() -> None:
    db = data_file.open_in_memory()

    assert data_file.path_of(db) is None
    data_file.close(db)


def test_opening_goes_on_where_nothing_can_be_remembered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths.settings_folder().parent.mkdir(parents=True)
    paths.settings_folder().write_text("a file where the folder should be")

    data_file.close(data_file.open_data(tmp_path / "mine.outreach"))

    assert "could not be kept" in caplog.text


def test_a_refused_file_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "letter.outreach"
    path.write_text("Dear Dr O'Neil,")

    with pytest.raises(OutreachError):
        data_file.open_data(path)

    assert data_file.default_file() != path


def test_opening_a_data_file_does_not_wait_for_word_or_dates(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from outreach_desktop.services import data_file;"
        "data_file.close(data_file.open_data(Path(sys.argv[1])));"
        "print([name for name in ('docx', 'jinja2', 'lxml', 'babel', 'phonenumbers', 'PySide6')"
        " if name in sys.modules])"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "mine.outreach")]
    done = subprocess.run(words, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_settings_that_cannot_be_read_are_written_anew(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("last-data-file.txt", "device.txt"):
        path = paths.settings_folder() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xfe")

    data_file.close(data_file.open_data(data_file.default_file()))

    assert data_file.default_file().stem == "My group"
    assert len(caplog.messages) == 2
