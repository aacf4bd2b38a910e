"""Where to go next: counts with a click each, which shows them in the list of their page."""

from datetime import date

from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.gaps import gaps
from outreach_desktop.ui.exporting.maps.gaps import GapsDialog
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.labels import LinkLabel
from tests import builders


def test_an_area_within_another_stands_below_it(db: Data, today: date) -> None:
    trust = builders.organisation(db, "Trust", area="Wendshire")
    for name in ("North", "West"):
        builders.organisation(db, name, area="Fells", parent_id=trust.id)
    builders.organisation(db, "East", area="Coast")
    without_champion = next(gaps(db, today=today))
    lines = [(one.area, one.count, one.depth) for one in without_champion.by_area]
    assert lines == [("Wendshire", 3, 0), ("Fells", 2, 1), ("Coast", 1, 0)]


def test_a_click_shows_them_on_their_page(window: MainWindow, db: Data, qtbot: QtBot) -> None:
    builders.organisation(db, "North", area="Fells", target="A")
    builders.person(db, target="A")
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    screen.commands()["gaps"]()
    dialog = screen.findChildren(GapsDialog)[-1]
    links = [one.accessibleName() for one in dialog.findChildren(LinkLabel)]
    whole, area = "Show All of them: 1", "Show Fells: 1"
    assert links == [whole, area, whole, area, whole]
    people = dialog.findChildren(LinkLabel)[-1]
    people.clicked.emit()
    assert window.top.search.text() == 'target:yes stage:"not approached"'
    assert window._key == "contacts"
    assert not dialog.isVisible()
