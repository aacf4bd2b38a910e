"""Words of one's own for each reader: typed below the page, seen on it, and kept."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.people import letter_paragraphs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.reader.finding import plain
from tests import builders
from tests.ui.pages.letters.steps import choose, ids, make, opened, shown


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    said = ("Dear {{ contact.salutation }},", "{{ letter.personal }}", "Yours")
    return builders.template(tmp_path / "own.docx", *said)


@pytest.fixture
def writing(page: LettersPage, db: Data, letter: Path) -> LettersPage:
    """To three people, in a letter with a place for words of one\u2019s own."""
    choose(page, db, letter)
    return page


def type_in(page: LettersPage, words: str) -> None:
    QTest.keyClicks(page.viewer.words.field, words)


def kept(page: LettersPage, db: Data, name: str) -> str:
    page.typing.keep()
    (contact_id,) = ids(db, name, page.today())
    return letter_paragraphs.waiting(db, contact_id, "Own")


def test_what_is_typed_is_on_the_page_at_once_and_in_the_data_file_soon(
    writing: LettersPage, db: Data, qtbot: QtBot
) -> None:
    type_in(writing, "You rang me.")

    assert "You rang me." in shown(writing)
    assert letter_paragraphs.waiting(db, writing.viewer.contact_id, "Own") == ""
    qtbot.waitUntil(lambda: bool(letter_paragraphs.waiting(db, writing.viewer.contact_id, "Own")))


def test_a_document_without_a_place_for_them_has_no_field(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)
    assert page.viewer.words.isHidden()


def test_each_reader_has_their_own_and_typing_is_taken_back_for_each(
    writing: LettersPage, db: Data
) -> None:
    words = writing.viewer.words
    type_in(writing, "For Adeyemi.")
    writing.viewer.walk(1)
    assert words.text == ""
    type_in(writing, "For Marsh.")
    writing.viewer.walk(-1)

    assert words.text == "For Adeyemi."
    QTest.keyClick(words.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words.text == ""
    assert (kept(writing, db, "adeyemi"), kept(writing, db, "marsh")) == ("", "For Marsh.")


def test_ctrl_enter_goes_on_to_the_next_without_one_and_the_count_goes_down(
    writing: LettersPage,
) -> None:
    words = writing.viewer.words
    assert words.left.text() == "3 readers without words"
    writing.viewer.walk(1)
    type_in(writing, "For Marsh.")
    assert words.left.text() == "2 readers without words"

    for name in ("O'Neil", "Adeyemi"):
        QTest.keyClick(words.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert name in writing.viewer.name.text()
        type_in(writing, f"For {name}.")

    assert words.left.text() == "everyone has one"
    assert not words.next.isEnabled()


def test_the_check_says_for_whom_it_is_empty_as_it_is_typed(writing: LettersPage) -> None:
    def empty() -> list[int]:
        found = writing.check.findings
        return [len(one.about) for one in found if one.field == "letter.personal"]

    assert empty() == [3]
    type_in(writing, "For Adeyemi.")
    assert empty() == [2]
    writing.viewer.words.field.clear()
    assert empty() == [3]


def test_what_was_typed_is_there_on_another_opening(
    writing: LettersPage, qtbot: QtBot, runner: Runner, today: date, db: Data, letter: Path
) -> None:
    type_in(writing, "For Adeyemi.")
    assert writing.may_leave()

    page = opened(qtbot, runner, today)
    choose(page, db, letter)

    assert page.viewer.words.text == "For Adeyemi."
    assert "For Adeyemi." in shown(page)


def test_taking_it_back_in_the_data_file_takes_it_off_the_page(
    writing: LettersPage, runner: Runner
) -> None:
    type_in(writing, "For Adeyemi.")
    writing.typing.keep()

    runner.do(writing, lambda open_file: undo.undo(open_file))

    assert writing.viewer.words.text == ""
    assert "For Adeyemi." not in shown(writing)


def test_something_changed_elsewhere_leaves_what_is_being_typed(
    writing: LettersPage, runner: Runner, db: Data
) -> None:
    type_in(writing, "For Ade")
    gone = ids(db, "marsh", writing.today())

    runner.do(writing, lambda open_file: contacts.remove(open_file, gone))
    type_in(writing, "yemi.")

    assert writing.viewer.words.text == "For Adeyemi."
    assert "For Adeyemi." in shown(writing)
    assert writing.viewer.words.left.text() == "1 reader without words"


def test_what_cannot_be_kept_is_said_once_and_stays_in_the_field(
    writing: LettersPage, runner: Runner, db: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    runner.failed.connect(lambda error: told.append(str(error)))

    def refuse(*_: object) -> int:
        raise OutreachError("The disk is full.")

    with monkeypatch.context() as trouble:
        trouble.setattr(letter_paragraphs, "keep", refuse)
        type_in(writing, "For Adeyemi.")
        writing.typing.keep()
        writing.typing.keep()

    assert told == ["The disk is full."]
    assert writing.viewer.words.text == "For Adeyemi."
    assert kept(writing, db, "adeyemi") == "For Adeyemi."


def test_made_letters_have_used_them(
    writing: LettersPage, db: Data, tmp_path: Path, qtbot: QtBot
) -> None:
    type_in(writing, "For Adeyemi.")
    make(writing, tmp_path / "out", qtbot)
    assert kept(writing, db, "adeyemi") == ""


def test_what_looks_like_a_patient_is_asked_about_before_letters_are_made(
    writing: LettersPage, tmp_path: Path
) -> None:
    type_in(writing, "Your patient John Smith, born 3 May 1950, rang us.")
    writing.steps.open(3)
    writing.make.folder.setText(str(tmp_path / "out"))
    writing.make.make.click()

    assert not (tmp_path / "out").exists()


def test_sentences_to_begin_with_are_offered_and_inserted(
    writing: LettersPage, db: Data, today: date
) -> None:
    words = writing.viewer.words
    type_in(writing, "Dear me.")
    builders.call(db, contacts.get(db, writing.viewer.contact_id), today)

    words.begin.click()
    (menu,) = [one for one in words.findChildren(QMenu) if one.isVisible()]
    (entry, *_) = menu.actions()
    entry.trigger()
    menu.close()

    assert entry.text().startswith("Last contact: It was good to speak with you on")
    assert words.text.startswith("Dear me. It was good to speak with you on")


def test_a_reader_is_found_by_a_part_of_the_name(writing: LettersPage) -> None:
    viewer = writing.viewer
    viewer.look_for()
    assert not viewer.finder.isHidden()

    QTest.keyClicks(viewer.finder, "oneil")
    QTest.keyClick(viewer.finder, Qt.Key.Key_Return)

    assert "O'Neil" in viewer.name.text()
    assert viewer.finder.isHidden()
    assert viewer.finder.text() == ""


def test_esc_leaves_the_search_where_one_was(writing: LettersPage) -> None:
    writing.viewer.look_for()
    QTest.keyClicks(writing.viewer.finder, "neil")
    QTest.keyClick(writing.viewer.finder, Qt.Key.Key_Escape)

    assert "Adeyemi" in writing.viewer.name.text()
    assert not writing.viewer.name.isHidden()


@pytest.mark.parametrize(
    ("name", "said"), [("O\u2019Neil", "oneil"), ("José", "jose"), ("Ng, Dr", "ng dr")]
)
def test_names_are_compared_without_capitals_accents_and_signs(name: str, said: str) -> None:
    assert plain(name) == said


def marked(page: LettersPage) -> list[str]:
    return [one.word for one in page.spelling.found]


def menu_at(page: LettersPage, place: int) -> list[str]:
    menu = QMenu(page)
    page.viewer.words.field.menu_wanted.emit(menu, place)
    said = [entry.text() for entry in menu.actions() if entry.text()]
    menu.deleteLater()
    return said


def test_a_slip_is_marked_when_the_word_is_done_and_names_of_the_reader_are_known(
    writing: LettersPage,
) -> None:
    type_in(writing, "Your queston")
    assert marked(writing) == []  # it is still being typed

    type_in(writing, " rang adeyemi.")
    assert marked(writing) == ["queston"]
    assert menu_at(writing, 7)[0] == "question"
    assert menu_at(writing, 0) == ["Mark words that may be misspelt"]


def test_a_suggestion_takes_the_place_of_the_slip(writing: LettersPage) -> None:
    type_in(writing, "Your queston rang.")
    menu = QMenu(writing)
    writing.viewer.words.field.menu_wanted.emit(menu, 7)
    menu.actions()[0].trigger()

    assert writing.viewer.words.text == "Your question rang."
    assert marked(writing) == []


def test_a_word_of_one_s_own_is_known_from_now_on(
    writing: LettersPage, qtbot: QtBot, runner: Runner, today: date, db: Data, letter: Path
) -> None:
    type_in(writing, "Your prehabbers rang.")
    assert marked(writing) == ["prehabbers"]
    menu = QMenu(writing)
    writing.viewer.words.field.menu_wanted.emit(menu, 7)
    next(one for one in menu.actions() if one.text() == "Add to my words").trigger()
    assert marked(writing) == []

    page = opened(qtbot, runner, today)
    choose(page, db, letter)
    assert marked(page) == []


def test_marks_can_be_turned_off(writing: LettersPage) -> None:
    type_in(writing, "Your queston rang.")
    menu = QMenu(writing)
    writing.viewer.words.field.menu_wanted.emit(menu, 0)
    menu.actions()[-1].setChecked(False)

    assert marked(writing) == []


def test_the_field_is_as_high_as_what_was_written_earlier(
    writing: LettersPage, db: Data, qtbot: QtBot
) -> None:
    (marsh,) = ids(db, "marsh", writing.today())
    letter_paragraphs.keep(db, marsh, "Own", "\n".join("abcdef"))
    writing.reload()
    field = writing.viewer.words.field
    low = field.height()

    writing.viewer.walk(1)

    qtbot.waitUntil(lambda: field.height() >= low + 3 * field.fontMetrics().lineSpacing())
