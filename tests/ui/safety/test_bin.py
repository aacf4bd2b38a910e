"""The bin in the window: what was removed is listed, brought back, and removed for good after a question."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.duplicates.pairs import PEOPLE
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.safety import bin as binned
from outreach_desktop.ui.pages.contacts.rights.erasing import ErasingDialog
from outreach_desktop.ui.safety.bin import BinDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import organisation, person, role


def opened(window: MainWindow) -> BinDialog:
    window.action("edit.bin").trigger()
    (dialog,) = window.findChildren(BinDialog)
    return dialog


def listed(dialog: BinDialog) -> list[str]:
    model = dialog.table.paged
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


@pytest.fixture
def removed(db: Data, window: MainWindow) -> BinDialog:
    """Two people and an organisation are in the bin."""
    place = organisation(db, "Lakeside General")
    ames = person(db, "Ames")
    role(db, ames, place)
    organisations.remove(db, [place.id])
    contacts.remove(db, [ames.id, person(db, "Byrne").id])
    return opened(window)


def test_an_empty_bin_says_what_it_is_for(window: MainWindow) -> None:
    dialog = opened(window)
    assert "that you remove appear here" in dialog.empty._text.text()
    assert not dialog.back.isEnabled()
    assert not dialog.remove.isEnabled()
    assert opened(window) is dialog


def test_several_come_back_at_once_and_the_list_follows(
    db: Data, window: MainWindow, removed: BinDialog, today: date
) -> None:
    assert sorted(listed(removed)) == ["Dr Ann Ames", "Dr Ann Byrne", "Lakeside General"]
    assert removed.count.text() == "3 entries"
    removed.table.selectAll()
    assert removed.back.text() == "&Bring back 3"
    assert not removed.remove.isEnabled()
    removed.back.click()

    assert listed(removed) == []
    assert removed.outcome.text() == "3 entries are back."
    assert contacts.count(db) == 2
    (ames, _) = contacts.find(db, today=today)
    assert contacts.card(db, ames, today=today).roles != ()
    window.undoing.undo()
    assert len(listed(removed)) == 3


def test_the_bin_is_searched_by_name(removed: BinDialog) -> None:
    removed.search.setText("lake")
    assert listed(removed) == ["Lakeside General"]
    removed.search.setText("nobody")
    removed.empty.primary.click()
    assert len(listed(removed)) == 3


def test_an_organisation_goes_for_good_after_a_question_that_says_what_goes(
    db: Data, removed: BinDialog, qtbot: QtBot
) -> None:
    removed.search.setText("lake")
    removed.remove.click()
    (question,) = removed.findChildren(QMessageBox)
    assert question.text() == "Remove Lakeside General for good?"
    assert "With it goes: 1 role." in question.informativeText()
    assert "cannot be undone" in question.informativeText()
    next(one for one in question.buttons() if one.text() == "Remove for good").click()

    qtbot.waitUntil(lambda: binned.find(db, "lake") == [])
    qtbot.waitUntil(lambda: listed(removed) == [])
    assert removed.outcome.text() == "Lakeside General was removed for good."
    removed.search.clear()
    assert len(listed(removed)) == 2


def test_a_person_goes_for_good_by_being_erased(
    db: Data, removed: BinDialog, window: MainWindow, qtbot: QtBot
) -> None:
    removed.search.setText("byrne")
    removed.remove.click()
    (erasing,) = window.findChildren(ErasingDialog)
    erasing.name.setText("Ann Byrne")
    erasing.erase_button.click()

    qtbot.waitUntil(lambda: listed(removed) == [])
    assert binned.find(db, "byrne") == []


def test_what_was_merged_is_told_and_stays(db: Data, window: MainWindow) -> None:
    kept, away = person(db, "Ames"), person(db, "Aymes")
    role(db, away, organisation(db))
    merging.merge(db, PEOPLE, kept.id, away.id)
    dialog = opened(window)
    model = dialog.table.paged
    assert model.data(model.index(0, 3)) == "merged into Dr Ann Ames"
    dialog.table.selectAll()
    dialog.back.click()

    assert "Undo the merge in the history" in dialog.outcome.text()
    assert listed(dialog) == ["Dr Ann Aymes"]
