"""An export of our own comes back: the step of the columns says where they really go."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports, places
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.importing.fields import FieldChoice
from tests.builders import sample_group


def shown(dialog: ImportDialog) -> dict[str, str]:
    """What the drop-down of each column that is not empty says."""
    rows = dialog.columns.rows
    return {name: said(row.choice) for name, row in rows.items()}


def said(choice: FieldChoice) -> str:
    return choice.currentText() or choice.placeholderText()


def opened(qtbot: QtBot, runner: Runner, today: date, path: Path) -> ImportDialog:
    desk = QWidget()
    qtbot.addWidget(desk)
    dialog = ImportDialog(desk, runner, lambda: today, path)
    dialog.show()
    return dialog


def test_no_column_of_people_is_said_to_go_to_the_notes_that_goes_back(
    db: Data, runner: Runner, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    sample_group(db, today)
    path = tmp_path / "people.csv"
    outcome(exports.write(db, path, contacts.find(db, today=today), today=today))
    dialog = opened(qtbot, runner, today, path)

    columns = shown(dialog)

    in_the_notes = [name for name, words in columns.items() if words == "Keep in the notes"]
    assert in_the_notes == ["Notes"]
    assert {columns[name] for name in ("Stage", "Lead", "Household")} == {"Back to where it was"}
    assert columns["Last contact"] == "Leave out"
    assert "1 is kept in the notes, 5 are left out." in dialog.columns.counts.text()
    stage = dialog.columns.rows["Stage"].choice
    assert stage.accessibleDescription().startswith("Back to where it was ")

    title = dialog.columns.rows["Title"].choice
    title.setCurrentIndex(title.findData(""))
    assert said(stage) == "Keep in the notes"  # it is read as a list of somebody else's then


def test_nor_one_of_organisations(
    db: Data, runner: Runner, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    sample_group(db, today)
    path = tmp_path / "places.csv"
    ids = organisations.find(db, "", today=today)
    outcome(places.write(db, path, ids))
    columns = shown(opened(qtbot, runner, today, path))
    assert [one for one, said in columns.items() if said == "Keep in the notes"] == ["Notes"]
    assert "Back to where it was" in columns.values()
