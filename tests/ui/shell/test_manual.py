"""The manual: found from everywhere, and true of the program as it is."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import outreach_desktop
from outreach_desktop.domain.documents import pictures
from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.exchange import sheets
from outreach_desktop.exchange.readers import csv, reading
from outreach_desktop.paths import resource
from outreach_desktop.services.data_file import Data
from outreach_desktop.templates.engine.compiling import parts
from outreach_desktop.ui.desk.actions import plain, shortcuts
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.manual import FIRST, Chapter, Manual, anchor, chapters, show_manual
from outreach_desktop.ui.shell.pages import PAGES, table_for
from tests.ui.dialogs import Stage, opened
from tools.words.finding import sentences

PAGES_OF_IT = chapters()
TABLE = table_for(PAGES)


@pytest.fixture
def stage(sample_window: MainWindow, db: Data, tmp_path: Path) -> Stage:
    return Stage(window=sample_window, db=db, folder=tmp_path)


def manual_of(window: MainWindow) -> Manual:
    (manual,) = window.findChildren(Manual)
    return manual


def test_every_page_is_in_the_list_and_no_other() -> None:
    there = {path.stem for path in resource("manual").glob("*.md")}

    assert {chapter.key for chapter in PAGES_OF_IT} == there


def takes_keys(one: QWidget) -> bool:
    return one.isVisible() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_f1_opens_the_page_about_what_is_in_front(page: object, stage: Stage) -> None:
    stage.window.go_to(page.key)  # type: ignore[attr-defined]
    shown = set()
    for part in (stage.window.stack, stage.window.rail, stage.window.top):
        next(one for one in part.findChildren(QWidget) if takes_keys(one)).setFocus()

        QTest.keyClick(stage.window, Qt.Key.Key_F1)

        manual = manual_of(stage.window)
        assert manual.page.toPlainText().strip()
        shown.add(manual.page.source().path())
        manual.close()

    assert len(shown) == 1
    assert shown != {f"{FIRST}.md"}


def test_f1_in_a_dialog_opens_the_manual_in_front_of_it(stage: Stage) -> None:
    dialog = opened(stage, "a new contact")

    QTest.keyClick(dialog, Qt.Key.Key_F1)

    (manual,) = dialog.findChildren(Manual)
    assert manual.page.source().path() == "people.md"
    manual.close()
    assert dialog.isVisible()


def _named_in_the_program() -> set[str]:
    folder = Path(outreach_desktop.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return {page for text in texts for page in re.findall(r"\bmanual ?= ?\"([^\"]*)\"", text)}


@pytest.mark.parametrize("page", sorted(_named_in_the_program() - {""}))
def test_what_the_program_says_of_its_manual_is_there(page: str) -> None:
    key, _, heading = page.partition("#")
    (chapter,) = [one for one in PAGES_OF_IT if one.key == key]
    there = [anchor(one) for one in re.findall(r"^##+ (.*)$", chapter.text, re.MULTILINE)]
    assert not heading or there.count(heading) == 1


def test_f1_leads_to_the_part_of_the_page_that_is_about_the_dialog(
    stage: Stage, qtbot: QtBot
) -> None:
    manual = show_manual(stage.window, "people#your-core-network")

    assert manual.page.source().path() == "people.md"
    assert manual.page.textCursor().block().text() == "Your core network"
    qtbot.waitUntil(lambda: 0 <= manual.page.cursorRect().top() < manual.page.height() // 4)
    assert manual.list.currentItem().text() == "People"


def test_asked_again_it_turns_the_page(stage: Stage) -> None:
    first = show_manual(stage.window, "people")

    again = show_manual(stage.window, "letters")

    assert again is first
    assert first.list.currentItem().text() == "Letters"
    first.back.click()
    assert first.list.currentItem().text() == "People"


def test_the_search_finds_pages_by_any_of_their_words(stage: Stage) -> None:
    manual = show_manual(stage.window, "start")

    QTest.keyClicks(manual.search, "usb passphrase")

    assert [manual.list.item(n).text() for n in range(manual.list.count())] == ["Nothing is lost"]
    assert manual.page.source().path() == "safety.md"

    QTest.keyClicks(manual.search, " xyzzy")
    assert manual.nothing.isVisible()
    assert manual.list.count() == 0


@pytest.mark.parametrize("chapter", PAGES_OF_IT, ids=lambda chapter: chapter.key)
def test_links_lead_to_pages_that_are_there(chapter: Chapter) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", chapter.text):
        assert (resource("manual") / target).is_file(), target


@pytest.mark.parametrize("chapter", PAGES_OF_IT, ids=lambda chapter: chapter.key)
def test_every_menu_it_names_is_there(chapter: Chapter) -> None:
    entries = {(plain(one.menu).rpartition(" > ")[2], plain(one.text)) for one in TABLE}
    entries |= {step for one in TABLE for step in pairwise(plain(one.menu).split(" > "))}

    for named in re.findall(r"(?<!\*)\*([A-Z][^*]* > [^*]*)\*(?!\*)", chapter.text):
        for step in pairwise(named.split(" > ")):
            assert step in entries, named


# What Word and mail programs call their own parts.
_OF_OTHERS = {"To:", "Skip Record If", "Compress Pictures"}


def words_of_the_window() -> set[str]:
    """All that buttons, fields, choices and headings say, as far as the first value in them."""
    said = (text for one in sentences() for text in (one.one, one.many))
    return {plain(text.partition("{")[0]).rstrip(" .:(") for text in said}


WORDS = words_of_the_window()


@pytest.mark.parametrize("chapter", PAGES_OF_IT, ids=lambda chapter: chapter.key)
def test_every_button_and_field_it_names_is_there(chapter: Chapter) -> None:
    """What is *slanted* is copied from the window; what a button is called there may end in three dots."""
    text = re.sub(r"`[^`]*`", "", chapter.text)
    named = {" ".join(one.split()) for one in re.findall(r"(?<![*\w])\*([^*]+)\*(?!\*)", text)}

    named = {one for one in named if " > " not in one} - _OF_OTHERS
    assert {one for one in named if plain(one) not in WORDS} == set()


@pytest.mark.parametrize("chapter", PAGES_OF_IT, ids=lambda chapter: chapter.key)
def test_every_key_it_names_does_something(chapter: Chapter) -> None:
    known = {keys.toString() for one in TABLE for keys in shortcuts(one)}

    named = set(re.findall(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+)`", chapter.text))

    of_no_menu = {
        *("Ctrl+C", "Ctrl+Enter", "Ctrl+J", "Ctrl+PgUp", "Ctrl+PgDown", "Shift+F10"),
        *("Alt+Up", "Alt+Down"),
    }
    assert named <= known | of_no_menu


def test_the_limits_that_it_names_are_those_of_the_program() -> None:
    def page(name: str) -> str:
        return " ".join((resource("manual") / f"{name}.md").read_text("utf-8").split())

    megabyte, million = 1024 * 1024, 1_000_000
    assert f"{sheets.MOST_PEOPLE:,} rows and {sheets.MOST_COLUMNS} columns" in page("import")
    rows, text = csv.MOST_RECORDS, csv.LARGEST_TEXT // megabyte
    assert f"{rows:,} rows and {text} MB" in page("import")
    assert f"any other file {reading.LARGEST_FILE // megabyte} MB" in page("import")
    assert f"{LARGEST_FILE // megabyte} MB large" in page("group")
    assert f"{pictures.MOST_DOTS // million} million dots" in page("group")
    assert f"{parts.MOST_TAGS:,} tags" in page("own-documents")
