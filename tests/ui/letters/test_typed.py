"""What everybody is thanked for is typed here, and survives a crash as what is typed into forms does."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services import drafts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Draft, Typing
from outreach_desktop.ui.letters.page import LettersPage
from outreach_desktop.ui.main_window import MainWindow
from outreach_desktop.ui.runner import Runner
from outreach_desktop.ui.widgets import drafting
from outreach_desktop.ui.widgets.labels import Banner
from tests.ui.letters.steps import choose, make, opened

WORDS = "speaking at our open evening"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds here."""
    monkeypatch.setattr(drafting, "PAUSE_MS", 1)


def the_draft(db: Data, qtbot: QtBot) -> Draft:
    qtbot.waitUntil(lambda: len(drafts.left(db)) == 1)
    return drafts.left(db)[0]


def test_what_they_are_thanked_for_is_kept_and_offered_when_the_page_is_there_again(
    page: LettersPage, db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    page.what.thanks.setText(WORDS)
    assert WORDS in drafting.in_words(the_draft(db, qtbot))

    again = opened(qtbot, runner, today)
    again.steps.open(1)
    strip = again.what.findChildren(Banner)[0]
    assert strip.isVisible()
    assert WORDS in strip.text()
    assert again.what.thanks_for is None
    strip.action.click()
    assert again.what.thanks_for == WORDS


def test_what_is_cleared_is_forgotten(page: LettersPage, db: Data, qtbot: QtBot) -> None:
    page.what.thanks.setText(WORDS)
    the_draft(db, qtbot)
    page.what.thanks.clear()
    qtbot.waitUntil(lambda: drafts.left(db) == [])


def test_what_served_for_documents_is_forgotten_and_what_is_typed_next_is_kept(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.what.thanks.setText(WORDS)
    the_draft(db, qtbot)
    make(page, tmp_path / "out", qtbot)
    assert drafts.left(db) == []

    page.make.again.click()
    page.what.thanks.setText("coming")
    assert the_draft(db, qtbot).typed == {"thanks_for": "coming"}


def test_a_start_after_a_crash_leads_to_the_page_with_the_words_in_it(window: MainWindow) -> None:
    typing = Typing(id="one", form="letters.thanks", title="Letters", typed={"thanks_for": WORDS})
    window.runner.do(window, lambda db: drafts.keep(db, typing))
    window.runner.opened.emit(None)
    assert f"Letters, \u201c{WORDS}\u201d" in window.unsaved.strip.text()
    window.unsaved.strip.followed.emit()
    page = window.go_to("letters")
    assert isinstance(page, LettersPage)
    assert page.what.thanks_for == WORDS
    assert page.steps.current is page.what
    assert not window.unsaved.strip.isVisible()
