"""Another letter has nothing of the last one; one's own Word files are offered again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.services import drafts, events, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters import own
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.widgets.forms import drafting
from outreach_desktop.ui.widgets.labels import Banner
from tests.builders import open_evening
from tests.ui.pages.letters.steps import choose, ids, make, opened

WORDS = "speaking at our open evening"


def fields(page: LettersPage) -> dict[str, object]:
    """What stands in everything that can be chosen or typed in the four steps."""
    state: dict[str, object] = {"people": page.who.chosen}
    for step in (page.who, page.what, page.check, page.make):
        for one in step.findChildren(QWidget):
            name = f"{step.name}: {one.accessibleName()}"
            folded = one in page.who.filters.values()
            if isinstance(one.parent(), QComboBox) or (one.isHidden() and not folded):
                continue
            if isinstance(one, QComboBox):
                state[name] = one.currentText()
            elif isinstance(one, QCheckBox):
                state[name] = one.isChecked()
            elif isinstance(one, QLineEdit):
                state[name] = one.text()
    return state


def choose_everything(page: LettersPage) -> None:
    """Each box ticked, each list at its last entry, each line with words in it."""
    for step in (page.who, page.what, page.make):
        for one in step.findChildren(QWidget):
            if isinstance(one.parent(), QComboBox):
                continue
            if isinstance(one, QComboBox):
                one.setCurrentIndex(one.count() - 1)
            elif isinstance(one, QCheckBox):
                one.setChecked(True)
            elif isinstance(one, QLineEdit) and one is not page.make.folder:
                one.setText(WORDS)


@pytest.fixture
def furnished(page: LettersPage, db: Data, today: date) -> LettersPage:
    """Something to choose in every list."""
    open_evening(db, today + timedelta(days=3))
    group.add_sender(db, SenderDraft(name="Sam Fell"))
    page.reload()
    return page


def test_a_letter_to_somebody_else_has_nothing_of_the_last_one(
    furnished: LettersPage, db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    page = furnished
    page.write_to(ids(db, "adeyemi", today), "")
    choose_everything(page)
    assert page.what.event_id
    assert page.what.sender_id

    page.write_to(ids(db, "marsh", today), "")

    fresh = opened(qtbot, runner, today)
    fresh.write_to(ids(db, "marsh", today), "")
    assert fields(page) == fields(fresh)
    assert page.who.chosen == tuple(ids(db, "marsh", today))


def test_a_letter_after_one_that_was_made_has_nothing_of_it(
    furnished: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot, today: date
) -> None:
    page = furnished
    before = fields(page)
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.what.choose_event(events.titled(db, "Open evening").id)
    page.make.together.setChecked(True)
    make(page, tmp_path / "out", qtbot)

    page.make.again.click()

    after = fields(page)
    assert after.pop("Make: Folder for the documents") == str(tmp_path / "out")
    assert after.pop("What: Our letter") is False
    before.pop("Make: Folder for the documents")
    assert after == before


def test_documents_that_were_ticked_before_anybody_was_wait_for_their_people(
    page: LettersPage, db: Data, today: date
) -> None:
    page.what.tick("information-packet")

    page.write_to(ids(db, "marsh", today), "")

    assert [one.name for one in page.what.documents] == ["information-packet"]


def test_what_was_typed_for_a_letter_that_was_never_made_is_offered_again(
    page: LettersPage, db: Data, qtbot: QtBot, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE_MS", 1)
    page.write_to(ids(db, "adeyemi", today), "")
    page.what.thanks.setText(WORDS)

    page.write_to(ids(db, "marsh", today), "")

    assert page.what.thanks.text() == ""
    [draft] = drafts.left(db)
    assert draft.typed["thanks_for"] == WORDS
    [strip] = [one for one in page.what.findChildren(Banner) if WORDS in one.text()]
    assert strip.isVisible()
    strip.action.click()
    assert page.what.thanks.text() == WORDS
    assert page.who.chosen == tuple(ids(db, "adeyemi", today))


def test_the_folder_is_that_of_the_day_until_somebody_chooses_one(
    qtbot: QtBot, runner: Runner, today: date
) -> None:
    days = [today]
    page = LettersPage(runner, lambda: days[0])
    qtbot.addWidget(page)
    assert page.make.out.name == today.isoformat()

    days[0] = today + timedelta(days=1)
    page.reload()
    assert page.make.out.name == days[0].isoformat()

    page.make.folder.setText("/tmp/elsewhere")
    page.reload()
    page.make.begin_again()
    assert page.make.out == Path("/tmp/elsewhere")


# -- one's own templates ---------------------------------------------------------------------------


def titles(page: LettersPage) -> list[str]:
    return [box.accessibleName() for box in page.what.list.boxes]


def ticked(page: LettersPage) -> list[Path]:
    return [one.path for one in page.what.documents]


def button(page: LettersPage, name: str) -> QPushButton:
    buttons = page.what.findChildren(QPushButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_a_word_file_of_one_s_own_is_offered_again_after_a_restart_as_it_is_then(
    page: LettersPage, template: Path, runner: Runner, qtbot: QtBot, today: date
) -> None:
    page.what.add_template(template)
    QSettings().sync()

    again = opened(qtbot, runner, today)

    assert titles(again)[-1] == "Our letter"
    assert ticked(again) == []
    again.what.list.boxes[-1].setChecked(True)
    assert ticked(again) == [template]


def test_a_file_that_is_gone_says_where_it_was_and_comes_back_with_its_stick(
    page: LettersPage, template: Path
) -> None:
    page.what.add_template(template)
    elsewhere = template.rename(template.with_name("moved.docx"))
    page.reload()

    assert "Our letter" not in titles(page)
    said = [one.text() for one in page.what.findChildren(QLabel)]
    assert any(f"no such file in {template.parent}" in words for words in said)

    elsewhere.rename(template)
    page.reload()
    assert titles(page)[-1] == "Our letter"
    assert [one.path for one in page.what.documents] == [template]  # ticked, as it was


def test_hidden_text_is_left_out_where_its_box_is_ticked_and_after_a_restart(
    page: LettersPage, template: Path, runner: Runner, qtbot: QtBot, today: date
) -> None:
    assert page.what.list.hidden_box(template) is None
    hiding = Document(str(template))
    hiding.add_paragraph().add_run("Mind her cousin").font.hidden = True
    hiding.save(str(template))
    page.what.add_template(template)
    assert [one.without_hidden for one in page.what.documents] == [False]
    box = page.what.list.hidden_box(template)
    assert box is not None
    box.click()

    assert [one.without_hidden for one in page.what.documents] == [True]
    QSettings().sync()
    again = opened(qtbot, runner, today)
    again.what.list.boxes[-1].setChecked(True)
    assert [one.without_hidden for one in again.what.documents] == [True]
    box = again.what.list.hidden_box(template)
    assert box is not None
    assert box.isChecked()


def test_tab_comes_to_all_that_a_line_of_the_list_offers(page: LettersPage, template: Path) -> None:
    hiding = Document(str(template))
    hiding.add_paragraph().add_run("Mind her cousin").font.hidden = True
    hiding.save(str(template))
    page.what.add_template(template)
    box = page.what.list.hidden_box(template)
    assert box is not None

    first = page.what.list.boxes[-1]
    way_off = button(page, "Remove our-letter from the list")
    opens = button(page, "Open Our letter in Word")
    assert first.nextInFocusChain() is opens
    assert opens.nextInFocusChain() is way_off
    assert way_off.nextInFocusChain() is box
    assert box.nextInFocusChain() is page.what.add_own


def test_hidden_text_is_said_before_all_else_and_its_box_stands_above(
    page: LettersPage, template: Path, qtbot: QtBot
) -> None:
    hiding = Document(str(template))
    hiding.core_properties.subject = "Draft three"
    hiding.add_paragraph().add_run("Mind her cousin").font.hidden = True
    hiding.save(str(template))
    page.what.add_template(template)

    (choice,) = page.what.documents
    assert choice.note.startswith("It holds hidden text, such as \u201cMind her cousin\u201d")
    assert "its subject" in choice.note
    box = page.what.list.hidden_box(template)
    (note,) = [one for one in page.what.findChildren(QLabel) if one.text() == choice.note]
    assert box is not None
    inside = page.what.list
    page.steps.open(1)
    qtbot.waitUntil(lambda: box.mapTo(inside, QPoint()).y() < note.mapTo(inside, QPoint()).y())


def test_a_document_that_is_not_used_is_named_with_the_way_out(
    page: LettersPage, db: Data, template: Path
) -> None:
    harmful = Document(str(template))
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "DDEAUTO a b")
    harmful.add_paragraph()._p.append(field)
    choose(page, db, template)
    harmful.save(str(template))
    page.reload()

    (choice,) = page.what.documents
    assert "which could run or fetch something" in choice.note
    assert "Ask for a copy without that" in choice.note
    assert page.viewer.pages.sentence.startswith("\u201cOur letter\u201d: This template contains")


def test_a_file_taken_off_the_list_stays_where_it_is(
    page: LettersPage, template: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    page.what.add_template(template)
    button(page, "Remove our-letter from the list").click()

    assert "Our letter" not in titles(page)
    assert template.is_file()
    assert own.remembered(None) == []


def test_another_data_file_has_a_list_of_its_own(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.outreach", tmp_path / "theirs.outreach"
    own.remember(mine, tmp_path / "a.docx")
    own.remember(mine, tmp_path / "b.docx")
    own.remember(mine, tmp_path / "a.docx")

    assert [one.name for one in own.remembered(mine)] == ["b.docx", "a.docx"]
    assert own.remembered(theirs) == []


def test_the_list_stays_as_it_is_while_nothing_changes(page: LettersPage, template: Path) -> None:
    page.what.add_template(template)
    boxes = page.what.list.boxes
    page.reload()
    assert page.what.list.boxes == boxes
    assert ticked(page) == [template]
