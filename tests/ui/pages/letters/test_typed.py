"""Who is ticked, for what, and what is typed survives a crash as what is typed into forms does."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.events import EventDraft
from outreach_desktop.services import drafts, events
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Draft, Typing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms import drafting
from outreach_desktop.ui.widgets.labels import Banner
from tests.ui.pages.letters.steps import choose, ids, make, opened

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
    strip = next(one for one in again.what.findChildren(Banner) if not one.isHidden())
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
    assert the_draft(db, qtbot).typed["thanks_for"] == "coming"


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


def test_the_people_ticked_are_there_again_after_a_crash_with_their_document_event_and_rules(
    page: LettersPage, db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    event = events.add(db, EventDraft(title="Open evening", date=today))
    page.write_to(ids(db, "adeyemi", today) + ids(db, "marsh", today), event.id)
    page.what.tick("thank-you")
    page.what.missing.set_value("mark")
    draft = the_draft(db, qtbot)
    qtbot.waitUntil(lambda: drafts.left(db)[0].typed["missing"] == "mark")
    assert "Letters, 2 ticked" in drafting.in_words(draft)

    again = opened(qtbot, runner, today)
    assert again.go_on(the_draft(db, qtbot), lambda _: None)
    assert again.who.chosen == page.who.chosen
    assert [choice.name for choice in again.what.documents] == ["thank-you"]
    assert again.what.about.currentText().endswith("Open evening")
    assert again.what.missing.value() == "mark"
    (said,) = [one.text() for one in again.what.findChildren(Banner) if one.text()]
    assert "There is no field for" not in said


def test_while_documents_are_made_the_batch_keeps_the_people_and_nobody_is_written_to_twice(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    the_draft(db, qtbot)
    page.steps.open(3)
    page.make.folder.setText(str(tmp_path / "out"))
    page.make.make.click()
    assert drafts.left(db) == []
    assert page.making.work is not None
    page.making.work.cancel()
    qtbot.waitUntil(lambda: not page.making.is_under_way)
    assert the_draft(db, qtbot).typed["ticked"] == list(
        page.who.chosen
    )  # what was stopped by hand is not lost


def test_a_look_at_the_page_writes_nothing(
    page: LettersPage, db: Data, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    monkeypatch.setattr(drafts, "keep", lambda *_: kept.append(1))
    monkeypatch.setattr(drafts, "forget", lambda *_: kept.append(1))
    page.reload()
    qtbot.wait(20)
    assert kept == []


def test_an_event_that_was_removed_meanwhile_is_not_chosen_any_more(
    page: LettersPage, db: Data, today: date
) -> None:
    event = events.add(db, EventDraft(title="Open evening", date=today))
    page.write_to(ids(db, "adeyemi", today), event.id)
    events.remove(db, [event.id])
    page.reload()
    assert page.what.event_id is None
    assert event.id not in [page.what.about.itemText(n) for n in range(page.what.about.count())]
