"""Lists come from the menu, from an empty page, and are dropped anywhere on the window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.importing.steps import COLUMNS, FILE
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.pasting import LineField, SearchLine
from tests import builders
from tests.ui.executors import Held

COPY, LEFT, NO_KEY = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)
held_on_to: list[QMimeData] = []  # Qt keeps no hold of what is dragged


def holding(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(url.toString() for url in data.urls()))  # as file managers give them
    held_on_to[:] = [data]
    return data


def drag_of(*paths: Path) -> QDragEnterEvent:
    return QDragEnterEvent(QPoint(3, 3), COPY, holding(*paths), LEFT, NO_KEY)


def drop_of(*paths: Path) -> QDropEvent:
    return QDropEvent(QPointF(10, 10), COPY, holding(*paths), LEFT, NO_KEY)


def drop(window: MainWindow, *paths: Path) -> ImportDialog | None:
    window.dropEvent(drop_of(*paths))
    return window.findChild(ImportDialog)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("First name,Surname\nAnn,Quellow\n", "utf-8")
    return path


@pytest.mark.parametrize("page", ["events", "group", "letters"])
def test_a_list_can_be_dropped_on_any_page(window: MainWindow, people: Path, page: str) -> None:
    window.go_to(page)

    dialog = drop(window, people)

    assert dialog is not None
    assert dialog.steps.currentIndex() == COLUMNS


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("letter.odt", b"PK\x03\x04 no zip at all", "damaged"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("note.pdf", b"%PDF-1.7", "is a PDF"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    dialog = drop(window, path)

    assert dialog is not None
    assert dialog.steps.currentIndex() == FILE
    assert sentence in dialog.file.problem.text()


def test_a_folder_is_refused_too(window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, tmp_path)

    assert dialog is not None
    assert "is a folder" in dialog.file.problem.text()


def test_word_files_dropped_on_any_page_are_documents_to_make(
    db: Data, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    """Before anybody came to Letters, too, where the list of documents is asked for only then."""
    work = Held()
    window = MainWindow(Runner(work, db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    work.is_held = False
    work.run()
    work.is_held = True
    files = [builders.template(tmp_path / f"{name}.docx", f"Dear {name},") for name in ("a", "b")]

    window.dropEvent(drop_of(*files))
    while work.jobs:
        work.run()
        QApplication.processEvents()
    work.is_held = False

    letters = window.go_to("letters")
    assert isinstance(letters, LettersPage)
    assert [choice.path for choice in letters.what.documents] == files
    assert letters.what.isVisible()
    letters.what.list.untick()
    letters.what.reload()
    assert {"A", "B"} <= {box.text() for box in letters.what.list.boxes}


def test_a_data_file_is_opened_even_where_none_is(
    qtbot: QtBot, today: date, tmp_path: Path, people: Path
) -> None:
    path = tmp_path / "Lakeside.outreach"
    data_file.close(data_file.open_data(path))
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window)
    window.show()
    for file, is_taken in ((people, False), (path, True)):
        drag = drag_of(file)
        window.dragEnterEvent(drag)
        assert drag.isAccepted() is is_taken

    window.dropEvent(drop_of(path))

    assert window.files.path == path
    window.runner.close()


def test_nobody_is_imported_into_a_file_that_is_only_looked_at(
    qtbot: QtBot, today: date, tmp_path: Path, people: Path
) -> None:
    path = tmp_path / "Lakeside.outreach"
    data_file.close(data_file.open_data(path))
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.files.ways.look_at(path)
    said: list[str] = []
    window.importing.said.connect(said.append)

    assert drop(window, people) is None

    [sentence] = said
    assert sentence.startswith("No one can be imported here")
    window.runner.close()


def test_of_several_files_the_list_is_taken_and_that_is_said(
    window: MainWindow, people: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")

    dialog = drop(window, picture, people)

    assert dialog is not None
    assert dialog.incoming.found is not None
    assert dialog.incoming.found.path == people
    said = "Only \u201cpeople.csv\u201d was taken: drop one list at a time."
    assert (dialog.only.text(), dialog.only.isVisible()) == (said, True)

    dialog.read(picture)
    assert not dialog.only.isVisible()
    dialog.dropEvent(drop_of(people, picture))
    assert dialog.only.text() == said
    dialog.next.click()
    assert not dialog.only.isVisible()


@pytest.mark.parametrize("page", ["contacts", "letters"])
def test_a_list_dropped_on_a_search_field_is_imported_and_not_searched_for(
    window: MainWindow, people: Path, page: str
) -> None:
    screen = window.go_to(page)
    assert screen is not None
    field = window.top.search if page == "contacts" else screen.findChildren(SearchLine)[0]

    QApplication.sendEvent(field, drag_of(people))
    QApplication.sendEvent(field, drop_of(people))

    assert field.text() == ""
    assert window.findChild(ImportDialog) is not None


def test_files_dropped_on_a_form_are_not_typed_into_it_and_words_are(
    window: MainWindow, people: Path
) -> None:
    window.action("contacts.add").trigger()
    (editor,) = window.findChildren(ContactEditor)
    fields: list[QWidget] = [
        one for kind in (QLineEdit, QPlainTextEdit) for one in editor.findChildren(kind)
    ]
    assert len(fields) > 10

    for field in fields:
        inner = field.viewport() if isinstance(field, QPlainTextEdit) else field
        drag = drag_of(people)
        QApplication.sendEvent(inner, drag)
        assert not drag.isAccepted(), field.accessibleName()

    words = QMimeData()
    words.setText("Quellow")
    drag = QDragEnterEvent(QPoint(3, 3), COPY, words, LEFT, NO_KEY)
    QApplication.sendEvent(next(one for one in fields if isinstance(one, LineField)), drag)
    assert drag.isAccepted()


def test_the_menu_asks_for_a_file(
    window: MainWindow, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(people), ""))
    window.go_to("events")

    window.action("file.import").trigger()

    assert window.findChild(ImportDialog) is not None


def test_nothing_opens_where_no_file_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    window.action("file.import").trigger()

    assert window.findChild(ImportDialog) is None


def test_a_page_without_people_offers_it(
    window: MainWindow, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(people), ""))
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)

    page.people.empty.secondary.click()

    assert window.findChild(ImportDialog) is not None


def test_after_an_import_the_people_are_in_front(
    window: MainWindow, db: Data, today: date, people: Path, qtbot: QtBot
) -> None:
    window.go_to("events")
    dialog = drop(window, people)
    assert dialog is not None
    dialog.next.click()
    qtbot.waitUntil(dialog.next.isEnabled)
    dialog.next.click()
    qtbot.waitUntil(dialog.undo.isVisible)

    assert window.stack.currentWidget().objectName() == "contacts"  # type: ignore[union-attr]


def test_another_list_dropped_on_the_dialog_takes_its_place(
    window: MainWindow, people: Path, tmp_path: Path
) -> None:
    dialog = drop(window, people)
    assert dialog is not None
    other = tmp_path / "others.csv"
    other.write_text("Name,Town\nBob Tarn,Ashby\n", "utf-8")
    dialog.dropEvent(drop_of(other))

    assert [*dialog.columns.rows] == ["Name", "Town"]
