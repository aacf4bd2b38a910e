"""On a laptop's low screen the list of people has most of the page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import Outcome
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.steps import LetterStep
from tests.builders import person
from tests.ui.pages.letters.steps import opened
from tests.ui.room import without_room

_LAPTOP = (1205, 590)  # what is left of 1366 x 768 for a page


@pytest.fixture
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, request.param)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def page(text_size: None, qtbot: QtBot, runner: Runner, today: date, db: Data) -> LettersPage:
    for number in range(20):
        person(db, f"Marsh {number}")
    page = opened(qtbot, runner, today)
    page.resize(*_LAPTOP)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(("text_size", "rows"), [(100, 9), (150, 4)], indirect=["text_size"])
def test_several_people_can_be_seen_at_once(page: LettersPage, rows: int) -> None:
    table = page.who.table
    assert table.viewport().height() // table.rowHeight(0) >= rows
    assert page.who.next.visibleRegion().boundingRect() == page.who.next.rect()


@pytest.mark.parametrize("text_size", [100], indirect=True)
def test_every_step_is_one_click_away_and_tab_meets_them_in_their_order(page: LettersPage) -> None:
    for place in (2, 3, 1, 0):
        page.steps._headings[place].click()
        assert page.steps.current is page.steps._steps[place]
        met = _met_by_tab(page)
        assert met == sorted(met)
        shown = [heading.visibleRegion().isEmpty() for heading in page.steps._headings]
        assert not any(shown)


@pytest.mark.parametrize("text_size", [100], indirect=True)
def test_a_higher_window_shows_again_what_each_step_has_come_to(page: LettersPage) -> None:
    assert not page.steps._headings[1]._summary.isVisible()
    page.resize(1205, 900)
    assert all(heading._summary.isVisible() for heading in page.steps._headings)


def _met_by_tab(page: LettersPage) -> list[int]:
    """The numbers of headings and open step, in the order in which Tab comes to them."""
    steps: list[tuple[QWidget, LetterStep]] = list(
        zip(page.steps._headings, page.steps._steps, strict=True)
    )
    found: list[int] = []
    one = page.steps.nextInFocusChain()
    while one is not None and one is not page.steps:
        for place, (heading, step) in enumerate(steps):
            if one is heading:
                found.append(2 * place)
            elif one.parentWidget() is step and step.isVisible():
                found.append(2 * place + 1)
        one = one.nextInFocusChain()
    return found


_NARROW, _LEFT = (756, 460), 464  # a page of the smallest window, and its left side


@pytest.mark.parametrize("text_size", [200], indirect=True)
def test_with_large_text_no_step_is_wider_than_its_side_of_a_small_window(
    page: LettersPage,
) -> None:
    page.resize(*_NARROW)
    page._split.setSizes([_LEFT, _NARROW[0] - _LEFT])
    widest: list[int] = []
    faults: list[str] = []

    def look() -> None:
        QApplication.processEvents()
        left = page._split.widget(0)
        assert left is not None
        widest.append(left.minimumSizeHint().width())
        faults.extend(without_room(page))

    page.steps.open(1)
    look()
    page.steps.open(2)
    for part in (page.check.copy, page.check.copy_left_out):
        part.show()
    look()
    page.steps.open(3)
    page.make.begin(1, Path())
    problem = "There is no address."
    page.make.step(
        Outcome(contact_id="1", name="Marsh", template="Letter", path=None, problem=problem)
    )
    page.make.end(finished=True)
    look()

    assert max(widest) <= _LEFT, widest
    assert faults == []
    assert page.make.otherwise.isVisible()
    assert page.make.left_out.isVisible()
