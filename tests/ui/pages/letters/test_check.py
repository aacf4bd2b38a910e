"""What is missing or wrong is said on the letters page before anything is written, each with its way to mend it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.missing import LackTable
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.ui.hands import nameless
from tests.ui.pages.letters.steps import choose, ids, shown


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


def test_where_nothing_is_missing_the_way_on_is_right_below_the_sentence(
    page: LettersPage, qtbot: QtBot
) -> None:
    check = page.check
    check.show_findings((), 2, 0)
    check.resize(480, 600)
    with qtbot.waitExposed(check):
        check.setParent(None)
        check.show()
    gap = check.next.y() - check.words.geometry().bottom()
    assert 0 < gap < check.next.height()
    check.close()


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

    def take(path: Path) -> bool:
        opened.append(str(path))
        return True

    monkeypatch.setattr("outreach_desktop.ui.widgets.dialogs.outside.is_opened", take)
    bad = Document()
    bad.add_paragraph("Dear {{ contact.salutashun }},")
    path = tmp_path / "bad.docx"
    bad.save(str(path))
    choose(page, db, path)
    assert not page.check.copy.isHidden()

    page.copies.write(page.what.documents[0], tmp_path / "copy.docx")

    assert opened == [str(tmp_path / "copy.docx")]
    (comment,) = Document(str(tmp_path / "copy.docx")).comments
    assert "Did you mean contact.salutation?" in comment.text
    assert not page.check.next.isEnabled()  # nothing can be made yet

    page.check.template.click()
    assert opened[1:] == [str(path)]  # what is to be mended is the template itself


def test_what_our_group_has_not_said_is_one_click_from_being_mended(
    page: LettersPage, db: Data
) -> None:
    page.write_to(ids(db, "marsh", page.today()), "")
    page.what.tick("information-packet")
    page.steps.open(2)
    of_group = [found.field for found in page.check.findings].index("group")
    wanted: list[str] = []
    page.wanted.connect(lambda page, _: wanted.append(page))

    page.check.list.setCurrentRow(of_group)
    assert page.check.mend.accessibleName() == "Go to our group"
    page.check.mend.click()

    assert wanted == ["group"]


def test_who_may_be_one_person_is_told_on_both_pages_and_a_click_leads_to_the_first(
    page: LettersPage, db: Data, template: Path, today: date
) -> None:
    both = [ids(db, name, today)[0] for name in ("adeyemi", "marsh")]
    for one in both:
        contacts.change(db, replace(contacts.get(db, one), email="we@example.org", phone="1"))
    page.what.missing.set_value("blank")
    choose(page, db, template)
    page.steps.open(2)
    place = next(n for n, found in enumerate(page.check.findings) if found.among)
    assert "same email" in page.check.list.item(place).text()

    page.check.list.setCurrentRow(place)
    assert page.viewer.contact_id == both[0]
    assert page.viewer.banner.text() == ""  # it is listed beside the page
    page.steps.open(1)
    seen = {}
    for one in page.who.chosen:
        page.viewer.go_to(one)
        seen[one] = "same email" in page.viewer.banner.text()
    assert [one for one, told in seen.items() if told] == [x for x in page.who.chosen if x in both]


def test_many_mistakes_in_a_document_are_listed_once_and_do_not_cover_its_pages(
    page: LettersPage, db: Data, template: Path
) -> None:
    document = Document()
    for name in ("one", "two", "three", "four"):
        document.add_paragraph(f"{{{{ {name} }}}} {{{{ contact.phone }}}}")
    document.save(str(template))

    choose(page, db, template)

    mistakes = [found for found in page.check.findings if found.in_template]
    assert len({found.message for found in mistakes}) == len(mistakes) == 4
    assert "in Word" in page.check.words.text()
    told = page.viewer.banner.text()
    assert [name in told for name in ("one", "two", "three", "four")] == [True, False, False, False]
    assert "3 more of these concern every person" in told


def test_who_is_left_out_is_counted_and_copied(
    page: LettersPage, db: Data, template: Path, today: date
) -> None:
    marsh = contacts.get(db, ids(db, "marsh", today)[0])
    contacts.change(db, replace(marsh, deceased=True))
    choose(page, db, template)

    assert f"{marsh.name} (they have died)" in page.check.left_out.text()
    assert "Dr Ann O'Neil (missing: phone)" in page.check.left_out.text()
    page.check.copy_left_out.click()
    assert f"{marsh.name}\tthey have died" in QGuiApplication.clipboard().text()


def test_what_is_missing_of_a_person_is_typed_into_the_table_and_checked_again(
    page: LettersPage, db: Data, template: Path, runner: Runner
) -> None:
    choose(page, db, template)
    page.check.missing.show_table()
    (table,) = page.check.missing.findChildren(LackTable)
    name, cell = table.cells.item(0, 0), table.cells.item(0, 1)
    assert name is not None
    assert cell is not None
    assert not name.flags() & Qt.ItemFlag.ItemIsEditable

    cell.setText("01632 960001")

    (adeyemi,) = contacts.get_all(db, ids(db, "adeyemi", page.today()))
    assert adeyemi.phone == "01632 960001"
    assert adeyemi.id not in {one.contact_id for one in page.check.missing.lacks}
    assert len(page.check.missing.lacks) == 2
    runner.do(page, lambda open_file: undo.undo(open_file))
    assert len(page.check.missing.lacks) == 3
