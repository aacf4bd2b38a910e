"""Questions that are asked most are one press away, for people and for organisations, and say how many they find."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from outreach_desktop.domain.addresses import Address
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import call, organisation, person, role
from tests.ui.widgets.choosing.ready import menu_of


@pytest.fixture
def people(db: Data, window: MainWindow, today: date) -> ContactsPage:
    """Three people of two towns, one of them in touch lately."""
    lakeside = organisation(db, "Lakeside General", address=Address(town="Marrowby"))
    adams = person(db, "Adams", tier="core", tags=("speaker",))
    role(db, adams, lakeside)
    call(db, adams, today - timedelta(days=30))
    person(db, "Brown", address=Address(town="Hexmoor"), tier="core")
    person(db, "Cole", address=Address(town="Hexmoor"), tags=("speaker",))
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    window.reload()
    return page


def says(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def question(menu: QMenu, words: str) -> QMenu:
    """Open the menu below this question."""
    below = next(one.menu() for one in menu.actions() if one.text() == words)
    assert isinstance(below, QMenu)
    below.aboutToShow.emit()
    return below


def answer(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text().partition("\t")[0] == words)


def test_who_was_not_in_touch_for_six_months_is_one_press_away(
    window: MainWindow, people: ContactsPage
) -> None:
    menu = menu_of(window)
    assert says(menu)[0] == "No contact for 6 months\t2"
    menu.actions()[0].trigger()

    assert window.top.search.text() == "last:>6m"
    assert people.people.count.text() == "2 of 3"


def test_answers_come_with_how_many_they_find_and_add_up(
    window: MainWindow, people: ContactsPage
) -> None:
    window.top.search.setText("tier:core")
    towns = question(menu_of(window), "Town")
    assert says(towns) == ["Hexmoor\t1", "Marrowby\t1"]
    answer(towns, "Hexmoor").trigger()
    assert window.top.search.text() == "tier:core town:Hexmoor"

    towns = question(menu_of(window), "Town")
    assert answer(towns, "Hexmoor").isChecked()
    answer(towns, "Marrowby").trigger()  # of two towns, the other one
    assert window.top.search.text() == "tier:core town:Marrowby"

    employers = question(menu_of(window), "Organisation")
    answer(employers, "Lakeside General").trigger()
    assert window.top.search.text() == 'tier:core town:Marrowby place:"Lakeside General"'
    assert people.people.count.text() == "1 of 3"

    answer(question(menu_of(window), "Priority"), "Core").trigger()  # a second time: it goes
    assert window.top.search.text() == 'town:Marrowby place:"Lakeside General"'

    answer(menu_of(window), "Clear the search").trigger()
    assert window.top.search.text() == ""


def test_every_question_of_both_lists_can_be_asked(
    db: Data, window: MainWindow, people: ContactsPage
) -> None:
    for page in ("contacts", "organisations"):
        window.go_to(page)
        menu = menu_of(window)
        for one in menu.actions():
            if isinstance(below := one.menu(), QMenu):
                below.aboutToShow.emit()
                assert says(below) != []
                assert "Looking \u2026" not in says(below)


def test_organisations_are_asked_their_own_questions(
    db: Data, window: MainWindow, people: ContactsPage
) -> None:
    organisation(db, "Quay Surgery", kind="GP practice", address=Address(town="Hexmoor"))
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    assert says(menu_of(window))[:2] == ["No contact for 6 months\t1", "No champion there\t2"]

    answer(question(menu_of(window), "Kind"), "GP practice").trigger()
    assert window.top.search.text() == 'kind:"GP practice"'
    assert page.list.count.text() == "1 of 2"


def test_other_pages_ask_about_people(window: MainWindow, people: ContactsPage) -> None:
    window.go_to("events")
    window.top.search.setText("evening")
    menu = menu_of(window)
    answer(menu, "No contact for 6 months").trigger()

    assert window.stack.currentWidget() is people
    assert window.top.search.text() == "last:>6m"


def test_what_cannot_be_understood_yet_is_no_reason_not_to_ask(
    window: MainWindow, people: ContactsPage
) -> None:
    window.top.search.setText("nosuchkey:x")
    assert says(menu_of(window))[0] == "No contact for 6 months"


def test_what_the_lists_above_the_people_choose_counts_too(
    db: Data, window: MainWindow, people: ContactsPage
) -> None:
    people.people.filters["tag"].set_value("speaker")
    towns = question(menu_of(window), "Town")
    assert says(towns) == ["Hexmoor\t1", "Marrowby\t1"]  # of two speakers, one in each
    answer(towns, "Hexmoor").trigger()
    assert window.top.search.text() == "town:Hexmoor"  # the list above goes on to say the rest
    assert people.people.count.text() == "1 of 3"

    window.go_to("events")  # from where people are asked about, too
    window.top.search.setText("")
    assert says(menu_of(window))[0] == "No contact for 6 months\t1"
