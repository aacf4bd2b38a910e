"""What a person does to print: look, choose, try one, print, and print again what is missing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents import printing as domain
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.printing.dialog import PrintDialog
from tests.conftest import TODAY
from tests.ui.printing.conftest import A4, LETTER, OFFICE, Letters, Queue, offer
from tests.ui.printing.pdf import Pdf

Opens = Callable[[Stack], PrintDialog]


@pytest.fixture
def opens(qtbot: QtBot, runner: Runner) -> Opens:
    """Opens the dialog, and waits until the pages are counted."""
    parents: list[QWidget] = []  # a dialog does not keep what it stands in

    def show(stack: Stack, *, as_pdf: bool = False) -> PrintDialog:
        parent = QWidget()
        parents.append(parent)
        qtbot.addWidget(parent)
        dialog = PrintDialog(parent, runner, stack, lambda: TODAY, as_pdf=as_pdf)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.pile.is_known)
        return dialog

    return show


def press(dialog: PrintDialog, qtbot: QtBot) -> None:
    """Print, and wait for the end."""
    dialog.print.click()
    qtbot.waitUntil(lambda: not dialog.is_under_way)


def shown(dialog: PrintDialog) -> list[str]:
    return [sheet.text for sheet in dialog.preview.pages.pages.sheets]


# -- a look ---------------------------------------------------------------------------------------


def test_the_pages_of_each_are_looked_at_and_counted(
    opens: Opens, letters: Letters, queue: Queue
) -> None:
    dialog = opens(letters(3, pages=(1, 2)))

    assert dialog.summary.text() == "3 documents, 4 pages, on 4 sheets of A4."
    assert shown(dialog) == ["Person 01 1"]
    dialog.preview.walk(1)
    assert shown(dialog) == ["Person 02 1", "Person 02 2"]
    assert dialog.preview.name.text() == "Person 02"
    assert dialog.preview.numbers.text() == "Pages 2 to 3"


def test_two_sided_paper_is_counted_with_its_empty_backs(
    opens: Opens, letters: Letters, queue: Queue
) -> None:
    dialog = opens(letters(3, pages=(1, 2)))

    dialog.form.two_sided.setChecked(True)

    assert dialog.summary.text() == "3 documents, 4 pages, on 3 sheets of A4, both sides."
    dialog.form.new_sheet.setChecked(False)
    assert dialog.summary.text() == "3 documents, 4 pages, on 2 sheets of A4, both sides."


def test_a_document_that_is_gone_is_named_and_the_others_are_printed(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    stack = letters(3)
    stack.pieces[1].path.unlink()
    dialog = opens(stack)
    assert dialog.summary.text().startswith(
        f"{len(stack.pieces) - 1} of {len(stack.pieces)} documents, "
    )

    assert "Note for Person 02: The file \u201cPerson 02 - Note.docx\u201d cannot be read" in (
        dialog.known.text()
    )
    press(dialog, qtbot)
    (job,) = queue.jobs
    assert job.pdf.texts == ["Person 01 1", "Person 03 1"]


def test_who_is_left_out_is_named(opens: Opens, letters: Letters, queue: Queue) -> None:
    dialog = opens(replace(letters(1), left_out=("Dr Marsh",)))

    assert dialog.known.text() == "Dr Marsh has asked not to be contacted, and is left out."


def test_what_is_not_shown_as_word_prints_it_is_told_with_the_way_out(
    opens: Opens, letters: Letters, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = letters(2)
    document = Document(str(stack.pieces[0].path))
    numbers = OxmlElement("w:lnNumType")
    numbers.set(qn("w:countBy"), "1")
    document.element.body.sectPr.append(numbers)
    document.save(str(stack.pieces[0].path))
    opened: list[str] = []

    def take(path: Path) -> bool:
        opened.append(str(path))
        return True

    monkeypatch.setattr("outreach_desktop.ui.widgets.dialogs.outside.is_opened", take)

    dialog = opens(stack)

    assert dialog.preview.limits.text().startswith(
        "This document has line numbers, and would not look here"
    )
    assert dialog.known.text().startswith("1 document has line numbers, and would not look here")
    dialog.preview.in_word.click()
    assert opened == [str(stack.pieces[0].path)]
    dialog.preview.walk(1)
    assert dialog.preview.limits.text() == ""


# -- printers -------------------------------------------------------------------------------------


def test_without_a_printer_a_pdf_is_offered(
    opens: Opens, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)

    dialog = opens(letters(2))

    assert "No printer is set up on this computer." in dialog.form.state.text()
    assert dialog.print.text().strip() == "&Save 2 documents as PDF\u2026"


def test_a_printer_that_is_paused_says_so_before_anything_is_sent(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    queue.answer(lpstat="printer Office disabled since today -\n\tAlerts: media-empty-error\n")

    dialog = opens(letters(1))

    qtbot.waitUntil(lambda: "paused" in dialog.form.state.text())
    assert dialog.form.state.text() == (
        "\u26a0 It is out of paper. This printer is paused: what is sent waits until someone "
        "starts it again."
    )


def test_a_printer_without_the_paper_gets_pages_that_fit(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(1, width=215.9, height=279.4))

    assert dialog.known.text().startswith(
        "This printer has no Letter: the pages are made to fit on A4."
    )
    assert dialog.summary.text() == "1 document, 1 page, on 1 sheet of A4."
    assert dialog.preview.pages.pages.sheets[0].width == 595.0
    press(dialog, qtbot)
    (job,) = queue.jobs
    assert (job.option("media"), job.pdf.pages[0].size) == ("A4", (595, 842))


def test_another_paper_of_the_printer_can_be_chosen(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, Office=replace(OFFICE, papers=(A4, LETTER)))
    dialog = opens(letters(1))

    dialog.form.paper.set_value("Letter")

    assert dialog.known.text() == "Pages made for A4 are made to fit on Letter."
    press(dialog, qtbot)
    assert queue.jobs[0].option("media") == "Letter"


def test_a_printer_for_one_side_is_not_asked_for_two(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, Office=replace(OFFICE, two_sided=False))
    dialog = opens(letters(1))

    assert not dialog.form.two_sided.isEnabled()
    press(dialog, qtbot)
    assert queue.jobs[0].option("sides") == "one-sided"


def test_a_printer_that_is_gone_is_said_to_be(
    opens: Opens, letters: Letters, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, Attic=None)

    dialog = opens(letters(1))

    assert dialog.form.state.text() == "This printer is not there any more. Choose another one."


@pytest.fixture
def small_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five documents are one job, of more about four are."""
    monkeypatch.setattr(domain, "ONE_JOB", 5)
    monkeypatch.setattr(domain, "IN_A_JOB", 4)


