"""Letters made while the window goes on answering: real threads, a real data file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import work
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.ui.executors import Held
from tests.ui.pages.letters.real import on_the_sample_group
from tests.ui.pages.letters.steps import opened


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, today: date) -> Iterator[LettersPage]:
    """On the sample group, in a file, with everybody ticked and two documents chosen."""
    with on_the_sample_group(qtbot, tmp_path, today) as page:
        qtbot.waitUntil(lambda: bool(page.make.folder.text()))
        page.who.all.click()
        page.what.tick("proposal")
        qtbot.waitUntil(lambda: bool(page.viewer.pages.pages.sheets))
        yield page


def test_the_window_answers_while_documents_are_made(
    page: LettersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each document, here; a fast computer makes many of them in the slice that it has otherwise."""
    monkeypatch.setattr(work, "_SLICE_SECONDS", 0.0)
    answered: list[int] = []
    clock = QTimer(page)
    clock.timeout.connect(lambda: answered.append(len(page.make.outcomes)))
    clock.start(0)
    page.steps.open(3)

    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert len(set(answered)) > 2  # it was asked at several moments of the making
    assert page.make.list.count() == len(page.who.chosen) - 1  # two live together
    assert list(page.make.out.glob("*.docx"))


def test_a_cancel_is_answered_before_the_end(page: LettersPage, qtbot: QtBot) -> None:
    page.what.tick("information-packet")
    page.what.tick("thank-you")
    everything = len(page.who.chosen) * 3
    qtbot.waitUntil(lambda: page.check.findings != [])
    page.steps.open(3)
    qtbot.waitUntil(page.make.make.isEnabled)  # what was found may be about one document still
    page.make.make.click()
    qtbot.waitUntil(lambda: bool(page.make.outcomes))

    page.make.cancel.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert 0 < page.make.list.count() < everything
    assert not list(page.make.out.glob("*.part"))


def test_make_pressed_while_it_is_planned_anew_is_done_when_that_is_over(
    page: LettersPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.check.findings != [])
    page.steps.open(3)
    qtbot.waitUntil(page.make.make.isEnabled)
    page.reload()  # as when something else in the data file has changed
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert list(page.make.out.glob("*.docx"))


def test_make_pressed_for_something_else_is_not_done_later(page: LettersPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.make.make.isEnabled)
    page.reload()
    page.make.make.click()
    page.what.tick("thank-you")
    qtbot.waitUntil(lambda: len(page.what.documents) == 2 and page.check.findings != [])
    qtbot.waitUntil(page.make.make.isEnabled)

    assert not page.making.is_under_way
    assert page.make.outcomes == []


def test_nobody_waits_for_the_data_file_while_templates_are_tried(
    qtbot: QtBot, db: Data, today: date
) -> None:
    aside = Held()
    page = opened(qtbot, Runner(AtOnce(), aside, db=db), today)
    answers: list[list[str]] = []

    page.runner.ask(page, lambda data: contacts.find(data, today=today), answers.append)
    assert answers == [[]]
    assert page.what.list.boxes == []

    aside.run()
    assert page.what.list.boxes
