"""Pages to take along are shown as they will come out of the printer, from the card of whom they are about."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.printing.dialog import PrintDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def window(db: Data, qtbot: QtBot, today: date) -> MainWindow:
    ash = builders.person(db, "Ash", aim="a clinic each month")
    builders.role(db, ash, builders.organisation(db, "Royal Infirmary"), title="Matron")
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    return window


@pytest.mark.parametrize(
    ("page", "signal"),
    [("contacts", "brief_wanted"), ("contacts", "plan_wanted"), ("organisations", "brief_wanted")],
)
def test_a_page_about_them_is_laid_out_and_nothing_is_the_matter_with_it(
    db: Data, window: MainWindow, qtbot: QtBot, page: str, signal: str
) -> None:
    screen = window.go_to(page)
    assert isinstance(screen, ContactsPage | OrganisationsPage)
    card = screen.person if isinstance(screen, ContactsPage) else screen.place
    qtbot.waitUntil(lambda: card.card is not None)
    about = db.execute(f"SELECT id FROM {page}").fetchone()[0]
    screen.show_one(about)

    getattr(card, signal).emit()

    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PrintDialog)))
    shown = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown.pile.is_known, timeout=4000)
    assert not shown.pile.problems
    assert [len(one.sizes) >= 1 for one in shown.pile.laid] == [True]
    shown.close()
