"""The tree of places: names at once, what stands beside them as it comes into view."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.organisations import Organisation, TreeLine
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.organisations.columns import place_columns
from outreach_desktop.ui.pages.organisations.tree import TreeModel
from outreach_desktop.ui.widgets.lists.paged import PAGE
from tests.builders import call, organisation, person, role
from tests.conftest import TODAY

TIP = Qt.ItemDataRole.ToolTipRole


class Fetched(list[int]):
    """Remembers how many were asked for at once."""

    def __call__(self, db: Data, ids: Sequence[str]) -> Sequence[OrganisationListed]:
        self.append(len(ids))
        return [known(one) for one in ids]


def known(one: str) -> OrganisationListed:
    return OrganisationListed(
        organisation=Organisation(id=one, name=f"House {one}", kind=f"kind of {one}"),
        belongs_to="",
        town="Selby",
        people=2,
        champions=0,
        last_contact=None,
        lead="",
        successor="",
    )


@pytest.fixture
def fetched() -> Fetched:
    return Fetched()


@pytest.fixture
def model(runner: Runner, fetched: Fetched) -> TreeModel:
    model = TreeModel(runner, place_columns(lambda: TODAY), fetched)
    model.show_lines([TreeLine(str(n), f"House {n}", 0) for n in range(10_000)])
    return model


def test_ten_thousand_names_are_there_without_a_question(
    model: TreeModel, fetched: Fetched
) -> None:
    last = model.rowCount() - 1
    assert (last, model.data(model.index(last, 0)), fetched) == (9_999, "House 9999", [])


def test_kinds_and_people_are_asked_for_page_by_page_and_once(
    model: TreeModel, fetched: Fetched
) -> None:
    cells = [model.data(model.index(row, column)) for row in (200, 201) for column in (1, 2)]
    assert cells == ["Kind of 200", "2", "Kind of 201", "2"]
    assert fetched == [PAGE]


def test_where_a_cell_says_how_long_ago_its_tip_says_the_day(model: TreeModel) -> None:
    (last,) = (n for n, one in enumerate(model.columns) if one.name == "last_contact")
    cell = model.index(3, last)
    assert (model.data(cell), "No contact yet" in model.data(cell, TIP)) == ("", True)
    town = model.index(3, last + 3)
    assert (model.data(town), "Selby" in model.data(town, TIP)) == ("Selby", True)


def test_a_tree_that_is_the_same_stays_as_it_is_and_asks_again_for_what_is_looked_at(
    model: TreeModel, fetched: Fetched
) -> None:
    model.data(model.index(3, 1))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.refresh()
    assert model.data(model.index(3, 1)) == "Kind of 3"
    assert (resets, fetched) == ([], [PAGE, PAGE])


def test_the_outline_of_a_search_has_what_the_places_found_belong_to(db: Data) -> None:
    trust = organisation(db, "Border Trust")
    hospital = organisation(db, "Royal Infirmary", parent_id=trust.id, kind="hospital")
    organisation(db, "Ward 7", parent_id=hospital.id)
    organisation(db, "Mill Surgery")
    role(db, person(db), hospital)

    assert [
        (line.name, line.depth) for line in organisations.outline(db, "royal", today=TODAY)
    ] == [
        ("Border Trust", 0),
        ("Royal Infirmary", 1),
    ]
    ids = [line.id for line in organisations.outline(db, today=TODAY)]
    said = organisations.listed(db, ids, today=TODAY)
    assert [(one.organisation.kind, one.people) for one in said] == [
        ("", 0),
        ("hospital", 1),
        ("", 0),
        ("", 0),
    ]


def test_in_another_order_what_was_found_stands_on_one_level(db: Data) -> None:
    trust = organisation(db, "Border Trust", kind="hospital trust")
    hospital = organisation(
        db, "Royal Infirmary", parent_id=trust.id, kind="hospital", address=Address(town="Selby")
    )
    ward = organisation(db, "Ward 7", parent_id=hospital.id, audience_size=900)
    surgery = organisation(db, "Mill Surgery", address=Address(town="Ashby"), audience_size=2400)
    ann, ben = person(db, champion=CHAMPION), person(db, "Brown")
    role(db, ann, ward)
    role(db, ann, hospital)
    role(db, ben, surgery)
    role(db, ben, hospital)
    call(db, ann, date(2026, 1, 5))
    call(db, ben, date(2026, 2, 5))

    def in_order(order: str, *, descending: bool = False) -> str:
        lines = organisations.outline(db, today=TODAY, order=order, descending=descending)
        assert {line.depth for line in lines} == {0}
        return " ".join(line.name.split()[0] for line in lines)

    assert in_order("kind") == "Border Royal Mill Ward"
    assert in_order("kind", descending=True) == "Royal Border Mill Ward"  # two have none
    assert in_order("town") == "Mill Royal Ward Border"  # the post of a ward goes to the hospital
    assert in_order("parent_id") == "Royal Ward Border Mill"
    assert in_order("people", descending=True) == "Royal Ward Mill Border"  # which has none
    assert in_order("people") == "Mill Ward Royal Border"
    assert in_order("champions").split()[-1] == "Mill"
    assert in_order("champions", descending=True).split()[-1] == "Mill"  # which has none
    assert in_order("audience_size", descending=True) == "Mill Ward Border Royal"
    assert in_order("last_contact") == "Ward Border Mill Royal"
    assert in_order("audience_size") == "Ward Mill Border Royal"
    for column in place_columns(lambda: TODAY):
        if column.order:
            in_order(column.order)


def test_the_lines_above_are_not_among_what_is_put_in_order(db: Data) -> None:
    trust = organisation(db, "Border Trust")
    organisation(db, "Royal Infirmary", parent_id=trust.id)
    lines = organisations.outline(db, "royal", today=TODAY, order="kind")
    assert [line.name for line in lines] == ["Royal Infirmary"]
