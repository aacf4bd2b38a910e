"""What one letter in the search field sets going: no more than it must."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.lists.paged import PAGE
from tests.builders import person

T = TypeVar("T")


@pytest.fixture
def page(window: MainWindow, db: Data) -> ContactsPage:
    for place in range(PAGE + 20):
        person(db, f"Smith{place:03}", profession="Nurse")
    person(db, "Adams")
    screen = window.go_to("contacts")
    assert isinstance(screen, ContactsPage)
    screen.reload()
    QApplication.processEvents()
    return screen


def _noting(read: list[str], name: str, question: Callable[..., T]) -> Callable[..., T]:
    def noted(*given: object, **more: object) -> T:
        read.append(name)
        return question(*given, **more)

    return noted


@pytest.fixture
def asked(page: ContactsPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which rows and cards are read from now on."""
    read: list[str] = []
    for name in ("rows", "card"):
        monkeypatch.setattr(contacts, name, _noting(read, name, getattr(contacts, name)))
    return read


def typed(window: MainWindow, letters: str) -> None:
    QTest.keyClicks(window.top.search, letters)
    QApplication.processEvents()


def test_the_first_page_comes_with_the_answer_and_is_painted_once(
    window: MainWindow, page: ContactsPage, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blank: list[bool] = []
    paged = page.people.table.paged
    paged.modelReset.connect(lambda: blank.append(paged.row(0) is None))
    typed(window, "s")
    assert blank == [False]
    assert asked.count("rows") == 1


def test_a_letter_that_finds_the_same_people_reads_neither_their_rows_nor_the_card(
    window: MainWindow, page: ContactsPage, asked: list[str]
) -> None:
    typed(window, "s")
    asked.clear()
    typed(window, "mith")
    assert page.people.table.paged.rowCount() == PAGE + 20
    assert asked == []


def test_after_a_change_the_same_people_are_read_again(
    window: MainWindow, page: ContactsPage, db: Data
) -> None:
    typed(window, "smith")
    first = page.people.table.paged.ids[0]
    contacts.change(db, replace(contacts.get(db, first), profession="Surgeon"))
    page.reload()
    assert page.people.table.paged.index(0, 1).data() == "Surgeon"
