"""A run is saved under a name and taken up later, fresh, for everyone or for those who do not have it."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.builders import open_evening, person, template
from tests.ui.pages.letters.steps import ids


@pytest.fixture
def run(page: LettersPage, db: Data) -> LettersPage:
    """To everyone called Ann, with thanks and an event."""
    evening = open_evening(db, page.today())
    page.reload()
    page.who.search.setText("ann")
    page.who.all.click()
    page.what.tick("thank-you")
    page.what.choose_event(evening.id)
    page.what.thanks.setText("coming to our open evening")
    page.who.runs.begin()
    page.who.runs.name.setText("Thanks")
    page.who.runs.save.click()
    return page


def entries(page: LettersPage) -> dict[str, list[str]]:
    page.who.runs.ask.click()
    found = {}
    for menu in page.who.runs.ask.findChildren(QMenu):
        for one in menu.actions():
            below = one.menu()
            if isinstance(below, QMenu):
                found[one.text()] = [entry.text() for entry in below.actions() if entry.text()]
    return found


def choose(page: LettersPage, run: str, entry: str) -> None:
    page.who.runs.ask.click()
    for menu in page.who.runs.ask.findChildren(QMenu):
        for one in menu.actions():
            below = one.menu()
            if isinstance(below, QMenu) and one.text() == run:
                next(each for each in below.actions() if each.text().startswith(entry)).trigger()
        menu.close()


def test_it_is_kept_with_its_search_and_all_that_is_chosen(run: LettersPage, db: Data) -> None:
    (found,) = letter_runs.ready(db, today=run.today())
    assert run.who.runs.isHidden()
    assert (found.run.people, found.run.titles) == ("ann", ("Thank-you note",))
    assert found.run.thanks_for == "coming to our open evening"
    assert found.run.event_id == run.what.event_id


def test_it_is_taken_up_fresh_with_whom_its_search_finds_now(run: LettersPage, db: Data) -> None:
    event = run.what.event_id
    run.who.begin_again()
    run.what.begin_again()
    run.what.tick("introduction")
    person(db, "Edwards")

    choose(run, "Thanks", "Everyone")

    assert set(run.who.chosen) == set(ids(db, "ann", run.today()))
    assert [one.name for one in run.what.documents] == ["thank-you"]
    assert (run.what.event_id, run.what.thanks_for) == (event, "coming to our open evening")
    assert run.steps.current is run.check


def test_those_who_have_it_are_left_out_for_newcomers(
    page: LettersPage, db: Data, tmp_path: Path
) -> None:
    note = letters.choice(str(template(tmp_path / "note.docx", "Dear")))
    plan = letters.plan(db, ids(db, "ann", page.today()), [note], today=page.today())
    list(letters.make(db, plan, tmp_path, now=dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)))
    letter_runs.save(db, LetterRun(name="Notes", people="ann", documents="Note = note"))
    edwards = person(db, "Edwards")

    assert "Those who do not have it yet (1)" in entries(page)["Notes"]
    choose(page, "Notes", "Those who do not")

    assert page.who.chosen == (edwards.id,)


def test_without_a_search_it_is_said_what_to_do(page: LettersPage, db: Data) -> None:
    page.who.all.click()
    page.what.tick("introduction")
    page.who.runs.begin()
    page.who.runs.name.setText("All")
    page.who.runs.save.click()

    assert "Search for the people first" in page.who.runs.said.text()
    assert letter_runs.ready(db, today=page.today()) == []


def test_a_run_is_removed_from_its_menu(run: LettersPage, db: Data) -> None:
    choose(run, "Thanks", "Remove")
    assert letter_runs.ready(db, today=run.today()) == []
