"""“Start each person on a new sheet” is ticked where it helps, and as somebody chose it."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import unfinished
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.templates.word import part
from tests.ui.pages.letters.steps import choose, make, opened


@pytest.fixture
def long_template(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("Dear {{ contact.salutation }},")
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph("Yours")
    path = tmp_path / "long-letter.docx"
    document.save(str(path))
    return path


def printed(folder: Path) -> str:
    (together,) = folder.glob("*to print*.docx")
    return part(together.read_bytes())


def tick(page: LettersPage, qtbot: QtBot) -> None:
    page.make.together.setChecked(True)
    page.steps.open(3)
    qtbot.mouseClick(
        page.make.new_sheets,
        Qt.MouseButton.LeftButton,
        pos=page.make.new_sheets.rect().center() * 0.1,
    )


def test_it_is_ticked_where_a_document_has_more_than_one_page(
    page: LettersPage, db: Data, long_template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, db, long_template)
    qtbot.waitUntil(page.make.new_sheets.isChecked)
    assert not page.make.new_sheets.isEnabled()

    page.make.together.setChecked(True)
    assert page.make.new_sheets.isEnabled()
    make(page, tmp_path / "out", qtbot)

    assert printed(tmp_path / "out").count('<w:type w:val="oddPage"/>') == 3


def test_it_is_not_ticked_for_a_letter_of_one_page(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.make.together.setChecked(True)

    make(page, tmp_path / "out", qtbot)

    assert not page.make.new_sheets.isChecked()
    assert "oddPage" not in printed(tmp_path / "out")


def test_what_somebody_chose_is_remembered_for_that_kind_of_document(
    page: LettersPage,
    db: Data,
    runner: Runner,
    template: Path,
    long_template: Path,
    today: date,
    qtbot: QtBot,
) -> None:
    choose(page, db, long_template)
    qtbot.waitUntil(page.make.new_sheets.isChecked)
    tick(page, qtbot)
    assert not page.make.new_sheets.isChecked()

    again = opened(qtbot, runner, today)
    choose(again, db, long_template)
    qtbot.waitUntil(lambda: bool(again.viewer.pages.pages.sheets))
    assert not again.make.new_sheets.isChecked()

    again.what.tick(long_template.stem, on=False)
    choose(again, db, template)
    qtbot.waitUntil(lambda: bool(again.viewer.pages.pages.sheets))
    assert not again.make.new_sheets.isChecked()


def test_a_second_kind_that_nobody_looked_at_is_counted_too(
    page: LettersPage, db: Data, template: Path, long_template: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    choose(page, db, long_template)
    qtbot.waitUntil(lambda: bool(page.viewer.pages.pages.sheets))

    page.steps.open(3)

    qtbot.waitUntil(page.make.new_sheets.isChecked)


def test_the_rest_of_a_batch_is_made_as_it_was_asked_for(
    page: LettersPage,
    db: Data,
    long_template: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from outreach_desktop import writing

    choose(page, db, long_template)
    page.make.together.setChecked(True)
    qtbot.waitUntil(page.make.new_sheets.isChecked)
    write = writing.write_new
    written: list[Path] = []

    def full(path: Path, content: bytes, *, sync_folder: bool = True) -> None:
        if written:
            raise writing.trouble(OSError(28, "No space left on device"), path)
        written.append(path)
        write(path, content, sync_folder=sync_folder)

    monkeypatch.setattr(writing, "write_new", full)
    make(page, tmp_path / "out", qtbot)
    monkeypatch.undo()
    (batch,) = unfinished(db)
    assert batch.new_sheets
    page.make.again.click()
    page.make.new_sheets.setChecked(False)

    page.rest.banner.action.click()
    assert page.make.new_sheets.isChecked()
    assert not page.make.new_sheets.isEnabled()
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert printed(tmp_path / "out").count('<w:type w:val="oddPage"/>') == 3
