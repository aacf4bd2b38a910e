"""People not contacted for years: what the dialog lists goes only as it is listed."""

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.keeping.quiet import QuietDialog
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from tests import builders


def later() -> dt.date:
    """Far ahead, when all that is made now is old."""
    return dt.date(2031, 1, 15)


def test_enter_in_the_number_of_years_moves_no_one_to_the_bin(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    builders.person(db)
    dialog = QuietDialog(page, page.runner, later)
    dialog.open()
    assert dialog.remove_button.text() == "Move 1 person to the bin"

    dialog.years.setFocus()
    dialog.years.selectAll()
    qtbot.keyClicks(dialog.years, "2")
    assert not dialog.remove_button.isEnabled()  # those of 2 years are not listed yet
    qtbot.keyClick(dialog.years, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.remove_button.isEnabled()
    assert contacts.count(db) == 1


def test_who_was_listed_before_the_years_were_changed_does_not_go(
    db: Data, page: ContactsPage
) -> None:
    builders.person(db)
    dialog = QuietDialog(page, page.runner, later)
    dialog.open()
    dialog.years.setValue(20)  # as the arrows do: the list is still that of 3 years

    dialog.remove_button.click()

    assert contacts.count(db) == 1
    dialog.reject()
