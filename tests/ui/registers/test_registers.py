"""Registers in the window: read, searched while typing, taken by Enter, and what they say by now."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.pages.contacts.from_register import TakenPersonEditor
from outreach_desktop.ui.pages.organisations.from_register import TakenPlaceEditor
from outreach_desktop.ui.registers.changes import ChangesDialog
from outreach_desktop.ui.registers.dialog import RegistersDialog
from outreach_desktop.ui.registers.search import RegisterSearch
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.register_files import gp, practice, practices, read, text

D = TypeVar("D", bound=QDialog)


def shown(kind: type[D]) -> D:
    """The dialog of this kind that is open."""
    [one] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]  # fmt: skip
    return one


def data(window: MainWindow) -> Data:
    found: list[Data] = []
    window.runner.ask(window, found.append, lambda _: None)
    return found[0]


def folder(window: MainWindow) -> Path:
    path = window.files.path
    assert path is not None
    return path.parent / "Registers"


def write(window: MainWindow, name: str, rows: list[list[str]]) -> Path:
    path = folder(window).parent / name
    path.write_text(text(rows), encoding="utf-8", newline="")
    return path


def cells(dialog: RegistersDialog | RegisterSearch | ChangesDialog) -> list[list[str]]:
    table = dialog.table
    found = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]  # fmt: skip
    return [[one.text() if one is not None else "" for one in row] for row in found]


def registers(window: MainWindow) -> RegistersDialog:
    window.action("file.registers").trigger()
    return shown(RegistersDialog)


def take(window: MainWindow, path: Path, qtbot: QtBot, *, anyway: bool = False) -> RegistersDialog:
    dialog = registers(window)
    dialog.take(path)
    qtbot.waitUntil(lambda: not dialog.incoming.is_reading)
    if anyway:
        dialog.outcome.action.click()
        qtbot.waitUntil(lambda: not dialog.incoming.is_reading)
    return dialog


def test_a_file_is_read_and_listed_with_its_place(file_window: MainWindow, qtbot: QtBot) -> None:
    dialog = take(file_window, write(file_window, "epraccur.csv", [practice()]), qtbot)
    [[name, count, file, _]] = cells(dialog)
    assert (name, count, file) == ("NHS GP practices", "1", "epraccur.csv")
    assert str(folder(file_window)) in dialog.where.text()
    assert dialog.outcome.text() == "NHS GP practices: 1 entry was read."


def test_cancel_leaves_the_registers_as_they_were(file_window: MainWindow, qtbot: QtBot) -> None:
    path = write(file_window, "epraccur.csv", [practice(f"A{one:05}") for one in range(6000)])
    dialog = registers(file_window)
    dialog.take(path)
    assert dialog.close_button.text() == "&Cancel"
    dialog.incoming.progressed.connect(dialog.incoming.cancel)
    qtbot.waitUntil(lambda: not dialog.incoming.is_reading)
    assert dialog.outcome.text() == "Nothing was read: the registers are as they were."
    assert list(folder(file_window).iterdir()) == []
    assert dialog.close_button.text() == "&Close"


def test_a_file_that_may_be_only_a_part_is_read_anyway_where_one_says_so(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    practices(folder(file_window), *(practice(f"A{one:05}") for one in range(100)))
    dialog = take(file_window, write(file_window, "epraccur.csv", [practice()]), qtbot)
    assert "it may be only a part" in dialog.outcome.text()
    assert cells(dialog)[0][1] == "100"
    dialog.outcome.action.click()
    qtbot.waitUntil(lambda: not dialog.incoming.is_reading)
    assert cells(dialog)[0][1] == "1"


def test_what_is_no_register_is_told(file_window: MainWindow, qtbot: QtBot) -> None:
    dialog = take(file_window, write(file_window, "people.csv", [["Name"], ["Ann"]]), qtbot)
    assert "is not a register that is known here" in dialog.outcome.text()
    assert dialog.outcome.action.isHidden()


def test_an_organisation_is_found_while_typing_and_enter_takes_it(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    practices(folder(file_window), practice(), practice("A81002", "OLD MILL SURGERY"))
    file_window.action("organisations.from_register").trigger()
    search = shown(RegisterSearch)
    qtbot.keyClicks(search.search, "surg")
    assert [row[0] for row in cells(search)] == ["Old Mill Surgery", "The Densham Surgery"]
    qtbot.keyClick(search.search, Qt.Key.Key_Down)
    assert "TS18 1HU" in search.about.text()
    qtbot.keyClick(search.search, Qt.Key.Key_Return)
    editor = shown(TakenPlaceEditor)
    assert (editor.draft().name, editor.draft().code) == ("The Densham Surgery", "A81001")
    editor.try_to_save()
    place = organisations.named(data(file_window), "The Densham Surgery")
    assert place is not None
    assert (place.code, place.phone) == ("A81001", "01632 960301")


def test_what_it_belongs_to_is_added_with_it_unless_it_is_not_wanted(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    rows = [practice(parent="A81009"), practice("A81002", "OLD MILL", parent="A81009"), practice("A81009", "NORTH HOUSE")]  # fmt: skip
    practices(folder(file_window), *rows)
    for code, is_wanted in (("A81001", False), ("A81002", True)):
        file_window.action("organisations.from_register").trigger()
        search = shown(RegisterSearch)
        qtbot.keyClicks(search.search, code)
        search.take_button.click()
        editor = shown(TakenPlaceEditor)
        assert "North House" in editor.above.text()
        if not is_wanted:
            editor.above.action.click()
        editor.try_to_save()
    names = [name for _, name in organisations.names(data(file_window))]
    assert names == ["North House", "Old Mill, North House", "The Densham Surgery"]


def test_one_that_is_kept_already_is_shown_instead(file_window: MainWindow, qtbot: QtBot) -> None:
    practices(folder(file_window))
    from tests import builders

    place = builders.organisation(data(file_window), "Densham", code="A81001")
    file_window.action("organisations.from_register").trigger()
    search = shown(RegisterSearch)
    qtbot.keyClicks(search.search, "densham")
    assert cells(search)[0][0] == "The Densham Surgery (you have it)"
    assert search.take_button.text() == "&Show the one you have"
    with qtbot.waitSignal(search.kept_wanted) as told:
        search.take_button.click()
    assert told.args == [place.id]


def test_a_doctor_is_taken_with_their_practice_and_undone_as_one(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    practices(folder(file_window))
    read(folder(file_window), write(file_window, "egpcur.csv", [gp("G0102005", "MCDONALD A")]))
    file_window.action("contacts.from_register").trigger()
    search = shown(RegisterSearch)
    qtbot.keyClicks(search.search, "mcdon")
    search.take_button.click()
    editor = shown(TakenPersonEditor)
    assert (editor.draft().name, editor.draft().code) == ("Dr A McDonald", "G0102005")
    editor.try_to_save()
    db = data(file_window)
    [person] = contacts.find(db, today=file_window.today())
    card = contacts.card(db, person, today=file_window.today())
    assert card.main is not None
    assert (card.contact.code, card.main.organisation.code) == ("G0102005", "A81001")
    undo.undo(db, undo.find(db)[0])
    assert (contacts.count(db), organisations.names(db)) == (0, [])


def test_without_a_register_the_search_leads_to_reading_one(file_window: MainWindow) -> None:
    file_window.action("contacts.from_register").trigger()
    search = shown(RegisterSearch)
    assert not search.take_button.isEnabled()
    search.empty.primary.click()
    dialog = shown(RegistersDialog)
    assert not dialog.changes_button.isEnabled()


def test_where_only_organisations_were_read_a_search_for_people_says_so(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    practices(folder(file_window))
    file_window.action("contacts.from_register").trigger()
    search = shown(RegisterSearch)
    qtbot.keyClicks(search.search, "mcdon")
    words = " ".join(one.text() for one in search.empty.findChildren(QLabel))
    assert "list organisations only" in words
    search.empty.primary.click()
    assert shown(RegistersDialog).isVisible()


def test_what_changed_is_told_after_reading_and_taken_over_by_a_tick(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    from tests import builders

    place = builders.organisation(data(file_window), "The Densham Surgery", code="A81001")
    dialog = take(file_window, write(file_window, "epraccur.csv", [practice(name="DENSHAM HOUSE", closed="20260101")]), qtbot)  # fmt: skip
    assert dialog.changed.text() == "2 things that you keep are different in the registers."
    dialog.changed.action.click()
    changes = shown(ChangesDialog)
    assert [row[1:] for row in cells(changes)] == [
        ["Renamed", "The Densham Surgery", "Densham House"],
        ["Closed", "", "2026-01-01"],
    ]
    assert not changes.take_button.isEnabled()
    item = changes.table.item(0, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Checked)
    assert changes.take_button.text() == "Take &over 1 change"
    changes.take_button.click()
    assert organisations.get(data(file_window), place.id).name == "Densham House"
    assert len(cells(changes)) == 1
    changes.all_button.click()
    changes.ours_button.click()
    assert cells(changes) == []


def test_a_register_that_is_dropped_or_imported_is_recognised(
    file_window: MainWindow, qtbot: QtBot
) -> None:
    path = write(file_window, "epraccur.csv", [practice()])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    file_window.dropEvent(event)
    box = shown(QMessageBox)
    assert box.text() == "\u201cepraccur.csv\u201d is a register: NHS GP practices."
    press(box, "Read it as a register")
    dialog = shown(RegistersDialog)
    qtbot.waitUntil(lambda: not dialog.incoming.is_reading)
    assert cells(dialog)[0][0] == "NHS GP practices"
    dialog.done(0)

    file_window.importing.take(path)
    press(shown(QMessageBox), "Import everyone in it")
    assert shown(ImportDialog).isVisible()


def press(box: QMessageBox, words: str) -> None:
    [one] = [one for one in box.findChildren(QPushButton) if one.text() == words]
    one.click()
