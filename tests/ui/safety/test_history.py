"""The list of what was done, and undo of any of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import households
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.safety.history import HistoryDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import call, organisation, person, role
from tests.conftest import TODAY
from tests.ui.hands import nameless


def shown(dialog: HistoryDialog) -> list[str]:
    rows = (dialog.table.paged.row(place) for place in range(dialog.table.paged.rowCount()))
    return [f"{row.name}: {row.state}" for row in rows if row]


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[HistoryDialog]:
    """The dialog as the menu opens it."""
    window.action("edit.history").trigger()
    [found] = window.findChildren(HistoryDialog)
    return (yield found)


def test_nothing_done_yet_is_said(dialog: HistoryDialog) -> None:
    assert dialog.empty.isVisible()
    assert not dialog.undo.isEnabled()
    assert not dialog.redo.isEnabled()
    assert not dialog.isModal()


def test_it_follows_what_is_done_in_the_window(window: MainWindow, dialog: HistoryDialog) -> None:
    window.runner.do(window, person)
    assert shown(dialog) == ["Add person Dr Ann O'Neil: done"]
    assert dialog.details.toPlainText() == "Dr Ann O'Neil: added"

    window.action("edit.undo").trigger()

    assert shown(dialog) == ["Add person Dr Ann O'Neil: undone"]
    assert not dialog.undo.isEnabled()
    assert dialog.redo.isEnabled()


def test_it_says_what_a_change_changed(db: Data, window: MainWindow, dialog: HistoryDialog) -> None:
    ann = person(db, phone="01632 960001")
    changed = replace(ann, phone="01632 960002")
    window.runner.do(window, lambda db: contacts.change(db, changed))
    assert dialog.details.toPlainText() == ("Dr Ann O'Neil: phone 01632 960001 \u2192 01632 960002")


def test_any_of_them_is_undone_and_what_was_left_is_told(
    db: Data, window: MainWindow, dialog: HistoryDialog
) -> None:
    hospital = organisation(db)
    role(db, person(db), hospital)
    window.runner.changed.emit(EVERYTHING)
    dialog.table.select_row(2)

    dialog.undo.click()

    left = "\u201cLakeside General\u201d was kept, because other entries need it now."
    assert dialog.said.text() == f"Nothing was undone: Add organisation Lakeside General. {left}"
    assert window.status.said() == dialog.said.text()
    assert undo.history(db)[2].state == "done"
    dialog.table.select_row(0)
    dialog.undo.click()
    name = undo.history(db)[0].name
    assert dialog.said.text() == f"Undone: {name}."
    dialog.redo.click()
    assert dialog.said.text() == f"Redone: {name}."


def test_of_much_that_was_left_the_first_few_are_told(db: Data, dialog: HistoryDialog) -> None:
    with changing(db, "Import"):
        people = [person(db, f"Ng {number}") for number in range(8)]
    contacts.add_tag(db, [one.id for one in people], "core")
    dialog.reload()
    dialog.table.select_row(1)

    dialog.undo.click()

    assert dialog.said.text().count("was kept") == 3
    assert dialog.said.text().endswith("5 more were kept.")


def test_the_search_chooses_and_says_when_nothing_fits(db: Data, dialog: HistoryDialog) -> None:
    person(db, "Garc\u00eda")
    person(db, "Ng")
    dialog.search.setText("garcia")
    assert shown(dialog) == ["Add person Dr Ann Garc\u00eda: done"]

    dialog.search.setText("zz")
    assert dialog.empty.isVisible()
    dialog.empty.primary.click()
    assert len(shown(dialog)) == 2


def test_what_is_no_longer_known_in_detail_is_said(db: Data, dialog: HistoryDialog) -> None:
    person(db)
    db.execute("UPDATE actions SET undoable = 0")
    db.execute("DELETE FROM journal")
    dialog.reload()

    assert shown(dialog) == ["Add person Dr Ann O'Neil: cannot be undone"]
    assert "no longer kept" in dialog.details.toPlainText()
    assert not dialog.undo.isEnabled()


def test_one_that_was_undone_meanwhile_is_refused_in_a_sentence(
    db: Data, dialog: HistoryDialog
) -> None:
    person(db)
    dialog.reload()
    undo.undo(db)
    dialog.undo.click()
    assert "has been undone already" in dialog.said.text()
    assert shown(dialog) == ["Add person Dr Ann O'Neil: undone"]


def test_a_person_has_a_list_of_their_own(db: Data, window: MainWindow, qtbot: QtBot) -> None:
    ann = person(db)
    call(db, person(db, "Ng"), TODAY)
    call(db, ann, TODAY)
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.show_one(ann.id)
    window.action("contacts.history").trigger()
    [dialog] = page.findChildren(HistoryDialog)

    assert dialog.windowTitle() == "What was changed: Dr Ann O'Neil"
    assert shown(dialog) == [
        "Log call with Dr Ann O'Neil: done",
        "Add person Dr Ann O'Neil: done",
    ]


def test_what_an_action_did_to_others_is_said_in_the_list_of_one(
    db: Data, runner: Runner, window: MainWindow
) -> None:
    ann, ben = person(db), person(db, "Fox")
    contacts.remove(db, [ann.id, ben.id])
    dialog = HistoryDialog(window, runner, contact_id=ann.id, name=ann.name)

    assert dialog.details.toPlainText().splitlines() == [
        "Dr Ann O'Neil: removed",
        "It changed other entries too (1): undo takes all of it back.",
    ]


def test_of_two_put_into_one_household_the_list_of_one_does_not_say_it_is_no_longer_kept(
    db: Data, window: MainWindow
) -> None:
    john, mary = (person(db, "Smith", first_name=name, title="") for name in ("John", "Mary"))
    name = "Put John Smith and Mary Smith into one household"
    households.put_together(db, john.id, mary.id, HouseholdDraft())
    dialog = HistoryDialog(window, window.runner, contact_id=john.id, name=john.name)

    assert dialog.details.toPlainText() == (
        f"{name}\nIt changed other entries too (2): undo takes all of it back."
    )
    assert dialog.undo.isEnabled()


def test_a_file_to_look_at_has_its_history_and_no_undo(
    tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    path = tmp_path / "group.outreach"
    db = data_file.open_data(path, remember=False)
    person(db)
    data_file.close(db)
    looked_at = data_file.look_at(path)
    dialog = HistoryDialog(window, Runner(AtOnce(), db=looked_at))
    dialog.show()

    assert shown(dialog) == ["Add person Dr Ann O'Neil: done"]
    assert not dialog.undo.isVisible()
    assert not dialog.redo.isVisible()
    data_file.close(looked_at)


def test_the_menu_brings_the_same_list_forward_again(window: MainWindow) -> None:
    window.action("edit.history").trigger()
    window.action("edit.history").trigger()
    assert len(window.findChildren(HistoryDialog)) == 1


def test_another_data_file_closes_it(window: MainWindow, dialog: HistoryDialog) -> None:
    window.runner.opened.emit(None)
    assert not dialog.isVisible()


def test_one_that_was_closed_hears_of_no_other_file(
    file_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """It was told of the file although it was gone, and the window fell over that."""
    file_window.action("edit.history").trigger()
    [dialog] = file_window.findChildren(HistoryDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not file_window.findChildren(HistoryDialog))

    with qtbot.waitSignal(file_window.runner.opened):
        file_window.files.open(tmp_path / "Another group.outreach")
    file_window.action("edit.history").trigger()
    assert len(file_window.findChildren(HistoryDialog)) == 1


def test_everything_in_it_has_a_name_and_is_reached_by_keyboard(
    db: Data, dialog: HistoryDialog, qtbot: QtBot
) -> None:
    person(db)
    dialog.reload()
    assert list(nameless(dialog)) == []
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.search.setFocus()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.hasFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.details.hasFocus()
    qtbot.keyClick(dialog.details, Qt.Key.Key_Tab)
    assert dialog.undo.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_a_small_laptop(
    db: Data, runner: Runner, window: MainWindow, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    dialog = HistoryDialog(window, runner)
    dialog.show()
    hint = dialog.minimumSizeHint()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert (hint.width() <= 1024, hint.height() <= 600) == (True, True), hint


def hidden(dialog: HistoryDialog) -> set[str]:
    columns = enumerate(dialog.table.paged.columns)
    return {column.heading for place, column in columns if dialog.table.isColumnHidden(place)}


def test_what_was_done_keeps_its_room_and_other_columns_give_way(
    window: MainWindow, dialog: HistoryDialog
) -> None:
    window.runner.do(window, person)
    dialog.setMinimumSize(1, 1)
    dialog.resize(900, 640)
    assert hidden(dialog) == set()
    seen = [hidden(dialog)]
    for width in range(900, 380, -10):
        dialog.resize(width, 640)
        if hidden(dialog) != seen[-1]:
            seen.append(hidden(dialog))
    assert seen == [set(), {"Entries"}, {"Entries", "State"}]
    dialog.resize(900, 640)
    assert hidden(dialog) == set()
    assert dialog.table.columnWidth(3) == theme.scaled(128)


def test_where_it_was_divided_is_remembered(window: MainWindow, dialog: HistoryDialog) -> None:
    [parts] = dialog.findChildren(QSplitter)
    parts.setSizes([150, 350])
    parts.splitterMoved.emit(150, 1)
    sizes = parts.sizes()
    dialog.reject()
    window.action("edit.history").trigger()
    [again] = [one for one in window.findChildren(HistoryDialog) if one.isVisible()]
    [parts] = again.findChildren(QSplitter)
    assert parts.sizes() == sizes
