"""What the status line says of what was done, however late the answers come."""

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell.news import News
from outreach_desktop.ui.shell.notices import Frame
from outreach_desktop.ui.widgets.frame import StatusLine
from tests.builders import person
from tests.ui.executors import Held


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def status(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    return line


@pytest.fixture
def news(status: StatusLine, held: Held, db: Data) -> News:
    return News(status, Runner(held, db=db), status)


def test_what_is_saved_is_said_though_a_backup_asks_again_before_the_answer(
    news: News, status: StatusLine, held: Held, db: Data
) -> None:
    person(db, "Marsh")
    news.changed()
    news.ask()
    held.run()

    assert status.said() == "Done and saved."


def test_a_backup_that_comes_later_does_not_say_saved_once_more(
    news: News, status: StatusLine, held: Held, db: Data
) -> None:
    person(db, "Marsh")
    news.changed()
    held.run()
    news.say("Text size 120%.")
    news.ask()
    held.run()

    assert status.said() == "Text size 120%."


def test_what_was_done_in_words_of_its_own_stays(
    news: News, status: StatusLine, held: Held, db: Data
) -> None:
    seen: list[Frame] = []
    news.known.connect(seen.append)
    person(db, "Marsh")
    news.changed()
    news.say("Undone: Add person Beth Marsh.")
    news.changed()
    held.run()

    assert status.said() == "Undone: Add person Beth Marsh."
    assert len(seen) == 1


def test_another_file_has_nothing_that_was_saved(
    news: News, status: StatusLine, held: Held, db: Data
) -> None:
    person(db, "Marsh")
    news.changed()
    news.another_file()
    held.run()

    assert status.said() == ""
