"""The letters page: who, what, check, make, and the finished page beside them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, letters, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.letters.missing import LackTable
from outreach_desktop.ui.letters.page import LettersPage
from outreach_desktop.ui.runner import Runner
from tests.builders import call, open_evening, person
from tests.ui.test_main_window import nameless


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> LettersPage:
    """On a data file with three people and a Word template of the group's own."""
    for name in ("Adeyemi", "Marsh", "O'Neil"):
        person(db, name)
    return opened(qtbot, runner, today)


def opened(qtbot: QtBot, runner: Runner, today: date) -> LettersPage:
    page = LettersPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.resize(1120, 760)
    page.show()
    return page


@pytest.fixture
def template(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("Dear {{ contact.salutation }},")
    document.add_paragraph("Ring {{ contact.phone }}.")
    path = tmp_path / "our-letter.docx"
    document.save(str(path))
    return path


def ids(db: Data, words: str, today: date) -> list[str]:
    return contacts.find(db, words, today=today)


def choose(page: LettersPage, db: Data, template: Path, words: str = "") -> None:
    """Tick everybody whom `words` describe, and the template."""
    page.who.model.tick(ids(db, words, page.today()), on=True)
    page.what.add_template(template)


def make(page: LettersPage, out: Path, qtbot: QtBot) -> None:
    page.steps.open(3)
    page.make.folder.setText(str(out))
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)


def shown(page: LettersPage) -> str:
    return "\n".join(sheet.text for sheet in page.viewer.pages.pages.sheets)


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


def test_what_is_missing_is_listed_by_person_and_marked_on_the_page(
    page: LettersPage, db: Data, template: Path, today: date
) -> None:
    marsh = contacts.get(db, ids(db, "marsh", today)[0])
    for other in set(ids(db, "", today)) - {marsh.id}:
        kept = contacts.get(db, other)
        contacts.change(db, replace(kept, phone="01632 960123"))
    choose(page, db, template)

    stopping = [found for found in page.check.findings if found.stops]
    assert [found.contact_id for found in stopping] == [marsh.id]
    assert page.make.make.text() == "Make 2 documents"

    page.viewer.go_to(marsh.id)
    assert "Left out" in page.viewer.banner.text()


def test_who_must_not_be_contacted_is_left_out_of_every_document(
    page: LettersPage, db: Data, template: Path, today: date
) -> None:
    for name in ("adeyemi", "marsh", "neil"):
        kept = contacts.get(db, ids(db, name, today)[0])
        contacts.change(db, replace(kept, phone="01632 960123", do_not_contact=name == "marsh"))
    other = template.with_name("other.docx")
    other.write_bytes(template.read_bytes())
    choose(page, db, template)
    page.what.add_template(other)

    assert page.check.summary == "2 left out"
    assert page.make.make.text() == "Make 4 documents"


def test_a_finding_shows_the_very_document_it_is_about(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)
    page.what.tick(letters.THANK_YOU)
    page.steps.open(2)
    place = next(n for n, found in enumerate(page.check.findings) if found.template == "Our letter")

    page.check.list.setCurrentRow(place)

    assert page.viewer.document.currentText() == "Our letter"
    assert page.viewer.contact_id == page.check.findings[place].contact_id


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
    assert page.who.summary == "nobody yet"


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


def test_making_writes_the_files_and_notes_them_on_the_timeline(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot, today: date
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)

    make(page, tmp_path / "out", qtbot)

    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert len(files) == 3
    assert page.make.result.text() == "3 documents made."
    assert page.make.list.count() == 3
    card = contacts.card(db, ids(db, "marsh", today)[0], today=today)
    assert [document.state for document in card.documents] == ["made"]


