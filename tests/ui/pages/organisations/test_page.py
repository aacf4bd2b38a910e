"""The places page: tree, card, editor, removing."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.pages.organisations.tree import TreeModel
from tests.builders import organisation, person, role, sample_group


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date) -> OrganisationsPage:
    page = OrganisationsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.reload()
    page.show()
    return page


def drawn(model: TreeModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The tree as lines, indented by depth, as the view reads it."""
    lines = []
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        lines.append(f"{'  ' * depth}{model.data(index)}")
        lines += drawn(model, index, depth + 1)
    return lines


def open_editor(page: OrganisationsPage) -> OrganisationEditor:
    return page.findChildren(OrganisationEditor)[-1]


def test_an_empty_page_offers_to_add_the_first_place(db: Data, page: OrganisationsPage) -> None:
    page.list.empty.primary.click()
    editor = open_editor(page)
    editor._form.fill({"name": "Lakeside General", "kind": "hospital"})
    editor.try_to_save()

    assert drawn(page.model) == ["Lakeside General"]
    assert page.place.card is not None
    assert page.place.card.organisation == organisations.named(db, "Lakeside General")


def test_an_empty_page_offers_to_import_a_list_as_well(
    db: Data, page: OrganisationsPage, qtbot: QtBot
) -> None:
    button = page.list.empty.secondary
    assert button.text() == "Import a list of organisations\u2026"
    with qtbot.waitSignal(page.import_wanted):
        button.click()

    organisation(db, "Lakeside General")
    page.search("nowhere")
    assert page.list.empty.primary.text() == "Clear the search"
    assert not button.isVisibleTo(page.list.empty)


def test_the_model_of_the_sample_group_keeps_the_rules_of_qt(
    db: Data, page: OrganisationsPage, today: date
) -> None:
    sample_group(db, today)
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.reload()

    assert tester.model() is page.model
    tree = organisations.tree(db, today=today)
    assert drawn(page.model) == [f"{'  ' * row.depth}{row.organisation.name}" for row in tree]


def test_a_search_shows_the_found_under_what_they_belong_to(
    db: Data, page: OrganisationsPage
) -> None:
    general = organisation(db, "Lakeside General")
    organisation(db, "Urology", parent_id=general.id)
    organisation(db, "Cardiology", parent_id=general.id)

    page.search("uro")
    assert drawn(page.model) == ["Lakeside General", "  Urology"]

    page.search("nowhere")
    assert page.list.empty.isVisible()
    page.search("")
    assert len(drawn(page.model)) == 3


def test_a_part_is_added_below_the_place_shown(db: Data, page: OrganisationsPage) -> None:
    general = organisation(db, "Lakeside General")
    page.reload()
    page.show_one(general.id)

    page.place.part_wanted.emit()
    editor = open_editor(page)
    editor._form.fill({"name": "Urology"})
    editor.try_to_save()

    assert drawn(page.model) == ["Lakeside General", "  Urology"]
    assert page.place.card is not None
    assert page.place.card.parents == (general,)


def test_a_place_cannot_be_put_below_itself(db: Data, page: OrganisationsPage) -> None:
    general = organisation(db, "Lakeside General")
    ward = organisation(db, "Ward 7", parent_id=general.id)
    page.reload()
    page.show_one(general.id)

    page.edit()
    editor = open_editor(page)
    offered = set(editor._pick._ids)
    editor._pick.set_value(ward.id)
    editor.try_to_save()

    assert offered == {ward.id}
    assert "cannot belong to" in editor.banner.text()
    assert organisations.get(db, general.id) == general


def test_removing_says_first_what_goes_with_it(db: Data, page: OrganisationsPage) -> None:
    general = organisation(db, "Lakeside General")
    organisation(db, "Urology", parent_id=general.id)
    role(db, person(db), general)
    page.reload()
    page.show_one(general.id)

    page.remove()
    (question,) = page.findChildren(QMessageBox)
    assert question.text() == "Remove Lakeside General?"
    assert "1 organisation below will move up a level." in question.informativeText()
    assert "1 person will no longer have a role there." in question.informativeText()
    assert drawn(page.model) == ["Lakeside General", "  Urology"]

    next(one for one in question.buttons() if one.text() == "Remove this organisation").click()
    assert drawn(page.model) == ["Urology"]


def test_its_people_are_taken_to_the_letters_page(
    qtbot: QtBot, db: Data, page: OrganisationsPage
) -> None:
    general, ann = organisation(db, "Lakeside General"), person(db)
    role(db, ann, general)
    page.reload()
    page.show_one(general.id)

    with qtbot.waitSignal(page.letters_wanted) as wanted:
        page.write()
    assert wanted.args == [[ann.id], ""]


def test_all_that_are_selected_are_copied_and_no_reading_of_them_takes_long(
    db: Data, page: OrganisationsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(600):
        organisation(db, f"House {number:03}")
    page.reload()
    listed, at_once = organisations.listed, list[int]()

    def counted(db: Data, ids: Sequence[str], *, today: date) -> list[OrganisationListed]:
        at_once.append(len(ids))
        return listed(db, ids, today=today)

    monkeypatch.setattr(organisations, "listed", counted)
    page.tree.selectAll()
    page.list.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert (len(lines), lines[-1].split("\t")[0]) == (601, "House 599")
    assert sum(at_once) >= 600
    assert max(at_once) <= 500  # others are answered in between
