"""Labels in the window: who and which sheet, the first sheet to look at, a Word file, the printer, a test sheet."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.domain.post.label_jobs import PrinterShift
from outreach_desktop.services import contacts
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.posting import label_settings
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.labels.dialog import LabelsDialog
from outreach_desktop.ui.printing.dialog import PrintDialog
from outreach_desktop.ui.printing.printers import PrinterName
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.screen import PeopleInView
from tests import builders
from tests.ui.executors import Held

HOME = Address(street="5 Mill Lane", town="Little Mere", postcode="QX1 2AB")
OFFICE, ATTIC = (
    PrinterName(name="office", words="Office", is_usual=True),
    PrinterName(name="attic", words="Attic"),
)


@pytest.fixture
def people(db: Data) -> list[Contact]:
    """Three who get a label, one who has asked for no contact."""
    found = [builders.person(db, name, address=HOME) for name in ("Ash", "Birch", "Cedar")]
    builders.person(db, "Quiet", address=HOME, do_not_contact=True)
    return found


@pytest.fixture
def window(
    db: Data, people: list[Contact], qtbot: QtBot, today: date, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setattr("outreach_desktop.ui.labels.dialog.printers", lambda: [OFFICE, ATTIC])
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    window.go_to("contacts")
    return window


def dialog_of(window: MainWindow) -> LabelsDialog:
    window.action("file.labels").trigger()
    return next(one for one in window.findChildren(LabelsDialog) if one.isVisible())


def page(dialog: LabelsDialog) -> str:
    return "\n".join(sheet.text for sheet in dialog.pages.pages.sheets)


def test_the_first_sheet_is_shown_and_who_is_left_out_is_named(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(window)

    qtbot.waitUntil(lambda: "Dr Ann Cedar" in page(dialog))
    assert dialog.summary.text() == "3 labels on 1 sheet of L7160"
    assert "Dr Ann Quiet (they are marked \u201cdo not contact\u201d)" in dialog.left_out.text()
    assert not dialog.progress.isVisible()
    dialog.reject()


def test_a_click_or_an_arrow_key_starts_at_another_label(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    picture = dialog.form.picture
    dialog.form.start.setFocus()

    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.area(20).center().toPoint())
    assert (dialog.form.start.value(), dialog.summary.text()) == (
        20,
        "3 labels on 2 sheets of L7160",
    )
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Right)  # there is no 22nd
    assert dialog.form.start.value() == 21
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert dialog.form.start.value() == 18
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert dialog.form.start.value() == 1
    QTest.keyClick(picture, Qt.Key.Key_End)
    assert "label 21 of 21" in picture.accessibleDescription()
    dialog.form.kind.set_value("L7169")
    assert dialog.form.start.value() == 1
    assert dialog.form.start.maximum() == 4
    dialog.reject()


def test_per_whom_changes_how_many_there_are(window: MainWindow) -> None:
    dialog = dialog_of(window)

    dialog.form.per.set_value("address")

    assert dialog.summary.text() == "1 label on 1 sheet of L7160"
    dialog.reject()


def test_a_saved_search_can_be_meant(db: Data, window: MainWindow, today: date) -> None:
    saved.save(db, SavedSearch(name="Trees", words="ash"), today=today)
    dialog = dialog_of(window)

    dialog.whom.set_value("saved:Trees")

    assert dialog.summary.text() == "1 label on 1 sheet of L7160"
    dialog.form.per.set_value("person")
    assert dialog.summary.text() == "1 label on 1 sheet of L7160"
    dialog.reject()


def test_a_word_file_is_written_and_one_that_is_there_is_left(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "file_to_write", lambda *_, **__: tmp_path / "mine")
    dialog = dialog_of(window)

    dialog.save.click()

    (table,) = Document(str(tmp_path / "mine.docx")).tables
    assert table.rows[0].cells[0].text.startswith("Dr Ann Ash\n")
    assert "100 %" in dialog.outcome.text()
    dialog.save.click()
    assert "already" in dialog.outcome.text()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_pages_go_to_printing_on_one_side_and_in_their_size(
    window: MainWindow, qtbot: QtBot
) -> None:
    QSettings().setValue("printing/two_sided", "true")
    dialog = dialog_of(window)

    dialog.print_button.click()

    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PrintDialog)))
    shown = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown.pile.is_known, timeout=4000)
    assert len(shown.pile.laid[0].sizes) == 1
    assert "Dr Ann Quiet" in shown.known.text()
    assert not shown.form.two_sided.isVisibleTo(shown)
    assert not shown.form.wish.setting.two_sided
    shown.close()


def test_a_test_sheet_goes_to_printing_with_its_rulers(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    came: list[Stack] = []
    dialog.print_wanted.connect(lambda stacks, _: came.extend(stacks))

    dialog.test.click()

    (stack,) = came
    assert stack.is_exact
    assert "plain paper" in stack.note
    assert len(Document(str(stack.pieces[0].path)).tables) == 3
    for one in window.findChildren(PrintDialog):
        one.close()


def test_how_far_a_printer_is_off_is_remembered_of_each(window: MainWindow) -> None:
    label_settings.keep_shift("attic", PrinterShift(-0.5, 2))
    dialog = dialog_of(window)
    assert (dialog.form.printer.value(), dialog.form.right.millimetres) == ("office", 0)

    dialog.form.printer.set_value("attic")
    assert dialog.form.shift == PrinterShift(-0.5, 2)
    dialog.form.down.lineEdit().setText("-1,5 mm")
    dialog.form.down.interpretText()
    dialog.test.click()

    assert label_settings.shift_of("attic") == PrinterShift(-0.5, -1.5)
    assert label_settings.shift_of("office") == PrinterShift()
    for one in window.findChildren(PrintDialog):
        one.close()
    again = dialog_of(window)
    assert again.form.printer.value() == "attic"
    again.reject()


def test_measures_that_do_not_fit_the_paper_are_told_and_nothing_can_be_printed(
    window: MainWindow,
) -> None:
    dialog = dialog_of(window)
    dialog.form.kind.set_value("own")
    assert dialog.print_button.isEnabled()

    dialog.form.columns.setValue(4)

    assert "210 mm wide" in dialog.summary.text()
    assert not dialog.print_button.isEnabled()
    assert not dialog.save.isEnabled()
    assert not dialog.test.isEnabled()
    dialog.form.columns.setValue(2)
    dialog.form.rows.setValue(2)
    dialog.test.click()
    for one in window.findChildren(PrintDialog):
        one.close()
    again = dialog_of(window)
    assert (again.form.kind.value(), again.form.columns.value()) == ("own", 2)
    assert again.summary.text() == "3 labels on 1 sheet of A4"
    again.reject()


def test_envelopes_have_our_address_where_it_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    dialog.form.kind.set_value("envelope:C5")
    assert dialog.summary.text() == "3 envelopes"
    assert not dialog.form.picture.isVisibleTo(dialog)

    dialog.form.ours.set_value(True)

    qtbot.waitUntil(lambda: "Dr Ann Ash" in page(dialog))
    (first,) = dialog.pages.pages.sheets
    assert first.width > first.height
    dialog.reject()


def test_an_envelope_of_its_own_size_is_remembered(window: MainWindow) -> None:
    dialog = dialog_of(window)
    dialog.form.kind.set_value("envelope:own")
    dialog.form.envelope_height.show_millimetres(20)
    assert "20 mm" in dialog.summary.text()
    assert not dialog.print_button.isEnabled()
    dialog.form.envelope_width.show_millimetres(235.5)
    dialog.form.envelope_height.show_millimetres(120)
    assert dialog.summary.text() == "3 envelopes"
    dialog.test.click()
    for one in window.findChildren(PrintDialog):
        one.close()

    again = dialog_of(window)

    sheet = again.form.sheet
    assert sheet is not None
    assert (sheet.paper_width, sheet.paper_height) == (235.5, 120)
    again.reject()


def test_who_comes_twice_is_told(db: Data, window: MainWindow, people: list[Contact]) -> None:
    builders.person(db, "Ash", address=HOME)
    dialog = dialog_of(window)

    assert "come twice at the same address: Dr Ann Ash." in dialog.left_out.text()
    dialog.reject()


def test_progress_is_shown_and_closing_stops_the_collecting(
    db: Data, people: list[Contact], qtbot: QtBot, today: date
) -> None:
    held, parent = Held(), QWidget()
    qtbot.addWidget(parent)
    runner = Runner(held, db=db)
    ids = [one.id for one in people]
    dialog = LabelsDialog(parent, runner, lambda: today, PeopleInView(selected=ids))
    dialog.open()
    qtbot.waitUntil(lambda: bool(held.jobs))
    held.jobs.pop(0)[1]()  # what is known of the group; its answer never comes
    dialog.form.per.set_value("person")
    assert dialog.progress.isVisible()
    assert dialog.summary.text() == "Looking for addresses \u2026"
    assert not dialog.print_button.isEnabled()

    dialog.reject()
    held.run()

    assert not dialog.is_ready


def test_organisations_get_labels_of_their_own(db: Data, window: MainWindow) -> None:
    builders.organisation(db, "Mill Surgery", address=HOME)
    builders.organisation(db, "Far Hospice")
    window.go_to("organisations")
    window.action("organisations.labels").trigger()
    dialog = next(one for one in window.findChildren(LabelsDialog) if one.isVisible())

    assert dialog.whom.currentText() == "All organisations (2)"
    assert dialog.summary.text() == "1 label on 1 sheet of L7160"
    assert "Far Hospice (no address is known)" in dialog.left_out.text()
    assert not dialog.form.per.isVisibleTo(dialog)
    dialog.reject()


def test_with_nobody_to_write_to_that_is_said(
    db: Data, window: MainWindow, people: list[Contact]
) -> None:
    contacts.remove(db, [one.id for one in people])
    dialog = dialog_of(window)

    assert dialog.summary.text() == "There is no one to write to."
    assert not dialog.print_button.isEnabled()
    assert "Dr Ann Quiet" in dialog.left_out.text()
    dialog.reject()


def test_how_a_printer_takes_envelopes_is_asked_told_and_kept_for_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(window)
    form = dialog.form
    assert form.form.field("edge").isHidden() or not form.form.field("edge").isVisible()
    form.kind.set_value("envelope:DL")
    assert form.form.field("edge").isVisible()
    form.edge.set_value("other")
    form.face.set_value("down")
    stacks: list[Stack] = []
    dialog.print_wanted.connect(lambda some, _: stacks.extend(some))

    dialog.print()

    (stack,) = stacks
    assert stack.edge == "other"
    assert stack.note.startswith(
        "Put the envelopes in like this: the right end first, face down, in the middle."
    )
    assert label_settings.feed_of("office").edge == "other"
    assert label_settings.feed_of("attic").edge == "short"
