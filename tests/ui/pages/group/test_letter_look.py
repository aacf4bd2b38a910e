"""How letters look: what is chosen is seen on a letter and through the window of its envelope before it is kept."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.post.envelopes import ENVELOPES
from outreach_desktop.domain.post.sheets import A4
from outreach_desktop.services import contacts, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.templates import Missing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.group.letter_look import LetterLookEditor
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.widgets.forms.colour import ColourField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.forms.typed import MillimetreField
from tests.builders import sample_group


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date) -> GroupPage:
    page = GroupPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.show()
    return page


@pytest.fixture
def opened(qtbot: QtBot, db: Data, page: GroupPage, today: date) -> LetterLookEditor:
    sample_group(db, today)
    page.reload()
    qtbot.waitUntil(lambda: "A4" in page.letterhead.looks.chosen.text())
    page.letterhead.looks.edit_button.click()
    editor = page.findChild(LetterLookEditor)
    assert editor is not None
    qtbot.waitUntil(lambda: bool(editor.picture.accessibleName()), timeout=20_000)
    return editor


def choice(editor: LetterLookEditor, key: str) -> ChoiceField:
    field = editor._form.field(key)
    assert isinstance(field, ChoiceField)
    return field


def shown(qtbot: QtBot, editor: LetterLookEditor, changes: Callable[[], object]) -> list[str]:
    """The lines in the window once the letter is drawn anew."""
    before = editor.caption.text()
    changes()
    qtbot.waitUntil(lambda: editor.caption.text() != before, timeout=20_000)
    return editor.picture.accessibleName().splitlines()


def test_the_window_shows_the_whole_address_and_nothing_of_the_letter(
    qtbot: QtBot, opened: LetterLookEditor
) -> None:
    lines = opened.picture.accessibleName().splitlines()
    assert lines[0].startswith("Dr Ann")
    assert lines[-1] == "QX1 2AB"
    for name in ENVELOPES:
        if name != "DL":
            again = shown(qtbot, opened, partial(choice(opened, "envelope").set_value, name))
            assert (again[0], again[-1]) == (lines[0], lines[-1]), name
            assert len(again) == A4.zone(ENVELOPES[name]).lines, name


def test_what_is_chosen_is_kept_and_undone(
    qtbot: QtBot, db: Data, opened: LetterLookEditor, page: GroupPage
) -> None:
    before = group.profile(db)
    choice(opened, "paper").set_value("Letter")
    choice(opened, "envelope").set_value("C5")
    field = opened._form.field("colour")
    assert isinstance(field, ColourField)
    field.line.setText("#c0392b")
    choice(opened, "font").set_value("Georgia")
    choice(opened, "large_points").set_value("18")
    with qtbot.waitSignal(opened.done_with):
        opened.save_button.click()

    kept = group.profile(db)
    looked = (kept.paper, kept.envelope, kept.colour, kept.font, kept.large_points)
    assert looked == ("Letter", "C5", "C0392B", "Georgia", 18)
    assert kept.window_width < 1
    qtbot.waitUntil(lambda: "C5" in page.letterhead.looks.chosen.text())
    assert undo.undo(db).name == "Change how letters look"
    assert group.profile(db) == before


def test_a_window_that_was_measured_is_kept_as_it_was_measured(
    qtbot: QtBot, db: Data, opened: LetterLookEditor
) -> None:
    field = opened._form.field("window_height")
    assert isinstance(field, MillimetreField)
    field.setText("40,5 mm")
    with qtbot.waitSignal(opened.done_with):
        opened.save_button.click()

    kept = group.profile(db)
    assert (kept.window_left, kept.window_foot) == (20, 18)
    assert (kept.window_width, kept.window_height) == (90, 40.5)


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("window_height", "5", "cannot always be read"),
        ("window_left", "200", "ends outside the envelope, which is 220 by 110 mm"),
        ("window_width", "", "how large the window is"),
        ("window_width", "wide", "Type millimetres"),
        ("colour", "reddish", "six digits"),
    ],
)
def test_what_cannot_be_is_said_under_its_field_and_not_kept(
    db: Data, opened: LetterLookEditor, key: str, typed: str, sentence: str
) -> None:
    before = group.profile(db)
    field = opened._form.field(key)
    (field.line if isinstance(field, ColourField) else field).setText(typed)  # type: ignore[attr-defined]
    opened.save_button.click()

    assert sentence in opened._form.problem(key)
    assert group.profile(db) == before


def test_a_colour_is_chosen_by_looking(qtbot: QtBot, opened: LetterLookEditor) -> None:
    field = opened._form.field("second_colour")
    assert isinstance(field, ColourField)
    field.choose_button.click()
    dialog = field.findChild(QColorDialog)
    assert dialog is not None
    dialog.setCurrentColor(QColor("#2980b9"))
    dialog.accept()

    assert field.value() == "2980B9"


def letterhead(path: Path, name: str, above: int = 0) -> Path:
    """A Word file with a header, so many empty lines lower."""
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = name
    for _ in range(above):
        header.add_paragraph("")
    header.add_paragraph("1 Mill Lane")
    document.save(str(path))
    return path


def choose(monkeypatch: pytest.MonkeyPatch, editor: LetterLookEditor, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    editor.letterhead.choose_button.click()


def page_says(editor: LetterLookEditor) -> str:
    posted = editor.picture.posted
    return "" if posted is None else posted[0].text


def test_a_letterhead_in_word_is_seen_kept_used_and_undone(
    qtbot: QtBot, db: Data, opened: LetterLookEditor, page: GroupPage, tmp_path: Path, today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    lines = opened.picture.accessibleName()
    choose(monkeypatch, opened, letterhead(tmp_path / "old.docx", "The Old Weir Carers"))
    qtbot.waitUntil(lambda: "The Old Weir Carers" in page_says(opened), timeout=30_000)
    assert opened.picture.accessibleName() == lines
    assert opened.warning.isHidden()
    with qtbot.waitSignal(opened.done_with, timeout=20_000):
        opened.save_button.click()

    made = letters.plan(
        db, contacts.find(db, "O'Neil", today=today)[:1] or contacts.find(db, "", today=today)[:1],
        [letters.choice("introduction")], today=today,
    )  # fmt: skip
    (letter,) = made.letters()
    header = (
        docx.Document(io.BytesIO(letter.render(Missing(rule="blank"))))
        .sections[0]
        .first_page_header
    )
    said = "".join(one.text for cell in header.tables[0].rows[0].cells for one in cell.paragraphs)
    assert said.startswith("The Old Weir Carers")
    qtbot.waitUntil(lambda: "letterhead of your own" in page.letterhead.looks.chosen.text())
    assert undo.undo(db).name == "Change how letters look"
    assert group.profile(db).letterhead_id is None


def test_what_comes_from_the_letterhead_is_told_there_and_on_the_page(
    qtbot: QtBot, db: Data, opened: LetterLookEditor, page: GroupPage, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    document = docx.Document(str(letterhead(tmp_path / "old.docx", "The Old Weir Carers")))
    normal = document.styles["Normal"]
    normal.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
    normal.font.name = "Old Weir Sans"
    document.save(str(tmp_path / "old.docx"))
    choose(monkeypatch, opened, tmp_path / "old.docx")
    words = "Font: Old Weir Sans, from your letterhead."
    qtbot.waitUntil(lambda: words in opened.letterhead.taken.text(), timeout=30_000)
    qtbot.waitUntil(lambda: "has no Old Weir Sans" in opened.caption.text(), timeout=30_000)
    with qtbot.waitSignal(opened.done_with, timeout=20_000):
        opened.save_button.click()
    qtbot.waitUntil(lambda: page.letterhead.looks.taken.text() == words)
    assert page.letterhead.looks.taken.isVisibleTo(page)
    group.save_profile(db, replace(group.profile(db), font="Georgia"))
    page.reload()
    qtbot.waitUntil(lambda: not page.letterhead.looks.taken.isVisibleTo(page))


def test_a_letterhead_that_pushes_the_address_out_of_the_window_is_told(
    qtbot: QtBot, opened: LetterLookEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, opened, letterhead(tmp_path / "high.docx", "High", above=14))
    qtbot.waitUntil(lambda: "pushes the address down" in opened.warning.text(), timeout=30_000)


def test_a_word_file_without_a_letterhead_is_refused_and_the_one_before_stays(
    qtbot: QtBot,
    db: Data,
    opened: LetterLookEditor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty = tmp_path / "empty.docx"
    docx.Document().save(str(empty))
    choose(monkeypatch, opened, empty)
    qtbot.waitUntil(lambda: "nothing at the head" in opened.warning.text(), timeout=30_000)
    before = group.profile(db)
    opened.save_button.click()
    qtbot.waitUntil(
        lambda: (
            "nothing at the head" in opened.said.text()
            or "nothing at the head" in opened.banner.text()
        ),
        timeout=20_000,
    )
    assert group.profile(db) == before


def test_one_to_change_in_word_is_written_and_can_be_chosen(
    qtbot: QtBot, opened: LetterLookEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Our letterhead.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    opened.letterhead.write_button.click()
    assert path.name in opened.letterhead.outcome.text()
    before = page_says(opened)
    choose(monkeypatch, opened, path)
    qtbot.waitUntil(lambda: page_says(opened) != before, timeout=30_000)
    assert opened.warning.isHidden()
    opened.letterhead.remove_button.click()
    qtbot.waitUntil(lambda: page_says(opened) == before, timeout=30_000)
