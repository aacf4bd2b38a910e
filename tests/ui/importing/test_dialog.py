"""A list comes in, step by step, with real widgets and a real file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing import people_list
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.importing.patients_step import WITH_TEXT, WITHOUT_ROW
from outreach_desktop.ui.importing.steps import COLUMNS, FILE, PATIENTS, PEOPLE, RESULT, WISHES
from tests.ui.hands import RULES, double_click
from tests.ui.room import without_room

LIST = """\
Name,Email,Was,Newsletter,Shoe size
Dr Ann Quellow,ann@example.org,Nurse,no,38
Bob Tarn,bob@example.org,Porter,,
Reception,desk@example.org,,,
"""
Open = Callable[..., ImportDialog]


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """What the dialog stands in front of."""
    desk = QWidget()
    qtbot.addWidget(desk)
    return desk


@pytest.fixture
def opened(desk: QWidget, runner: Runner, today: date, tmp_path: Path) -> Open:
    def opened(text: str = LIST, name: str = "people.csv") -> ImportDialog:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        dialog = ImportDialog(desk, runner, lambda: today, path)
        dialog.show()
        return dialog

    return opened


@pytest.fixture
def at_people(opened: Open, qtbot: QtBot) -> Open:
    def at_people(text: str = LIST) -> ImportDialog:
        dialog = opened(text)
        dialog.next.click()
        qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
        return dialog

    return at_people


def place(dialog: ImportDialog) -> int:
    return dialog.steps.currentIndex()


def names(db: Data, today: date) -> list[str]:
    return [row.name for row in contacts.rows(db, contacts.find(db, today=today), today=today)]


def test_a_plain_list_begins_with_its_columns(opened: Open) -> None:
    dialog = opened()

    assert place(dialog) == COLUMNS
    assert [row.choice.value() for row in dialog.columns.rows.values()] == [
        "name",
        "email",
        "notes",
        "wishes",
        "notes",
    ]


def test_a_double_click_on_next_leads_one_step_on(
    db: Data, today: date, opened: Open, qtbot: QtBot
) -> None:
    dialog = opened("Name,Email\nDr Ann Quellow,ann@example.org\n")
    qtbot.waitExposed(dialog)
    double_click(dialog.next)
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
    assert dialog.next.text() == "&Import 1 row"
    assert names(db, today) == []
    dialog._go_to(FILE)
    double_click(dialog.next)
    assert place(dialog) == COLUMNS


def test_all_the_way_in_and_back_again(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people()
    assert contacts.count(db) == 0
    dialog.next.click()
    assert place(dialog) == WISHES
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    assert names(db, today) == ["Dr Ann Quellow", "Bob Tarn"]
    assert place(dialog) == RESULT
    assert "2 people imported: 2 new, 0 changed." in dialog.results.said.text()

    dialog.undo.click()
    qtbot.waitUntil(lambda: not dialog.undo.isEnabled())

    assert contacts.count(db) == 0


def test_somebody_in_two_rows_is_counted_once(at_people: Open, qtbot: QtBot) -> None:
    dialog = at_people(
        "Name,Email,Tel No\nDr Ann Quellow,ann@example.org,\nBob Tarn,,01632 960002\nDr Ann Quellow,ann@example.org,01632 960001\n"
    )
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    assert "2 people imported: 2 new, 0 changed." in dialog.results.said.text()


def test_a_couple_is_counted_as_two_as_the_undo_does(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people(
        "Name,Email\nMr and Mrs Cole,c@example.org\nDr Ann Quellow,ann@example.org\nDr Ann Quellow,ann@example.org\n"
    )
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    assert "3 people imported: 3 new, 0 changed." in dialog.results.said.text()
    assert undo.next_undo(db) == "Import 3 people from people.csv"
    assert contacts.count(db) == 3


def test_a_column_goes_where_it_is_sent_and_is_remembered(
    db: Data, today: date, opened: Open, qtbot: QtBot
) -> None:
    dialog = opened()
    choice = dialog.columns.rows["Was"].choice
    choice.setCurrentIndex(choice.findData("profession"))
    assert dialog.columns.rows["Was"].why.text().startswith("Your choice.")
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
    dialog.reject()

    again = opened()

    assert again.columns.rows["Was"].choice.value() == "profession"


def test_a_list_without_names_cannot_go_on(opened: Open) -> None:
    dialog = opened("Name,Was\nAnn Quellow,Nurse\n")
    choice = dialog.columns.rows["Name"].choice
    choice.setCurrentIndex(choice.findData("notes"))

    assert not dialog.next.isEnabled()
    assert "has no column for names" in dialog.columns.problem.text()

    choice.setCurrentIndex(choice.findData("name"))

    assert dialog.next.isEnabled()
    assert dialog.columns.problem.isHidden()


def test_a_row_without_its_tick_is_left_out(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people()
    dialog.people.model.tick(["3"], on=False)
    assert not dialog.next.isEnabled()  # until it is known what that does to the other rows
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    assert "1 left out by you" in dialog.people.counts.text()
    dialog.next.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    assert names(db, today) == ["Dr Ann Quellow"]


def test_a_row_that_cannot_come_in_has_no_tick(at_people: Open) -> None:
    model = at_people().people.model

    assert [line for line in model.rows if not model.may_tick(line)] == ["4"]


def test_the_list_of_people_is_searched_and_filtered(at_people: Open) -> None:
    people = at_people().people
    assert people.model.ids == ["2", "3", "4"]

    people.search.setText("TÁRN")
    assert people.model.ids == ["3"]
    people.search.setText("nobody at all")
    assert people.nothing.isVisible()
    people.search.clear()
    people.kind.set_value("doubtful")
    assert people.model.ids == ["2", "4"]


def test_who_is_answered_for_gets_that_wish(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people()
    dialog.next.click()
    [(_, [person])] = dialog.wishes._asked
    assert person.choice is not None
    assert person.choice.value() == "all"
    person.choice.set_value("email")
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    [ann] = contacts.get_all(db, contacts.find(db, "quellow", today=today))
    assert [(wish.channel, wish.reason) for wish in ann.wishes] == [("email", "Newsletter: no")]
    assert not ann.do_not_contact


def test_going_back_keeps_answers_and_ticks(at_people: Open, qtbot: QtBot) -> None:
    dialog = at_people()
    dialog.people.model.tick(["3"], on=False)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    dialog.next.click()
    dialog.wishes._asked[0][1][0].choice.set_value("email")  # type: ignore[union-attr]
    dialog.back.click()
    dialog.back.click()
    assert place(dialog) == COLUMNS
    dialog.next.click()

    assert place(dialog) == PEOPLE
    assert dialog.people.without == {3}
    dialog.next.click()
    assert dialog.wishes.answers == {2: frozenset({"email"})}


ABOUT_PATIENTS = """\
Name,Email,Newsletter,Notes
Ann Quellow,ann@example.org,no,Rang about patient Joan Smith
Bob Tarn,bob@example.org,,NHS no 943 476 5919
Cy Low,cy@example.org,,Likes tea
Di Moss,di@example.org,,about patient Trevor Nash
"""


def test_who_will_be_core_is_said_before_anyone_comes_in(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("Name,Email,Priority\nAnn Quellow,a@a.example,core\nBob Tarn,b@a.example,\n")
    choice = dialog.columns.rows["Priority"].choice
    choice.setCurrentIndex(choice.findData("tier"))
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
    assert dialog.people.told.isVisible()
    assert dialog.people.told.text().startswith(
        "This list makes someone a core person: Ann Quellow. Core network: 1 of 12."
    )


def test_what_looks_like_a_patients_is_asked_about_and_left_out(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people(ABOUT_PATIENTS)
    dialog.people.kind.set_value("doubtful")
    assert dialog.people.model.ids == ["2", "3", "5"]
    dialog.next.click()
    assert place(dialog) == PATIENTS
    assert set(dialog.patients.chosen) == {2, 3, 5}
    dialog.next.click()
    assert place(dialog) == WISHES
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    people = contacts.get_all(db, contacts.find(db, today=today))
    assert sorted(one.notes for one in people) == ["", "", "", "Likes tea"]


def test_what_is_about_no_patient_comes_in_and_a_row_may_stay_out(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people(ABOUT_PATIENTS)
    dialog.next.click()
    people = {one.question.line: one.choice for _, group in dialog.patients._asked for one in group}
    assert people[2] is not None
    assert people[3] is not None
    people[2].set_value(WITH_TEXT)
    people[3].set_value(WITHOUT_ROW)
    dialog.next.click()
    dialog.back.click()
    assert place(dialog) == PATIENTS
    assert dialog.patients.chosen == {2: WITH_TEXT, 3: WITHOUT_ROW, 5: "without"}
    dialog.next.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.undo.isVisible())

    found = contacts.get_all(db, contacts.find(db, today=today))
    assert sorted((one.name, one.notes) for one in found) == [
        ("Ann Quellow", "Rang about patient Joan Smith"),
        ("Cy Low", "Likes tea"),
        ("Di Moss", ""),
    ]


def test_one_answer_for_all_with_the_same_words(at_people: Open) -> None:
    text = "Name,Newsletter\n" + "".join(f"Ann Quellow{n},no\n" for n in range(60))
    dialog = at_people(text)
    dialog.next.click()

    common, people = dialog.wishes._asked[0]
    assert common is not None
    common.set_value("email")

    assert set(dialog.wishes.answers.values()) == {frozenset({"email"})}
    assert len(people) == 60


def test_cancelled_while_it_is_written_nothing_comes_in(
    db: Data, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people("Name\n" + "".join(f"Ann Quellow{n}\n" for n in range(450)))
    dialog.next.click()
    dialog.cancel.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)

    assert contacts.count(db) == 0
    assert undo.history(db) == []
    assert "nothing was imported" in dialog.problem.text()


def test_people_who_changed_meanwhile_are_looked_at_again(
    db: Data, today: date, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people("Name,Email\nBob Tarn,bob@example.org\n")
    first = imports.plan(db, dialog.incoming.found, today=today)  # type: ignore[arg-type]
    list(imports.apply(db, first))
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == COLUMNS)

    assert "have changed since" in dialog.problem.text()
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
    assert dialog.next.text() == "Nothing to import"


def test_a_file_that_is_no_list_is_refused_with_a_way_on(opened: Open) -> None:
    dialog = opened("%PDF-1.7", "people.pdf")

    assert place(dialog) == FILE
    assert "is a PDF" in dialog.file.problem.text()
    assert dialog.file.empty.primary.text() == "Choose another file\u2026"
    assert not dialog.next.isEnabled()


def test_without_a_file_it_says_what_can_be_read(
    desk: QWidget, runner: Runner, today: date
) -> None:
    dialog = ImportDialog(desk, runner, lambda: today)
    dialog.show()

    assert "drop it here" in dialog.file.empty._text.text()


def test_what_is_looked_at_again_can_be_stopped(at_people: Open, qtbot: QtBot) -> None:
    dialog = at_people()
    dialog.back.click()
    choice = dialog.columns.rows["Was"].choice
    choice.setCurrentIndex(choice.findData("profession"))
    dialog.next.click()
    dialog.cancel.click()

    assert dialog.isVisible()
    assert place(dialog) == COLUMNS
    assert dialog.next.isEnabled()


def test_a_tick_that_comes_while_the_list_is_looked_through_is_not_lost(
    at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people()
    dialog.people.model.tick(["2"], on=False)
    dialog._look_again()
    dialog.people.model.tick(["3"], on=False)
    qtbot.waitUntil(lambda: not dialog.people.is_behind)

    assert dialog.people.without == {2, 3}
    assert dialog.next.text() == "Nothing to import"


def test_a_tick_just_before_going_back_is_not_lost(at_people: Open, qtbot: QtBot) -> None:
    dialog = at_people()
    dialog.people.model.tick(["3"], on=False)
    dialog.back.click()
    dialog.people.changed.emit()  # the pause after the tick is over by now
    assert dialog.progress.isHidden()
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)

    assert dialog.people.without == {3}
    assert "1 left out by you" in dialog.people.counts.text()


def test_other_columns_begin_with_everybody_again(at_people: Open, qtbot: QtBot) -> None:
    dialog = at_people()
    dialog.people.model.tick(["2"], on=False)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    dialog.back.click()
    choice = dialog.columns.rows["Was"].choice
    choice.setCurrentIndex(choice.findData("profession"))
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)

    assert dialog.people.without == set()


def test_another_data_file_closes_it(at_people: Open) -> None:
    dialog = at_people()
    dialog._runner.opened.emit(None)

    assert not dialog.isVisible()


def test_a_slip_of_the_hand_does_not_lose_what_was_decided(
    db: Data, at_people: Open, qtbot: QtBot
) -> None:
    dialog = at_people()
    dialog.people.model.tick(["2"], on=False)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    dialog.reject()

    [question] = dialog.findChildren(QMessageBox)
    assert dialog.isVisible()
    [close] = [one for one in question.buttons() if one.text() == "Close"]
    close.click()
    assert not dialog.isVisible()
    assert contacts.count(db) == 0


def test_empty_columns_are_shown_when_asked_for(opened: Open) -> None:
    columns = opened("Name,Fax,Email,Pager\nAnn Quellow,,ann@example.org,\n").columns
    assert [*columns.rows] == ["Name", "Email"]
    assert columns.empty.text() == "Show 2 empty columns too"

    columns.empty.click()
    assert [one for one in columns.rows if columns.rows[one].choice.isVisible()] == [
        "Name",
        "Email",
        "Fax",
        "Pager",
    ]
    columns.empty.click()
    assert not columns.rows["Fax"].choice.isVisible()


def test_of_a_thousand_questions_the_first_can_be_answered_at_once(
    at_people: Open, qtbot: QtBot
) -> None:
    lines = "".join(f"Ann Quellow{n},post only {n}\n" for n in range(60))
    dialog = at_people(f"Name,Contact preference\n{lines}")
    dialog.next.click()
    wishes = dialog.wishes
    assert len(wishes._asked) == 40

    first = wishes._asked[0][1][0].choice
    assert first is not None
    first.set_value("")

    assert len(wishes.answers) == 60
    assert wishes.answers[2] == frozenset()
    assert wishes.answers[61] == {"email", "phone", "visit", "text"}
    qtbot.waitUntil(lambda: len(wishes._asked) == 60)
    assert wishes.answers[61] == {"email", "phone", "visit", "text"}


def test_each_step_answers_to_hands_and_has_room(opened: Open, qtbot: QtBot) -> None:
    faults = []
    for wanted in (FILE, COLUMNS, PEOPLE, WISHES, RESULT):
        dialog = _at(opened, wanted, qtbot)
        QApplication.processEvents()
        for rule in (without_room, *RULES):
            faults += [f"step {wanted}: {rule.__name__}: {fault}" for fault in rule(dialog)]
        dialog.done(0)

    assert faults == []


@pytest.mark.parametrize(("wide", "happens"), [(1024, False), (1280, True)])
def test_names_wishes_and_how_letters_begin_are_seen_at_twice_the_text(
    at_people: Open, qapp: QApplication, wide: int, happens: bool
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    dialog = at_people()
    dialog.resize(wide, 700)
    qapp.processEvents()
    table = dialog.people.table
    columns = enumerate(table.paged.columns)
    shown = [one.heading for n, one in columns if not table.isColumnHidden(n)]
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert shown == ["Name", "Letters begin", "Wishes", *["What happens"] * happens]


def _at(opened: Open, wanted: int, qtbot: QtBot) -> ImportDialog:
    """The dialog at one of its steps."""
    dialog = opened("Our members,,\n" * (wanted == FILE) + LIST)
    while place(dialog) != wanted:
        qtbot.waitUntil(dialog.next.isEnabled)
        before = place(dialog)
        dialog.next.click()
        qtbot.waitUntil(lambda before=before: place(dialog) != before)  # type: ignore[misc]
    if wanted == RESULT:
        qtbot.waitUntil(lambda: dialog.undo.isVisible())
    return dialog


def test_a_list_without_people_is_spoken_of_as_one_of_organisations(
    at_people: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = at_people(
        "Name,Type,Part of,Website,Postcode\n"
        "Lakeside General,Hospital,Riverside NHS Trust,www.lakeside.example,WE1 1AA\n"
        "Tarn Hospice,Hospice,,,WE2 2BB\n"
    )

    assert dialog.windowTitle() == "Import a list of organisations"
    assert dialog.heading.text() == "Which organisations will be imported?"
    assert dialog.trail.steps[PEOPLE].text() == "3  Organisations"
    table = dialog.people.table
    assert table.accessibleName() == "Organisations in the list"
    shown = [column.heading for column in table.columns.columns]
    assert shown == [
        "Name", "Kind", "Belongs to", "Address", "Phone", "Email", "Website", "What happens",
        "Remarks",
    ]  # fmt: skip
    row = dialog.people.model.row(0)
    assert row is not None
    first = {one.heading: one.text(row) for one in table.columns.columns}
    assert first["Belongs to"] == "Riverside NHS Trust"
    assert first["Website"] == "www.lakeside.example"
    path = tmp_path / "others.csv"
    path.write_text("First name,Last name\nAnn,Orpen\n")
    dialog.read(path)
    qtbot.waitUntil(lambda: place(dialog) == COLUMNS)
    dialog.next.click()
    qtbot.waitUntil(lambda: place(dialog) == PEOPLE)
    assert dialog.windowTitle() == "Import a list of people"
    assert dialog.trail.steps[PEOPLE].text() == "3  People"
    assert [one.heading for one in table.columns.columns] == [
        one.heading for one in people_list.COLUMNS
    ]
