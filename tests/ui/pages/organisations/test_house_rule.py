"""House rules on an organisation's card: added, changed and removed in a dialog of their own."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from outreach_desktop.domain.problems import Problem
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import house_rules
from outreach_desktop.ui.pages.organisations.house_rule import HouseRuleEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def page(window: MainWindow) -> OrganisationsPage:
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    return screen


def says(page: OrganisationsPage) -> list[str]:
    return [one.text() for one in page.place.findChildren(QLabel)]


def press(page: OrganisationsPage, name: str) -> HouseRuleEditor:
    (one,) = [
        button
        for button in page.place.findChildren(QPushButton)
        if name in (button.accessibleName(), button.text())
    ]
    one.click()
    return page.findChildren(HouseRuleEditor)[-1]


def test_a_rule_is_added_changed_and_removed(db: Data, page: OrganisationsPage) -> None:
    place = builders.organisation(db, "Mill Surgery")
    page.reload()
    page.show_one(place.id)
    new = press(page, "Add a house rule\u2026")
    assert new.problems() == (Problem("rule", "Type the rule."),)
    new._form.fill(
        {
            "topic": "handouts",
            "rule": "only at the desk",
            "source": "Sister Nolan",
            "checked_on": date(2026, 1, 5),
            "review_on": date(2026, 6, 1),
        }
    )
    new.try_to_save()
    page.reload()
    assert "Leaflets and posters: only at the desk" in says(page)
    assert "House rules: Leaflets and posters: only at the desk" in says(page)
    assert "Sister Nolan \u00b7 checked 5 Jan 2026 \u00b7 to be asked again on 1 Jun 2026" in says(
        page
    )

    change = press(page, "Change the house rule \u201conly at the desk\u201d")
    change._form.fill({"rule": "nowhere"})
    change.try_to_save()
    assert [one.rule for one in house_rules.of(db, place.id)] == ["nowhere"]

    page.reload()
    press(page, "Change the house rule \u201cnowhere\u201d")._remove()
    assert house_rules.of(db, place.id) == []
