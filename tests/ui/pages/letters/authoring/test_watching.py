"""A template that is saved in Word is on the page a moment later: its check, its page, its place on the list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services import data_file
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests import builders
from tests.builders import person
from tests.services.making.authoring.test_folder import save_as_word_does
from tests.ui.pages.letters.steps import ids, opened, shown


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    (tmp_path / "Templates").mkdir()
    return builders.template(tmp_path / "Templates" / "our-letter.docx", "Dear {{ contact.name }},")


@pytest.fixture
def page(qtbot: QtBot, today: date, tmp_path: Path, letter: Path) -> Iterator[LettersPage]:
    """On a data file with somebody in it and a template beside it, of which the page is shown."""
    db = data_file.open_data(tmp_path / "Lakeside.outreach", remember=False)
    person(db, "O'Neil", first_name="Ann")
    page = opened(qtbot, Runner(AtOnce(), db=db), today)
    page.what.watch.soon.setInterval(0)
    page.who.model.tick(ids(db, "", today), on=True)
    page.what.tick(letter.stem)
    qtbot.waitUntil(lambda: "Dear Dr Ann" in shown(page))
    yield page
    data_file.close(db)


def test_what_is_saved_in_word_is_on_the_page_and_checked(
    page: LettersPage, letter: Path, qtbot: QtBot
) -> None:
    page.steps.open(2)
    with qtbot.waitSignal(page.said) as said:
        save_as_word_does(letter, "Good morning {{ contact.name }}, ring {{ contact.phne }}.")
    assert "was saved" in said.args[0]
    qtbot.waitUntil(lambda: "Good morning" in shown(page))
    qtbot.waitUntil(lambda: any("contact.phne" in one.message for one in page.check.findings))
    [choice] = page.what.documents
    assert "It has a mistake" in choice.note
    save_as_word_does(letter, "Good evening {{ contact.name }}")
    qtbot.waitUntil(lambda: "Good evening" in shown(page))
    assert page.check.findings == []
    assert page.what.documents[0].note == ""


def test_a_file_put_into_the_folder_is_on_the_list(
    page: LettersPage, letter: Path, qtbot: QtBot
) -> None:
    builders.template(letter.with_name("visit.docx"), "Hello")
    qtbot.waitUntil(lambda: "Visit" in [box.text() for box in page.what.list.boxes])
    assert page.what.watch.strip.isHidden()
    assert [one.path for one in page.what.documents] == [letter]


def test_one_taken_away_is_told_until_it_is_back(
    page: LettersPage, letter: Path, qtbot: QtBot
) -> None:
    content = letter.read_bytes()
    letter.unlink()
    strip = page.what.watch.strip
    qtbot.waitUntil(lambda: "Our letter" in strip.text())
    assert "Put the file back there" in strip.text()
    assert page.what.documents == ()
    letter.write_bytes(content)
    qtbot.waitUntil(lambda: "Our letter" in [box.text() for box in page.what.list.boxes])
    assert strip.text() == ""


def test_what_the_program_moves_itself_is_no_news(
    page: LettersPage, letter: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    page.what.mine.put_away(letter)
    qtbot.waitUntil(lambda: not page.what.mine.strip.isHidden())
    page.what.watch.look()
    page.what.watch.look()
    assert page.what.watch.strip.text() == ""
    assert told == []


def test_a_folder_that_the_system_does_not_tell_of_is_looked_at_now_and_then(
    page: LettersPage, letter: Path, tmp_path: Path
) -> None:
    watch = page.what.watch
    assert not watch.now_and_then.isActive()
    watch.watch(tmp_path / "not there", [])
    assert watch.now_and_then.isActive()
    watch.watch(letter.parent, [tmp_path / "pulled out.docx"])
    assert watch.now_and_then.isActive()
    watch.watch(letter.parent, [])
    assert not watch.now_and_then.isActive()
