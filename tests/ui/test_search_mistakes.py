"""A search that cannot be understood says so in full, and shows nobody it was not asked for."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import open_evening, person

MISTAKES = {
    "tag:": "\u201ctag:\u201d needs a value. For example tag:speaker.",
    "colour:Leeds": (
        "\u201ccolour:\u201d is not something people can be chosen by. "
        "Use profession:, tag:, place: or another condition from the manual, or just a word."
    ),
}
BOTH = pytest.mark.parametrize("words", MISTAKES)


def seen_whole(root: QWidget, sentence: str) -> bool:
    """Whether it stands there, with room for every word of it."""
    QApplication.processEvents()  # a second line finds its room before it is painted
    labels = [one for one in root.findChildren(QLabel) if one.text() == sentence]
    return any(
        one.isVisible() and one.height() >= one.heightForWidth(one.width()) > 0 for one in labels
    )


@BOTH
def test_in_the_list_of_people(window: MainWindow, db: Data, words: str) -> None:
    person(db)
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    assert page.people.table.paged.ids

    window.top.search.setText(words)

    assert page.people.table.paged.ids == []
    assert not page.people.table.isVisible()
    assert seen_whole(window, MISTAKES[words])
    page.people.empty.primary.click()
    assert len(page.people.table.paged.ids) == 1
    assert window.top.search.text() == ""


@BOTH
def test_among_people_to_write_to(window: MainWindow, db: Data, words: str) -> None:
    person(db)
    page = window.go_to("letters")
    assert isinstance(page, LettersPage)

    page.who.search.setText(words)
    page.who.all.click()

    assert page.who.chosen == ()
    assert seen_whole(page, MISTAKES[words])
    page.who.empty.primary.click()
    assert len(page.who.table.paged.ids) == 1


@BOTH
def test_among_people_for_an_event(
    runner: Runner, qtbot: QtBot, db: Data, today: date, words: str
) -> None:
    person(db)
    behind = QWidget()
    qtbot.addWidget(behind)
    evening = open_evening(db, today + timedelta(days=3))
    dialog = AddPeopleDialog(behind, runner, lambda: today, evening)
    dialog.show()

    dialog.search.setText(words)

    assert dialog.table.paged.ids == []
    assert seen_whole(dialog, MISTAKES[words])
