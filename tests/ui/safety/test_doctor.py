"""Check everything, in the window: what is found stands in a list with words and signs, and can be mended there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.safety.doctor import DoctorDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


def checked(window: MainWindow, qtbot: QtBot) -> DoctorDialog:
    """The dialog, once everything was looked at."""
    window.action("help.check").trigger()
    dialog = window.findChild(DoctorDialog)
    assert isinstance(dialog, DoctorDialog)
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()))
    return dialog


def lose_somebody(db: Data) -> None:
    """Search forgets Dr Ann O'Neil."""
    builders.person(db)
    with off_the_record(db):
        db.execute("DELETE FROM search_rows")


def spoken(dialog: DoctorDialog) -> list[str]:
    """What a screen reader says of the list."""
    items = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items]


def test_what_is_found_is_listed_with_what_kind_it_is_and_summed_up(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = checked(window, qtbot)

    assert spoken(dialog)[0].startswith("As it should be: The file is in order")
    assert "Good to know: This file is not kept on a disk, so there are no backups." in spoken(
        dialog
    )
    assert dialog.outcome.text() == "Nothing is wrong; 1 thing is good to know."
    assert dialog.mend_button.isHidden()
    assert dialog.close_button.text() == "Close"


def test_looking_alone_is_not_told_as_a_change(window: MainWindow, db: Data, qtbot: QtBot) -> None:
    builders.person(db)
    told: list[object] = []
    window.runner.changed.connect(told.append)
    checked(window, qtbot)
    assert told == []


def test_what_is_safe_is_mended_and_looked_at_again(
    window: MainWindow, db: Data, qtbot: QtBot
) -> None:
    lose_somebody(db)
    dialog = checked(window, qtbot)
    assert dialog.outcome.text().startswith("1 thing is not as it should be")
    assert any(words.startswith("Wrong: The search index") for words in spoken(dialog))

    dialog.mend_button.click()
    qtbot.waitUntil(lambda: "Fixed: " in dialog.outcome.text())

    assert dialog.outcome.text().endswith("Fixed: The search index was rebuilt.")
    assert not any(words.startswith("Wrong") for words in spoken(dialog))
    assert dialog.mend_button.isHidden()


def test_a_second_call_looks_again_in_the_same_dialog(
    window: MainWindow, db: Data, qtbot: QtBot
) -> None:
    dialog = checked(window, qtbot)
    lose_somebody(db)

    assert checked(window, qtbot) is dialog
    qtbot.waitUntil(lambda: "not as it should be" in dialog.outcome.text())


def test_it_is_there_before_anything_is_looked_at_and_can_be_closed_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.action("help.check").trigger()
    dialog = window.findChild(DoctorDialog)

    assert isinstance(dialog, DoctorDialog)
    assert dialog.isVisible()
    assert dialog.remarks == []
    dialog.close_button.click()
    qtbot.waitUntil(lambda: window.findChild(DoctorDialog) is None)


def test_without_a_file_a_sentence_says_so(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DoctorDialog(parent, Runner(AtOnce()))

    dialog.look()
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()))

    assert dialog.outcome.text().startswith("No file is open.")


def test_every_part_that_can_be_reached_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot)

    parts = (*dialog.findChildren(QAbstractButton), dialog.list, dialog.progress)
    assert all(part.accessibleName() for part in parts if part.isVisibleTo(dialog))