# -- printing -------------------------------------------------------------------------------------


def test_everybody_is_one_job_in_their_order(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(12, pages=(1, 2)))
    dialog.form.two_sided.setChecked(True)
    dialog.form.copies.set_value(2)

    press(dialog, qtbot)

    (job,) = queue.jobs
    firsts = [text for text in job.pdf.texts if text.endswith(" 1")]
    assert firsts == [f"Person {number:02} 1" for number in range(1, 13)]
    assert all(place % 2 == 0 for place, text in enumerate(job.pdf.texts) if text.endswith(" 1"))
    assert job.words[:6] == ["-d", "Office", "-t", "Notes", "-n", "2"]
    assert job.option("sides") == "two-sided-long-edge"
    assert job.option("print-scaling") == "none"
    assert (
        dialog.after.result.text() == "12 documents, 18 pages, were sent to Office printer 2 times."
    )
    assert dialog.after.question.text() == "Did all 12 print?"


def test_a_large_batch_is_several_jobs_one_after_the_other(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, small_jobs: None
) -> None:
    dialog = opens(letters(7))

    assert dialog.summary.text().endswith("The printer is given 2 jobs, one after the other.")
    press(dialog, qtbot)

    first, second = queue.jobs
    every = first.pdf.texts + second.pdf.texts
    assert every == [f"Person {number:02} 1" for number in range(1, 8)]
    assert [job.words[3] for job in queue.jobs] == ["Notes (1 of 2)", "Notes (2 of 2)"]


