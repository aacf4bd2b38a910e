"""The page of people in a window, for the tests of what is on it."""

import pytest

from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> ContactsPage:
    screen = window.go_to("contacts")
    assert isinstance(screen, ContactsPage)
    return screen
