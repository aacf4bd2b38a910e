"""Documents are made, listed, tried again and printed; what was made stays."""

import datetime as dt
from dataclasses import replace
from datetime import date
from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.after import going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.ways import PDF, PREVIEW
from outreach_desktop.ui.labels.dialog import LabelsDialog
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.printing.posted import PostedDialog
from tests.builders import person
from tests.ui.pages.letters.steps import choose, ids, make


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


def test_labels_are_offered_for_those_whose_letters_were_made(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)

    page.make.labels.click()

    (dialog,) = page.findChildren(LabelsDialog)
    assert set(dialog.whom.ids or ()) == set(page.who.chosen)
    assert dialog.summary.text().startswith("There is no one to write to")  # none has an address
    dialog.reject()


def test_a_mere_name_is_a_folder_beside_the_one_suggested_and_is_shown_whole(
    page: LettersPage, db: Data, template: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    beside = Path(page.make.folder.text()).parent
    page.steps.open(3)
    page.make.folder.clear()
    qtbot.keyClicks(page.make.folder, "Thanks %")
    qtbot.keyClick(page.make.folder, Qt.Key.Key_Return)
    assert page.make.folder.text() == str(beside / "Thanks %")

    make(page, page.make.out, qtbot)

    assert len(list((beside / "Thanks %").iterdir())) == 3


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


def test_after_making_one_can_write_another_letter(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)

    page.make.again.click()

    assert page.steps.current is page.who
    assert page.who.chosen == ()
    assert page.what.documents == ()


def test_who_chooses_differently_after_making_is_asked_to_make_that(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot, today: date
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template, "marsh")
    make(page, tmp_path / "out", qtbot)

    page.steps.open(2)
    assert page.make.summary == "1 made"  # only looked at again
    page.who.model.tick(ids(db, "neil", today), on=True)

    assert page.make.summary == "2 documents"
    assert page.check.summary == "all is well"
    make(page, tmp_path / "out", qtbot)
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_hidden_text_left_out_after_making_is_left_out_of_what_is_made_next(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    hiding = Document(str(template))
    hiding.add_paragraph().add_run("Mind her cousin").font.hidden = True
    hiding.save(str(template))
    page.what.missing.set_value("blank")
    choose(page, db, template, "marsh")
    make(page, tmp_path / "with", qtbot)
    box = page.what.list.hidden_box(template)
    assert box is not None

    box.click()

    assert page.check.summary == "all is well"
    make(page, tmp_path / "without", qtbot)
    texts = [
        "\n".join(line.text for line in Document(str(file)).paragraphs)
        for file in (*(tmp_path / "with").iterdir(), *(tmp_path / "without").iterdir())
    ]
    assert ["Mind her cousin" in text for text in texts] == [True, False]


def test_what_was_chosen_while_documents_were_made_is_made_next(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot, today: date
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template, "marsh")
    page.steps.open(3)
    page.make.folder.setText(str(tmp_path / "out"))
    page.make.make.click()
    page.who.model.tick(ids(db, "neil", today), on=True)
    qtbot.waitUntil(lambda: page.make.is_made)
    assert page.make.summary == "1 made"

    page.steps.open(2)

    assert page.make.summary == "2 documents"


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


def test_what_was_made_is_printed_in_the_order_of_the_people(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)
    wanted: list[tuple[list[Stack], str]] = []
    page.print_wanted.connect(lambda stacks, way: wanted.append((stacks, way)))

    page.make.print.click()
    page.make.pdf.click()
    page.print(PREVIEW)

    assert [way for _, way in wanted] == ["", PDF, PREVIEW]
    (stack,) = wanted[0][0]
    assert [piece.name for piece in stack.pieces] == [
        "Dr Ann Adeyemi",
        "Dr Ann Marsh",
        "Dr Ann O'Neil",
    ]
    assert stack.kinds == "documents \u201cOur letter\u201d"
    assert all(piece.path.is_file() for piece in stack.pieces)


def test_before_anything_is_made_what_was_made_earlier_is_offered(page: LettersPage) -> None:
    wanted: list[list[Stack]] = []
    page.print_wanted.connect(lambda stacks, _: wanted.append(stacks))

    page.print()

    assert wanted == [[]]


def test_posted_today_is_one_press_and_undo_offers_it_again(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    day = dt.datetime.now().astimezone().date()  # on which the page makes them
    page.making._today = lambda: day
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)

    qtbot.mouseClick(page.make.posted, Qt.MouseButton.LeftButton)

    assert page.make.result.text().startswith("3 documents sent on ")
    assert not page.make.posted.isEnabled()
    (batch,) = going_out.every_batch(db)
    assert (batch.made, batch.sent) == (3, 3)
    undo.undo(db)
    page.reload()
    assert page.make.posted.isEnabled()
    assert page.make.result.text().startswith("3 documents made")
    undo.redo(db)
    page.reload()
    assert page.make.result.text().startswith("3 documents sent on ")


def test_a_making_that_was_undone_is_told_where_it_was_told(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)
    before = page.make.result.text()

    undo.undo(db)
    page.reload()
    assert page.make.result.text().startswith("Making 3 of these documents was undone")
    assert all(path.is_file() for path in page.make.files)

    undo.redo(db)
    page.reload()
    assert page.make.result.text() == before


def test_of_what_was_made_some_can_be_sent_on_another_day(
    page: LettersPage, db: Data, template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    day = dt.datetime.now().astimezone().date()
    page.making._today = lambda: day
    page.what.missing.set_value("blank")
    choose(page, db, template)
    make(page, tmp_path / "out", qtbot)
    said: list[str] = []
    page.making.said.connect(said.append)

    qtbot.mouseClick(page.make.otherwise, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(PostedDialog)
    assert len(dialog.model.chosen) == 3
    dialog.model.tick(list(dialog.model.chosen)[:1], on=False)
    dialog.day.set_value(day + dt.timedelta(days=1))
    assert not dialog.note.isEnabled()
    assert dialog.trouble.text() == "Choose today or a day before."
    dialog.day.set_value(day)
    assert dialog.way.value() == "letter"
    dialog.way.set_value("visit")
    qtbot.mouseClick(dialog.note, Qt.MouseButton.LeftButton)

    assert not dialog.isVisible()
    assert "Made and not sent: Dr Ann Adeyemi." in said[-1]
    (batch,) = going_out.every_batch(db)
    assert batch.sent == 2
    assert page.make.posted.isEnabled()
