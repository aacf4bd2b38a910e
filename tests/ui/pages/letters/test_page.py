"""The letters page: who, what, check, make, and the finished page beside them."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.builders import call, open_evening
from tests.ui.hands import nameless
from tests.ui.pages.letters.steps import choose, ids, shown


def test_the_finished_page_stands_beside_the_choices_before_anything_is_written(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)

    assert "Dear Dr Adeyemi," in shown(page)
    assert page.viewer.place.text() == "1 of 3"


def test_arrows_walk_through_the_people(page: LettersPage, db: Data, template: Path) -> None:
    choose(page, db, template)

    QTest.keyClick(page.viewer.pages.pages, Qt.Key.Key_Right)
    assert "Dear Dr Marsh," in shown(page)

    page.viewer.following.click()
    assert "Dear Dr O'Neil," in shown(page)
    assert not page.viewer.following.isEnabled()


def test_people_stay_ticked_while_one_looks_for_others(
    page: LettersPage, db: Data, today: date
) -> None:
    page.who.search.setText("marsh")
    page.who.all.click()
    page.who.search.setText("neil")
    page.who.all.click()

    assert set(page.who.chosen) == {*ids(db, "marsh", today), *ids(db, "neil", today)}
    assert page.who.summary == "2 people"


def test_space_ticks_everybody_selected(page: LettersPage) -> None:
    page.who.table.selectAll()
    QTest.keyClick(page.who.table, Qt.Key.Key_Space)
    assert page.who.summary == "3 people"

    QTest.keyClick(page.who.table, Qt.Key.Key_Space)
    assert page.who.summary == "no one yet"


def test_somebody_who_was_removed_is_no_longer_ticked(
    page: LettersPage, db: Data, runner: Runner, today: date
) -> None:
    page.who.all.click()
    gone = ids(db, "marsh", today)

    runner.do(page, lambda open_file: contacts.remove(open_file, gone))

    assert page.who.summary == "2 people"


def test_people_chosen_on_another_page_come_with_their_event(
    page: LettersPage, db: Data, today: date
) -> None:
    evening = open_evening(db, today)
    chosen = ids(db, "neil", today)

    page.write_to(chosen, evening.id)

    assert page.who.chosen == tuple(chosen)
    assert page.what.event_id == evening.id
    assert page.steps.current is page.what


def test_everybody_can_be_thanked_for_the_same_thing(page: LettersPage, db: Data) -> None:
    page.write_to(ids(db, "", page.today()), "")
    page.what.tick(letters.THANK_YOU)
    assert "Left out" in page.viewer.banner.text()

    page.what.thanks.setText("lending us the hall")

    assert "Thank you for lending us the hall." in shown(page)
    assert "thank" not in page.viewer.banner.text().casefold()


def test_a_template_that_cannot_be_read_any_more_says_so_where_the_page_would_stand(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)
    template.write_bytes(b"not a Word file")

    page.reload()

    assert "Word" in page.viewer.pages.sentence
    assert not page.make.make.isEnabled()


def test_what_is_no_word_file_is_refused_at_once_and_the_letter_chosen_stays(
    page: LettersPage, db: Data, template: Path, tmp_path: Path
) -> None:
    choose(page, db, template)
    before = page.what.documents, len(page.what.list.boxes)
    refused: list[OutreachError] = []
    page.runner.failed.connect(refused.append)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a Word file")

    page.what.add_template(broken)
    page.reload()

    (told,) = refused
    assert str(told).startswith("This is not a Word document. Choose")
    assert (page.what.documents, len(page.what.list.boxes)) == before


def test_a_document_about_an_event_waits_for_one(
    page: LettersPage, db: Data, tmp_path: Path, today: date
) -> None:
    invitation = Document()
    invitation.add_paragraph("{{ event.title }}, for {{ contact.name }}")
    invitation.save(str(tmp_path / "invitation.docx"))
    choose(page, db, tmp_path / "invitation.docx")
    assert page.viewer.pages.sentence == "Choose the event that the documents are about."

    page.what.choose_event(open_evening(db, today).id)

    assert "Open evening, for Dr Ann Adeyemi" in shown(page)


def test_a_thank_you_names_what_was_done(page: LettersPage, db: Data, today: date) -> None:
    marsh = contacts.get(db, ids(db, "marsh", today)[0])
    call(db, marsh, today, thanks_for="ringing us back the same day")
    page.write_to([marsh.id], "")

    page.what.tick(letters.THANK_YOU)

    assert "ringing us back the same day" in shown(page)


@pytest.mark.parametrize("step", range(4))
def test_everything_in_a_step_that_can_be_focused_has_a_name(
    page: LettersPage, db: Data, template: Path, step: int
) -> None:
    choose(page, db, template)

    page.steps.open(step)

    assert list(nameless(page)) == []


def test_the_documents_come_before_what_stands_under_them(
    page: LettersPage, qtbot: QtBot, db: Data
) -> None:
    assert not page.what.next.isEnabled()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.write_to(ids(db, "marsh", page.today()), "")

    focus = page.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Introduction letter"
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert page.what.next.isEnabled()


def test_on_a_small_laptop_every_step_has_its_heading_in_sight(
    page: LettersPage, qtbot: QtBot
) -> None:
    page.resize(1120, 500)  # a screen of 720 lines, with the strip of the sample group
    for place in range(4):
        page.steps.open(place)
        qtbot.waitUntil(lambda: _all_in_sight(page.steps))


def _all_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()
