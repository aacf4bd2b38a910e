"""What stands beside \u201cChange\u2026\u201d on the card of a person has the room that there is."""

from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.labels import LinkLabel
from tests.builders import organisation, person, role

PLACE = "Wendshire Integrated Care Board"


def test_the_name_of_an_organisation_stands_in_one_line(
    db: Data, window: MainWindow, qtbot: QtBot
) -> None:
    ann = person(db, "Adams")
    role(db, ann, organisation(db, PLACE))
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    window.resize(1280, 780)
    page.show_one(ann.id)

    def name() -> LinkLabel:
        return next(one for one in page.person.findChildren(LinkLabel) if PLACE in one.text())

    qtbot.waitUntil(lambda: name().isVisible() and name().height() > 0)
    assert name().height() < 2 * name().fontMetrics().lineSpacing()
