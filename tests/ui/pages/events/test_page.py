"""The events page: the list, one event, and its people."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.events import Event
from outreach_desktop.services import contacts, events, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.widgets.forms.dates import DateField, TimeField
from outreach_desktop.ui.widgets.forms.forms import TextField
from tests.builders import open_evening, person

PART, REPLY, CAME = 1, 2, 3


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> EventsPage:
    """On an open evening tomorrow, a talk last week, and three people."""
    for name in ("Adeyemi", "Marsh", "O'Neil"):
        person(db, name)
    open_evening(db, today + timedelta(days=1), place="Hall 2")
    open_evening(db, today - timedelta(days=7), title="Talk for practice nurses", kind="talk")
    page = EventsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.resize(1120, 760)
    page.show()
    page.reload()
    return page


@pytest.fixture
def evening(db: Data, page: EventsPage) -> Event:
    """The open evening, with everybody asked to it."""
    evening = events.titled(db, "Open evening")
    events.add_participants(db, evening.id, contacts.find(db, today=page.today()))
    page.reload()
    return evening


def listed(page: EventsPage) -> list[str]:
    model = page.list.table.paged
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def people(page: EventsPage, column: int = 0) -> list[str]:
    model = page.card.table.participants
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_coming_and_past_events_stand_apart(page: EventsPage) -> None:
    assert listed(page) == ["Open evening"]
    assert page.list.count.text() == "1 of 2"

    page.list.tabs.setCurrentIndex(1)

    assert listed(page) == ["Talk for practice nurses"]
    assert page.card.title.text() == "Talk for practice nurses"


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_whole_date_is_seen_at_every_size_of_text(
    page: EventsPage, db: Data, qapp: QApplication, size: int
) -> None:
    open_evening(db, date(2026, 3, 26), title="Open session")
    page.reload()
    theme.apply(qapp, theme.Scheme.LIGHT, size)
    page.resize(900, 600)
    page.show()
    qapp.processEvents()
    table = page.list.table
    is_hidden, wide = table.isColumnHidden(0), table.columnWidth(0) >= table.sizeHintForColumn(0)
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert (is_hidden, wide) == (False, True)


def test_an_event_is_shown_whichever_list_it_is_in(page: EventsPage, db: Data) -> None:
    page.show_one(events.titled(db, "Talk for practice nurses").id)

    assert page.list.tabs.currentIndex() == 1
    assert page.card.title.text() == "Talk for practice nurses"


def test_the_search_looks_at_title_kind_and_place(page: EventsPage) -> None:
    page.search("hall")
    assert listed(page) == ["Open evening"]

    page.search("nurses")
    assert listed(page) == []


def test_the_search_spells_as_every_other_search_does(page: EventsPage, db: Data) -> None:
    page.runner.do(page, lambda db: open_evening(db, page.today(), "Cancer Caf\u00e9"))

    page.search("cafe")
    assert listed(page) == ["Cancer Caf\u00e9"]

    page.search("cafe & cancer")
    assert listed(page) == ["Cancer Caf\u00e9"]


def test_a_search_that_only_fits_the_other_list_leads_there(page: EventsPage) -> None:
    page.search("nurses")
    said = [one.text() for one in page.list.empty.findChildren(QLabel)]
    assert said == ["No coming event fits \u201cnurses\u201d. One past event does."]

    page.list.empty.primary.click()

    assert listed(page) == ["Talk for practice nurses"]


def test_a_search_that_hides_the_event_wanted_is_cleared(
    page: EventsPage, db: Data, qtbot: QtBot
) -> None:
    page.search("nurses")

    with qtbot.waitSignal(page.search_cleared):
        page.show_one(events.titled(db, "Open evening").id)

    assert listed(page) == ["Open evening"]


def the_choice(page: EventsPage, qapp: QApplication) -> QComboBox:
    """The list that a click on a reply opens."""
    table = page.card.table
    place = table.visualRect(table.participants.index(1, REPLY)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qapp.processEvents()
    [choice] = table.findChildren(QComboBox)
    assert choice.view().isVisible()
    return choice


def pick(choice: QComboBox, words: str) -> None:
    row = choice.view().visualRect(choice.model().index(choice.findText(words), 0))
    QTest.mouseClick(choice.view().viewport(), Qt.MouseButton.LeftButton, pos=row.center())


def test_the_second_click_of_a_double_click_on_a_reply_picks_nothing(
    page: EventsPage, evening: Event, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 60_000)
    choice = the_choice(page, qapp)
    pick(choice, "Not coming")
    qapp.processEvents()
    assert people(page, REPLY) == ["Asked"] * 3
    assert choice.view().isVisible()

    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 0)
    pick(choice, "Coming")
    qapp.processEvents()
    assert people(page, REPLY) == ["Asked", "Coming", "Asked"]


def test_a_reply_that_is_left_as_it_was_leaves_no_list_in_its_cell(
    page: EventsPage, evening: Event, qapp: QApplication
) -> None:
    choice = the_choice(page, qapp)
    choice.hidePopup()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.card.table.findChildren(QComboBox) == []
    assert people(page, REPLY) == ["Asked"] * 3


def test_a_reply_is_changed_in_its_cell_by_keyboard(
    page: EventsPage, evening: Event, db: Data, qtbot: QtBot
) -> None:
    table = page.card.table
    table.setCurrentIndex(table.participants.index(1, REPLY))
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QComboBox)
    assert editor is not None

    editor.setCurrentIndex(editor.findText("Coming"))
    editor.activated.emit(editor.currentIndex())

    assert people(page, REPLY) == ["Asked", "Coming", "Asked"]
    kept = events.participants(db, evening.id, today=page.today())
    assert [row.participant.rsvp for row in kept] == ["invited", "accepted", "invited"]
    assert undo.next_undo(db) == "Change Dr Ann Marsh at Open evening"


def test_everybody_selected_is_noted_as_there_in_one_action(
    page: EventsPage, evening: Event, db: Data
) -> None:
    page.card.table.selectAll()
    page.card.tick_came.click()

    assert people(page, CAME) == ["Came", "Came", "Came"]
    undo.undo(db)
    page.reload()
    assert people(page, CAME) == ["\u2013", "\u2013", "\u2013"]


def test_the_list_can_be_narrowed_to_who_is_coming(
    page: EventsPage, evening: Event, db: Data
) -> None:
    first = events.participants(db, evening.id, today=page.today())[0].participant
    page.card.changed.emit(replace(first, rsvp="accepted"))

    page.card.shown.set_value("accepted")

    assert people(page) == ["Dr Ann Adeyemi"]
    assert page.card.write.accessibleName() == "Write to all 1\u2026"


def test_writing_takes_those_selected_with_the_event_to_the_letters(
    page: EventsPage, evening: Event, db: Data, qtbot: QtBot
) -> None:
    page.card.table.selectRow(1)

    with qtbot.waitSignal(page.letters_wanted) as wanted:
        page.card.write.click()

    assert wanted.args == [contacts.find(db, "marsh", today=page.today()), evening.id]


def test_without_a_selection_everybody_on_the_list_is_written_to(
    page: EventsPage, evening: Event, db: Data, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.letters_wanted) as wanted:
        page.card.write.click()

    assert wanted.args == [contacts.find(db, today=page.today()), evening.id]


def test_people_are_added_by_searching_and_ticking(page: EventsPage, db: Data) -> None:
    page.add_people()
    dialog = page.findChild(AddPeopleDialog)
    assert isinstance(dialog, AddPeopleDialog)

    dialog.search.setText("marsh")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.save_button.text() == "Add 1 person"
    dialog.save_button.click()

    assert people(page) == ["Dr Ann Marsh"]
    assert people(page, REPLY) == ["Asked"]


@pytest.fixture
def invited(page: EventsPage, db: Data) -> QMessageBox:
    """Three are ticked, of whom one asked not to be contacted and one has died; Add was pressed."""
    refuses = {"do_not_contact": True, "do_not_contact_reason": "rang in May."}
    unwilling = person(db, "Hal", **refuses), person(db, "Lee", deceased=True)
    page.add_people()
    dialog = page.findChild(AddPeopleDialog)
    assert isinstance(dialog, AddPeopleDialog)
    willing = contacts.find(db, "marsh", today=page.today())
    dialog.table.ticked_model.tick([*(one.id for one in unwilling), *willing], on=True)
    dialog.save_button.click()
    [box] = dialog.findChildren(QMessageBox)
    assert people(page) == []
    return box


def answer(box: QMessageBox, words: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def test_who_asked_to_be_left_alone_or_has_died_is_asked_about_before_anybody_is_added(
    invited: QMessageBox, page: EventsPage
) -> None:
    assert invited.informativeText() == (
        "Dr Ann Hal asked not to be contacted (rang in May). Dr Ann Lee has died."
    )
    answer(invited, "Go back")
    assert people(page) == []
    dialog = page.findChild(AddPeopleDialog)
    assert isinstance(dialog, AddPeopleDialog)
    assert dialog.save_button.isEnabled()


def test_they_are_left_out_of_the_list_or_put_on_it_as_one_wants(
    invited: QMessageBox, page: EventsPage, db: Data
) -> None:
    answer(invited, "Leave them out")
    assert people(page) == ["Dr Ann Marsh"]
    undo.undo(db)
    page.reload()
    assert people(page) == []


def test_all_are_put_on_the_list_where_that_is_wanted(
    invited: QMessageBox, page: EventsPage
) -> None:
    answer(invited, "Add anyway")
    assert people(page) == ["Dr Ann Hal", "Dr Ann Lee", "Dr Ann Marsh"]


def test_nobody_is_offered_who_is_on_the_list_already(page: EventsPage, evening: Event) -> None:
    page.add_people()
    dialog = page.findChild(AddPeopleDialog)

    assert isinstance(dialog, AddPeopleDialog)
    assert dialog.table.paged.ids == []


def test_taking_somebody_off_the_list_can_be_undone(
    page: EventsPage, evening: Event, db: Data
) -> None:
    page.card.table.selectRow(0)
    page.card.take_off.click()
    assert people(page) == ["Dr Ann Marsh", "Dr Ann O'Neil"]

    undo.undo(db)
    page.reload()
    assert len(people(page)) == 3


def open_editor(page: EventsPage) -> EventEditor:
    page.add()
    editor = page.findChild(EventEditor)
    assert isinstance(editor, EventEditor)
    return editor


def test_a_new_event_is_shown_once_it_is_saved(page: EventsPage, db: Data) -> None:
    editor = open_editor(page)
    for key, value in {"title": "Lunch and learn", "date": "4/5", "starts_at": "12.30"}.items():
        field = editor._form.field(key)
        assert isinstance(field, TextField | DateField | TimeField)
        field.setText(value)

    editor.save_button.click()

    kept = events.titled(db, "Lunch and learn")
    assert (kept.date, kept.starts_at) == (date(2026, 5, 4), time(12, 30))
    assert page.card.title.text() == "Lunch and learn"


def test_what_is_wrong_with_an_event_stands_under_its_fields(page: EventsPage) -> None:
    editor = open_editor(page)
    starts = editor._form.field("starts_at")
    assert isinstance(starts, TimeField)
    starts.setText("half past")

    editor.save_button.click()

    assert editor._form.problem("title") == "Type a title."
    assert editor._form.problem("date") == "Choose a date."
    assert editor._form.problem("starts_at") == "Type a time, like 19:30."


def test_removing_an_event_asks_first(page: EventsPage, db: Data) -> None:
    page.remove()
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)

    next(b for b in box.findChildren(QPushButton) if b.text() == "Remove this event").click()

    assert listed(page) == []
    assert events.count(db) == 1


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot, runner: Runner, today: date) -> None:
    page = EventsPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.show()
    page.reload()

    assert page.list.empty.isVisible()
    assert page.list.empty.primary.text() == "Add the first event\u2026"
