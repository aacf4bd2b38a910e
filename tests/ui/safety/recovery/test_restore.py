"""Going back to a backup, from the window."""

import errno
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import locked_copy, recovery
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.safety.recovery.restore import RestoreDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person
from tests.hostile.plants import PLANTS, Plant, does, plant
from tests.ui.executors import Held
from tests.ui.hands import nameless

PASSPHRASE = "four unlikely words here"


@pytest.fixture
def two_states(file_window: MainWindow) -> MainWindow:
    """Ann is in the backup; Beth came after it."""
    file_window.runner.do(file_window, person)
    file_window.files.back_up()
    file_window.runner.do(
        file_window, lambda db: person(db, "Marsh", title="Sr", first_name="Beth")
    )
    return file_window


def dialog(window: MainWindow) -> RestoreDialog:
    window.action("file.restore").trigger()
    [found] = [one for one in window.findChildren(RestoreDialog) if one.isVisible()]
    return found


def people(window: MainWindow) -> list[str]:
    names: list[str] = []

    def read(db: Data) -> list[str]:
        return [
            contact.last_name
            for contact in contacts.get_all(db, contacts.find(db, today=window.today()))
        ]

    window.runner.ask(window, read, names.extend)
    return names


def told(window: MainWindow) -> str:
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    return f"{box.text()} {box.informativeText()}"


def test_what_would_be_lost_and_how_many_there_are_is_told_before_anything_happens(
    two_states: MainWindow,
) -> None:
    shown = dialog(two_states)
    assert "You would lose\nSr Beth Marsh" in shown.view.text()
    assert "Now\n2 people" in shown.view.text()
    assert "In the backup\n1 person" in shown.view.text()
    assert shown.restore.accessibleName().startswith("Restore the backup of ")
    assert list(nameless(shown)) == []
    shown.reject()
    assert people(two_states) == ["Marsh", "O'Neil"]


def test_after_restoring_the_window_shows_the_backup_and_says_where_the_old_file_is(
    two_states: MainWindow, tmp_path: Path
) -> None:
    dialog(two_states).restore.click()
    assert people(two_states) == ["O'Neil"]
    assert two_states.status.said() == "The backup is restored."
    [aside] = tmp_path.glob("Set aside*")
    assert str(aside) in told(two_states)
    assert not [one for one in two_states.findChildren(RestoreDialog) if one.isVisible()]


def test_a_file_that_cannot_be_restored_leaves_the_dialog_and_the_file_as_they_were(
    two_states: MainWindow,
) -> None:
    shown = dialog(two_states)
    chosen = shown.chosen()
    assert chosen is not None
    chosen.unlink()
    shown.restore.click()
    assert shown.isVisible()
    assert shown.banner.property("look") == "danger"
    assert people(two_states) == ["Marsh", "O'Neil"]


def test_a_backup_on_a_stick_can_be_chosen(
    two_states: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    [made] = (tmp_path / "Backups").glob("*.outreach")
    on_stick = made.rename(stick / made.name)
    shown = dialog(two_states)
    assert "There are no backups beside this file." in shown.view.text()
    assert not shown.restore.isEnabled()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(on_stick), ""))
    shown.other.click()
    assert shown.chosen() == on_stick
    assert "You would lose" in shown.view.text()
    shown.restore.click()
    assert people(two_states) == ["O'Neil"]