def test_the_printable_file_holds_everybody_and_is_no_document_of_its_own(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.make.together.setChecked(True)

    make(page, tmp_path / "out", qtbot)

    assert page.make.result.text() == "3 documents made, and 1 to print them all."
    (together,) = (tmp_path / "out").glob("*to print*.docx")
    text = "\n".join(line.text for line in Document(str(together)).paragraphs)
    assert [f"Dear Dr {name}," in text for name in ("Adeyemi", "Marsh", "O'Neil")] == [True] * 3


def test_one_undo_takes_the_run_off_the_timelines(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)

    undo.undo(db)

    for contact_id in ids(db, "", page.today()):
        assert contacts.card(db, contact_id, today=page.today()).timeline == ()


def test_who_is_left_out_stands_first_among_the_results(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    person(db, "Zhou", phone="01632 960123")
    page.reload()
    choose(page, db, template)

    make(page, tmp_path / "out", qtbot)

    assert page.make.result.text() == "1 document made. 3 documents left out."
    assert page.make.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Left out: ")
    assert page.make.list.item(3).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Made: ")


def test_cancelling_keeps_what_is_written(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(400):
        person(db, f"Zhou {number}")
    page.reload()
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.steps.open(3)
    page.make.folder.setText(str(tmp_path / "out"))
    page.make.make.click()
    assert page.making.work is not None
    page.making.work.stepped.connect(lambda _: page.make.cancel.click())

    qtbot.waitUntil(lambda: page.make.is_made)

    written = len(list((tmp_path / "out").glob("*.docx")))
    assert 0 < written < 403
    assert "Cancelled: those already written stay." in page.make.result.text()
    assert not list((tmp_path / "out").glob("*.part"))


def test_after_making_one_can_choose_anew(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)

    page.make.again.click()

    assert page.steps.current is page.who
    assert page.make.make.text() == "Make 3 documents"


def test_everybody_can_be_thanked_for_the_same_thing(page: LettersPage, db: Data) -> None:
    page.write_to(ids(db, "", page.today()), "")
    page.what.tick(letters.THANK_YOU)
    assert "Left out" in page.viewer.banner.text()

    page.what.thanks.setText("lending us the hall")

    assert "Thank you for lending us the hall." in shown(page)
    assert "thank" not in page.viewer.banner.text().casefold()


def test_those_left_out_can_be_tried_again_once_they_are_mended(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot, today: date
) -> None:
    for name, phone in (("adeyemi", "01632 960123"), ("neil", "01632 960124")):
        kept = contacts.get(db, ids(db, name, today)[0])
        contacts.change(db, replace(kept, phone=phone))
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)
    marsh = contacts.get(db, ids(db, "marsh", today)[0])
    contacts.change(db, replace(marsh, phone="01632 960125"))

    page.make.left_out.click()

    assert page.who.chosen == (marsh.id,)
    assert page.steps.current is page.check
    assert page.check.summary == "all is well"
    make(page, tmp_path / "out", qtbot)
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_what_was_made_is_printed_as_one_job(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "all.pdf"))

    with qtbot.waitSignal(page.said, check_params_cb=lambda words: "sent" in words):
        page.making.print_made(printer)

    assert (tmp_path / "all.pdf").read_bytes().count(b"/MediaBox") == 3


def test_a_template_that_cannot_be_read_says_so_where_the_page_would_stand(
    page: LettersPage, db: Data, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a Word file")

    choose(page, db, broken)

    assert "Word" in page.viewer.pages.sentence
    assert not page.make.make.isEnabled()


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
    assert focus.accessibleName() == "Information packet"
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert page.what.next.isEnabled()


def test_on_a_small_laptop_every_step_has_its_heading_in_sight(
    page: LettersPage, qtbot: QtBot
) -> None:
    page.resize(1120, 500)  # a screen of 720 lines, with the strip of the sample group
    for place in range(4):
        page.steps.open(place)
        qtbot.wait(20)
        assert page.steps.visibleRegion().boundingRect().height() == page.steps.height(), place


def test_each_missing_field_has_a_line_with_a_rule_of_its_own(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)
    missing = page.check.missing
    assert list(missing.choices) == ["contact.phone"]
    assert "[phone?]" in shown(page)

    missing.choices["contact.phone"].set_value("blank")
    assert "Ring ." in shown(page)
    assert page.check.summary == "all is well"

    missing.choices["contact.phone"].set_value("stop")
    assert page.check.summary == "3 left out"
    assert any("Until then nothing is made" in one.message for one in page.check.findings)
    assert not list(nameless(missing))


def test_who_lacks_what_is_a_table_of_people_and_fields(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)

    page.check.missing.table.click()

    (table,) = page.check.missing.findChildren(LackTable)
    assert table.cells.rowCount() == 3
    cell, heading = table.cells.item(0, 1), table.cells.horizontalHeaderItem(1)
    assert cell is not None
    assert heading is not None
    assert (cell.text(), heading.text()) == ("missing", "phone")
    table.accept()


def test_other_documents_begin_without_rules_for_fields(
    page: LettersPage, db: Data, template: Path
) -> None:
    choose(page, db, template)
    page.check.missing.choices["contact.phone"].set_value("mark")

    page.what.tick("thank-you")

    assert page.check.missing.policies == {}


def test_mistakes_in_a_template_are_shown_in_word(
    page: LettersPage, db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "outreach_desktop.ui.letters.page.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    bad = Document()
    bad.add_paragraph("Dear {{ contact.salutashun }},")
    path = tmp_path / "bad.docx"
    bad.save(str(path))
    choose(page, db, path)
    assert not page.check.copy.isHidden()

    page.write_copy(page.what.documents[0], tmp_path / "copy.docx")

    assert opened == [str(tmp_path / "copy.docx")]
    (comment,) = Document(str(tmp_path / "copy.docx")).comments
    assert "Did you mean contact.salutation?" in comment.text


def test_what_our_group_has_not_said_is_one_click_from_being_mended(
    page: LettersPage, db: Data
) -> None:
    page.write_to(ids(db, "marsh", page.today()), "")
    page.what.tick("information-packet")
    page.steps.open(2)
    of_group = [found.field for found in page.check.findings].index("group")
    wanted: list[str] = []
    page.group_wanted.connect(lambda: wanted.append("group"))

    page.check.list.setCurrentRow(of_group)
    assert page.check.mend.accessibleName() == "Go to our group"
    page.check.mend.click()

    assert wanted == ["group"]
