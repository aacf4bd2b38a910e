"""The tree of places: names at once, what stands beside them as it comes into view."""

from collections.abc import Sequence

import pytest

from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.organisations import TreeLine
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.organisations.tree import Cells, TreeModel
from outreach_desktop.ui.widgets.lists.paged import PAGE
from tests.builders import organisation, person, role
from tests.conftest import TODAY


class Fetched(list[int]):
    """Remembers how many were asked for at once."""

    def __call__(self, db: Data, ids: Sequence[str]) -> Sequence[Cells]:
        self.append(len(ids))
        return [(f"kind of {one}", 2) for one in ids]


@pytest.fixture
def fetched() -> Fetched:
    return Fetched()


@pytest.fixture
def model(runner: Runner, fetched: Fetched) -> TreeModel:
    model = TreeModel(runner, fetched)
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
    said = organisations.kinds_and_people(db, ids, today=TODAY)
    assert said == [("", 0), ("hospital", 1), ("", 0), ("", 0)]