@pytest.fixture
def on_a_stick(two_states: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the locked copy of the backup with Ann alone is chosen from; not locked yet."""
    stick = tmp_path / "stick"
    stick.mkdir()
    [made] = (tmp_path / "Backups").glob("*.outreach")
    copied = stick / f"{made.name}.age"
    copied.write_bytes(made.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copied), ""))
    return copied


@pytest.fixture
def locked_dialog(
    two_states: MainWindow, on_a_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> RestoreDialog:
    """The copy is chosen, and takes its passphrase in no time: it is slow to try, so that guessing is."""

    def opened(path: Path, passphrase: str) -> bytes:
        assert passphrase == PASSPHRASE
        return path.read_bytes()

    monkeypatch.setattr(locked_copy, "_opened", opened)
    shown = dialog(two_states)
    shown.other.click()
    return shown


def unlocked_by(shown: RestoreDialog) -> Path:
    shown.passphrase.setText(PASSPHRASE)
    shown.unlock.click()
    unlocked = shown.chosen()
    assert unlocked is not None
    return unlocked


def test_a_locked_copy_asks_for_its_passphrase_and_what_was_unlocked_is_taken_away_again(
    two_states: MainWindow, on_a_stick: Path, tmp_path: Path
) -> None:
    on_a_stick.write_bytes(pyrage.passphrase.encrypt(on_a_stick.read_bytes(), PASSPHRASE))
    shown = dialog(two_states)
    shown.other.click()
    assert not shown.restore.isEnabled()
    assert shown.passphrase.isVisible()
    assert shown.focusWidget() is shown.passphrase

    unlocked = unlocked_by(shown)
    assert "You would lose\nSr Beth Marsh" in shown.view.text()
    assert shown.passphrase.text() == ""
    shown.restore.click()
    assert people(two_states) == ["O'Neil"]
    assert not unlocked.exists()
    assert list(tmp_path.glob(".~unlocked*")) == []


def test_a_locked_copy_that_is_looked_at_stays_unlocked_until_another_file_is_open(
    two_states: MainWindow, locked_dialog: RestoreDialog
) -> None:
    unlocked = unlocked_by(locked_dialog)
    locked_dialog.look.click()
    assert people(two_states) == ["O'Neil"]
    assert unlocked.exists()

    two_states.notices.look_only.followed.emit()
    assert sorted(people(two_states)) == ["Marsh", "O'Neil"]
    assert not unlocked.parent.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (PLANTS["a view"], "everybody"),
        (does("UPDATE actions SET made_at = 'never'"), "have no date"),
    ],
    ids=["something built in", "a row that is none"],
)
def test_a_locked_copy_that_is_not_sound_leads_to_saving_its_people(
    two_states: MainWindow, locked_dialog: RestoreDialog, change: Plant, said: str, tmp_path: Path
) -> None:
    spoil(locked_dialog, change)
    locked_dialog.unlock.click()
    [led_to] = [one for one in two_states.findChildren(RestoreDialog) if one.isVisible()]
    assert led_to is not locked_dialog
    assert [label.text() for label in led_to.findChildren(QLabel) if said in label.text()]
    led_to.salvage.click()

    assert people(two_states) == ["O'Neil"]
    assert list(tmp_path.glob(".~unlocked*")) == []


def spoil(shown: RestoreDialog, change: Plant) -> None:
    """The copy that is chosen was changed before it was locked; its passphrase is typed."""
    row = shown.list.current()
    assert row is not None
    plant(row.path, change)
    shown.passphrase.setText(PASSPHRASE)


def test_where_what_was_unlocked_cannot_be_put_beside_that_is_said(
    two_states: MainWindow,
    locked_dialog: RestoreDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rename(path: Path, target: Path) -> Path:
        raise OSError(errno.ENAMETOOLONG, "no such name here", str(target))

    spoil(locked_dialog, PLANTS["a view"])
    monkeypatch.setattr(Path, "rename", rename)
    locked_dialog.unlock.click()

    assert locked_dialog.isVisible()
    assert "too long for this disk" in locked_dialog.banner.text()
    assert locked_dialog.banner.property("look") == "danger"
    locked_dialog.reject()
    assert list(tmp_path.glob(".~unlocked*")) == []
    assert sorted(people(two_states)) == ["Marsh", "O'Neil"]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_a_small_laptop_at_any_size_of_text(
    two_states: MainWindow, percent: int, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    shown = dialog(two_states)
    hint = shown.minimumSizeHint()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert (hint.width() <= 1024, hint.height() <= 640) == (True, True), hint


def test_restoring_says_what_it_does_and_can_be_left_until_something_is_put_in_place(
    two_states: MainWindow,
) -> None:
    shown, said = dialog(two_states), list[str]()

    def watch(sentence: str) -> None:
        said.append(sentence)
        assert shown.banner.text() == sentence
        assert shown.leave.text() == "Cancel"
        if len(said) == 2:
            shown.leave.click()

    two_states.runner.told.connect(watch)
    shown.restore.click()

    assert said == ["Copying the backup \u2026", "Bringing the copy up to date \u2026"]
    assert shown.banner.text() == "Stopped, as you asked. The data file is as it was."
    assert (shown.leave.text(), shown.leave.isEnabled()) == ("Close", True)
    assert set(people(two_states)) == {"O'Neil", "Marsh"}
    shown.restore.click()
    assert people(two_states) == ["O'Neil"]


@pytest.mark.parametrize("kind", ["locked", "no backup at all"])
def test_a_comparison_that_comes_late_is_not_told_of_another_backup(
    two_states: MainWindow, on_a_stick: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "locked":
        on_a_stick.write_bytes(pyrage.passphrase.encrypt(on_a_stick.read_bytes(), PASSPHRASE))
        said = "What is in it can be seen once it is unlocked."
    else:
        chosen = on_a_stick.with_name("people.csv")
        chosen.write_bytes(b"First name,Surname\nAnn,Quellow\n")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
        said = "This one cannot be used: It is damaged and cannot be read."
    later = Held()
    monkeypatch.setattr(two_states.runner, "_executor", later)
    shown = dialog(two_states)
    assert shown.view.text() == "Comparing it with the present file \u2026"

    shown.other.click()
    later.is_held = False
    later.run()

    assert shown.view.text() == said


def test_the_comparison_of_a_backup_nobody_looks_at_any_more_is_left(
    two_states: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[recovery.Told] = []
    real = recovery.compare

    def compare(present: Path | Data, chosen: Path, told: recovery.Told) -> recovery.Comparison:
        asked.append(told)
        return real(present, chosen, told)

    monkeypatch.setattr(recovery, "compare", compare)
    dialog(two_states).reject()
    with pytest.raises(recovery.Stopped):
        asked[-1]("Comparing \u2026")
