"""Testing the backups from the window."""

from pathlib import Path

from outreach_desktop.ui.safety.backup.testing import BackupTest
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person
from tests.ui.hands import nameless


def dialog(window: MainWindow) -> BackupTest:
    window.action("file.test").trigger()
    found = window.findChild(BackupTest)
    assert found is not None
    return found


def zeros_in(path: Path) -> None:
    """What a bad disk does to a file."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)


def back_up(window: MainWindow) -> Path:
    window.runner.do(window, person)
    assert window.files.path is not None
    folder = window.files.path.parent / "Backups"
    before = set(folder.glob("*.outreach"))
    window.files.back_up()
    [made] = set(folder.glob("*.outreach")) - before
    return made


def column(shown: BackupTest, place: int) -> list[str]:
    model = shown.list.model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_without_backups_it_says_how_to_make_one(file_window: MainWindow) -> None:
    assert "Back up now" in dialog(file_window).outcome.text()


def test_good_backups_are_said_to_be_good(file_window: MainWindow) -> None:
    back_up(file_window)
    back_up(file_window)
    shown = dialog(file_window)
    assert shown.outcome.text() == "All 2 backups are good."
    assert column(shown, 6) == ["Good", "Good"]
    assert column(shown, 1) == ["2", "1"]
    assert shown.close_button.text() == "Close"
    assert list(nameless(shown)) == []


def test_a_damaged_backup_is_named_with_what_is_wrong(file_window: MainWindow) -> None:
    zeros_in(back_up(file_window))
    back_up(file_window)
    shown = dialog(file_window)
    assert "one is not good" in shown.outcome.text()
    sound, damaged = column(shown, 6)
    assert sound == "Good"
    assert damaged not in ("", "Good")
