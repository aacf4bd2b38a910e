"""The group's own fields as columns that are chosen and sorted by, and changed for several at once."""

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnKind
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.many import changes
from outreach_desktop.services.many.changes import ManyChange, Way
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.widgets.many.dialog import ManyDialog
from tests import builders


def shown(page: ContactsPage, heading: str) -> list[str]:
    model = page.people.table.paged
    place = [one.heading for one in model.columns].index(heading)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_a_field_is_a_column_that_is_chosen_sorted_by_and_copied(
    qtbot: QtBot, db: Data, runner: Runner, today: date
) -> None:
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="soup\nfish")
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    builders.person(db, "Ash", own=((meal.id, "fish"), (until.id, "2027-01-31")))
    builders.person(db, "Birch", own=((meal.id, "soup"),))
    page = ContactsPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.reload()
    columns = page.people.table.columns
    columns.show_columns(["name", f"own.{meal.id}", f"own.{until.id}"])
    assert [one.heading for one in columns.in_view] == ["Name", "Meal", "Until"]
    place = [one.heading for one in page.people.table.paged.columns].index("Meal")
    page.people.table._sort(place)

    assert shown(page, "Meal") == ["soup", "fish"]
    assert shown(page, "Until") == ["", "31 Jan 2027"]
    (column,) = [one for one in columns.columns if one.heading == "Until"]
    row = page.people.table.paged.row(1)
    assert column.value is not None
    assert column.value(row) == date(2027, 1, 31)


def test_columns_follow_when_a_field_is_made_renamed_or_removed(
    qtbot: QtBot, db: Data, runner: Runner, today: date
) -> None:
    builders.person(db, "Ash")
    page = ContactsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.reload()
    runner.do(page, lambda db: builders.own_field(db, "Meal").id)
    (meal,) = own_fields.every(db, "contacts")
    columns = page.people.table.columns
    columns.show_columns(["name", f"own.{meal.id}"])
    page.people.table._sort(len(page.people.table.paged.columns) - 1)
    assert page.people.table.order == (f"own.{meal.id}", False)
    runner.do(page, lambda db: own_fields.remove(db, meal.id))

    assert [one.heading for one in columns.in_view] == ["Name"]
    assert page.people.table.order == ("", False)
    assert shown(page, "Name") == ["Dr Ann Ash"]


def test_organisations_have_columns_of_their_own_fields(
    qtbot: QtBot, db: Data, runner: Runner, today: date
) -> None:
    builders.organisation(db, "Mill")
    page = OrganisationsPage(runner, lambda: today)
    qtbot.addWidget(page)
    page.reload()
    runner.do(
        page, lambda db: builders.own_field(db, "Ramp", kind=OwnKind.TICK, about=ORGANISATIONS).id
    )
    (ramp,) = own_fields.every(db, ORGANISATIONS)

    assert [one.heading for one in page.tree.places.columns][-1] == "Ramp"
    page.tree.columns.show_columns(["name", f"own.{ramp.id}"])
    assert [one.heading for one in page.tree.columns.in_view] == ["Organisation", "Ramp"]


def test_a_list_or_a_tick_is_changed_for_several_at_once(
    qtbot: QtBot, db: Data, runner: Runner, today: date
) -> None:
    permit = builders.own_field(db, "Permit", kind=OwnKind.TICK)
    builders.own_field(db, "Remark")
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish")
    people = [
        builders.person(db, "Ash", own=((permit.id, "yes"),)),
        builders.person(db, "Birch"),
    ]
    ids = [one.id for one in people]
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    dialog = ManyDialog(window, runner, "contacts", ids, said.append)
    names = {one.label: name for name, one in dialog._fields.items()}
    assert "Remark" not in names
    dialog.which.set_value(names["Permit"])
    dialog.value.set_value("yes")
    changed = outcome(changes.change(db, ids, dialog.wanted))

    assert changed == 1
    assert [contacts.get(db, one).own for one in ids] == [((permit.id, "yes"),)] * 2
    assert undo.undo(db).name == "Set \u201cPermit\u201d of 2 people to \u201cyes\u201d"
    outcome(changes.change(db, ids, ManyChange("contacts", f"own.{meal.id}", Way.SET, "bread")))
    assert contacts.get(db, ids[1]).own == ((meal.id, "bread"),)
