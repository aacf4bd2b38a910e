"""What stands in the way of a data file, and the ways out, in the window."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.db.beside import hashing
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import AlreadyOpenError, DamagedError, Data, ReadOnlyError
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.safety.data_file.trouble import Trouble
from outreach_desktop.ui.safety.recovery.restore import RestoreDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person
from tests.ui.hands import nameless


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """A closed data file: Ann is in it and in its backup, Beth in the file alone."""
    path = tmp_path / "Lakeside.outreach"
    db = data_file.open_data(path)
    person(db)
    backup.back_up(db, now=dt.datetime.now().astimezone() - dt.timedelta(days=1))
    person(db, "Marsh", title="Sr", first_name="Beth")
    data_file.close(db)
    return path


@pytest.fixture
def empty_window(qtbot: QtBot, today: dt.date) -> MainWindow:
    """A window in which no file is open."""
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.show()
    return window


def zeros_in(path: Path) -> None:
    """What a bad disk does to a file."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = bytes(8192)
    path.write_bytes(data)


def shown(window: MainWindow) -> RestoreDialog:
    [found] = [one for one in window.findChildren(RestoreDialog) if one.isVisible()]
    return found


def people(window: MainWindow) -> list[str]:
    names: list[str] = []

    def read(db: Data) -> list[str]:
        ids = contacts.find(db, today=window.today())
        return [contact.last_name for contact in contacts.get_all(db, ids)]

    window.runner.ask(window, read, names.extend)
    return names


def is_advised(window: MainWindow) -> bool:
    return window.notices.advice.wanted


def press(dialog: Trouble, words: str) -> None:
    [button] = [one for one in dialog.ways if one.text() == words]
    button.click()


# -- large -----


