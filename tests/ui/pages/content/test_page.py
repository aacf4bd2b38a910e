"""The page of the content bank: what keeps a text back, and one press once it was read through."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import content
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.content.editor import ContentEditor
from outreach_desktop.ui.pages.content.page import ContentPage
from tests.builders import text


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> ContentPage:
    """News, an old answer, a story that no one allowed."""
    text(db, "Open evening", text="On Tuesday.", today=today)
    text(db, "Who may come?", kind="question", reviewed_on=date(2020, 1, 1), today=today)
    text(db, "The first swim", kind="story", text="\u201cI went.\u201d", today=today)
    page = ContentPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.resize(1120, 700)
    page.show()
    page.reload()
    return page


def listed(page: ContentPage, column: int = 0) -> list[str]:
    model = page.list.table.paged
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_what_is_to_be_done_stands_first_and_is_counted(page: ContentPage) -> None:
    assert listed(page) == ["The first swim", "Who may come?", "Open evening"]
    assert listed(page, 1) == ["Story of someone", "Question and answer", "News"]
    assert listed(page, 2) == ["no permission", "to be read through again", "may be printed"]
    assert page.list.due.text() == "2 are not printed until you do something about them."
    shown = [one.text() for one in page.card.findChildren(QLabel)]
    assert any(text.startswith("It is not printed: ask for permission") for text in shown)


def test_one_press_says_that_it_was_read_through(page: ContentPage, db: Data) -> None:
    page.show_one(page.list.table.paged.ids[1])
    page.card.reviewed_wanted.emit()
    assert listed(page, 2) == ["no permission", "may be printed", "may be printed"]
    assert undo.next_undo(db) == "Read through Who may come?"


def test_a_permission_that_is_written_down_lets_it_be_printed(page: ContentPage, db: Data) -> None:
    story = content.get(db, page.list.table.paged.ids[0])
    page._edit(story)
    (editor,) = page.findChildren(ContentEditor)
    editor._form.fill({"permission": "in writing"})
    editor.save()
    assert content.get(db, story.id).permission == "in writing"
    assert "no permission" not in listed(page, 2)


def test_a_new_one_is_typed_in(page: ContentPage, db: Data, today: date) -> None:
    page.add()
    (editor,) = page.findChildren(ContentEditor)
    editor.save()
    assert "Type a heading or a text." in [one.text() for one in editor.findChildren(QLabel)]
    editor._form.fill({"heading": "Thank you", "may_hand_out": False})
    editor.save()
    kept = content.get(db, page.list.table.current_id())
    assert (kept.heading, kept.kind, kept.may_hand_out) == ("Thank you", "news", False)
    assert (kept.dated_on, kept.reviewed_on) == (today, today)


def test_the_text_is_copied(page: ContentPage) -> None:
    page.copy_text()
    assert QGuiApplication.clipboard().text() == "The first swim\n\n\u201cI went.\u201d"


def test_the_search_and_the_headings_put_others_in_view(page: ContentPage) -> None:
    page.search("tuesday")
    assert listed(page) == ["Open evening"]
    page.search("")
    page.list.table._sort(0)
    assert listed(page) == ["Open evening", "The first swim", "Who may come?"]
