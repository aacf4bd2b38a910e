"""Services: kept in their order, checked, moved, found."""

import datetime as dt
from dataclasses import replace

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import our_services
from tests import builders
from tests.conftest import TODAY

LONG_AGO = dt.date(2024, 1, 1)


@pytest.fixture
def three(db: Data) -> list[str]:
    return [
        builders.service(db, name, today=TODAY).id for name in ("Walk", "Helpline", "Caf\u00e9")
    ]


def names(db: Data) -> list[str]:
    return [one.name for one in our_services.every(db)]


def test_a_new_one_stands_behind_the_others(db: Data, three: list[str]) -> None:
    assert names(db) == ["Walk", "Helpline", "Caf\u00e9"]
    assert our_services.find(db) == three


def test_one_is_moved_beside_another_and_only_its_own_row_changes(
    db: Data, three: list[str]
) -> None:
    walk, helpline, cafe = three
    before = {one.id: one for one in our_services.every(db)}
    our_services.move(db, cafe, walk, after=False)
    assert names(db) == ["Caf\u00e9", "Walk", "Helpline"]
    our_services.move(db, cafe, walk, after=True)
    assert names(db) == ["Walk", "Caf\u00e9", "Helpline"]
    assert our_services.get(db, walk) == before[walk]
    assert our_services.get(db, helpline) == before[helpline]

    undo.undo(db)
    assert names(db) == ["Caf\u00e9", "Walk", "Helpline"]


def test_where_there_is_no_room_between_two_all_get_new_places(db: Data, three: list[str]) -> None:
    _, helpline, cafe = three
    for _ in range(60):
        our_services.move(db, cafe, helpline, after=False)
        our_services.move(db, helpline, cafe, after=False)
    assert names(db)[0] == "Walk"
    places = [one.position for one in our_services.every(db)]
    assert places == sorted(set(places))


def test_changing_one_leaves_it_in_its_place(db: Data, three: list[str]) -> None:
    helpline = our_services.get(db, three[1])
    our_services.change(db, replace(helpline, cost="free", position=0), today=TODAY)
    assert names(db) == ["Walk", "Helpline", "Caf\u00e9"]
    assert our_services.get(db, three[1]).cost == "free"


def test_those_not_checked_for_a_year_are_due_until_someone_checks_them(db: Data) -> None:
    old = builders.service(db, "Old", checked_on=LONG_AGO, today=TODAY)
    builders.service(db, "Over", checked_on=LONG_AGO, ends_on=LONG_AGO, today=TODAY)
    assert our_services.due(db, today=TODAY) == 1
    our_services.checked(db, [old.id], today=TODAY)
    assert our_services.due(db, today=TODAY) == 0
    assert undo.next_undo(db) == "Check service Old"


def test_one_is_found_by_what_stands_in_it(db: Data, three: list[str]) -> None:
    builders.service(db, "Class", how_to_join="Ring Si\u00f4n", today=TODAY)
    assert [our_services.get(db, one).name for one in our_services.find(db, "sion")] == ["Class"]
    assert our_services.find(db, "cafe") == [three[2]]
    assert our_services.find(db, "nothing") == []


def test_removed_ones_are_in_the_bin_and_undo_brings_them_back(db: Data, three: list[str]) -> None:
    our_services.remove(db, three[:2])
    assert names(db) == ["Caf\u00e9"]
    assert undo.next_undo(db) == "Remove 2 services"
    undo.undo(db)
    assert names(db) == ["Walk", "Helpline", "Caf\u00e9"]


def test_one_without_a_name_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="Type the name of the service"):
        builders.service(db, " ", today=TODAY)