@pytest.fixture
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "AT_LEAST", 0)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_file_that_proves_to_be_damaged_leads_to_its_backups(
    empty_window: MainWindow, group: Path
) -> None:
    zeros_in(group)
    before = group.read_bytes()
    empty_window.files.open(group, create=False)

    assert shown(empty_window).salvage.isVisible()
    assert not empty_window.runner.is_open
    assert group.read_bytes() == before


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_file_that_was_altered_is_shown_asked_about_and_taken_as_it_is(
    empty_window: MainWindow, group: Path
) -> None:
    group.write_bytes(group.read_bytes().replace(b"O'Neil", b"O'Neim"))
    empty_window.files.open(group, create=False)
    dialog = shown(empty_window)
    assert dialog.accept_it.isVisible()
    assert not empty_window.runner.is_open

    dialog.accept_it.click()
    assert empty_window.runner.is_open


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_file_that_is_as_it_was_closed_is_open_without_a_word(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.open(group, create=False)
    before = people(empty_window)
    empty_window.runner.do(empty_window, lambda db: person(db, "Ng"))

    assert sorted(people(empty_window)) == sorted([*before, "Ng"])
    assert not empty_window.findChildren(QMessageBox)


# -- damaged ---------------------------------------------------------------------------------------


def test_a_damaged_file_leads_to_its_backups_and_nothing_has_happened_to_it(
    empty_window: MainWindow, group: Path
) -> None:
    zeros_in(group)
    before = group.read_bytes()
    empty_window.files.open(group, create=False)
    dialog = shown(empty_window)
    told = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Nothing was deleted" in told
    assert dialog.salvage.isVisible()
    assert not dialog.accept_it.isVisible()
    assert dialog.restore.isEnabled()
    assert list(nameless(dialog)) == []
    dialog.reject()
    assert group.read_bytes() == before
    assert not empty_window.runner.is_open


def test_a_backup_restored_in_place_of_a_damaged_file_is_open_afterwards(
    empty_window: MainWindow, group: Path
) -> None:
    zeros_in(group)
    damaged = group.read_bytes()
    empty_window.files.open(group, create=False)
    shown(empty_window).restore.click()
    assert people(empty_window) == ["O'Neil"]
    assert empty_window.files.path == group
    [aside] = group.parent.glob("Set aside*")
    assert damaged in [one.read_bytes() for one in aside.rglob("*") if one.is_file()]


def test_what_can_still_be_read_is_saved_in_a_new_file_that_is_open_then(
    empty_window: MainWindow, group: Path
) -> None:
    zeros_in(group)
    damaged = group.read_bytes()
    empty_window.files.open(group, create=False)
    shown(empty_window).salvage.click()
    assert empty_window.files.path is not None
    assert "salvaged" in empty_window.files.path.name
    assert group.read_bytes() == damaged


def test_a_backup_can_be_looked_at_first_and_the_way_back_leads_to_the_file_itself(
    empty_window: MainWindow, group: Path
) -> None:
    zeros_in(group)
    empty_window.files.open(group, create=False)
    shown(empty_window).look.click()
    assert people(empty_window) == ["O'Neil"]
    assert empty_window.notices.look_only.isVisible()

    empty_window.notices.look_only.followed.emit()
    assert shown(empty_window).salvage.isVisible()


def test_damage_met_while_people_work_leads_to_the_backups_once(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.open(group, create=False)
    for _ in range(3):
        empty_window.runner.failed.emit(
            DamagedError(group, "It is damaged.", hint="Nothing was deleted.")
        )
    shown(empty_window).restore.click()
    assert people(empty_window) == ["O'Neil"]
    assert empty_window.files.path == group


def test_while_a_backup_is_looked_at_the_file_itself_is_what_backups_are_compared_with(
    empty_window: MainWindow, group: Path
) -> None:
    [made] = group.parent.glob("Backups/*.outreach")
    empty_window.files.ways.look_at(made, group)
    empty_window.action("file.restore").trigger()
    dialog = shown(empty_window)
    assert "You would lose\nSr Beth Marsh" in dialog.view.text()
    dialog.restore.click()
    assert empty_window.files.path == group


# -- changed outside -------------------------------------------------------------------------------


@pytest.fixture
def older(group: Path) -> Path:
    """A sync program has brought back the file as it was before Beth."""
    before = group.read_bytes()
    db = data_file.open_data(group)
    person(db, "Newest")
    data_file.close(db)
    group.write_bytes(before)
    return group


def test_a_file_changed_outside_can_be_taken_as_it_is(
    empty_window: MainWindow, older: Path
) -> None:
    empty_window.files.open(older, create=False)
    dialog = shown(empty_window)
    assert dialog.accept_it.isVisible()
    dialog.accept_it.click()
    assert people(empty_window) == ["Marsh", "O'Neil"]


def test_a_file_changed_outside_can_be_compared_and_a_backup_restored(
    empty_window: MainWindow, older: Path
) -> None:
    empty_window.files.open(older, create=False)
    dialog = shown(empty_window)
    assert "You would lose\nSr Beth Marsh" in dialog.view.text()
    dialog.restore.click()
    assert people(empty_window) == ["O'Neil"]


# -- in use, read-only, too new --------------------------------------------------------------------

_HOLD = """
import sys
from pathlib import Path
from outreach_desktop.services import data_file
db = data_file.open_data(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(group: Path) -> Iterator[Path]:
    """Another program has the file open."""
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(group)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    yield group
    child.kill()
    child.communicate()


def test_while_a_command_has_the_file_its_last_backup_can_be_looked_at(
    empty_window: MainWindow, held: Path
) -> None:
    empty_window.files.open(held, create=False)
    [dialog] = empty_window.findChildren(Trouble)
    assert list(nameless(dialog)) == []
    press(dialog, "&Look at the last backup")
    assert people(empty_window) == ["O'Neil"]
    assert not empty_window.action("contacts.add").isEnabled()


def test_where_there_is_no_backup_none_is_offered_and_the_file_itself_is_looked_at(
    empty_window: MainWindow, group: Path
) -> None:
    for made in (group.parent / "Backups").glob("*.outreach"):
        made.unlink()

    empty_window.files.ways.lead_out(AlreadyOpenError(group, "Another window has it open."))
    [dialog] = empty_window.findChildren(Trouble)
    assert [one.text() for one in dialog.ways] == ["&Look at it"]
    press(dialog, "&Look at it")
    assert people(empty_window) == ["Marsh", "O'Neil"]


def test_a_file_that_may_only_be_read_is_looked_at_or_copied(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.ways.lead_out(ReadOnlyError(group, "It can be read but not changed."))
    [dialog] = empty_window.findChildren(Trouble)
    assert [one.text() for one in dialog.ways] == ["&Look at it", "Save a &copy of my own\u2026"]
    press(dialog, "&Look at it")
    assert people(empty_window) == ["Marsh", "O'Neil"]


def test_a_file_that_another_computer_had_open_can_be_opened_all_the_same(
    empty_window: MainWindow, group: Path
) -> None:
    error = AlreadyOpenError(group, "It is open on another computer.")
    error.computer = "DESK-2"
    empty_window.files.ways.lead_out(error)
    [dialog] = empty_window.findChildren(Trouble)
    press(dialog, "&Open it anyway")
    assert empty_window.files.path == group


def test_a_file_of_a_newer_program_is_refused_in_a_sentence(
    empty_window: MainWindow, group: Path
) -> None:
    data = bytearray(group.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    group.write_bytes(data)
    empty_window.files.open(group, create=False)
    [box] = empty_window.findChildren(QMessageBox)
    assert "newer" in box.text()
    assert [one.text().replace("&", "") for one in box.findChildren(QPushButton)] == ["OK"]


# -- open to look at -------------------------------------------------------------------------------


def test_what_changes_something_is_not_offered_while_a_file_is_looked_at(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.ways.look_at(group)
    enabled = {one.id for one in empty_window.table if empty_window.action(one.id).isEnabled()}
    assert {"contacts.write", "file.restore", "file.open", "edit.find"} <= enabled
    assert not {"contacts.add", "contacts.remove", "file.import", "file.backup"} & enabled
    assert not {"edit.undo", "edit.redo"} & enabled
    assert "Lakeside" in empty_window.notices.look_only.text()


def test_a_file_that_is_looked_at_can_become_one_of_ones_own(
    empty_window: MainWindow, group: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "Mine.outreach"
    empty_window.files.ways.look_at(group)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    empty_window.notices.look_only.put_off.emit()
    assert empty_window.files.path == out
    assert people(empty_window) == ["Marsh", "O'Neil"]
    assert empty_window.action("contacts.add").isEnabled()
    assert not empty_window.notices.look_only.isVisible()


def test_advice_about_the_folder_is_not_said_again_where_somebody_wants_that(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = folder / "Lakeside.outreach"
    empty_window.files.open(path)
    assert "Dropbox" in empty_window.notices.advice.text()
    assert is_advised(empty_window)
    empty_window.notices.advice.put_off.emit()
    empty_window.files.open(tmp_path / "Other.outreach")
    assert not is_advised(empty_window)

    empty_window.files.open(path)
    assert is_advised(empty_window)
    empty_window.notices.advice.followed.emit()
    empty_window.files.open(tmp_path / "Other.outreach")
    empty_window.files.open(path)
    assert not is_advised(empty_window)


def test_a_start_without_the_file_that_was_open_last_says_so_and_begins_nothing_anew(
    empty_window: MainWindow, group: Path
) -> None:
    QSettings().setValue("files/recent", [str(group)])
    empty_window.files.open_last()
    assert people(empty_window) == ["Marsh", "O'Neil"]

    away = group.rename(group.with_name("Away.outreach"))
    empty_window.files.ways.look_at(away)
    empty_window.files.open_last()
    assert shown(empty_window).restore.isEnabled()  # its backups are still there
    assert not group.exists()


def test_an_editor_opened_on_a_file_to_look_at_says_that_nothing_can_be_saved(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.ways.look_at(group)
    page = empty_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.add()
    [editor] = empty_window.findChildren(ContactEditor)
    assert "read-only" in editor.banner.text()
    assert not editor.save_button.isEnabled()


def test_copies_that_a_sync_program_made_are_named_even_where_its_folder_is_known(
    empty_window: MainWindow, group: Path
) -> None:
    empty_window.files.open(group, create=False)
    assert not is_advised(empty_window)
    copy = group.with_name("Lakeside (conflicted copy 2026-03-01).outreach")
    copy.write_bytes(group.read_bytes())
    empty_window.files.open(group.with_name("Other.outreach"))
    empty_window.files.open(group, create=False)
    assert is_advised(empty_window)
    assert copy.name in empty_window.notices.advice.text()


def test_what_takes_long_at_opening_is_said_until_it_is_open(file_window: MainWindow) -> None:
    file_window.runner.busy.emit(True)
    file_window.runner.told.emit("Reading all of it \u2026")
    assert file_window.status.doing() == "Reading all of it \u2026"
    assert file_window.first_run.doing.text() == "Reading all of it \u2026"
    assert not file_window.first_run.sample.isEnabled()
    file_window.runner.busy.emit(False)
    assert file_window.status.doing() == ""
    assert file_window.first_run.sample.isEnabled()