def test_no_name_is_told_to_those_who_read_at_the_printer(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    press(opens(letters(1)), qtbot)

    (job,) = queue.jobs
    assert "Person" not in " ".join(job.words) + job.pdf.title


def test_a_test_print_is_the_first_only_and_then_the_others_are_offered(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(3))
    dialog.form.copies.set_value(2)

    dialog.test.click()
    qtbot.waitUntil(lambda: not dialog.is_under_way)

    assert [job.pdf.texts for job in queue.jobs] == [["Person 01 1"]]
    assert queue.jobs[0].words[5] == "1"
    assert "sent to Office printer as a test" in dialog.banner.text()
    assert dialog.print.accessibleName() == "Print 2 documents"
    press(dialog, qtbot)
    assert queue.jobs[1].pdf.texts == ["Person 02 1", "Person 03 1"]


def test_what_is_missing_is_printed_again_by_person(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(5))
    press(dialog, qtbot)

    dialog.missing.click()
    assert dialog.form.first.hasFocus()
    dialog.form.first.set_value("2")
    dialog.form.last.set_value("3")
    press(dialog, qtbot)

    assert queue.jobs[1].pdf.texts == ["Person 03 1", "Person 04 1"]
    dialog.all_there.click()
    assert not dialog.isVisible()


def test_what_is_missing_is_printed_again_by_page(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(3, pages=(2,)))
    press(dialog, qtbot)
    dialog.missing.click()

    dialog.form.what.set_value("pages")
    dialog.form.pages.setText("9")
    assert dialog.summary.text() == "Choose pages from 1 to 6."
    assert not dialog.print.isEnabled()
    dialog.form.pages.setText("2, 5-6")
    assert dialog.print.accessibleName() == "Print 3 pages"
    press(dialog, qtbot)

    assert queue.jobs[1].pdf.texts == ["Person 01 2", "Person 03 1", "Person 03 2"]


def test_grey_is_grey_on_paper(opens: Opens, queue: Queue, qtbot: QtBot, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("Red").font.color.rgb = RGBColor(200, 0, 0)
    path = tmp_path / "red.docx"
    document.save(str(path))
    stack = Stack(
        kinds="notes",
        made_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        pieces=(Piece(path=path, title="Note"),),
    )

    dialog = opens(stack)
    press(dialog, qtbot)
    dialog.missing.click()
    dialog.form.what.set_value("all")
    dialog.form.grey.setChecked(True)
    press(dialog, qtbot)

    colour, grey = queue.jobs
    assert (colour.pdf.is_grey, grey.pdf.is_grey) == (False, True)
    assert (colour.option("print-color-mode"), grey.option("print-color-mode")) == (
        "",
        "monochrome",
    )


# -- trouble --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ('Destination "Office" is not accepting jobs.', "The printer takes no jobs at the moment."),
        ("Error - The printer or class does not exist.", "This printer is not there any more."),
        ("Unable to connect to server", "print system does not answer"),
        ("No space left on device", "The disk is full"),
        ("Unsupported document-format", "did not take the job: Unsupported document-format"),
    ],
)
def test_a_job_that_is_not_taken_is_said_and_nothing_is_taken_for_printed(
    complaint: str, said: str, opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    queue.answer(lp=complaint)
    dialog = opens(letters(2))

    press(dialog, qtbot)

    assert said in dialog.banner.text()
    assert dialog.print.isVisible()
    queue.answer(lp="")
    press(dialog, qtbot)
    assert len(queue.jobs) == 1


def test_a_print_system_that_went_away_is_said(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opens(letters(1))
    monkeypatch.setattr("outreach_desktop.ui.printing.cups.is_there", lambda: True)
    monkeypatch.setenv("PATH", "/nowhere")

    press(dialog, qtbot)

    assert "print system is not running" in dialog.banner.text()


def test_where_the_second_of_two_jobs_is_refused_the_rest_is_offered(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, small_jobs: None
) -> None:
    dialog = opens(letters(7))
    dialog.print.click()
    assert dialog._sending is not None
    dialog._sending.progressed.connect(
        lambda sides, _: queue.answer(lp="is not accepting jobs") if sides == 5 else None
    )
    qtbot.waitUntil(lambda: not dialog.is_under_way)

    assert "The first 4 documents had been sent; the others are chosen below." in (
        dialog.banner.text()
    )
    assert dialog.print.accessibleName() == "Print 3 documents"


def test_cancel_drops_the_job_in_hand_at_once(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(5))
    dialog.print.click()
    assert dialog._sending is not None
    dialog._sending.progressed.connect(lambda sides, _: dialog.cancel.click() if sides == 3 else 0)

    qtbot.waitUntil(lambda: not dialog.is_under_way)

    assert dialog.progress.value() == 3
    assert dialog.banner.text() == "Cancelled: nothing was sent."
    assert queue.jobs == []


def test_cancel_takes_back_what_waits_in_the_queue(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, small_jobs: None
) -> None:
    dialog = opens(letters(7))
    dialog.print.click()
    assert dialog._sending is not None
    dialog._sending.progressed.connect(lambda sides, _: dialog.cancel.click() if sides == 6 else 0)

    qtbot.waitUntil(lambda: not dialog.is_under_way)
    qtbot.waitUntil(lambda: bool(queue.taken_back))

    assert queue.taken_back == ["Office-1"]
    assert dialog.banner.text().startswith("Cancelled: the first 4 documents had been sent.")


def test_esc_stops_first_and_closes_then(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(5))
    dialog.print.click()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.banner.text() == "Cancelled: nothing was sent."
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_jobs_are_followed_until_they_have_left_the_queue(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot
) -> None:
    dialog = opens(letters(2))
    dialog.after.clock.setInterval(20)
    queue.answer(waiting="Office-1  ann  1024  today\nOffice-9  bob  1024  today\n")
    press(dialog, qtbot)

    qtbot.waitUntil(lambda: dialog.after.state.text() != "")
    assert dialog.after.state.text() == "One job is still in the printer\u2019s queue."
    queue.answer(lpstat="printer Office is idle.\n\tAlerts: toner-empty-error\n")
    qtbot.waitUntil(lambda: "out of toner" in dialog.after.state.text())
    queue.answer(waiting="")
    qtbot.waitUntil(lambda: "Everything has left" in dialog.after.state.text())


# -- files ----------------------------------------------------------------------------------------


def test_the_whole_batch_is_saved_as_one_pdf(
    opens: Opens, letters: Letters, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)
    asked: list[str] = []

    def ask(_: object, __: str, name: str, ___: str, **_more: object) -> Path:
        asked.append(name)
        return tmp_path / "All of them"

    monkeypatch.setattr(choosing, "file_to_write", ask)
    dialog = opens(letters(3, pages=(1, 2)))

    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.after.isVisible())

    assert asked == ["2026-03-02 Notes.pdf"]
    made = Pdf(tmp_path / "All of them.pdf")
    assert made.texts == ["Person 01 1", "Person 02 1", "Person 02 2", "Person 03 1"]
    assert made.title == "Notes"
    assert dialog.after.result.text().startswith("Saved as \u201cAll of them.pdf\u201d")
    assert not dialog.missing.isVisible()


def test_a_paper_that_goes_with_the_program_is_saved_among_your_documents(
    opens: Opens, letters: Letters, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)
    beside: list[str] = []

    def ask(*_: object, **more: str) -> Path:
        beside.append(more["beside"])
        return tmp_path / "mine.pdf"

    monkeypatch.setattr(choosing, "file_to_write", ask)
    lent = replace(letters(1), is_lent=True)
    dialog = opens(lent)
    assert dialog.folder.isHidden()

    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.after.isVisible())

    assert beside == [""]
    assert dialog.folder.isVisible()


