"""A list that becomes shorter while its cursor stands on the last row: nothing is asked of a row that is gone."""

import datetime as dt
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, events
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import Finding
from outreach_desktop.services.safety.backup import BackupRow
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.pages.letters.check import CheckStep
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.safety.backup.table import BackupTable
from outreach_desktop.ui.safety.history import HistoryDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from tests.builders import open_evening, person
from tests.ui.executors import Held


def to_the_end(view: QAbstractItemView) -> None:
    """The cursor stands on the last row that can be seen in the list."""
    model, last = view.model(), QModelIndex()
    while (rows := model.rowCount(last)) > 0:
        last = model.index(rows - 1, 0, last)
    if view.focusPolicy() != Qt.FocusPolicy.NoFocus:
        view.setFocus()
    view.setCurrentIndex(last)
    QApplication.processEvents()
    assert view.currentIndex() == last


def finding(message: str, field: str = "", contact_id: str | None = None) -> Finding:
    return Finding(
        contact_id=contact_id, name="", template="Note", field=field, message=message, stops=True
    )


def test_what_was_found(qtbot: QtBot) -> None:
    step = CheckStep()
    qtbot.addWidget(step)
    step.show()
    looked_at: list[str] = []
    step.looked_at.connect(lambda contact_id, _: looked_at.append(contact_id))
    people = [finding(f"No phone ({one})", "contact.phone", one) for one in "abc"]
    of_group = [finding(f"No {part}", f"group.{part}") for part in ("phone", "address")]
    step.show_findings([*people, *of_group], 3, 3)
    to_the_end(step.list)
    assert step.mend.text().strip() == "Go to our group"

    step.show_findings(people[:1], 3, 1)

    assert not step.mend.isEnabled()
    assert looked_at == []
    to_the_end(step.list)
    assert looked_at == ["a"]
    step.show_nothing("")
    assert not step.mend.isEnabled()


def test_what_was_found_for_another_person_is_told_of_that_person(qtbot: QtBot) -> None:
    step = CheckStep()
    qtbot.addWidget(step)
    step.show()
    step.show_findings([finding("No phone", "contact.phone", one) for one in "abc"], 3, 3)
    to_the_end(step.list)
    step.show_findings([finding("No phone", "contact.phone", "b")], 3, 1)
    step.list.setCurrentRow(0)

    with qtbot.waitSignal(step.wanted) as wanted:
        step.mend.click()

    assert wanted.args == ["contacts", "b"]


def test_backups(qtbot: QtBot) -> None:
    table = BackupTable("Backups")
    qtbot.addWidget(table)
    table.show()
    rows = [backup(number) for number in range(4)]
    table.show_rows(rows)
    to_the_end(table)
    chosen: list[Path | None] = []
    table.chosen.connect(lambda: chosen.append(row.path if (row := table.current()) else None))

    table.show_rows(rows[:1])
    assert chosen == [rows[0].path]

    table.show_rows([])
    assert chosen == [rows[0].path, None]


def backup(number: int) -> BackupRow:
    return BackupRow(
        path=Path(f"{number}.outreach"),
        made_at=dt.datetime(2026, 3, 1, number, tzinfo=dt.UTC),
        why="",
        size=1,
        counts={"contacts": 1, "organisations": 0, "events": 0, "interactions": 0},
        locked=False,
        problem="",
    )


@pytest.mark.parametrize("key", ["contacts", "organisations", "events"])
def test_the_lists_of_the_pages(sample_window: MainWindow, key: str) -> None:
    page = sample_window.go_to(key)
    assert isinstance(page, ContactsPage | OrganisationsPage | EventsPage)
    view = page.tree if isinstance(page, OrganisationsPage) else _table(page)
    to_the_end(view)

    for words in ("a", "mar", "marrowby", "nothing fits this", ""):
        page.search(words)
        if view.model().rowCount():
            assert view.currentIndex().isValid()
            to_the_end(view)


def _table(page: ContactsPage | EventsPage) -> ListTable:
    return page.people.table if isinstance(page, ContactsPage) else page.list.table


def test_people_at_an_event_and_a_choice_that_is_open_there(
    db: Data, window: MainWindow, today: date
) -> None:
    for name in ("Adeyemi", "Marsh", "O'Neil"):
        person(db, name)
    evening = open_evening(db, today)
    events.add_participants(db, evening.id, contacts.find(db, today=today))
    page = window.go_to("events")
    assert isinstance(page, EventsPage)
    table = page.card.table
    last = table.participants.index(2, 2)
    table.setCurrentIndex(last)
    table.edit(last)
    QApplication.processEvents()

    for left in (2, 1, 0):
        row = events.participants(db, evening.id, today=today)[-1]
        events.remove_participants(db, [row.participant.id])
        page.reload()
        QApplication.processEvents()
        assert table.participants.rowCount() == left


def test_what_was_done(db: Data, window: MainWindow) -> None:
    for name in ("Adeyemi", "Marsh", "O'Neil"):
        person(db, name)
    dialog = HistoryDialog(window, window.runner)
    dialog.show()
    to_the_end(dialog.table)

    dialog.search.setText("marsh")

    assert dialog.table.model().rowCount() == 1
    assert "Marsh" in dialog.details.toPlainText()
    dialog.search.setText("nothing fits this")
    assert not dialog.undo.isEnabled()


def test_what_the_search_field_finds(sample_window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    sample_window.top.search.setFocus()
    sample_window.found.find_everything()
    qtbot.keyClicks(sample_window.top.search, "ma")
    assert sample_window.found.count() > 4
    to_the_end(sample_window.found)

    qtbot.keyClicks(sample_window.top.search, "rrowby general")

    assert 0 < sample_window.found.count() <= 4
    to_the_end(sample_window.found)


def test_a_page_that_is_drawn_when_nobody_is_ticked_any_more(
    db: Data, qtbot: QtBot, qapp: QApplication, today: date
) -> None:
    for name in ("Adeyemi", "Marsh"):
        person(db, name)
    held = Held()
    page = LettersPage(Runner(AtOnce(), held, db=db), lambda: today)
    qtbot.addWidget(page)
    page.what.tick("information-packet")
    page.who.model.tick(page.who.model.ids, on=True)
    assert held.jobs

    page.who.model.tick(page.who.model.ids, on=False)
    held.run()

    assert page.viewer.pages.sentence.startswith("Choose people")


def test_rows_that_are_fetched_when_somebody_is_gone_do_not_slip_up_by_one(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    people = [person(db, name) for name in ("Adeyemi", "Marsh", "O'Neil")]

    def fetch(db: Data, ids: Sequence[str]) -> Sequence[ContactRow]:
        return contacts.rows(db, ids, today=today)

    model = PagedModel(runner, [ListColumn(heading="Name", text=lambda row: row.name)], fetch)
    model.show_ids([one.id for one in people])
    contacts.remove(db, [people[0].id])

    assert [model.index(row, 0).data() for row in range(3)] == ["", "", ""]
