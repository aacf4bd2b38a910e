"""House rules above a card: folded to the first, shown whole by one click or key, and never what forbids contact."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import wishes
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.known.rules_strip import RulesStrip
from outreach_desktop.ui.widgets.labels import Banner
from tests import builders

LONG = "only through the ward manager, with a version number on the back " * 4


@pytest.fixture(params=(100, 200))
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """How large the text is, in per cent."""
    theme.apply(qapp, theme.Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def page(window: MainWindow) -> ContactsPage:
    window.setFixedSize(1366, 730)  # a small laptop, less what its desktop takes
    screen = window.go_to("contacts")
    assert isinstance(screen, ContactsPage)
    return screen


def strip(page: QWidget) -> RulesStrip:
    """The one that is shown: a page that was replaced may still be going."""
    return next(one for one in page.findChildren(RulesStrip) if one.isVisible())


def ruled(db: Data, today: date, **fields: Any) -> str:
    """Somebody who works where very many rules hold, and what they refuse."""
    trust = builders.organisation(db, "Lakeside Trust", policy=LONG)
    general = builders.organisation(db, "Lakeside General", policy=LONG, parent_id=trust.id)
    ward = builders.organisation(db, "Urology", parent_id=general.id)
    builders.house_rule(db, ward, "none without asking", topic="handouts")
    builders.house_rule(db, ward, "on Tuesdays", topic="visits")
    ann = builders.person(db, phone="01234 567890", email="ann@example.org", **fields)
    builders.role(db, ann, ward)
    return ann.id


def seen(page: QWidget, words: str) -> bool:
    """Whether all of it can be read without scrolling."""
    [shown] = [one for one in page.findChildren(QLabel) if one.text() == words and one.isVisible()]
    return shown.visibleRegion().boundingRect().height() >= shown.height()


@pytest.mark.usefixtures("large")
def test_how_to_reach_them_is_in_sight_however_many_rules_there_are(
    db: Data, page: ContactsPage, today: date
) -> None:
    page.show_one(ruled(db, today, do_not_contact=True, do_not_contact_reason="Asked by phone."))
    for _ in range(3):
        QApplication.processEvents()

    assert seen(page, "Do not contact. Asked by phone. Letters leave this person out.")
    assert seen(page, "01234 567890")


def test_one_click_or_key_shows_every_rule_and_the_next_person_is_folded_again(
    db: Data, page: ContactsPage, today: date, qtbot: QtBot
) -> None:
    first, second = ruled(db, today), ruled(db, today)
    page.show_one(first)
    one = strip(page)
    assert one.text() == "Urology: Visits: on Tuesdays"
    assert one.action.text() == "3 more"
    assert one.action.accessibleName() == "Show 3 more house rules"

    one.action.setFocus()
    qtbot.keyClick(one.action, Qt.Key.Key_Return)
    told = one.text()
    assert told.index("on Tuesdays") < told.index("none without asking") < told.index("General:")
    assert told.count(LONG.strip()) == 2
    assert (one.action.text(), one.action.hasFocus()) == ("Show less", True)
    page.reload()
    assert strip(page).text() == told, "a change elsewhere does not fold it"

    page.show_one(second)
    assert not strip(page).is_open
    page.show_one(first)
    qtbot.mouseClick(strip(page).action, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip(page).action, Qt.MouseButton.LeftButton)
    assert strip(page).text() == "Urology: Visits: on Tuesdays"


@pytest.mark.parametrize(
    ("told", "shown", "way"),
    [
        (["Lakeside: no leaflets"], "Lakeside: no leaflets", ""),
        (
            ["Lakeside: no leaflets", "Trust: no visits"],
            "Lakeside: no leaflets\nTrust: no visits",
            "",
        ),
        ([LONG], LONG[:117] + "\u2026", "Show all"),
    ],
)
def test_few_words_stand_there_and_one_long_rule_folds(
    told: list[str], shown: str, way: str, qtbot: QtBot
) -> None:
    one = RulesStrip(told, is_open=False)
    qtbot.addWidget(one)
    one.show()

    assert one.text() == shown
    assert (one.action.text() if one.action.isVisible() else "") == way


def test_each_way_they_refuse_is_said_above_everything_and_never_folds(
    db: Data, page: ContactsPage, today: date
) -> None:
    one = ruled(db, today)
    for channel, reason in (("phone", "deaf"), ("post", LONG.strip()), ("visit", "")):
        wishes.add(db, one, WishDraft(channel=channel, reason=reason), today=today)
    page.show_one(one)
    refused, rules = [each for each in page.findChildren(Banner) if page.person.isAncestorOf(each)]

    assert refused.text().split("\n") == [
        f"No post ({LONG.strip()}). Letters leave this person out.",
        "No phone calls (deaf)",
        "No visits",
    ]
    assert refused.property("look") == "danger"
    assert refused.y() < page.person.findChildren(RulesStrip)[0].y()
    assert isinstance(rules, RulesStrip)


def test_an_organisations_own_rules_come_before_those_of_what_it_belongs_to(
    db: Data, window: MainWindow
) -> None:
    trust = builders.organisation(db, "Lakeside Trust", policy=LONG)
    ward = builders.organisation(db, "Urology", parent_id=trust.id, policy="By appointment.")
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    page.show_one(ward.id)
    one = strip(page)
    assert one.text() == "House rules: By appointment."
    one.action.click()
    assert (
        one.text() == f"House rules: By appointment.\nHouse rules of Lakeside Trust: {LONG.strip()}"
    )
