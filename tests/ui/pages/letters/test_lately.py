"""Who was written to lately is told, left out with a click, and put back with another."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.services import timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.people.lately import WhoLately
from tests.ui.pages.letters.steps import ids


@pytest.fixture
def written(page: LettersPage, db: Data) -> LettersPage:
    """Marsh was written to a month ago, O\u2019Neil four months ago."""
    for name, days in (("marsh", 30), ("neil", 120)):
        (contact_id,) = ids(db, name, page.today())
        day = page.today() - dt.timedelta(days=days)
        timeline.log(
            db, InteractionDraft(contact_id=contact_id, kind="letter", date=day, summary="A line")
        )
    page.who.all.click()
    return page


def cell(dialog: WhoLately, column: int) -> str:
    found = dialog.cells.item(0, column)
    return found.text() if found is not None else ""


def test_it_is_told_how_many_of_those_chosen(written: LettersPage) -> None:
    assert written.who.lately.text() == "Written to in the last 6 months: 2 of 3."


def test_one_click_leaves_them_out_and_another_puts_them_back(written: LettersPage) -> None:
    strip = written.who.lately
    strip.action.click()
    assert written.who.summary == "1 person"
    assert strip.text() == "2 people who were written to lately are left out."

    strip.action.click()
    assert written.who.summary == "3 people"
    assert strip.action.text() == "Leave them out"


def test_nothing_is_said_where_nobody_was(page: LettersPage) -> None:
    page.who.all.click()
    assert page.who.lately.isHidden()


def test_how_long_ago_is_lately_can_be_changed_and_stays_so(
    written: LettersPage, qtbot: QtBot
) -> None:
    strip = written.who.lately
    dialog = WhoLately(strip)
    qtbot.addWidget(dialog)
    assert dialog.cells.rowCount() == 2

    dialog.months.set_value(2)

    assert [cell(dialog, column) for column in (0, 2)] == ["Dr Ann Marsh", "A line"]
    assert dialog.cells.rowCount() == 1
    assert strip.text() == "Written to in the last 2 months: 1 of 3."
    assert strip.months == 2


def test_another_letter_leaves_nobody_out(written: LettersPage) -> None:
    written.who.lately.action.click()
    written.who.begin_again()
    assert written.who.lately.isHidden()