def test_each_document_is_saved_as_a_pdf_of_its_own(
    opens: Opens, letters: Letters, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)
    out = tmp_path / "out"
    out.mkdir()
    (out / "Person 02 - Note.pdf").write_text("somebody\u2019s own")
    monkeypatch.setattr(choosing, "folder", lambda *_: out)
    dialog = opens(letters(3))
    dialog.form.where.set_value("pdfs")

    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.after.isVisible())

    assert (out / "Person 02 - Note.pdf").read_text() == "somebody\u2019s own"
    names = ["Person 01 - Note.pdf", "Person 02 - Note (2).pdf", "Person 03 - Note.pdf"]
    assert [Pdf(out / name).texts for name in names] == [[f"Person 0{n} 1"] for n in (1, 2, 3)]


def test_a_file_that_is_there_is_left_as_it_is(
    opens: Opens, letters: Letters, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)
    (tmp_path / "mine.pdf").write_text("mine")
    monkeypatch.setattr(choosing, "file_to_write", lambda *_, **__: tmp_path / "mine.pdf")
    dialog = opens(letters(1))

    press(dialog, qtbot)

    assert "\u201cmine.pdf\u201d is already in" in dialog.banner.text()
    assert (tmp_path / "mine.pdf").read_text() == "mine"


def test_a_place_that_is_not_there_is_said_and_another_can_be_chosen(
    opens: Opens, letters: Letters, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch)
    places = [tmp_path / "gone" / "a.pdf", tmp_path / "a.pdf"]
    monkeypatch.setattr(choosing, "file_to_write", lambda *_, **__: places.pop(0))
    dialog = opens(letters(1))

    press(dialog, qtbot)
    assert "There is no folder" in dialog.banner.text()
    press(dialog, qtbot)

    assert Pdf(tmp_path / "a.pdf").texts == ["Person 01 1"]


# -- what is remembered ---------------------------------------------------------------------------


def test_printer_and_sides_are_remembered(
    opens: Opens, letters: Letters, queue: Queue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, Attic=OFFICE, Office=OFFICE)
    dialog = opens(letters(1))
    dialog.form.where.set_value("printer:Office")
    dialog.form.two_sided.setChecked(True)
    press(dialog, qtbot)
    dialog.all_there.click()

    again = opens(letters(1))

    assert again.form.printer == "Office"
    assert again.form.two_sided.isChecked()
    offer(monkeypatch, Attic=OFFICE)
    again.form.refresh.click()
    assert again.form.printer == "Attic", "the one remembered is not there today"


def test_who_wants_a_pdf_is_asked_for_no_printer(
    opens: Callable[..., PrintDialog], letters: Letters, queue: Queue
) -> None:
    assert opens(letters(1), as_pdf=True).form.where.value() == "pdf"
